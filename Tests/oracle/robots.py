"""Who may be a robot, by the words of docs/reference/figures.md. Usage: robots.py FILE prints what it finds in a JSONL file, without names."""
import json
import sys
from collections import Counter, defaultdict
from fractions import Fraction

from sections import DAY, SECOND
from signs import TEXTS
from talk import IMPORTED_IN, Talk, wall_clock_of

COUNTS = ("texts", "questions", "prompt", "chained", "again", "alike")
shanghai = wall_clock_of(IMPORTED_IN)


def week(line):
    """The ordinal of its Monday, in the workspace's zone; day 1 of the calendar is a Monday."""
    day, _ = shanghai(line.at)
    return day - (day - 1) % 7


def habits(said):
    """The counts of every member, over the last 156 weeks with a text."""
    counted = set(sorted({week(line) for line in said if line.kind in TEXTS})[-156:])
    found, last = defaultdict(Counter), {}
    for place, line in enumerate(said):
        if line.kind not in TEXTS:
            continue
        mine, before = last.get(line.sender), said[place - 1] if place else None
        last[line.sender] = line
        if week(line) not in counted:
            continue
        prompt = before is not None and line.at - before.at <= 60 * SECOND
        again = mine is not None and line.at - mine.at <= DAY
        found[line.sender].update({
            "texts": 1, "questions": "question" in line.signs, "prompt": prompt, "chained": prompt and before.sender == line.sender,
            "again": again, "alike": again and mine.text[:4] == line.text[:4]})
    return found


def manner(mine, rest):
    texts, again = mine["texts"], mine["again"]
    if texts < 100:
        return None
    if 100 * mine["questions"] <= texts and 2 * mine["chained"] >= texts and again and 10 * mine["alike"] >= 8 * again:
        return "series"
    one_form = again and 3 * mine["alike"] >= again
    if 1000 * mine["prompt"] < (980 if one_form else 995) * texts or 10 * mine["questions"] > texts or not rest["texts"]:
        return None
    pauses, usual = Fraction(texts - mine["prompt"], texts), Fraction(rest["texts"] - rest["prompt"], rest["texts"])
    return "answers" if usual >= Fraction(1, 10) and texts * usual >= (15 if one_form else 30) and pauses <= usual / 12 else None


def robots(said, own):
    """The lists are whole, in the order of the report but for equals."""
    counts, all_texts = habits(said), Counter()
    for mine in counts.values():
        all_texts.update(mine)
    suspects, uniform = [], []
    for member, mine in counts.items():
        if member in own:
            continue
        found = manner(mine, all_texts - mine)
        if found:
            suspects.append({"member": member, "manner": found} | {key: mine[key] for key in COUNTS})
        if mine["texts"] >= 10 and mine["again"] >= 5 and 2 * mine["alike"] >= mine["again"]:
            uniform.append({"member": member, "messages": mine["texts"]})
    answering = [row for row in suspects if row["manner"] == "answers"]
    if 3 * len(answering) > sum(mine["texts"] >= 100 for member, mine in counts.items() if member not in own):
        suspects = [row for row in suspects if row["manner"] != "answers"]
    talkers = [{"member": member, "messages": messages}
               for member, messages in Counter(line.sender for line in said if line.sender not in own).items()]
    return {"suspects": sorted(suspects, key=lambda row: -row["texts"]), "uniform": sorted(uniform, key=lambda row: -row["messages"]),
            "talkers": sorted(talkers, key=lambda row: -row["messages"])}


if __name__ == "__main__":
    for name, log in Talk(sys.argv[1]).groups.items():
        for row in robots([line for line in log if line.kind not in ("join", "leave", "nick", "system")], set())["suspects"]:
            print(name, json.dumps({key: row[key] for key in ("manner", *COUNTS)}))
