"""The message archive of a simulated company: what is said there is heard of by its callback, opened by the stand-in for the platform's
library, and kept as far as people agreed."""
import shutil
import threading
import time

import pytest

import archive as archives
import quanzi_cli
from simulated_wecom import SimulatedWeCom

DEADLINE = 60


@pytest.fixture
def talk(tmp_path, monkeypatch):
    if shutil.which("cc") is None:
        pytest.skip("there is no C compiler: install Debian's packages gcc and libc6-dev")
    library, archive = archives.build(tmp_path), archives.Archive(tmp_path / "archive")
    monkeypatch.setenv("ARCHIVE_STAND_IN", str(archive.folder))
    platform, place, stop = SimulatedWeCom(tmp_path), quanzi_cli.embedded(tmp_path / "data"), threading.Event()
    (archive.folder / "wanted-secret").write_text(platform.keys["archive_secret"])

    def seal():
        while not stop.is_set():
            records = platform.call(f"archive?after={archive.seq}")["records"]
            archive.add(*({"msgid": each["msgid"], "raw": each["content"]} for each in records))
            time.sleep(0.1)

    sealer = threading.Thread(target=seal)
    try:
        said = platform.connect(place, asks=True).json()
        keys = ("--key-file", f"3={archive.key_file(3)}")
        place.run("archive connect", "--connection", said["connection"], "--library", str(library), "--secret-file", str(archive.folder / "wanted-secret"), *keys,
                  "--json").ok()
        sealer.start()
        with quanzi_cli.Server(place) as server:
            assert platform.call("callback", {"url": server.url + said["callback"]}, "PUT")["ok"]
            yield place, platform
    finally:
        stop.set()
        sealer.join()
        platform.close()


def until(what):
    deadline = time.monotonic() + DEADLINE
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.2)


def texts(place):
    return [row[0] for row in place.sql("SELECT text FROM message ORDER BY at_ms, id")]


def looked(place):
    return int(place.sql("SELECT coalesce(looked_ms, 0) FROM message_archive")[0][0])


def test_what_is_said_comes_soon_and_only_if_it_may(talk):
    place, platform = talk
    group = next(each for each in platform.call("truth")["groups"] if not each["dismissed"])
    chat, guest = group["chat_id"], next(each["id"] for each in group["members"] if each["id"].startswith("wm"))
    staff = next(each["id"] for each in group["members"] if not each["id"].startswith("wm"))
    until(lambda: looked(place))
    platform.call("say", {"chat_id": chat, "who": staff, "text": "今晚上新"})
    platform.call("say", {"chat_id": chat, "who": guest, "text": "还没同意"})
    began = time.monotonic()
    until(lambda: texts(place) == ["今晚上新"])
    # By the clock alone it would be half a minute after the look before.
    assert time.monotonic() - began < 25
    # The group is the one that the connection tells of, and known up to now.
    # Nothing of what was said last may be missing, or the record ends before it.
    platform.call("say", {"chat_id": chat, "who": staff, "text": "十点开始"})
    until(lambda: place.sql("SELECT 1 FROM customer_group c JOIN chat_group g ON g.id = c.group_id AND g.key = c.chat_id "
                            f"JOIN group_record r ON r.group_id = g.id WHERE c.chat_id = '{chat}'"))
    platform.call("archive/agree", {"chat_id": chat, "who": guest})
    platform.call("say", {"chat_id": chat, "who": guest, "text": "我同意了"})
    until(lambda: texts(place) == ["今晚上新", "十点开始", "我同意了"])
    entry = place.run("archive list", "--json").json()[0]
    assert (entry["taken"], entry["withheld"], entry["unread"]) == (3, 1, 0) and "problem" not in entry
