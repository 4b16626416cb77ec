"""Small chats full of talk, from a seed: who turns to whom, in every way, at every edge. Usage: lively.py SEED > lines.jsonl"""
import random
import sys
from datetime import datetime, timedelta, timezone

from awkward import line, write
from lively_edges import DIGITS, ORDERS, QUESTIONS, edges
from signs import WORDS

# New York sets its clocks back seventeen days before the end.
END = datetime(2024, 11, 20, 12, 0, tzinfo=timezone.utc)
SPAN = timedelta(days=110)
ZONES = [timezone.utc, timezone(timedelta(hours=8)), timezone(timedelta(hours=-5)), timezone(timedelta(hours=5, minutes=45))]
# Some are borne by two members, some differ by little, one is as long as a name may be, one longer.
NAMES = ["小明", "小明", "老王", "老王", "小 明", "Ann", "ann", "Ann🎉", "A.b-c_d", "𠮷野家", "王，", "长" * 32, "长" * 32 + "z", "班长(卖水果)",
         "👩‍👩‍👧‍👦", "团长@花园", "Ünï", "a", "王", "五折 不卖", "wxid_01"]
# Whose lines carry no name is called by the identity; one of them is somebody's name as well.
IDENTITIES = [f"wxid_{number:02d}" for number in range(4)]
GAPS = [0, 0, 1, 2, 20, 59, 60, 61, 299, 300, 301, 600, 3600, 7200, 86399, 86400, 86401, 200_000]
NAME_ENDS = ["\u2005", " ", "", "：", ":", "，", ",", "\u3000", "\n", "\t", "\u2000", "\u200a", "\u200b", "！", "@", " @"]
BEFORE_AT = ["", "", "", " ", "。", "好", "mail me: x", "1", ".", "_", "-", ")", "é", "@", "\n"]
KINDS = ["image", "emoji", "share", "other", "action", "link", "red_packet", "redPacket", "transfer", "miniProgram", "forward", "voice",
         "chainOrder", "location", "投票"]
CHAT = ["好", "好", "好", "收到", "嗯嗯", "哈哈", "1", "👍🏽", "早", "行，明天见", "这个我买过", "ok", "OK", "", "好 ", "a\\b \"c\""]


class Pen:
    """Writes lines of one group; `people` are (identity, names he bears one after the other)."""

    def __init__(self, dice, group, members):
        self.dice, self.group, self.lines = dice, group, []
        self.people = [(f"wxid_{i:02d}", dice.sample(NAMES, dice.randrange(4))) for i in range(members)]

    def says(self, who, at, text, kind="text", **more):
        """A line at that instant, in one of the ways a file may write it."""
        identity, names = who
        entry = line(self.group, identity, written(self.dice, at), kind, text) | more
        if names and self.dice.random() < 0.7:
            # The name of that time; now and then an old one comes back.
            age = min(max((END - at) / SPAN, 0), 0.999)
            entry["sender_name"] = names[int((1 - age) * len(names)) % len(names)] if self.dice.random() < 0.9 else self.dice.choice(names)
        self.lines.append(entry)
        return at

    def anyone(self):
        return self.dice.choice(self.people)

    def later(self, at):
        return at + timedelta(seconds=self.dice.choice(GAPS))


def written(dice, at):
    return at.astimezone(dice.choice(ZONES)).isoformat(timespec=dice.choice(["milliseconds", "seconds"]) if at.microsecond == 0 else "milliseconds")


def chatter(pen, at):
    """Anybody says anything, quotes and calls anybody."""
    dice = pen.dice
    for _ in range(dice.randrange(1, 12)):
        at = pen.says(pen.anyone(), pen.later(at), any_text(dice), dice.choice(KINDS) if dice.random() < 0.15 else "text",
                      **({"reply_text": any_quote(pen)} if dice.random() < 0.25 else {}))


def any_text(dice):
    return dice.choice([dice.choice(CHAT), dice.choice(CHAT), call(dice), dice.choice(QUESTIONS), sales_talk(dice), dice.choice(ORDERS)])


