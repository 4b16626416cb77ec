"""Chats of more than a year, from a seed: people come, invited or not, talk for a while within their circle, and fall silent.

Usage: seasons.py SEED > lines.jsonl
"""
import random
import sys
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

from awkward import line, write

END = datetime(2025, 3, 19, 12, 0, tzinfo=timezone.utc)  # ten days after New York set its clocks forward
DAY = timedelta(days=1)
LETTERS = {"花园": "h", "读书": "d", "老群": "l", "散了": "s", "新群": "x"}  # an identity in a system line is ASCII
SALES = ["兼职 日结 加盟，加我", "团购 优惠 5元", "代理 批发 微商"]
CHAT = ["好", "收到", "早", "哈哈", "行，明天见", "这个我买过", "周末去爬山吗？", "有没有人知道哪里有修鞋的"]


@dataclass
class Person:
    """`rate`: messages a day while he talks, which is until `falls_silent`."""
    identity: str
    circle: int
    rate: float
    came: datetime
    falls_silent: datetime
    said: list = field(default_factory=list)


class Season:
    """One group. `level` tells how lively it is at a part of its time, from 0 to 1."""

    def __init__(self, dice, name, days, circles, level, end=END):
        self.dice, self.name, self.days, self.circles, self.level, self.end = dice, name, days, circles, level, end
        self.begin, self.people, self.lines = end - days * DAY, [], []
        self.letter = LETTERS[name]

    def adds(self, who, at, kind="text", text="", **more):
        self.lines.append(line(self.name, who, at.isoformat(timespec="milliseconds"), kind, text) | more)

    def comes(self, at, way=None):
        """A new person, by a way a system line tells of: invited, by a code, or on his own; or unnoticed."""
        dice, number = self.dice, len(self.people)
        person = Person(f"wxid_{self.letter}{number:03d}", dice.randrange(self.circles), dice.paretovariate(1.3) * 0.12, at,
                        at + DAY * dice.choice([0.1, 10, 60, 150, 400]) * dice.random() * 2)
        way = way or dice.choices(["invited", "code", "join", "unnoticed"], [5, 1, 1, 1])[0]
        before = [one for one in self.people if one.came < at] or [person]
        inviter = dice.choices(before, [1 + one.rate * 20 for one in before])[0]
        if way == "invited" or inviter is person and way == "code":
            text = f'"{shown(inviter)}"邀请"{shown(person)}"加入了群聊'
        elif way == "code":
            text = f'"{shown(person)}"通过扫描"{shown(inviter)}"分享的二维码加入群聊'
        if inviter is person and way in ("invited", "code") or way == "join":
            self.adds(person.identity, at, "join")
        elif way != "unnoticed":
            self.adds("", at, "system", text)
        self.people.append(person)
        if dice.random() < 0.12:
            self.goes(person, at + DAY * dice.choice([0.2, 1, 20, 200]) * dice.random() * 2)
        if dice.random() < 0.25:
            person.rate = 0
        return person

    def goes(self, person, at):
        if at < self.end:
            self.adds(person.identity, at, "leave")
            person.falls_silent = min(person.falls_silent, at)
            if self.dice.random() < 0.2 and at + 3 * DAY < self.end:  # comes back, once by his own invitation of somebody he came by
                self.adds(person.identity, at + 2 * DAY, self.dice.choice(["join", "text"]), "")

    def burst(self, at, count):
        for each in range(count):
            person = self.comes(at + timedelta(minutes=self.dice.randrange(1500)), "join")
            if self.dice.random() < 0.5:
                self.goes(person, person.came + timedelta(hours=self.dice.choice([1, 23, 24, 25])))

    def talks(self, day):
        """Everybody says what he says on that day; mostly to somebody of his circle."""
        dice, begin, messages = self.dice, self.begin + day * DAY, []
        lively = self.level(day / self.days)
        for person in self.people:
            if person.came > begin + DAY or person.falls_silent < begin:
                continue
            for _ in range(poisson(dice, min(person.rate, 3) * lively)):
                messages.append((begin + timedelta(milliseconds=dice.randrange(86_400_000)), person))
        for at, person in sorted(messages, key=lambda each: each[0]):
            self.one_talks(at, person)

    def one_talks(self, at, person):
        dice = self.dice
        circle = [one for one in self.people if one.said and one is not person and (one.circle == person.circle or dice.random() < 0.1)]
        text, more = dice.choice(CHAT), {}
        if circle and dice.random() < 0.7:
            other = max(dice.sample(circle, min(len(circle), 3)), key=lambda one: one.rate)
            if dice.random() < 0.5:
                text = f"@{other.identity}号 {text}"
            elif at - other.said[-1][0] < DAY:
                more = {"reply_text": other.said[-1][1]}
        elif person.circle == 0 and dice.random() < 0.05:
            text = dice.choice(SALES)
        text += dice.choice(["", f" {dice.randrange(1000)}"])
        person.said.append((at, text))
        self.adds(person.identity, at, dice.choice(["text"] * 9 + ["image"]), text, sender_name=f"{person.identity}号", **more)
        if dice.random() < 0.3 and circle:  # somebody takes a turn
            other, later = dice.choice(circle), at + timedelta(seconds=dice.choice([20, 299, 300, 301]))
            if later < min(self.end, other.falls_silent):
                other.said.append((later, "嗯"))
                self.adds(other.identity, later, text="嗯", sender_name=f"{other.identity}号")


def shown(person):
    return f"{person.identity}号({person.identity})"


