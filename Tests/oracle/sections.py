"""The four sections of talk: answers, newcomers, load and content. Every argument `said` is talk in its order, each line with the
members it turns to, its signs, its place in the talk, and its day and hour in the zone of the report.
"""
import math
import statistics
from collections import Counter, defaultdict
from datetime import datetime

from signs import NAMES

SECOND, MINUTE, DAY = 1000, 60_000, 86_400_000
WEEK = 7 * DAY
EVENTS = ("join", "leave", "nick", "system")


def places_turned_to(said):
    """For each member the messages that turned to him, in their order."""
    towards = defaultdict(list)
    for line in said:
        for member in line.turns:
            towards[member].append(line)
    return towards


def first_behind(lines, line):
    return next((other for other in lines if other.place > line.place), None)


def share(part, whole):
    """A share with the 95 % interval by Wilson's score."""
    if whole == 0:
        return {"part": 0, "whole": 0}
    z = statistics.NormalDist().inv_cdf(0.975)
    value = part / whole
    centre = value + z * z / (2 * whole)
    reach = z * math.sqrt(value * (1 - value) / whole + z * z / (4 * whole * whole))
    low, high = (centre - reach) / (1 + z * z / whole), (centre + reach) / (1 + z * z / whole)
    return {"part": part, "whole": whole, "value": value, "low": low, "high": high}


def median(values):
    return statistics.median(values) if values else None


def answers(said, last_30, own, as_of):
    towards = places_turned_to(said)
    questions = [line for line in last_30 if "question" in line.signs]
    minutes, still_open = [], []
    for question in questions:
        answer = first_behind(towards[question.sender], question)
        if answer and answer.at - question.at <= DAY:
            minutes.append((answer.at - question.at) / MINUTE)
        else:
            still_open.append(question)
    waiting = [question for question in still_open if as_of - question.at < DAY]
    return {"questions": len(questions), "answered": share(len(minutes), len(questions) - len(waiting)), "waiting": len(waiting),
            "median_minutes": median(minutes), "open_count": len(still_open),
            "open_of_people": sum(question.sender not in own for question in still_open),
            "open": [{"member": line.sender, "at": line.at} for line in reversed(still_open)]}


def newcomers(log, said, own, as_of):
    first_join, first_said, there = {}, {}, {}
    talked_before_join = set()
    for line in log:
        if line.kind not in EVENTS:
            first_said.setdefault(line.sender, line)
        if line.kind == "join" and line.sender not in first_join:
            first_join[line.sender] = line
            if line.sender in first_said and first_said[line.sender].at < line.at:
                talked_before_join.add(line.sender)
        if line.kind not in ("nick", "system"):
            there[line.sender] = line.kind != "leave"
    joined = {member: line for member, line in first_join.items()
              if line.at > as_of - 60 * DAY and member not in talked_before_join and member not in own}
    appeared = {member for member, line in first_said.items() if member not in first_join and member not in own
                and line.at > as_of - 60 * DAY and line.at - said[0].at >= 14 * DAY}

    spoke = [first_said[member].at - line.at <= WEEK if member in first_said else False
             for member, line in joined.items() if as_of - line.at >= WEEK]
    towards = places_turned_to(said)
    answered, minutes, unanswered = [], [], []
    for member in joined.keys() | appeared:
        first = first_said.get(member)
        if first is None:
            continue
        answer = first_behind(towards[member], first)
        if answer:
            minutes.append((answer.at - first.at) / MINUTE)
        else:
            unanswered.append({"member": member, "first_said": first.at, "joined": joined[member].at if member in joined else None})
        if as_of - first.at >= WEEK:
            answered.append(bool(answer) and answer.at - first.at <= WEEK)
    silent = [{"member": member, "joined": line.at} for member, line in joined.items()
              if line.at > as_of - 14 * DAY and there[member] and member not in first_said]
    return {"newcomers": len(joined) + len(appeared), "spoke": share(sum(spoke), len(spoke)), "answered": share(sum(answered), len(answered)),
            "median_minutes": median(minutes), "unanswered_count": len(unanswered),
            "unanswered": sorted(unanswered, key=lambda row: -row["first_said"]),
            "silent": sorted(silent, key=lambda row: -row["joined"])}


