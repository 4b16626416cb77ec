"""A start that cannot succeed says why in one sentence."""
import socket
from pathlib import Path

import pytest

import quanzi_cli
from quanzi_cli import Running, Server, binary
from renaming import small_chat
from sentence import one_sentence


def test_a_port_in_use(embedded):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = embedded.run("serve", "--listen", f"127.0.0.1:{port}", timeout=30)
    one_sentence(ended, about=port)


def test_a_data_folder_that_cannot_be_written():
    ended = quanzi_cli.embedded(Path("/dev/null/data")).run("report", timeout=30)
    one_sentence(ended, about="/dev/null")


@pytest.mark.parametrize("command", ["setup-link", "password"])
def test_looking_after_accounts_makes_no_installation(tmp_path, command):
    secret = tmp_path / "password"
    secret.write_text("锅里的汤要慢慢地熬才香")
    arguments = ["--name", "阿明", "--password-file", secret] if command == "password" else []
    place = quanzi_cli.embedded(tmp_path / "nothing")
    ended = place.run(f"staff {command}", *arguments, timeout=30)
    assert "--data" in one_sentence(ended, about="nothing")
    assert not (tmp_path / "nothing").exists()


def test_a_setup_link_can_be_opened(embedded):
    with Server(embedded):
        pass
    local = embedded.run("staff setup-link", timeout=30).ok().out
    public = embedded.run("staff setup-link", "--public-url", "https://quanzi.example.com/", timeout=30).ok().out
    assert local.startswith("http://127.0.0.1:8080/setup?token=")
    assert public.startswith("https://quanzi.example.com/setup?token=")
    one_sentence(embedded.run("staff setup-link", "--public-url", "quanzi.example.com", timeout=30), about="--public-url")


def test_a_database_that_does_not_answer():
    ended = Running([binary(), "report", "--database", f"postgres://nobody@127.0.0.1:{quanzi_cli.free_port()}/none"]).finish(60)
    one_sentence(ended)


@pytest.mark.parametrize("command", ["serve", "import", "report"])
def test_a_database_written_by_a_newer_version(fresh, tmp_path, command):
    chat = small_chat(tmp_path, groups=1)
    fresh.load(chat)
    before = fresh.report()
    fresh.sql("INSERT INTO migration (feature, number, fingerprint, applied_ms) VALUES ('Groups', 99, 0, 0)")
    arguments = {"serve": ["--listen", f"127.0.0.1:{quanzi_cli.free_port()}"], "import": ["--json", chat], "report": ["--json"]}
    ended = fresh.run(command, *arguments[command], timeout=30)
    sentence = one_sentence(ended, about="Groups 99")
    assert "newer version" in sentence and not ended.out
    fresh.sql("DELETE FROM migration WHERE number = 99")
    assert fresh.report() == before


def test_the_address_is_free_again_after_a_kill(embedded):
    with Server(embedded) as server:
        server.running.kill()
    with Server(embedded, port=server.port) as again:
        assert again.seconds_to_first_answer < quanzi_cli.START_SECONDS