def poisson(dice, mean):
    count, left = 0, dice.expovariate(1)
    while left < mean:
        count += 1
        left += dice.expovariate(1)
    return count


def group(dice, name, days, people, circles, level, bursts=(), end=END):
    season = Season(dice, name, days, circles, level, end)
    for _ in range(max(2, people // 5)):
        season.comes(season.begin + DAY * dice.random(), dice.choice(["unnoticed", "join"]))
    comings = sorted(season.begin + days * DAY * dice.random() for _ in range(people))
    for day in range(days):
        for at in comings:
            if season.begin + day * DAY <= at < season.begin + (day + 1) * DAY:
                season.comes(at)
        for burst, count in bursts:
            if burst == day:
                season.burst(season.begin + day * DAY, count)
        season.talks(day)
    return season.lines


def chat(seed):
    """Lines of several groups in the order of their times; nothing is later than the last."""
    dice = random.Random(seed)
    lines = group(dice, "花园", 420, 90, 4, lambda part: 1 if part < 0.4 else 0.4 if part < 0.7 else 0.9, [(150, 9), (200, 12), (300, 30)])
    lines += group(dice, "读书", 200, 30, 2, lambda part: 1)
    lines += group(dice, "老群", 300, 25, 1, lambda part: 1 if part < 0.6 else 0.05)
    lines += group(dice, "散了", 90, 15, 1, lambda part: 1, end=END - 100 * DAY)
    lines += group(dice, "新群", 20, 12, 1, lambda part: 1, [(3, 20)])
    lines += [line("只有进出", f"过客{each}", (END - each * DAY).isoformat(), ["join", "leave"][each % 2]) for each in range(8)]
    lines = [entry for entry in lines if datetime.fromisoformat(entry["time"]) < END]
    lines.sort(key=lambda entry: datetime.fromisoformat(entry["time"]))
    return lines + [line("花园", "wxid_h000", END.isoformat(), text="完")]


def hall(seed, members=430, stars=20, busy=400):
    """One crowded group of a month. Everybody calls somebody, mostly one of the stars: the busy ones two or more, the others one.

    Many are led, and invitations run in circles.
    """
    dice, lines = random.Random(seed), []
    people = [f"wxid_{number:03d}" for number in range(members)]

    def calls(who, at, other):
        lines.append(line("大厅", who, at.isoformat(), "text", f"@{other}号 好") | {"sender_name": f"{who}号"})
    for number, who in enumerate(people):
        others = [star for each, star in enumerate(people[:stars]) if star != who and each % 3 == number % 3]  # in three circles
        if number < stars:
            for week in range(dice.choice([1, 2, 2, 4])):
                calls(who, END - 7 * DAY * week - DAY * dice.random() * 6, dice.choice(others))
        if number < busy:
            for other in {*dice.sample(others[:4], 2), *dice.choices(others, range(len(others), 0, -1), k=2), dice.choice(people[:busy])}:
                calls(who, END - 29 * DAY * dice.random(), other)
        else:
            calls(who, END - 29 * DAY * dice.random(), dice.choice(others))
    for size in (2, 3, 5):  # everybody of a ring is invited by the one before him, the first by the last
        ring = dice.sample(people, size)
        for place, who in enumerate(ring):
            lines.append(line("大厅", "", (END - 20 * DAY + place * DAY).isoformat(), "system",
                              f'"{ring[place - 1]}号({ring[place - 1]})"邀请"{who}号({who})"加入了群聊'))
    # Two who invite each other in one second: the order of the log decides.
    lines += [line("大厅", "", (END - 9 * DAY).isoformat(), "system", f'"{one}号({one})"邀请"{other}号({other})"加入了群聊')
              for one, other in (("wxid_901", "wxid_900"), ("wxid_900", "wxid_901"))]
    for number in range(600):  # a tree larger than what is drawn
        inviter = f"come_{dice.randrange(max(1, number)):03d}" if number else people[0]
        lines.append(line("大厅", "", (END - 15 * DAY + timedelta(minutes=number)).isoformat(), "system",
                          f'"{inviter}号({inviter})"邀请"come_{number:03d}号(come_{number:03d})"加入了群聊'))
    lines.sort(key=lambda entry: datetime.fromisoformat(entry["time"]))
    return lines + [line("大厅", people[0], END.isoformat(), text="完")]


def spells(seed, groups=30, days=330):
    """Many small groups that talk for some days and then say nothing for some weeks, again and again; most talk at the end."""
    dice, lines = random.Random(seed), []
    for number in range(groups):
        name, members = f"小群{number}", [f"wxid_z{number:02d}{each}" for each in range(dice.randrange(2, 6))]
        day, habit = dice.randrange(60), dice.uniform(0.15, 0.9)
        while day < days:
            until = day + dice.choice([4, 12, 30, 70])
            for each in range(day, min(until, days)):
                for who in members:
                    if dice.random() < habit:
                        at = END - (days - each) * DAY + timedelta(minutes=dice.randrange(1440))
                        lines.append(line(name, who, at.isoformat(), text=dice.choice(CHAT)))
            day = until + dice.choice([3, 10, 16, 25, 40])
    lines = [entry for entry in lines if datetime.fromisoformat(entry["time"]) < END]
    return sorted(lines, key=lambda entry: datetime.fromisoformat(entry["time"])) + [line("小群0", "wxid_z000", END.isoformat(), text="完")]


if __name__ == "__main__":
    write(chat(int(sys.argv[1])), "/dev/stdout")
