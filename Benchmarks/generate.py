"""Large chats from a seed: the same messages as plain JSONL (with 2 % joins and leaves) and as chatlog CSV.

Usage: generate.py --messages 1100000 --groups 40 --members 6000 --seed 1 --to FOLDER
"""
import argparse
import csv
import itertools
import json
import random
from datetime import datetime, timedelta, timezone
from pathlib import Path

SHANGHAI = timezone(timedelta(hours=8))
BEGIN = datetime(2024, 1, 1, 8, 0, tzinfo=SHANGHAI)
DAYS = 400
LATIN = "ok hi AI app Swift bug PDF vlog WiFi link code review haha plan Excel python iPhone deadline KPI demo".split()
MARKS = ["，"] * 12 + ["。"] * 6 + ["？"] * 3 + ["！"] * 3 + ["～", "…", "👍", "😂", "[微笑]", " "]
RIVER = 1_500_000
LONGEST = 300
SEATS = 250


def river(dice):
    """A long stream of words in which every text is a stretch: two-character words by Zipf's law, marks, some Latin."""
    level_one = bytes(itertools.chain.from_iterable((row, cell) for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xFA)))
    characters = list(level_one.decode("gb2312"))
    dice.shuffle(characters)
    likely = [1 / (rank + 8) for rank in range(len(characters))]
    pool = dice.choices(characters, likely, k=12_000)
    words = ["".join(pair) for pair in zip(pool[::2], pool[1::2])] + [f" {word} " for word in LATIN]
    weights = [1 / (rank + 5) for rank in range(len(words))]
    stream = []
    for word in dice.choices(words, weights, k=RIVER // 2):
        stream.append(word)
        if dice.random() < 0.15:
            stream.append(dice.choice(MARKS))
    return "".join(stream)


def lines(messages, groups, members, seed):
    """(group number, member number, datetime, kind, text) in order of time; kinds are text, join, leave."""
    dice = random.Random(seed)
    water = river(dice)
    busy = [1 / (rank + 2) for rank in range(groups)]
    seats = max(SEATS, -(-members // groups))
    people = [[dice.randrange(members) for _ in range(seats)] for _ in range(groups)]
    for person in range(members):  # everyone belongs somewhere
        people[person % groups][person // groups] = person
    likely = list(itertools.accumulate(1 / (rank + 3) for rank in range(seats)))
    lengths = [max(1, min(LONGEST, int(dice.lognormvariate(2.5, 0.95)))) for _ in range(65_521)]
    gap = DAYS * 86400 / messages
    at = 0.0
    numbers = range(groups)
    for index, group in enumerate(dice.choices(numbers, busy, k=messages)):
        at += gap * dice.random() * 2
        moment = BEGIN + timedelta(seconds=int(at))
        if index % 50 == 49:
            yield group, dice.choice(people[group]), moment, ("join", "leave")[index % 3 == 0], ""
        start = int(dice.random() * (len(water) - LONGEST))
        (person,) = dice.choices(people[group], cum_weights=likely)
        yield group, person, moment, "text", water[start:start + lengths[index % len(lengths)]]


def write(folder, messages, groups, members, seed):
    """Writes chat.jsonl and chat.csv and returns their paths."""
    jsonl, table = Path(folder, "chat.jsonl"), Path(folder, "chat.csv")
    quoted = json.encoder.encode_basestring
    with open(jsonl, "w", encoding="utf-8") as plain, open(table, "w", encoding="utf-8", newline="") as sheet:
        rows = csv.writer(sheet, lineterminator="\n")
        rows.writerow(["Time", "SenderName", "Sender", "TalkerName", "Talker", "Content"])
        for group, member, at, kind, text in lines(messages, groups, members, seed):
            time = at.isoformat()
            plain.write(f'{{"group":"交流群{group:02d}","sender":"wxid_{member:06d}","time":"{time}","type":"{kind}",'
                        f'"text":{quoted(text)}}}\n')
            if kind == "text":
                rows.writerow([time[:19].replace("T", " "), f"成员{member:04d}", f"wxid_{member:06d}",
                               f"交流群{group:02d}", f"{90_000_000 + group}@chatroom", text])
    return jsonl, table


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, usual in (("messages", 1_100_000), ("groups", 40), ("members", 6000), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    parser.add_argument("--to", default=".")
    asked = parser.parse_args()
    print(*write(asked.to, asked.messages, asked.groups, asked.members, asked.seed), sep="\n")