def load(said, last_30, today, own):
    hours = Counter((line.day, line.hour) for line in last_30)
    quarter = Counter((line.day, line.hour) for line in said if today - 91 < line.day <= today)
    usual = median(quarter.values())
    bursts = [{"day": str(datetime.fromordinal(day).date()), "hour": hour, "messages": count} for (day, hour), count in hours.items()
              if count >= 30 and count >= 5 * usual]
    floods = floods_of(said, today)
    by_member = Counter(line.sender for line in last_30 if line.sender not in own)
    most = max(by_member.values(), default=0)
    return {"messages": len(last_30), "active_hours": len(hours), "messages_per_active_hour": len(last_30) / len(hours) if hours else None,
            "night": share(sum(line.hour >= 23 or line.hour < 7 for line in last_30), len(last_30)), "usual_hour": usual,
            "bursts": sorted(bursts, key=lambda row: -row["messages"]), "burst_count": len(bursts),
            "floods": sorted(floods, key=lambda row: -row["at"]), "flood_count": len(floods),
            "loudest": share(most, by_member.total()), "loudest_member": {member for member, count in by_member.items() if count == most}}


def floods_of(said, today):
    floods, row = [], []
    for line in said + [None]:
        if line and row and line.sender == row[-1].sender and line.at - row[-1].at <= 60 * SECOND:
            row.append(line)
            continue
        if len(row) >= 10 and today - 30 < row[9].day <= today:
            floods.append({"member": row[0].sender, "at": row[9].at, "messages": sum(each.day <= row[9].day for each in row)})
        row = [line]
    return floods


def change(log, said, today, operators, own):
    earlier_days = [line.day for line in said if line.day <= today - 28]
    last_before = max(earlier_days, default=None)
    next_after = min((line.day for line in said if today - 28 < line.day <= today), default=today + 1)

    def within(line):
        if today - 28 < line.day <= today:
            return "now"
        return "before" if last_before is not None and last_before - 56 < line.day <= last_before else None

    def pair(lines):
        found = Counter(within(line) for line in lines)
        return {"before": found["before"], "now": found["now"]}

    first, there = {}, {}
    spoken = [line for line in said if line.sender not in own]
    for line in spoken:
        first.setdefault(line.sender, line)
    for line in log:
        if line.kind not in ("nick", "system"):
            there[line.sender] = line.kind != "leave"
    before = Counter(line.sender for line in spoken if within(line) == "before")
    now = {line.sender for line in spoken if within(line) == "now"}
    gone = [member for member in before if member not in now]
    ours = [line for line in said if line.sender in operators]
    sees_talk = today - (today - 27 if last_before is None else last_before) + 55 < 91
    is_ours = any(member in there for member in operators)
    return {"speakers": {"before": len(before), "now": len(now)}, "still": len(before) - len(gone),
            "left": sum(not there[member] for member in gone), "quiet": sum(there[member] for member in gone),
            "new_voices": pair(first.values()), "messages": pair(said), "gap_days": next_after - last_before - 1 if last_before is not None else 0,
            "questions": pair([line for line in said if "question" in line.signs]) if sees_talk else None,
            "own_messages": pair(ours) if is_ours else None,
            "own_promo": pair([line for line in ours if "promo" in line.signs]) if is_ours and sees_talk else None,
            "gone": sorted(({"member": member, "messages": before[member], "is_present": there[member]}
                            for member in gone), key=lambda row: -row["messages"])}


def content(said, last_30, today, operators, marked):
    before = [line for line in said if today - 60 < line.day <= today - 30]
    by_operators = [line for line in last_30 if line.sender in operators]

    def count(lines, sign):
        return sum(sign in line.signs for line in lines)

    suspects = defaultdict(list)
    for line in last_30:
        if "advertisement" in line.signs and line.sender not in marked:
            suspects[line.sender].append(line)
    return {"messages": len(last_30), "operator_messages": len(by_operators),
            "kinds": {sign: {"messages": count(last_30, sign), "before": count(before, sign), "by_operators": count(by_operators, sign)}
                      for sign in NAMES},
            "promo": share(count(by_operators, "promo"), len(by_operators)),
            "suspects": sorted(({"member": member, "messages": len(lines), "at": lines[-1].at}
                                for member, lines in suspects.items()), key=lambda row: -row["messages"])}
