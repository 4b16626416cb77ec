"""Invented chats, as the tools of a user would have written them."""
import json
from datetime import datetime, timedelta, timezone

READERS = ["小满", "阿远", "木木", "可可"]
TALK = ["早上好", "今天读到第三章", "这一段写得真好", "晚上八点一起聊", "收到"]
BEGINNING = datetime(2024, 3, 4, 9, 0)


def written(folder, name, text):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def book_club(folder, days=60):
    """Mailed from WeChat: two messages a day for two months. 可可 says nothing after the first month, and on one day
    somebody has read of 桂花."""
    lines = ['微信群"读书群"的聊天记录如下:', ""]
    for day in range(days):
        at = BEGINNING + timedelta(days=day)
        lines += [f"—————  {at:%Y-%m-%d}  —————", ""]
        readers = READERS if day < 30 else READERS[:3]
        for turn in range(2):
            words = "院子里的桂花开了" if (day, turn) == (40, 1) else TALK[(day + turn) % len(TALK)]
            lines += [f"{readers[(2 * day + turn) % len(readers)]}  {at + timedelta(minutes=turn):%H:%M}", "", words, ""]
    return written(folder, "读书群.txt", "\n".join(lines))


def without_year(folder):
    return written(folder, "跑步群.txt", "小满(wxid_a) 02-28 08:00:00\n出发\n\n阿远(wxid_b) 03-01 08:00:00\n到了\n")


def without_day(folder):
    return written(folder, "早餐群.txt", "小满(wxid_a) 08:00:00\n豆浆有吗\n\n阿远(wxid_b) 09:00:00\n有\n")


def of_unclear_dates(folder):
    return written(folder, "hiking.txt", "03/04/2024, 09:00 - Ann: Good morning\n04/04/2024, 09:05 - Ben: Morning\n")


def unknown_table(folder):
    return written(folder, "导出.csv", "when,who,what\n2024-03-04 09:00:00,王姐,汤好了\n2024-03-04 09:01:00,小李,来一份\n")


def no_chat(folder):
    return written(folder, "购物清单.txt", "牛奶\n鸡蛋\n两斤桂花糖\n")


def with_broken_lines(folder):
    """Three messages, and two lines that nobody can read."""
    lines = [json.dumps({"group": "午餐群", "sender": sender, "time": f"2024-03-04T09:0{minute}:00Z", "type": "text",
                         "text": "今天吃红烧肉"}, ensure_ascii=False) for minute, sender in enumerate("甲乙丙")]
    lines[1:1] = ["这一行写坏了", '{"group": "午餐群", "sender": "丁", "type": "text", "text": "没有时间"}']
    return written(folder, "午餐群.jsonl", "\n".join(lines) + "\n")


def long_chat(folder, messages=100_000, group="大群"):
    """Long enough that its import can be watched."""
    lines = (json.dumps({"group": group, "sender": f"u{number % 500}", "type": "text", "text": f"第{number}句",
                         "time": f"{BEGINNING + timedelta(seconds=number):%FT%TZ}"}) for number in range(messages))
    return written(folder, f"{group}.jsonl", "\n".join(lines) + "\n")


def quiet_club(folder):
    """A group that is still alive, in which five people fell silent after they had talked for weeks, and one that is over."""
    now = datetime.now(timezone.utc).replace(microsecond=0)
    words = ["我家猫最近不爱喝水怎么办", "今天的红烧肉真好吃", "周末有人一起去爬山", "新买的猫粮还不错", "明天几点开门营业"]
    lines = []

    def say(group, sender, at, text):
        lines.append(json.dumps({"group": group, "sender": sender, "time": f"{at:%FT%TZ}", "type": "text", "text": text}, ensure_ascii=False))

    for day in range(60, 0, -1):
        at = now - timedelta(days=day)
        say("养猫群", "店长", at, "早上好，今天有新到的猫粮")
        if day > 20:
            for number, name in enumerate(READERS + ["小暖"]):
                say("养猫群", name, at + timedelta(minutes=number + 1), words[number])
        if day > 55:
            say("开业活动群", "店长", at + timedelta(hours=1), "欢迎光临")
    return written(folder, "养猫群.jsonl", "\n".join(lines) + "\n")
