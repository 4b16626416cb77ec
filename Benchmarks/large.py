"""The rows about a large installation: 5 million messages of 100,000 members in 200 groups.

Every page of the console is asked for, the figures of all groups are computed by DuckDB from the raw rows beside it, and one new
message is followed until figures, work list and search know it.
"""
import json
import secrets
import statistics
import tempfile
import time
import urllib.parse
import urllib.request
from pathlib import Path

import duckdb

import generate
from browser import Browser
from quanzi_cli import Server, embedded
from rows import Row

MESSAGES, GROUPS, MEMBERS, SEED = 5_000_000, 200, 100_000, 2
TIMES, SHAPES = 100, 60
COMMAND = "make bench"
WEEK_MS = 7 * 86_400_000
# What the page of all groups shows of each: members who spoke in 1, 7, 30 days and in each of the last twelve weeks, and all messages.
RAW = """
    WITH last AS (SELECT max(at_ms) AS until_ms FROM message)
    SELECT "group", count(*), max(at_ms),
        count(DISTINCT sender) FILTER (WHERE at_ms > until_ms - 86400000),
        count(DISTINCT sender) FILTER (WHERE at_ms > until_ms - 604800000),
        count(DISTINCT sender) FILTER (WHERE at_ms > until_ms - 2592000000),
        {weeks}
    FROM message, last GROUP BY "group"
""".format(weeks=", ".join(
    f"count(DISTINCT sender) FILTER (WHERE at_ms > until_ms - {(week + 1) * WEEK_MS} AND at_ms <= until_ms - {week * WEEK_MS})"
    for week in range(12)))


def p99_ms(seconds):
    return sorted(seconds)[int(len(seconds) * 0.99)] * 1000


def raw_rows(jsonl, folder):
    """The messages as DuckDB's own table, two columns and the time: the form it answers fastest from."""
    base = duckdb.connect(str(folder / "raw.duckdb"))
    base.execute("SET threads = 2")
    base.execute("""CREATE TABLE message AS SELECT "group", sender, epoch_ms(time::TIMESTAMPTZ) AS at_ms
        FROM read_json(?, columns = {'group': 'VARCHAR', 'sender': 'VARCHAR', 'time': 'VARCHAR', 'type': 'VARCHAR'}) WHERE type = 'text'""",
                 [str(jsonl)])
    return base


def asked(base):
    began = time.perf_counter()
    base.execute(RAW).fetchall()
    return time.perf_counter() - began


def pages(browser):
    """Seconds and bytes of every page that links lead to, by its shape."""
    found = {}
    for path in browser.pages(limit=SHAPES)[0]:
        seconds, size = [], 0
        for _ in range(TIMES):
            status, text, took = browser.ask("GET", path)
            if status != 200:
                raise AssertionError(f"{path} was answered with {status}")
            seconds.append(took)
            size = len(text.encode())
        found[path] = seconds, size
    return found


class Follower:
    """One new message, from the start of its import until everything knows it."""

    def __init__(self, place, server, group):
        said = place.run("token create", "--name", "bench", "--scope", "read", "--json").json()
        self.place, self.url, self.token, self.group = place, server.url, said["token"], group

    def get(self, path):
        request = urllib.request.Request(self.url + path, headers={"Authorization": f"Bearer {self.token}"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def messages(self):
        groups = self.get("/api/v1/groups?limit=200")["items"]
        return next(group["messages"] for group in groups if group.get("group", group.get("name")) == self.group)

    def follow(self, number, at):
        word = f"跟踪{number}号词"
        file = self.place.folder.parent / f"one-{number}.jsonl"
        file.write_text(json.dumps({"group": self.group, "sender": "wxid_000012", "time": at, "type": "text",
                                    "text": f"{word}今天几点开门？"}, ensure_ascii=False) + "\n")
        before, began = self.messages(), time.perf_counter()
        running = self.place.start("import", "--json", file)
        while self.messages() == before or not self.get("/api/v1/messages?q=" + urllib.parse.quote(word))["items"]:
            if time.perf_counter() - began > 60:
                raise AssertionError("a new message did not show within a minute")
            time.sleep(0.01)
        seconds = time.perf_counter() - began
        running.finish().ok()
        return seconds


def measure():
    with tempfile.TemporaryDirectory(prefix="quanzi-bench-large-") as name:
        folder = Path(name)
        jsonl, table = generate.write(folder, MESSAGES, GROUPS, MEMBERS, SEED)
        table.unlink()
        place = embedded(folder / "data")
        ended = place.run("import", "--json", jsonl, timeout=3600).ok()
        size = f"{MESSAGES // 1_000_000} million messages of {MEMBERS:,} members in {GROUPS} groups"
        yield Row(f"import of {size}, everything ready", "≥ 80,000 messages/s",
                  f"{MESSAGES / ended.seconds:,.0f} messages/s, peak {ended.peak_rss_mb:.0f} MB", "quanzi import --data DIR FILE")
        password = secrets.token_urlsafe(18)
        secret = folder / "password"
        secret.write_text(password)
        place.run("staff add", "--name", "bench", "--role", "owner", "--password-file", secret).ok()
        base = raw_rows(jsonl, folder)
        with Server(place) as server:
            browser = Browser(server.port)
            browser.sign_in("bench", password)
            found = pages(browser)
            slowest = max(found, key=lambda path: p99_ms(found[path][0]))
            largest = max(found, key=lambda path: found[path][1])
            yield Row(f"slowest of {len(found)} pages on {size}, p99 of {TIMES}", "≤ 50 ms",
                      f"{p99_ms(found[slowest][0]):.1f} ms ({shape(slowest)})", COMMAND)
            yield Row("largest of them", "≤ 100 KB", f"{found[largest][1] / 1000:.0f} KB ({shape(largest)})", COMMAND)
            groups = next(path for path in found if path.endswith("/groups"))
            ratios = [asked(base) / statistics.median(found[groups][0]) for _ in range(5)]
            yield Row("DuckDB, the same figures of all groups from the raw rows, against the page that shows them", "≥ 10 × its time",
                      f"{statistics.median(ratios):.1f} ×", COMMAND)
            follower = Follower(place, server, "交流群07")
            times = [follower.follow(number, f"2025-02-05T10:0{number}:00+08:00") for number in range(5)]
            yield Row("one new message until figures, work list and search know it, with the start of the command", "≤ 1 s",
                      f"{statistics.median(times):.2f} s, slowest of {len(times)} {max(times):.2f} s", "quanzi import --data DIR FILE")


def shape(path):
    return "/".join("…" if part.isdigit() else part for part in path.split("?")[0].split("/"))