def any_quote(pen):
    """Mostly something that was said lately."""
    if pen.lines and pen.dice.random() < 0.8:
        return pen.dice.choice(pen.lines[-20:])["text"]
    return pen.dice.choice(CHAT + QUESTIONS + ["从来没人说过"])


def call(dice):
    first = dice.choice(NAMES + IDENTITIES) + dice.choice(["：", ": ", ":", ":/", "，", "： @"]) if dice.random() < 0.3 else ""
    return first + "".join(dice.choice(BEFORE_AT) + "@" + dice.choice(NAMES + IDENTITIES + ["没这个人", ""]) + dice.choice(NAME_ENDS)
                   for _ in range(dice.choice([1, 1, 1, 2, 3, 9]))) + dice.choice(["", "谢谢", "你在吗？"])


def sales_talk(dice):
    """Words of the lists, one more or one less than a sign needs."""
    lists = [WORDS[name] for name in dice.choices(list(WORDS), [1, 1, 1, 1, 1, 1, 4, 2, 2, 3, 6], k=dice.randrange(1, 4))]
    words = [dice.choice(words) for words in lists for _ in range(dice.choice([1, 1, 2]))] + dice.choices(DIGITS, k=dice.choice([0, 0, 1]))
    dice.shuffle(words)
    text = dice.choice(["", " ", "，", "元"]).join(words)
    if dice.random() < 0.05:  # the first 4,096 bytes are looked at
        text = "长" * dice.randrange(1350, 1366) + text
    return text.upper() if dice.random() < 0.1 else text


def question_and_answer(pen, at):
    """One asks, once or more often; others answer or not, at the edges of five minutes and 24 hours."""
    dice, asks, answers = pen.dice, pen.anyone(), pen.anyone()
    asked = dice.choice(QUESTIONS)
    for _ in range(dice.choice([1, 1, 2, 3])):
        at = pen.says(asks, at, asked)
        at += timedelta(seconds=dice.choice([0, 5, 400]))
    if dice.random() < 0.6:
        pen.says(pen.anyone(), at + timedelta(seconds=dice.choice([0, 200, 400])), dice.choice(CHAT))
    at += timedelta(seconds=dice.choice(GAPS), milliseconds=dice.choice([0, 0, 0, 1, -1]))
    way = dice.randrange(3)
    if way == 0:
        pen.says(answers, at, "有的", dice.choice(["text", "image"]), reply_text=asked)
    elif way == 1:
        pen.says(answers, at, call(dice))
    else:
        pen.says(answers, at, "有的")


def quotations(pen, at):
    """The same text by two members, then quotations of it up to and after 24 hours; one quotes himself."""
    one, other, third = pen.anyone(), pen.anyone(), pen.anyone()
    text = pen.dice.choice(CHAT + QUESTIONS)
    pen.says(one, at, text)
    second = pen.says(other, pen.later(at), text, pen.dice.choice(["text", "text", "image", "action"]))
    for who, base in ((third, at), (one, second), (other, second)):
        pen.says(who, base + timedelta(seconds=pen.dice.choice([0, 30, 86399, 86400, 86401])), pen.dice.choice(["这条", text, call(pen.dice)]),
                 reply_text=text)


def flood(pen, at):
    """About ten messages in a row, about a minute apart; some over midnight, some interrupted."""
    dice, who = pen.dice, pen.anyone()
    if dice.random() < 0.6:  # midnight in Shanghai, New York or Kathmandu
        midnight = at.replace(hour=dice.choice([16, 5, 4, 18]), minute=dice.choice([0, 0, 15]), second=0, microsecond=0)
        at = midnight - timedelta(seconds=dice.choice([30, 480, 539, 540, 541, 600]))
    count, gap = dice.choice([8, 9, 9, 10, 10, 11, 25]), dice.choice([1, 59, 60, 60, 61])
    for _ in range(count):
        at = pen.says(who, at + timedelta(seconds=gap if dice.random() < 0.98 else 61), dice.choice(CHAT + ["团购 优惠 5元"]))
    if dice.random() < 0.3:
        pen.says(pen.anyone(), at, "慢点")


