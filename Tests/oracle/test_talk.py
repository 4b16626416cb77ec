"""The sections of a report against their oracle, on both engines: generated chats and, where there are any, real ones."""
import gzip
import itertools
import os
import random

import pytest

import lively
from awkward import write
from oracle import SHANGHAI, iso
from quanzi_cli import data_folder
from sections import DAY, MINUTE, WEEK
from sides import likely_robots, mark
from talk import Talk, instant

FOREIGN = ("America/New_York", "Asia/Kathmandu")
# How long the lists of a report are at most, and what orders them, the most or the latest first.
LISTS = {"open": (50, "at"), "unanswered": (30, "first_said"), "silent": (30, "joined"), "bursts": (20, "messages"), "floods": (20, "at"),
         "suspects": (20, "messages"), "gone": (20, "messages")}
LARGE, LARGE_LINES = "irc_raku", 200_000


class People:
    """Who is behind the numbers of a report: asked of the tables, not of the report."""

    def __init__(self, place):
        self.identity = dict(place.sql("SELECT member_id, key FROM identity"))
        self.message = {row[0]: (self.identity[row[1]], int(row[2])) for row in place.sql("SELECT id, member_id, at_ms FROM message")}


def disagreements(place, oracle, people, zone, as_of=None):
    """One readable line for each value in which the report and the oracle differ."""
    report = place.report("--zone", zone, *(["--as-of", iso(as_of)] if as_of is not None else []))
    expected = oracle.report(as_of)
    found = {group["group"]: group for group in report["groups"]}
    borne = oracle.names_borne()
    lines = [] if found.keys() == expected.keys() else [f"groups are {sorted(found)}"]
    for name in expected.keys() & found.keys():
        for section, fields in expected[name].items():
            lines += [f"{zone} {as_of and iso(as_of)} {name} {section}: {line}" for line in
                      section_differences(fields, found[name]["sections"][section], people)]
        names = found[name]["people"]
        lines += [f"{name}: {people.identity[member]} is called {names.get(member)}" for member in members_in(found[name]["sections"])
                  if names.get(member) not in borne[people.identity[member]]]
    return lines


def section_differences(expected, found, people):
    for key, value in expected.items():
        if key == "kinds":
            kinds = {row["kind"]: {name: row[name] for name in ("messages", "before", "by_operators")} for row in found["kinds"]}
            if kinds != value:
                yield f"kinds are {kinds}, the oracle says {value}"
        elif key == "loudest_member":
            if people.identity.get(found.get(key)) not in (value or {None}):
                yield f"the loudest is {found.get(key)}, the oracle says {value}"
        elif key == "promo" and value["whole"] == 0 and found.get(key) is None:
            continue
        elif key in LISTS:
            yield from list_differences(key, [plain(row, people) for row in found[key]], value)
        elif not same(found.get(key), value):
            yield f"{key} is {found.get(key)}, the oracle says {value}"


def plain(row, people):
    """A row of a list with identities for members, milliseconds for instants."""
    row = dict(row)
    if "message" in row:
        assert people.message[row["message"]] == (people.identity[row["member"]], instant(row["at"]))
        del row["message"]
    for key in ("at", "joined", "first_said"):
        row[key] = instant(row[key]) if row.get(key) else None
    if "member" in row:
        row["member"] = people.identity[row["member"]]
    return {key: value for key, value in row.items() if value is not None}


def list_differences(key, found, expected):
    """Rows that are equal in what orders the list may stand in any order, and at its end for each other."""
    longest, ordered_by = LISTS[key]
    expected = [{name: value for name, value in row.items() if value is not None} for row in expected]
    odd = [row for row in found if row not in expected]
    if [row[ordered_by] for row in found] != [row[ordered_by] for row in expected[:longest]] or odd:
        yield f"{key}: too much {odd[:3]}, missing {[row for row in expected[:longest] if row not in found][:3]}"


def same(found, expected):
    if isinstance(expected, dict):
        return found is not None and found.keys() == expected.keys() and all(same(found[key], expected[key]) for key in expected)
    if isinstance(expected, float) and isinstance(found, (int, float)):
        return abs(found - expected) <= 1e-12 * max(1, abs(expected))
    return found == expected


def members_in(value):
    if isinstance(value, dict):
        own = {value[key] for key in ("member", "loudest_member") if value.get(key)}
        return own.union(*map(members_in, value.values()))
    return set().union(*map(members_in, value)) if isinstance(value, list) else set()


def telling_instants(oracle, seed):
    """Long after, before everything, and at the edges of windows that begin with a line."""
    dice, last = random.Random(seed), oracle.last_message()
    edges = itertools.cycle([DAY, 0, WEEK, 14 * DAY, 60 * DAY, 5 * MINUTE])
    return [last + 45 * DAY, last - 1, min(line.at for line in oracle.lines) - 1,
            *(dice.choice(oracle.lines).at + next(edges) + dice.choice([-1, 0, 0, 1]) for _ in range(12))]


def all_disagreements(place, file, seed, instants, instants_abroad, operators=(), robots=(), likely=()):
    people, lines = People(place), []
    for zone, count in ((SHANGHAI, instants), *((zone, instants_abroad) for zone in FOREIGN)):
        oracle = Talk(file, zone, operators, robots, likely)
        for as_of in (None, *telling_instants(oracle, seed)[:count]):
            lines += disagreements(place, oracle, people, zone, as_of)
    return lines


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_sections_agree(place, tmp_path, seed):
    file = write(lively.chat(seed), tmp_path / "chat.jsonl")
    place.load(file)
    assert all_disagreements(place, file, seed, 10, 2) == []


def test_the_earlier_half_after_the_later_one(place, tmp_path):
    lines = lively.chat(4)
    times = sorted(map(lively.instant, lines))
    since, until = times[len(times) * 2 // 5], times[len(times) * 3 // 5]
    place.load(write([entry for entry in lines if lively.instant(entry) >= since], tmp_path / "later.jsonl"))
    place.report()
    second = place.load(write([entry for entry in lines if lively.instant(entry) <= until], tmp_path / "earlier.jsonl"))
    assert second["duplicates"] == sum(since <= time <= until for time in times)
    whole = write(lines, tmp_path / "whole.jsonl")
    assert all_disagreements(place, whole, 4, 3, 0) == []
    assert place.is_rebuilt_equal()
    assert all_disagreements(place, whole, 4, 0, 0) == []


def test_operators_are_counted_apart(place, tmp_path):
    file = write(lively.chat(5), tmp_path / "chat.jsonl")
    place.load(file)
    operators, robots = ["wxid_00", "卖3", "进1"], ["wxid_03", "说20"]
    mark(place, operators, robots)
    assert all_disagreements(place, file, 5, 5, 0, operators, robots) == []


@pytest.mark.parametrize("name", ["qq_haskellchina", "wechat_checkin", LARGE])
def test_real_chats_agree(place, tmp_path, name):
    folder = data_folder()
    if folder is None:
        pytest.skip("QUANZI_DATA names no folder of real chats")
    if name == LARGE and not os.environ.get("QUANZI_ALL_DATA"):
        pytest.skip("a long one: only under `make oracle`")
    plain = tmp_path / f"{name}.jsonl"
    with gzip.open(folder / f"chat/{name}.jsonl.gz") as source, open(plain, "wb") as target:
        target.writelines(itertools.islice(source, LARGE_LINES))
    place.load(plain)
    # Of a private chat no text comes into the message of a failure: rows have only members, instants and numbers.
    assert all_disagreements(place, plain, 1, 12, 2, likely=likely_robots(place)) == []
