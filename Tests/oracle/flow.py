"""Joins, invitations and bursts by pandas, networkx and scipy, from the words of docs/reference/figures.md."""
import statistics
from bisect import bisect_left
from datetime import date

import networkx
import pandas
from scipy.stats import poisson

from sections import DAY, share

WEEKS, MOST_INVITERS, MOST_TREES, MOST_BURSTS, MOST_GENERATIONS = 26, 20, 10, 10, 12
ONCE_IN = 10_000  # days


def figures(group):
    """All of section `flow` but for the bursts."""
    joins = frame([(join.at, join.way) for join in group.joins], ["at", "way"], group)
    leaves = frame([(at, "") for all_of_one in group.leaves.values() for at in all_of_one], ["at", "way"], group)
    forest, depth, joined = first_joins(group)
    numbers = {"joins": len(joins), "leaves": len(leaves), "weeks": by_week(group, joins, leaves),
               "ways": [{"way": way, "joins": int((joins["way"] == way).sum())} for way in ("invitation", "qr", "other")],
               "invited": forest.number_of_edges(), "max_depth": max(depth.values(), default=0),
               "generations": generations(group, forest, depth, joined)}
    if numbers["invited"]:
        numbers["deep_share"] = sum(step >= 3 for step in depth.values()) / numbers["invited"]
    return numbers


def frame(rows, columns, group):
    table = pandas.DataFrame(rows, columns=columns)
    table["monday"] = [monday(group.wall_clock(at)[0]) for at in table["at"]]
    return table


def monday(day):
    """Of a day's number: 1 is a Monday."""
    return day - (day - 1) % 7


def by_week(group, joins, leaves):
    """None before the group began; other lines do not begin it."""
    if group.began is None:
        return []
    last, began = monday(group.today), monday(group.wall_clock(group.began)[0])
    weeks = range(max(began, last - 7 * (WEEKS - 1)), last + 7, 7)
    joined, left = joins["monday"].value_counts(), leaves["monday"].value_counts()
    return [{"week": str(date.fromordinal(week)), "joins": int(joined.get(week, 0)), "leaves": int(left.get(week, 0))} for week in weeks]


def first_joins(group):
    """The forest of first joins, the step of everybody in it, and when each is known to have come."""
    forest, joined = networkx.DiGraph(), {}
    for join in group.first_join.values():  # in the order of the log
        forest.add_node(join.member)
        joined[join.member] = join.at
        if join.inviter is None or join.inviter == join.member:
            continue
        forest.add_node(join.inviter)
        if not networkx.has_path(forest, join.member, join.inviter):
            forest.add_edge(join.inviter, join.member)
    for member in forest:  # who came unnoticed was there when he first invited
        if member not in joined:
            joined[member] = min(joined[other] for other in forest[member])
    depth = {}
    for root in roots(forest):
        depth |= networkx.single_source_shortest_path_length(forest, root)
    return forest, depth, joined


def roots(forest):
    return [member for member, invitations in forest.in_degree() if invitations == 0]


def generations(group, forest, depth, joined):
    table = pandas.DataFrame({"generation": depth[member], "members": 1, "invited": forest.out_degree(member),
                              "ripe": joined[member] <= group.as_of - 14 * DAY} for member in forest)
    if table.empty:
        return []
    sums = table.groupby("generation")[["members", "invited"]].sum()
    ripe = table[table["ripe"]].groupby("generation")[["members", "invited"]].sum().reindex(sums.index, fill_value=0)
    sums[["ripe_members", "ripe_invited"]] = ripe
    return [{key: int(value) for key, value in row.items()} for row in sums.reset_index().to_dict("records")][:MOST_GENERATIONS]


def inviters(group, forest):
    """Everybody who invited, who invited most first."""
    rows = [{"member": member, "invited": forest.out_degree(member), "descendants": len(networkx.descendants(forest, member)),
             "still_present": sum(group.there[other] for other in forest[member]),
             "spoke": sum(other in group.of_member for other in forest[member])} for member in forest if forest.out_degree(member)]
    return sorted(rows, key=lambda row: -row["invited"])


def trees(forest, depth):
    """Everybody whom nobody invited but who did invite, with all who came through him; the largest first."""
    rows = []
    for root in roots(forest):
        members = {root} | networkx.descendants(forest, root)
        if len(members) > 1:
            tree = forest.subgraph(members).to_undirected()
            rows.append({"root": root, "size": len(members), "depth": max(depth[member] for member in members),
                         "mean_distance": networkx.average_shortest_path_length(tree)})
    return sorted(rows, key=lambda row: -row["size"])


def stays(group):
    """Of every join when it was, and when its member left next; who joins twice leaves once."""
    leaves = {}
    rows = []
    for place in range(len(group.log) - 1, -1, -1):
        line = group.log[place]
        if line.kind == "leave":
            leaves[line.sender] = line.at
        for join in group.joins_at.get(place, ()):
            rows.append((join.at, leaves.pop(join.member, None)))
    return rows[::-1]


def bursts(group):
    """Section `flow`'s bursts, the latest first, and the share who left outside of them."""
    rows = stays(group)
    began = group.as_of if group.began is None else group.began
    told = any(left is not None for _, left in rows)
    ranges, joins = [], [at for at, _ in rows]
    for first, at in enumerate(joins):
        days = min(56, (at - began) // DAY)
        last = bisect_left(joins, at + DAY)
        if days < 28 or last - first < 10:
            continue
        a_day = statistics.median(bisect_left(joins, at - back * DAY) - bisect_left(joins, at - (back + 1) * DAY) for back in range(days))
        expected = max(0.5, a_day)
        if last - first < 3 * expected or poisson.sf(last - first - 1, expected) >= 1 / ONCE_IN:
            continue
        if ranges and first < ranges[-1][1]:
            ranges[-1][1] = max(ranges[-1][1], last)
        else:
            ranges.append([first, last, a_day])
    found, outside, place = [], [], 0
    for first, last, a_day in ranges:
        # Who came alone at its edge, a tenth of a day apart from the rest, is no part of it as long as ten are left.
        while last - first > 10 and joins[first + 1] - joins[first] > DAY // 10:
            first += 1
        while last - first > 10 and joins[last - 1] - joins[last - 2] > DAY // 10:
            last -= 1
        outside += rows[place:first]
        place = last
        found.append({"from": joins[first], "to": joins[last - 1], "joins": last - first, "usual_per_day": float(a_day),
                      "left": left_at_once(rows[first:last], group.as_of) if told else None})
    return {"bursts": found[::-1][:MOST_BURSTS], "too_little_history": group.as_of - began < 28 * DAY,
            "usual_left": left_at_once(outside + rows[place:], group.as_of) if told else None}


def left_at_once(rows, as_of):
    """Who left within 24 hours; of those who came at least that long ago."""
    ripe = [left is not None and left - at <= DAY for at, left in rows if at <= as_of - DAY]
    return share(sum(ripe), len(ripe))
