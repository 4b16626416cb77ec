"""A simulated WeCom beside the server, and whether what Quanzi keeps is what that WeCom says."""
import contextlib
import json
import sqlite3
import time
import urllib.request

import quanzi_cli
import wecom

STATUS = {"ok": "ok", "deleted_by_staff": "deleted_by_staff", "deleted_by_customer": "deleted_us", "transferred": "transferred"}


class SimulatedWeCom:
    """`quanzi simulator`, without the platform's rate limits unless they are asked for, and what it printed."""

    def __init__(self, folder=None, staff=3, customers=60, groups=6, members=20, seed=7, limits=False):
        self.folder = folder
        self.port = quanzi_cli.free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        size = {"staff": staff, "customers": customers, "groups": groups, "members": members, "seed": seed}
        self.running = quanzi_cli.Running([
            quanzi_cli.binary(), "simulator", "--listen", f"127.0.0.1:{self.port}", "--json", *([] if limits else ["--no-limits"]),
            *(part for name, value in size.items() for part in (f"--{name}", value))])
        self.keys = self._printed()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        with contextlib.suppress(ProcessLookupError):
            self.running.kill()

    def _printed(self):
        until = time.monotonic() + 60
        while time.monotonic() < until and self.running.is_running():
            self.running.out.seek(0)
            line = self.running.out.readline()
            if line.endswith("\n"):
                return json.loads(line)
            time.sleep(0.05)
        raise AssertionError("the simulator did not start")

    def call(self, path, body=None, method=None, timeout=120):
        request = urllib.request.Request(f"{self.url}/sim/{path}", json.dumps(body).encode() if body is not None else None,
                                         method=method or ("POST" if body is not None else "GET"))
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            return json.loads(answer.read())

    def connect(self, place, **changes):
        """Connects the company from a script. Returns what the command left behind."""
        keys = self.keys
        return wecom.connect(place, self.folder, **{"corp-id": keys["corp_id"], "agent-id": keys["agent_id"], "secret": keys["secret"],
                                                    "token": keys["token"], "key": keys["aes_key"], "api-base": self.url, **changes})


def rows(place, sql):
    with contextlib.closing(sqlite3.connect(f"file:{place.folder}/quanzi.sqlite?mode=ro", uri=True)) as base:
        return base.execute(sql).fetchall()


def events(place):
    """How often each kind of event happened."""
    return dict(rows(place, "SELECT kind, count(*) FROM event GROUP BY kind"))


def our_groups(place):
    """Every group as we keep it: its name, whether it lives, and who is in it since when."""
    groups = {chat: (name, state, {}) for chat, name, state in rows(place, "SELECT chat_id, name, state FROM customer_group")}
    for chat, key, joined, way in rows(
            place, "SELECT g.chat_id, m.key, m.joined_ms / 1000, m.way FROM customer_group_member m JOIN customer_group g "
            "ON g.workspace_id = m.workspace_id AND g.group_id = m.group_id WHERE m.left_ms IS NULL"):
        groups[chat][2][key] = (joined, way)
    return groups


def their_groups(truth):
    return {group["chat_id"]: (group["name"], "live", {each["id"]: (each["join_time"], each["join_scene"]) for each in group["members"]})
            for group in truth["groups"] if not group["dismissed"]}


def same_groups(place, truth):
    mine = {chat: group for chat, group in our_groups(place).items() if group[1] == "live"}
    theirs = their_groups(truth)
    assert mine.keys() == theirs.keys(), mine.keys() ^ theirs.keys()
    for chat, (name, _, members) in theirs.items():
        assert mine[chat][0] == name and mine[chat][2].keys() == members.keys(), chat


def our_contacts(place):
    tags = {}
    for staff, contact, tag in rows(place, "SELECT userid, external_userid, tag_id FROM contact_edge_tag"):
        tags.setdefault((staff, contact), []).append(tag)
    return {(staff, contact): (status, name, since, way, state, remark, sorted(tags.get((staff, contact), [])))
            for staff, contact, status, name, since, way, state, remark in rows(
                place, "SELECT e.userid, e.external_userid, e.status, c.name, e.since_ms / 1000, e.add_way, e.state, e.remark FROM contact_edge e "
                "JOIN contact c ON c.workspace_id = e.workspace_id AND c.external_userid = e.external_userid")}


def our_tags(place):
    return {tag: row for tag, *row in rows(
        place, "SELECT t.tag_id, t.name, t.position, g.name FROM contact_tag t JOIN contact_tag_group g ON g.tag_group_id = t.tag_group_id "
        "WHERE t.deleted_ms IS NULL AND g.deleted_ms IS NULL")}


def same_contacts(place, truth):
    mine = our_contacts(place)
    for each in truth["contacts"]:
        key = (each["userid"], each["external_userid"])
        if each["status"] not in STATUS:
            continue
        status, name, since, way, state, remark, tags = mine.pop(key)
        assert status == STATUS[each["status"]], (key, status, each)
        # Of who is not listed any more the platform tells nothing more.
        if status == "ok":
            assert (name, since, way, state, remark, tags) == (
                each["name"], each["createtime"], each["add_way"], each.get("state", ""), each["remark"], each["tags"]), key
    assert not mine, "nobody is a contact whom the platform does not know"
    assert our_tags(place) == {tag["id"]: [tag["name"], tag["order"], group["group_name"]]
                               for group in truth["tag_groups"] for tag in group["tags"]}


def settled(place, count=0, deadline=90):
    """Waits until nothing is left to handle, and returns how many callbacks are in which state."""
    until = time.monotonic() + deadline
    while time.monotonic() < until:
        counts = place.run("inbox", "--limit", "1", "--json").json()["counts"]
        if not counts["waiting"] and not counts["claimed"] and sum(counts.values()) >= count:
            return counts
        time.sleep(0.2)
    raise AssertionError(f"callbacks are left: {counts}")
