"""What another program brings over a bridge, signed by an implementation that is not ours."""
import gzip
import shutil
import subprocess
import time

import pytest

import bridge
import quanzi_cli

BEGIN = 1_763_600_000


@pytest.fixture(scope="module")
def yard(tmp_path_factory):
    place = quanzi_cli.embedded(tmp_path_factory.mktemp("bridge") / "data")
    made = place.run("bridge create", "--name", "客服", "--json").json()
    assert made["path"] == f"/bridge/{made['id']}" and made["state"] == "on" and made["key"].startswith("whsec_")
    with quanzi_cli.Server(place) as server:
        yield place, server, made


@pytest.fixture
def sender(yard):
    _, server, made = yard
    return bridge.Sender(server.port, made["path"], made["key"])


def state(yard):
    return next(each for each in yard[0].run("bridge list", "--json").json() if each["id"] == yard[2]["id"])


def test_a_batch_is_taken_once(yard, sender):
    lines = [bridge.message(n, BEGIN + n, name="阿远", group_name="客服一群") for n in range(20)]
    lines += [{"id": "j1", "type": "join", "group": "g1", "member": "u2", "by": "u1", "time": "2025-11-20T09:00:00+08:00"},
              {"id": "n1", "type": "group", "group": "g1", "name": "新群名", "time": BEGIN * 1000}]
    assert sender.send(lines) == (200, {"new": 22, "known": 0, "refused": []})
    before = state(yard)
    assert before["lines"] == 22 and before["received_at"]
    assert sender.send(lines) == (200, {"new": 0, "known": 22, "refused": []})
    assert state(yard)["lines"] == 22
    assert [row[0] for row in yard[0].sql("SELECT name FROM chat_group")] == ["新群名"]
    assert [row[0] for row in yard[0].sql("SELECT count(*) FROM message")] == ["20"]


def test_what_is_wrong_is_told_by_line(yard, sender):
    body = bridge.ndjson([bridge.message("w1", BEGIN)]) + b"\n{]\n" + bridge.ndjson([{"id": "w2"}, bridge.message("w3", BEGIN + 10 ** 9)])
    status, said = sender.post(body)
    assert status == 200 and said["new"] == 1
    assert said["refused"] == [{"line": 3, "reason": "not-json"}, {"line": 4, "reason": "missing-type"}, {"line": 5, "reason": "time-out-of-range"}]


def test_figures_and_search_follow(yard, sender):
    place, server, _ = yard
    token = place.run("token create", "--scope", "read", "--json").json()["token"]

    def found():
        return subprocess.run(["curl", "-sf", "-H", f"Authorization: Bearer {token}", "-G", "--data-urlencode", "q=灯塔", f"{server.url}/api/v1/messages"],
                              check=True, capture_output=True, text=True).stdout

    assert sender.send([bridge.message("s1", BEGIN + 5000, text="灯塔亮了")])[1]["new"] == 1
    deadline = time.monotonic() + 60
    while "灯塔亮了" not in found():
        assert time.monotonic() < deadline
        time.sleep(0.5)
    assert [row[0] for row in place.sql("SELECT count(*) FROM diagnosis")] == ["1"]


@pytest.mark.parametrize("given, word", [
    ({"off": -400}, "timestamp"), ({"off": 400}, "timestamp"), ({"name": "a.b"}, "signature"), ({"name": "x" * 65}, "signature")])
def test_what_is_played_back_is_refused(sender, given, word):
    # The clock of now: tests are collected long before they run.
    given = {"at": time.time() + given["off"]} if "off" in given else given
    status, said = sender.send([bridge.message("p1", BEGIN)], **given)
    assert status == 403 and said["error"] == word and abs(said["now"] - time.time()) < 60


def test_what_is_not_signed_is_refused(yard, sender):
    body = bridge.ndjson([bridge.message("p2", BEGIN)])
    good = sender.headers(body)
    for change in ({"webhook-signature": ""}, {"webhook-signature": good["webhook-signature"].replace("v1", "v2")}, {"webhook-id": "other"},
                   {"webhook-timestamp": "1e9"}, {"webhook-timestamp": "-1"}, {"webhook-timestamp": "9" * 30}):
        assert sender.post(body, {**good, **change})[0] == 403, change
    assert sender.post(body + b"\n", good)[0] == 403
    assert sender.post(gzip.compress(body))[1]["refused"], "packed bytes are no lines"
    stranger = bridge.Sender(yard[1].port, "/bridge/1", yard[2]["key"])
    assert stranger.send([bridge.message("p3", BEGIN)]) == (404, {"error": "unknown-bridge", "now": pytest.approx(time.time(), abs=60)})


def test_limits_hold(sender):
    assert sender.post(b" " * (2 << 20))[0] == 200
    sender.connection.close()
    status, said = sender.post(b"x\n" * 5001)
    assert (status, said["error"]) == (413, "too-many-lines")
    try:
        status, said = sender.post(b" " * ((2 << 20) + 1))
        assert (status, said["error"]) == (413, "too-long")
    except OSError:
        pass  # The server may hang up on a body that it does not read.


def test_the_command_switches_and_changes_the_key(yard):
    place, server, _ = yard
    made = place.run("bridge create", "--name", "别家", "--json").json()
    sender = bridge.Sender(server.port, made["path"], made["key"])
    line = [bridge.message(1, BEGIN)]
    assert place.run("bridge switch", made["id"], "off").ok()
    assert sender.send(line)[0] == 409
    assert place.run("bridge switch", made["id"], "on").ok()
    other = place.run("bridge key", made["id"], "--json").json()["key"]
    assert sender.send(line)[0] == 403
    assert bridge.Sender(server.port, made["path"], other).send(line) == (200, {"new": 1, "known": 0, "refused": []})
    assert place.run("bridge delete", made["id"]).ok()
    assert sender.send(line)[0] == 404
    assert place.run("bridge switch", made["id"], "on").code == 1
    assert place.run("bridge create", "--name", " ").code == 64
    assert made["key"] not in place.run("bridge list", "--json").out


@pytest.mark.skipif(not shutil.which("openssl"), reason="needs openssl")
def test_the_example_of_the_page_works(yard, tmp_path):
    """The words of docs/reference/bridge.md, in a shell."""
    place, server, _ = yard
    made = place.run("bridge create", "--name", "照着做", "--json").json()
    text = (quanzi_cli.ROOT / "docs/reference/bridge.md").read_text()
    script = text.split("```sh\n")[1].split("```")[0]
    script = script.replace("whsec_…", made["key"]).replace("https://quanzi.example/bridge/…", server.url + made["path"])
    done = subprocess.run(["sh", "-c", script], cwd=tmp_path, capture_output=True, text=True)
    assert '"new":3' in done.stdout, done.stderr
