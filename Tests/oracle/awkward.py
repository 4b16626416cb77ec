"""Small chats full of awkward cases, from a seed. Usage: awkward.py SEED > lines.jsonl"""
import json
import random
import sys
from datetime import datetime, timedelta, timezone

END = datetime(2024, 3, 9, 12, 0, tzinfo=timezone.utc)
SPAN = timedelta(days=80)
SHANGHAI = timezone(timedelta(hours=8))
TEXTS = ["早", "收到", "哈哈哈", "今天打卡了吗？", "ok", "👍🏽", "𠮷野家见", 'he said "hi"', "a\\b\nc\tz", "line\u2028separator", "",
         "=SUM(A1)", "１２３", "nul\u0000inside", "周末一起去爬山，有人要来吗？" * 3]
TYPES = ["text"] * 20 + ["image", "emoji", "share", "other", "action"]


def line(group, sender, at, kind="text", text="在"):
    return {"group": group, "sender": sender, "time": at, "type": kind, "text": text}


def written(dice, at):
    """The same instant in one of the ways a file may write it; some cut it to the minute."""
    way = dice.randrange(6)
    if way == 0:
        return at.strftime("%Y-%m-%dT%H:%M:%SZ")
    if way == 1:
        return at.astimezone(SHANGHAI).strftime("%Y-%m-%dT%H:%M:%S+08:00")
    if way == 2:
        return at.astimezone(timezone(timedelta(hours=-5))).strftime("%Y-%m-%dT%H:%M:%S-05:00")
    if way == 3:
        return at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{dice.randrange(1000):03d}Z"
    if way == 4:
        return at.astimezone(SHANGHAI).strftime("%Y-%m-%dT%H:%M:%S")
    return at.astimezone(SHANGHAI).strftime("%Y-%m-%dT%H:%M")


def busy_group(dice, name, members, count, end=END):
    """Talk until about `end`, with joins, leaves and new nicknames; many lines share a second, some are twice the same, some are late."""
    people = [f"{dice.choice(['成员', 'wxid_', 'Ünï ', '👩‍👩‍👧‍👦'])}{i:02d}" for i in range(members)]
    weights = [1 / (i + 1) for i in range(members)]
    at, lines, mean_gap_s = end - SPAN, [], SPAN.total_seconds() / count
    for _ in range(count):
        if dice.random() < 0.9:
            at = min(at + timedelta(seconds=int(dice.expovariate(1 / mean_gap_s))), end - timedelta(minutes=1))
        sender, luck = dice.choices(people, weights)[0], dice.random()
        if luck < 0.05:
            lines.append(line(name, sender, written(dice, at), "join", ""))
        elif luck < 0.09:
            lines.append(line(name, sender, written(dice, at), "leave", ""))
        elif luck < 0.10:
            lines.append(line(name, sender, written(dice, at), "nick", sender + "~"))
        elif luck < 0.11:
            lines.append(line(name, sender, written(dice, at), "system", "topic: 读书"))
        else:
            lines.append(line(name, sender, written(dice, at), dice.choice(TYPES), dice.choice(TEXTS)))
            if luck > 0.97:
                lines.append(dict(lines[-1]))
    for _ in range(count // 20):  # out of order
        lines.insert(dice.randrange(len(lines)), lines.pop(dice.randrange(len(lines))))
    return lines


def edge_cases():
    """What chance would not hit."""
    def before(**span):
        return (END - timedelta(**span)).strftime("%Y-%m-%dT%H:%M:%SZ")

    lines = [line("一个人", "独白", before(days=d), text=f"第{d}天") for d in (400, 3, 1)]
    lines += [line("只有进出", who, before(days=3), kind, "") for who, kind in
              (("来", "join"), ("走", "leave"), ("来回", "join"), ("来回", "leave"), ("去而复返", "leave"), ("去而复返", "join"))]
    lines += [line("窗口边", f"{span}", before(**{unit: n}), text="整") for span, unit, n in
              (("一天整", "days", 1), ("七天整", "days", 7), ("三十天整", "days", 30), ("七天少一秒", "seconds", 7 * 86400 - 1))]
    lines += [line("从前活跃", who, before(days=14, seconds=-late), text=str(i)) for who, count, late in
              (("十条十四天整", 10, 0), ("九条", 9, 0), ("差一秒", 12, 1)) for i in range(count)]
    lines += [line("早已结束", f"老友{i % 3}", f"2020-12-{28 + i % 4}T1{i % 6}:00:00+08:00", text="再见") for i in range(30)]
    lines += [line("闰日", "二月", day, text="跨") for day in
              ("2024-02-28T23:59:59", "2024-02-29T00:00:00", "2024-02-29T23:59", "2024-03-01T00:00")]
    lines += [line("夏令时", "老沪", day, text="早") for day in ("1991-06-01T00:30:00Z", "1991-06-01T15:30:00Z", "1991-12-01T15:30:00Z")]
    lines += [line("同一秒", who, before(days=2), kind, text) for who, kind, text in
              (("先走后说", "leave", ""), ("先走后说", "text", "我又来了"), ("先说后走", "text", "走了"), ("先说后走", "leave", ""),
               ("两句一样", "text", "好"), ("两句一样", "text", "好"), ("两句一样", "image", "好"), ("别人一样", "text", "好"))]
    return lines


def chat(seed, count=4000):
    """Lines of several groups, mixed as an export of all groups would be."""
    dice = random.Random(seed)
    queues = [busy_group(dice, "热闹", 60, count // 2), busy_group(dice, "热闹2", 5, count // 8),
              busy_group(dice, "English 🎉", 12, count // 4),
              busy_group(dice, "冷下来的", 20, count // 8, END - timedelta(days=40)), edge_cases()]
    # Nothing is later than this line: the windows of the edge cases end on it.
    end = line("English 🎉", "last", END.strftime("%Y-%m-%dT%H:%M:%SZ"), text="长" * 20_000)
    lines = []
    while queues:
        queue = dice.choice(queues)
        lines += queue[:40]
        del queue[:40]
        queues = [queue for queue in queues if queue]
    return lines + [end]


def write(lines, path):
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(entry, ensure_ascii=False) + "\n" for entry in lines)
    return path


if __name__ == "__main__":
    write(chat(int(sys.argv[1])), "/dev/stdout")
