"""Weeks, changes, survival, retention and the spread of messages by DuckDB, scipy and lifelines, from the words of figures.md."""
import math
import warnings
from datetime import date

import duckdb
import numpy
import pandas
from lifelines import KaplanMeierFitter
from scipy import optimize, special, stats

from sections import DAY

WEEKS, LATEST, COHORTS, AFTER = 156, 26, 26, 12
SILENT_FOR = 28 * DAY
DATABASE = duckdb.connect()


def monday(day):
    """Of a day's number: 1 is a Monday."""
    return day - (day - 1) % 7


def this_week(group):
    """The first week that is not over: that of as-of."""
    return monday(group.today)


def messages(group):
    """Member and week of every message."""
    return pandas.DataFrame([(line.sender, monday(line.day)) for line in group.spoken], columns=["member", "monday"])


def ask(query, parameters, **tables):
    """Rows of a query on tables of pandas."""
    for name, table in tables.items():
        DATABASE.register(name, table)
    return DATABASE.execute(query, parameters).fetchall()


SPEAKERS = """
    SELECT week, count(DISTINCT member)
    FROM (SELECT unnest(range(min(monday), $this_week, 7)) AS week FROM message) LEFT JOIN message ON monday = week
    GROUP BY week ORDER BY week"""


def weeks(group):
    """Distinct speakers of every week that is over, from that of the first message."""
    message = messages(group)
    rows = ask(SPEAKERS, {"this_week": this_week(group)}, message=message) if len(message) else []
    return [{"week": str(date.fromordinal(week)), "speakers": count} for week, count in rows][-WEEKS:]


def slope(counts):
    """The median of the slopes between any two weeks, and Sen's interval for independent weeks."""
    value, _, low, high = stats.theilslopes(counts, alpha=0.95)
    return value, low, high


# Changes

SHORTEST, FRESH, BESIDE, ROUNDS = 3, range(3, 9), (6, 12), 8
PENALTY, LEAST_FRESH = 2.2, 10


def level_changes(counts):
    """Where stretches of another level begin, and by how much the weeks scatter within them beyond chance."""
    places, scatter = [], dispersion([counts], neighbours=False)
    for _ in range(ROUNDS):
        found = cheapest(counts, PENALTY * math.log(len(counts)) * scatter)
        scatter, stays, places = dispersion(stretches(counts, found)), found == places, found
        if stays:
            break
    fresh = fresh_change(counts, places[-1] if places else 0)
    if fresh is not None:
        places = [*places, fresh]
        scatter = dispersion(stretches(counts, places))
    return places, scatter


SPOKE_BEFORE, COMPARED = 2, 13


def turn(group):
    """Who carried the group before its level last fell and what became of them; weeks are counted, not divided."""
    counted = weeks(group)
    counts, mondays = [each["speakers"] for each in counted], [date.fromisoformat(each["week"]).toordinal() for each in counted]
    places, _ = level_changes(counts) if len(counts) >= 6 else ([], None)
    means = [sum(part) / len(part) for part in stretches(counts, places) if part]
    kinds = {kind: {"members": 0, "before": 0, "after": 0} for kind in ("stopped", "less", "steady", "occasional", "returned", "new")}
    found = {"week": None, "weeks_before": 0, "weeks_after": 0, "new_before": 0, "leaves_before": 0, "leaves_after": 0, "carriers": [], **kinds}
    if not places or means[-1] >= means[-2]:
        return found
    turning = mondays[places[-1]]
    before = min(COMPARED, places[-1] - (places[-2] if len(places) > 1 else 0))
    after = min(COMPARED, len(counts) - places[-1])
    begin, end = turning - 7 * before, turning + 7 * after
    rows = ask(
        """SELECT member, count(DISTINCT monday) FILTER (WHERE monday >= $begin AND monday < $turning),
                  count(DISTINCT monday) FILTER (WHERE monday >= $turning AND monday < $end),
                  count(*) FILTER (WHERE monday >= $begin AND monday < $turning), min(monday)
           FROM message GROUP BY member""", {"begin": begin, "turning": turning, "end": end}, message=messages(group))
    for member, spoke, speaks, said, first in rows:
        found["new_before"] += begin <= first < turning
        if spoke >= SPOKE_BEFORE and spoke / before >= 1 / 3 - 1e-12:
            kind = "stopped" if not speaks else "less" if speaks / after < spoke / before - 1e-12 else "steady"
            last = max(group.of_member[member], key=lambda line: line.at)
            if kind != "steady":
                found["carriers"].append({"member": member, "before": spoke, "after": speaks, "messages": said, "is_present": group.there[member],
                                          "last": last.at})
        elif spoke or speaks:
            kind = "occasional" if spoke else "returned" if first < begin else "new"
        else:
            continue
        for key, value in (("members", 1), ("before", spoke), ("after", speaks)):
            kinds[kind][key] += value
    left = [group.wall_clock(at)[0] for times in group.leaves.values() for at in times]
    return found | {"week": str(date.fromordinal(turning)), "weeks_before": before, "weeks_after": after,
                    "leaves_before": sum(begin <= day < turning for day in left), "leaves_after": sum(turning <= day < end for day in left),
                    "carriers": sorted(found["carriers"], key=lambda row: (-row["before"], -row["messages"]))}


