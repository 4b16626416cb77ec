"""The sections of a report, computed without Quanzi: slowly, and close to the words of docs/reference/figures.md.

Usage: talk.py FILE [--zone ZONE] [--as-of ISO]
"""
import argparse
import json
from collections import defaultdict
from datetime import datetime, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo

from sections import DAY, EVENTS, MINUTE, SECOND, answers, change, content, load, newcomers
from signs import TEXTS, signs

IMPORTED_IN = ZoneInfo("Asia/Shanghai")
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
NAME_ENDS = set(" ,:@，：\u3000\x7f") | set(map(chr, range(32))) | set(map(chr, range(0x2000, 0x200B)))
BEFORE_NO_CALL = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-")


class Line:
    """One line of the file; `turns` are the members it turns to, `place` its place in the talk of its group."""
    __slots__ = ("group", "sender", "at", "kind", "text", "quote", "name", "turns", "signs", "place", "day", "hour")


class Talk:
    """One input file, read once; reports at as many instants as wanted."""

    def __init__(self, path, zone="Asia/Shanghai", operators=(), robots=(), likely=()):
        """`likely`: who talks as robots do and was not marked."""
        self.operators, self.marked = set(operators), {*operators, *robots}
        self.own = {*self.marked, *likely}
        self.wall_clock = wall_clock_of(ZoneInfo(zone))
        self.lines = read(path)
        self.groups = defaultdict(list)
        # Python sorts stably: within one time the order of the file stays.
        for line in sorted(self.lines, key=lambda line: line.at):
            line.day, line.hour = self.wall_clock(line.at)
            self.groups[line.group].append(line)
        for log in self.groups.values():
            said = [line for line in log if line.kind not in EVENTS]
            find_turns(said, bearers(log))
            for place, line in enumerate(said):
                line.place, line.signs = place, signs(line.kind, line.text)

    def names_borne(self):
        """All names of each member, his identity among them."""
        names = defaultdict(set)
        for line in self.lines:
            names[line.sender] |= {line.name or line.sender, line.sender}
        return names

    def last_message(self):
        return max(line.at for line in self.lines if line.kind not in EVENTS)

    def report(self, as_of=None):
        """Per group its sections. Lists are whole, the first of the report first; who cuts them is the reader."""
        as_of = self.last_message() if as_of is None else as_of
        return {name: self.sections([line for line in log if line.at <= as_of], as_of) for name, log in self.groups.items()}

    def sections(self, log, as_of):
        said = [line for line in log if line.kind not in EVENTS]
        today, _ = self.wall_clock(as_of)
        last_30 = [line for line in said if today - 30 < line.day <= today]
        return {"answers": answers(said, last_30, self.own, as_of), "newcomers": newcomers(log, said, self.own, as_of),
                "load": load(said, last_30, today, self.own), "content": content(said, last_30, today, self.operators, self.marked),
                "change": change(log, said, today, self.operators, self.own)}


def read(path):
    lines = []
    with open(path, encoding="utf-8") as file:
        for text in file:
            fields, line = json.loads(text), Line()
            line.group, line.sender, line.kind = fields["group"], fields["sender"], fields["type"]
            line.text, line.quote, line.name = ((fields.get(key) or "").replace("\0", "") for key in ("text", "reply_text", "sender_name"))
            line.at = instant(fields["time"], IMPORTED_IN)
            lines.append(line)
    return lines


def instant(text, zone=timezone.utc):
    """Milliseconds of an ISO 8601 instant; without an offset it is a wall clock of the zone."""
    moment = datetime.fromisoformat(text)
    since = (moment if moment.tzinfo else moment.replace(tzinfo=zone)) - EPOCH
    return since.days * DAY + since.seconds * SECOND + since.microseconds // 1000


def wall_clock_of(zone):
    """The day (its number) and the hour of an instant. No zone of our time changes within a quarter of an hour."""
    @lru_cache(None)
    def of_quarter(quarter):
        local = datetime.fromtimestamp(quarter * 900, zone)
        return local.toordinal(), local.hour
    return lambda at: of_quarter(at // (15 * MINUTE))


# Who turns to whom

def bearers(log):
    """The members of every name ever seen; whose line has none is called by the sender, but for whoever made the export."""
    names = defaultdict(set)
    for line in log:
        if line.name or line.sender != "我":
            names[line.name or line.sender].add(line.sender)
    return names


def find_turns(said, names):
    """`said` is the talk of one group in its order."""
    last_said = {}  # the latest text message of each text
    for index, line in enumerate(said):
        quoted = last_said.get(line.quote) if line.quote else None
        if quoted and line.at - quoted.at <= DAY:
            line.turns = {quoted.sender} - {line.sender}
        else:
            line.turns = mentioned(line.text, names) - {line.sender} if line.kind in TEXTS else set()
            before = said[index - 1] if index else line
            if not line.turns and before.sender != line.sender and line.at - before.at <= 5 * MINUTE:
                line.turns = {before.sender}
        if line.kind in TEXTS:
            last_said[line.text] = line


def mentioned(text, names):
    members = set()
    for name in names_called(text)[:8]:
        if len(names.get(name, ())) == 1:
            members |= names[name]
    return members


def names_called(text):
    start = 0
    while start < len(text) and text[start] not in NAME_ENDS:
        start += 1
    # Before a colon at the beginning; https:// is nobody.
    addressed = text[start:start + 1] == "：" or text[start:start + 1] == ":" and text[start + 1:start + 2] != "/"
    called = [text[:start]] if start and addressed and len(text[:start].encode("utf-8", "replace")) <= 96 else []
    for index, letter in enumerate(text if "@" in text else ""):
        if letter == "@" and (index == 0 or text[index - 1] not in BEFORE_NO_CALL):
            end = index + 1
            while end < len(text) and text[end] not in NAME_ENDS:
                end += 1
            name = text[index + 1:end]
            if name and len(name.encode("utf-8", "replace")) <= 96:
                called.append(name)
    return called


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file")
    parser.add_argument("--zone", default="Asia/Shanghai")
    parser.add_argument("--as-of", type=instant)
    asked = parser.parse_args()
    print(json.dumps(Talk(asked.file, asked.zone).report(asked.as_of), ensure_ascii=False, indent=1, default=sorted))