def crowded_hour(pen, at):
    """About thirty messages within an hour, beside quiet ones."""
    at = at.replace(minute=pen.dice.choice([0, 15, 30]), second=0)
    for _ in range(pen.dice.choice([29, 30, 31, 55])):
        pen.says(pen.anyone(), at + timedelta(seconds=pen.dice.randrange(2700)), pen.dice.choice(CHAT))


def newcomer(pen, at):
    """One comes with or without a join, at the edges of windows seen from the end; greeted, answered or not; some leave again."""
    dice, who = pen.dice, (f"new_{len(pen.lines)}", dice_name(pen.dice))
    at = END - timedelta(days=dice.choice([7, 14, 14, 30, 59, 60, 60, 75]), seconds=dice.choice([-1, 0, 1, 40_000]))
    if dice.random() < 0.15:
        pen.says(who, at - timedelta(seconds=dice.choice([0, 86400])), "先说话")
    if dice.random() < 0.7:
        pen.says(who, at, "", "join")
        if dice.random() < 0.4 and who[1]:
            pen.says(pen.anyone(), at + timedelta(seconds=10), f"欢迎 @{who[1][0]}\u2005")
    if dice.random() < 0.7:
        at = pen.says(who, at + timedelta(days=dice.choice([0, 0, 1, 7, 7]), seconds=dice.choice([-1, 0, 1, 60])), "大家好，我是新来的")
        if dice.random() < 0.7:
            at += timedelta(days=dice.choice([0, 0, 1, 7, 7, 20]), seconds=dice.choice([-1, 0, 1, 60]))
            pen.says(pen.anyone(), at, "欢迎", reply_text=dice.choice(["大家好，我是新来的", ""]))
    if dice.random() < 0.25:
        pen.says(who, at + timedelta(days=dice.choice([0, 1]), seconds=5), "", "leave")
        if dice.random() < 0.4:
            pen.says(who, at + timedelta(days=2), "", dice.choice(["join", "text"]))


def dice_name(dice):
    return [dice.choice(NAMES + [f"新{dice.randrange(30)}"])] if dice.random() < 0.8 else []


def coming_and_going(pen, at):
    who = pen.anyone()
    pen.says(who, at, "", pen.dice.choice(["join", "leave"]))
    pen.says(who, at, pen.dice.choice(["话题：读书", ""]), "system")


SCENES = {chatter: 8, question_and_answer: 10, quotations: 5, flood: 2, crowded_hour: 1, newcomer: 6, coming_and_going: 1}


def group(dice, name, members, scenes, end=END):
    pen = Pen(dice, name, members)
    for scene in dice.choices(list(SCENES), SCENES.values(), k=scenes):
        # Half of it is of the last month.
        span = SPAN if dice.random() < 0.5 else timedelta(days=32)
        scene(pen, end - timedelta(seconds=dice.randrange(int(span.total_seconds()))))
    return pen.lines


def chat(seed, scenes=60):
    """Lines of several groups, in the order of their times but for some; nothing is later than the last."""
    dice = random.Random(seed)
    lines = group(dice, "热闹", 12, scenes) + group(dice, "两个人", 2, scenes // 3) + group(dice, "English 🎉", 5, scenes // 2) \
        + group(dice, "冷下来的", 8, scenes // 4, END - timedelta(days=35)) + edges(END)
    lines = [entry for entry in lines if instant(entry) <= END]
    lines.sort(key=instant)
    for _ in range(len(lines) // 30):  # out of order
        lines.insert(dice.randrange(len(lines)), lines.pop(dice.randrange(len(lines))))
    for _ in range(len(lines) // 60):  # twice the same
        place = dice.randrange(len(lines))
        lines.insert(place, dict(lines[place]))
    return lines + [line("热闹", "wxid_00", END.isoformat(), text="完")]


def instant(entry):
    return datetime.fromisoformat(entry["time"])


if __name__ == "__main__":
    write(chat(int(sys.argv[1])), "/dev/stdout")