def stretches(counts, places):
    edges = [0, *places, len(counts)]
    return [counts[first:end] for first, end in zip(edges, edges[1:])]


def dispersion(parts, neighbours=True):
    residuals = [(numpy.array(part) - numpy.mean(part)) / math.sqrt(numpy.mean(part)) if any(part) else numpy.zeros(len(part)) for part in parts]
    weeks, squares = sum(map(len, parts)), sum(float(each @ each) for each in residuals)
    alike = likeness(residuals, squares, weeks / len(parts)) if neighbours and squares else 0
    return max(1.0, squares / max(1, weeks - len(parts)) * (1 + alike) / (1 - alike))


def likeness(residuals, squares, length):
    """How much neighbouring weeks have in common, less the bias of short stretches."""
    seen = sum(float(each[1:] @ each[:-1]) for each in residuals) / squares
    return min(0.6, max(0, (length * seen + 1) / (length - 3) if length > 7 else seen + 1 / length))


def cost(counts):
    """Twice the lack of likelihood of one level."""
    total = sum(counts)
    return float(2 * (total - special.xlogy(total, total / len(counts))))


def cheapest(counts, penalty):
    """Where the stretches of least cost begin, the first left out."""
    costs, best, before = poisson_costs(counts), numpy.full(len(counts) + 1, math.inf), [0] * (len(counts) + 1)
    best[0] = -penalty
    for end in range(SHORTEST, len(counts) + 1):
        choices = best[:end - SHORTEST + 1] + costs[:end - SHORTEST + 1, end] + penalty
        before[end] = int(choices.argmin())
        best[end] = choices[before[end]]
    found, place = [], before[-1]
    while place:
        found.append(place)
        place = before[place]
    return found[::-1]


def poisson_costs(counts):
    """The cost of the weeks from the row's to the column's, the last left out."""
    sums = numpy.concatenate([[0], numpy.cumsum(counts)])
    place = numpy.arange(len(sums))
    total, size = sums[None, :] - sums[:, None], numpy.maximum(place[None, :] - place[:, None], 1)
    total = numpy.maximum(total, 0)
    return 2 * (total - special.xlogy(total, total / size))


def fresh_change(counts, start):
    """The last weeks against those just before them, in the last stretch."""
    strengths = {}
    for weeks in FRESH:
        here, before = counts[len(counts) - weeks:], counts[max(start, len(counts) - weeks - BESIDE[1]):max(0, len(counts) - weeks)]
        if len(before) >= BESIDE[0]:
            gain = cost(before + here) - cost(before) - cost(here)
            strengths[len(counts) - weeks] = gain / dispersion([before, here])
    place = max(strengths, key=strengths.get, default=None)
    return place if place is not None and strengths[place] >= LEAST_FRESH else None


# Survival

def lifetimes(group):
    """Of everybody who spoke early enough: how many days he talked, and whether that is over."""
    rows, early = [], group.as_of - SILENT_FOR
    for lines in group.of_speaker.values():
        first, last = lines[0].at, lines[-1].at
        if first <= early:
            rows.append(((last if last <= early else early) - first, last <= early))
    return [(length / DAY, over) for length, over in rows]


