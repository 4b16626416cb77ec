"""Groups of a connected WeCom, against a simulated platform: looked at, told of by callbacks, and in the end as the platform says."""
import contextlib
import json
import sqlite3
import time
import urllib.request

import pytest

import quanzi_cli
import wecom

DEADLINE = 90


class Platform:
    """`quanzi simulator` with a small company."""

    def __init__(self, folder):
        self.port = quanzi_cli.free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process = quanzi_cli.Running([quanzi_cli.binary(), "simulator", "--listen", f"127.0.0.1:{self.port}", "--seed", "7", "--staff", "3",
                                           "--customers", "60", "--groups", "6", "--members", "20", "--no-limits", "--json"])
        self.keys = self.first_line()
        self.folder = folder

    def first_line(self):
        until = time.monotonic() + 30
        while time.monotonic() < until:
            self.process.out.seek(0)
            line = self.process.out.readline()
            if line.endswith("\n"):
                return json.loads(line)
            time.sleep(0.05)
        raise AssertionError("the simulator did not start")

    def call(self, path, body=None, method=None):
        request = urllib.request.Request(f"{self.url}/sim/{path}", json.dumps(body).encode() if body is not None else None,
                                         method=method or ("POST" if body is not None else "GET"))
        with urllib.request.urlopen(request, timeout=120) as answer:
            return json.loads(answer.read())

    def connect(self, place, **changes):
        keys = self.keys
        return wecom.connect(place, self.folder, **{"corp-id": keys["corp_id"], "agent-id": keys["agent_id"], "secret": keys["secret"],
                                                    "token": keys["token"], "key": keys["aes_key"], "api-base": self.url, **changes})

    def close(self):
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()


def ours(place):
    """Every group as we keep it: its name, whether it lives, and who is in it since when."""
    base = sqlite3.connect(f"file:{place.folder}/quanzi.sqlite?mode=ro", uri=True)
    try:
        groups = {chat: (name, state, {}) for chat, name, state in base.execute("SELECT chat_id, name, state FROM customer_group")}
        for chat, key, joined, way in base.execute(
                "SELECT g.chat_id, m.key, m.joined_ms / 1000, m.way FROM customer_group_member m JOIN customer_group g "
                "ON g.workspace_id = m.workspace_id AND g.group_id = m.group_id WHERE m.left_ms IS NULL"):
            groups[chat][2][key] = (joined, way)
        return groups
    finally:
        base.close()


def events(place):
    base = sqlite3.connect(f"file:{place.folder}/quanzi.sqlite?mode=ro", uri=True)
    try:
        return dict(base.execute("SELECT kind, count(*) FROM event GROUP BY kind"))
    finally:
        base.close()


def theirs(platform):
    return {group["chat_id"]: (group["name"], "live", {each["id"]: (each["join_time"], each["join_scene"]) for each in group["members"]})
            for group in platform.call("truth")["groups"] if not group["dismissed"]}


def settled(place, count=0):
    """Waits until nothing is left to handle."""
    until = time.monotonic() + DEADLINE
    while time.monotonic() < until:
        counts = place.run("inbox", "--limit", "1", "--json").json()["counts"]
        if not counts["waiting"] and not counts["claimed"] and sum(counts.values()) >= count:
            return counts
        time.sleep(0.2)
    raise AssertionError(f"callbacks are left: {counts}")


@pytest.fixture
def company(tmp_path):
    platform = Platform(tmp_path)
    place = quanzi_cli.embedded(tmp_path / "data")
    try:
        said = platform.connect(place, asks=True).json()
        with quanzi_cli.Server(place) as server:
            assert platform.call("callback", {"url": server.url + said["callback"]}, "PUT")["ok"]
            yield place, platform, server
    finally:
        platform.close()


def equal(place, platform):
    mine = {chat: group for chat, group in ours(place).items() if group[1] == "live"}
    truth = theirs(platform)
    assert mine.keys() == truth.keys()
    for chat, (name, _, members) in truth.items():
        assert mine[chat][0] == name and mine[chat][2].keys() == members.keys(), chat


def test_the_first_look_is_the_truth(company):
    place, platform, _ = company
    said = place.run("wecom sync", "--json").json()
    # Whoever looked first, the server or the command.
    assert said["groups"] == 6 and said["refused"] == 0
    assert {chat: group[2] for chat, group in ours(place).items()} == {chat: group[2] for chat, group in theirs(platform).items()}
    again = place.run("wecom sync", "--json").json()
    assert again["joined"] == again["left"] == 0


