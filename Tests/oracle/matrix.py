"""All groups as one, by DuckDB and lifelines, from the words of docs/reference/figures.md."""
from datetime import date

import duckdb
import pandas

from sections import DAY, WEEK
from trend import kaplan_meier, level_changes, monday, stretches
from trend import weeks as calendar_weeks

LATEST, SILENT_FOR = 26, 14 * DAY
STATES = ("thriving", "steady", "cooling", "dormant", "finished", "too_little_data", "record_ended")
DATABASE = duckdb.connect()


def figures(groups, as_of, record_end):
    """`matrix` of a report; `groups` from History.at, `record_end` the last line of the one file they came in."""
    some = next(iter(groups.values()))
    said = pandas.DataFrame([(name, line.sender, line.at, monday(line.day)) for name, group in groups.items() for line in group.spoken],
                            columns=["name", "member", "at_ms", "monday"]).astype({"at_ms": "int64", "monday": "int64"})
    there = pandas.DataFrame([(name, member) for name, group in groups.items() for member in group.members()], columns=["name", "member"])
    DATABASE.register("said", said)
    DATABASE.register("there", there)
    messages = sum(len(group.said) for group in groups.values())
    (wau, mau), = DATABASE.execute(
        "SELECT count(DISTINCT member) FILTER (at_ms > $now - $week), count(DISTINCT member) FILTER (at_ms > $now - $month) "
        "FROM said", {"now": as_of, "week": WEEK, "month": 30 * DAY}).fetchall()
    (members,), = DATABASE.execute("SELECT count(DISTINCT member) FROM there").fetchall()
    states = [state(group, min(as_of, record_end)) for group in groups.values()]
    return {"groups": len(groups), "members": members, "messages": messages, "wau": wau, "mau": mau,
            "today": str(date.fromordinal(some.today)), "weeks": weeks(some.today) if len(said) else [], "survival": kaplan_meier(lifetimes(groups.values(), as_of)),
            "states": [{"state": each, "groups": states.count(each)} for each in sorted(STATES)]}


def weeks(today):
    """Of the table `said`."""
    return [{"week": str(date.fromordinal(week)), "speakers": count} for week, count in DATABASE.execute(
        "SELECT week, count(DISTINCT member) FROM (SELECT unnest(range(greatest(min(monday), $last - 7 * ($latest - 1)), $last + 7, 7)) AS week "
        "FROM said) LEFT JOIN said ON monday = week GROUP BY week ORDER BY week", {"last": monday(today), "latest": LATEST}).fetchall()]


def lifetimes(groups, as_of):
    """Of every group that spoke early enough: how many days it talked, and whether that is over."""
    early = as_of - SILENT_FOR
    spans = [(group.spoken[0].at, group.spoken[-1].at) for group in groups if group.spoken]
    return [((min(last, early) - first) / DAY, last <= early) for first, last in spans if first <= early]


def state(group, known):
    """By the first rule that applies; `known`: how far what is known of the group reaches."""
    said = group.spoken
    if not said:
        return "too_little_data"
    known = max(known, group.said[-1].at)
    first, last, silent = said[0].at, said[-1].at, (known - said[-1].at) // DAY
    if silent >= 14 and last - first >= 14 * DAY and len({line.sender for line in said if line.at > last - WEEK}) >= 10:
        known = max(last, group.said[-1].at)
        silent = (known - last) // DAY
    if silent >= 90 or silent >= 14 and last - first < 14 * DAY:
        return "finished"
    if group.as_of - known >= 7 * DAY:
        return "record_ended"
    if silent >= 14:
        return "dormant"
    counts = weekly_speakers(group)
    before = counts[4:(group.as_of - first) // WEEK]
    if len(said) < 30 or group.as_of - first < 28 * DAY or not sum(before):
        return "too_little_data"
    usual, now = sum(before) / len(before), sum(counts[:4]) / 4
    if max(usual, now) < 5:
        return "too_little_data"
    return "thriving" if now >= usual * 1.15 else "cooling" if now < usual * 0.75 else "steady"


def weekly_speakers(group):
    """In each of the last twelve periods of 7 × 24 h, the latest first."""
    speakers = [set() for _ in range(12)]
    for line in group.spoken:
        if (back := group.week_back(line.at)) < 12:
            speakers[back].add(line.sender)
    return list(map(len, speakers))


def loss(group, state, has_hole):
    """What a group lost against what was usual in it; None where nothing was."""
    age = (group.as_of - group.spoken[0].at) // WEEK if group.spoken else 0
    if state in ("finished", "record_ended") or age < 5 or has_hole:
        return None
    counts, calendar = weekly_speakers(group), calendar_weeks(group)
    recent, usual, since = sum(counts[:4]) / 4, sum(counts[4:age]) / len(counts[4:age]), None
    speakers = [week["speakers"] for week in calendar]
    places = level_changes(speakers)[0] if len(speakers) >= 6 else []
    means = [sum(part) / len(part) for part in stretches(speakers, places) if part]
    if places and means[-1] < means[-2] and group.today - date.fromisoformat(calendar[places[-1]]["week"]).toordinal() <= 182:
        is_peak = len(means) > 2 and 0 < means[-3] < means[-2] and means[-1] >= 0.67 * means[-3] and places[-1] - places[-2] <= 26
        usual, since = means[-3] if is_peak else means[-2], calendar[places[-1]]["week"]
    return {"recent": float(recent), "usual": float(usual), "since": since, "lost": float(max(0, usual - recent))}