def survival(group):
    return kaplan_meier(lifetimes(group))


def kaplan_meier(rows):
    """Of lifetimes in days, each with whether it is over."""
    if not rows:
        return None
    days, ended = zip(*rows)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # lifelines divides by zero where everybody has fallen silent
        fitted = KaplanMeierFitter().fit(days, ended)
        interval = fitted.confidence_interval_survival_function_
    low, high = interval.iloc[:, 0], interval.iloc[:, 1]
    table, kept = fitted.event_table, fitted.survival_function_["KM_estimate"]
    steps = [{"days": float(day), "at_risk": int(table.loc[day, "at_risk"]), "ended": int(table.loc[day, "observed"]),
              "survival": float(kept[day]), "interval": {"low": float(low[day]), "high": float(high[day])} if 0 < kept[day] < 1 else None}
             for day in kept.index if table.loc[day, "observed"]]
    return {"subjects": len(rows), "ended": sum(ended), "horizon": max(days), "median": first_day(kept, 0.5), "steps": steps,
            "median_low": first_day(low, 0.5), "median_high": first_day(high, 0.5)}


def first_day(curve, level):
    """When a curve first is at the level or below it."""
    below = curve[curve <= level + 1e-12]
    return float(below.index[0]) if len(below) else None


# Retention

RETENTION = """
    WITH cohort AS (
        SELECT member, monday AS began FROM appeared WHERE monday < $this_week AND monday >= $this_week - 7 * $cohorts),
    spoke AS (
        SELECT DISTINCT began, member, (message.monday - began) // 7 AS week FROM cohort JOIN message USING (member)
        WHERE message.monday >= began AND message.monday < $this_week),
    week AS (SELECT unnest(range(0, $after + 1)) AS week)
    SELECT began, week, count(DISTINCT cohort.member) AS size, CASE WHEN began + 7 * week < $this_week THEN
        (SELECT count(*) FROM spoke WHERE spoke.began = cohort.began AND spoke.week = week.week) END AS classic,
        CASE WHEN began + 7 * week < $this_week THEN
        (SELECT count(DISTINCT member) FROM spoke WHERE spoke.began = cohort.began AND spoke.week >= week.week) END AS rolling
    FROM cohort, week GROUP BY ALL ORDER BY began, week"""


def retention(group):
    message = messages(group)
    first = {member: lines[0].at for member, lines in group.of_speaker.items()}
    first |= {member: join.at for member, join in group.first_join.items() if member not in group.own}
    appeared = pandas.DataFrame([(member, monday(group.wall_clock(at)[0])) for member, at in first.items()], columns=["member", "monday"])
    if appeared.empty:
        return []
    rows = ask(RETENTION, {"this_week": this_week(group), "cohorts": COHORTS, "after": AFTER}, message=message, appeared=appeared)
    cohorts = {}
    for began, _, size, classic, rolling in rows:
        one = cohorts.setdefault(began, {"monday": began - date(1970, 1, 1).toordinal(), "size": size, "classic": [], "rolling": []})
        one["classic"].append(classic)
        one["rolling"].append(rolling)
    return list(cohorts.values())


# Spread of messages

def posts(group):
    """How many messages everybody said who is or was a member; who left was one."""
    return [len(group.of_member.get(member, ())) for member in group.there if member not in group.own]


def negative_binomial(numbers):
    """The likeliest r and α. For a given r the likeliest mean is the mean."""
    numbers = numpy.asarray(numbers, float)
    mean = numbers.mean()

    def score(log_r):
        r = math.exp(log_r)
        return (special.digamma(r + numbers) - special.digamma(r)).sum() - len(numbers) * math.log1p(mean / r)
    r = math.exp(optimize.brentq(score, math.log(1e-6), math.log(1e6), xtol=1e-14, rtol=1e-14))
    return r, r / mean


def expected_numbers(numbers, r, alpha, cells=10):
    """How many members with 0, 1, …, `cells` − 1 messages, and with more."""
    part = alpha / (1 + alpha)
    chances = [*stats.nbinom.pmf(range(cells), r, part), stats.nbinom.sf(cells - 1, r, part)]
    return [float(len(numbers) * chance) for chance in chances]