def test_a_storm_ends_as_the_platform_says(company):
    place, platform, _ = company
    place.run("wecom sync", "--json").ok()
    said = platform.call("storm", {"events": 1500, "seed": 3, "duplicates": 0.05, "reorder": 0.05})
    assert said["failed"] == 0 and said["deliveries"] > 1500, "some were sent twice"
    counts = settled(place, said["events"])
    assert counts["done"] == said["events"] and counts["failed"] == 0
    equal(place, platform)
    assert "equal" in place.run("rebuild", "--check").ok().out
    # Everything once more changes nothing.
    before = events(place)
    assert place.run("inbox", "--replay", "done", "--json").json()["counts"]["done"] < said["events"]
    settled(place, said["events"])
    assert events(place) == before
    equal(place, platform)


def test_who_left_is_kept_with_how(company):
    place, platform, _ = company
    place.run("wecom sync", "--json").ok()
    group = next(each for each in platform.call("truth")["groups"] if len(each["members"]) > 5)
    one, other = [each["id"] for each in group["members"] if each["type"] == 2][:2]
    platform.call("group/leave", {"chat_id": group["chat_id"], "who": one})
    platform.call("group/kick", {"chat_id": group["chat_id"], "who": other})
    settled(place, 2)
    base = sqlite3.connect(f"file:{place.folder}/quanzi.sqlite?mode=ro", uri=True)
    left = dict(base.execute("SELECT key, quit FROM customer_group_member WHERE left_ms IS NOT NULL"))
    base.close()
    assert left == {one: 0, other: 1}
    equal(place, platform)


def test_what_got_lost_is_found_by_a_look(company):
    place, platform, _ = company
    place.run("wecom sync", "--json").ok()
    platform.call("faults", {"drop": 1.0})
    group = next(each for each in platform.call("truth")["groups"] if len(each["members"]) > 5)
    gone = next(each["id"] for each in group["members"] if each["type"] == 2)
    platform.call("group/leave", {"chat_id": group["chat_id"], "who": gone})
    said = place.run("wecom sync", "--json").json()
    assert said["left"] == 1 and said["joined"] == 0
    equal(place, platform)


def test_a_secret_that_is_refused_stops_the_connection_and_a_new_one_goes_on(company):
    place, platform, _ = company
    place.run("wecom sync", "--json").ok()
    keys = dict(platform.keys)
    platform.keys["secret"] = "a-secret-that-is-wrong"
    platform.connect(place).ok()
    ended = place.run("wecom sync", "--json")
    assert ended.code != 0 and "40001" in ended.err and "a-secret-that-is-wrong" not in ended.err
    assert place.run("wecom list", "--json").json()[0]["state"] == "refused"
    # What is called meanwhile is kept.
    group = next(each for each in platform.call("truth")["groups"] if len(each["members"]) > 5)
    platform.call("group/leave", {"chat_id": group["chat_id"], "who": next(each["id"] for each in group["members"] if each["type"] == 2)})
    platform.call("drain", {})
    assert place.run("inbox", "--json").json()["counts"]["waiting"] == 1
    platform.keys = keys
    platform.connect(place).ok()
    settled(place, 1)
    equal(place, platform)


def test_wrong_credentials_take_no_company(tmp_path):
    platform = Platform(tmp_path)
    place = quanzi_cli.embedded(tmp_path / "data")
    try:
        for changes, code, words in [({"secret": "not-the-secret"}, 64, "The secret is wrong"), ({"corp-id": "ww0000000000000000"}, 64, "no such corp ID"),
                                     ({"api-base": "http://127.0.0.1:1"}, 1, "cannot be reached")]:
            ended = platform.connect(place, asks=True, **changes)
            assert ended.code == code and words in ended.err and "not-the-secret" not in ended.err, ended.err
            assert place.run("wecom list", "--json").json() == []
        platform.call("faults", {"untrusted_address": True})
        ended = platform.connect(place, asks=True)
        assert ended.code == 64 and "127.0.0.1" in ended.err and "60020" in ended.err
        assert platform.connect(place).json()["state"] == "on", "it may be connected without asking"
    finally:
        platform.close()
