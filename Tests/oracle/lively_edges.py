"""What chance would not hit: every edge of the definitions once on it and once beside it, in a few groups."""
from datetime import timedelta

from awkward import line

ASKED = "请问哪里有好吃的？"
# Texts in which somebody is called ({}), or not quite.
CALLS = ["@{}", "@{} 在吗", "好@{}", "x@{}", "Z@{}", "5@{}", ".@{}", "_@{}", "-@{}", "é@{}", "。@{}", "@@{}", "@某人@{}", "@x@{}", "@ {}",
         *(f"@{{}}{chr(mark)}后面" for mark in [*range(0x1FFF, 0x200D), 0x3000, 0xA0, 0, 1, 9, 10, 31]),
         *(f"@{{}}{mark}后面" for mark in "，,：:@、;；.!！/😀"), "@q " * 7 + "@{}", "@q " * 8 + "@{}", "@ " * 9 + "@{}", "x@q " * 9 + "@{}",
         ("@" + "长" * 33 + " ") * 8 + "@{}", "@{}" + "长" * 30,
         "{}:", "{}: 在吗", "{}：在吗", "{}:/x", "{}://x", " {}: x", "{} : x", "{}，在吗", "某人：{}：", "{}::", "{}：@q x", "{}:" + "@q " * 7 + "@q", "长" * 30 + "{}：x"]
QUESTIONS = ["请问这个怎么煮", "有人在吗？", "在吗？", "你在吗？", "几点", "几点开门", "明天开门么", "真的好么 ~!.", "真的么 ~!.", "几点~~", "几点~", "你在吗👍🏽",
             "好吃吗。。。", "真的?!", "????", "a b c?", "a b c d?", "为什么", "为什么呢", "这个好吃吗?\u0001 ", "还好吃吗。", "你们在吗👍🏽", "你们在么！",
             "你们在么～…", "你在吗❤️", "你们在吗\u200d\ufe0f", "你在吗，", "你好𠮷么", "你在家吗\u3000", "你们在么😀 \n。", "谁有小票", "吗吗吗吗", "明天开门么\n",
             "你在哪儿？？", "要不要？啊", "有没有\u3000？", ".tell 小明 你在家吗？", "!help 怎么用呀", ". 你在家吗？", "!你在家吗？", ".？你在家吗"]
ORDERS = ["1. 王三斤\n2. 李两斤", "1、王\n2、李", "1．王\n3．钱\n2．李", "2. 李\n1. 王", "1.王", "12. 王\n2. 李", "1. 王 2. 李", " 1. 王\n2. 李",
          "菜单\n1、鱼\n\n2.肉", "1）王\n2）李", "1】王\n2】李", "接龙\n张三", "接 龙", "1.王\r\n2.李", "1 王\n2 李", "1\u3000王\n2\u3fff李",
          "1\u2fff王\n2、李", "1\uf0b7王\n2\uffff李", "1\uefff王\n2.李", "1.5元\n2.5元", "1\n2."]
DIGITS = ["13800138000", "138001380001", "23800138000", "1380013800", "１３８００１３８０００", "id13800138000x", "138-0013-8000", "013800138000"]
# Words of the lists, one more or one less than a sign needs.
SALES = ["团购", "团购 团购", "团购 优惠", "优惠券", "团购 5元", "元 元", "团购www.", "打折￥5", "打折¥5", "打折HTTPS://A.B", "打折5块钱", "打折 加微信",
         "兼职", "兼职 日结", "兼职 日结 加盟", "兼职兼职兼职", "兼职 日结 VX", "兼职 Http://", "兼职 日结 WWW.", "兼职 vx www.", "兼职 日结 T.Me/",
         *("兼职 日结 " + digits for digits in DIGITS), "兼职 13800138000", "打卡", "签 到", "自我介绍", "大家好", "我是", "各位好，我叫", "大家好 各位好",
         *("长" * 1363 + "abc"[:letters] + word for letters in range(4) for word in ("打卡", "么", "么！", "a?"))]
NAMES = ["甲{:03d}", "A b{:03d}", "👍🏽{:03d}", "长" * 31 + "{:03d}", "长" * 31 + "{:04d}", "a.b-{:03d}", "王，{:03d}"]


class Page:
    """Lines of one group. What is said in one story shares neither people nor minutes with another."""

    def __init__(self, group, end):
        self.group, self.end, self.lines, self.stories = group, end, [], 0

    def says(self, who, at, text, kind="text", **more):
        self.lines.append(line(self.group, who, at.isoformat(timespec="milliseconds"), kind, text) | more)

    def story(self, days=0):
        """A new beginning: a number for its people, and its instant, at latest `days` before the end."""
        self.stories += 1
        return self.stories, self.end - timedelta(days=days, hours=1) - timedelta(minutes=137) * self.stories


def after(at, seconds=0, ms=0):
    return at + timedelta(seconds=seconds, milliseconds=ms)


def edges(end):
    return [entry for part in (signs, calls, answers, quotations, floods, hours, newcomers, long_lists) for entry in part(end)]


def signs(end):
    """Each text by a member of its own."""
    page = Page("边上标记", end)
    for text in QUESTIONS + ORDERS + SALES:
        number, at = page.story(days=2)
        page.says(f"说{number}", at, text)
    return page.lines


def calls(end):
    """Somebody asks, another one calls him when it is no turn any more."""
    page = Page("边上叫人", end)
    for kind, name, text in [("text", NAMES[0], text) for text in CALLS] + [("text", name, "@{}") for name in NAMES] \
            + [(kind, NAMES[0], "@{}") for kind in ("image", "action", "other", "share")]:
        number, at = page.story(days=2)
        name = name.format(number)
        page.says(f"问{number}", at, ASKED, sender_name=name)
        page.says(f"别人{number}", after(at, 600), "好")
        page.says(f"答{number}", after(at, 1200), text.format(name), kind)
    # Within five minutes it is a turn, unless a call of others goes first.
    for text in ("@{own}", "@没有的名字", "@{shared}", "@{own} @{shared}", "@{third}", "@{asks} @{asks}", "@{third}@{asks}", "@{asks}x", "@{old}"):
        number, at = page.story(days=2)
        names = {who: f"{who}{number}" for who in ("own", "shared", "third", "asks", "old")}
        page.says(f"三{number}", after(at, -1300), "a", sender_name=names["shared"])
        page.says(f"三{number}", after(at, -1200), "b", sender_name=names["third"])
        page.says(f"四{number}", after(at, -900), "c", sender_name=names["shared"])
        page.says(f"问{number}", after(at, -600), "d", sender_name=names["old"])
        page.says(f"问{number}", at, ASKED, sender_name=names["asks"])
        page.says(f"答{number}", after(at, 60), text.format(**names), sender_name=names["own"])
    return page.lines


def answers(end):
    """At the edges of 24 hours and of five minutes."""
    page = Page("边上回答", end)
    for seconds, ms in ((86400, 0), (86400, -1), (86400, 1), (86401, 0), (0, 0)):
        number, at = page.story(days=2)
        page.says(f"问{number}", at, ASKED, sender_name=f"甲{number}")
        page.says(f"别人{number}", at, "好")
        page.says(f"别人{number}", after(at, 600), "好")
        page.says(f"答{number}", after(at, seconds, ms), f"@甲{number}")
    for seconds, ms in ((300, 0), (300, -1), (300, 1), (301, 0), (0, 0)):
        for between in (False, True):
            number, at = page.story(days=2)
            page.says(f"问{number}", at, ASKED)
            if between:
                page.says(f"别人{number}", at, "好", "emoji")
            page.says(f"答{number}", after(at, seconds, ms), "好", "image")
    for seconds, ms in ((-86400, 0), (-86400, 1), (-86400, -1)):  # seen from the end
        page.says("没人答", after(end, seconds, ms), ASKED)
    return page.lines


def quotations(end):
    page = Page("边上引用", end)
    for seconds, ms in ((86400, 0), (86400, 1), (700, 0), (0, 0)):
        number, at = page.story(days=2)
        page.says(f"问{number}", at, f"{ASKED}{number}")
        page.says(f"答{number}", after(at, seconds, ms), "这里", reply_text=f"{ASKED}{number}")
    # Who says the same between: another one, the one who quotes, nobody but in a picture or an action.
    for who, kind in (("别人", "text"), ("答", "text"), ("答", "image"), ("别人", "action"), ("问", "text")):
        for seconds in (30, 700):
            number, at = page.story(days=2)
            page.says(f"问{number}", at, f"{ASKED}{number}", sender_name=f"甲{number}")
            page.says(f"{who}{number}", after(at, 600), f"{ASKED}{number}", kind)
            page.says(f"问{number}", after(at, 1200), "好")
            page.says(f"答{number}", after(at, 1200 + seconds), f"@甲{number}", reply_text=f"{ASKED}{number}")
    for quote in ("", ASKED + " ", ASKED[:-1], "从来没人说过"):
        number, at = page.story(days=2)
        page.says(f"问{number}", at, ASKED)
        page.says(f"答{number}", after(at, 30), "这里", reply_text=quote)
    return page.lines


def floods(end):
    page = Page("边上刷屏", end)
    midnight = (end - timedelta(days=3)).replace(hour=16, minute=0)
    for count, gap, ms, until_midnight in ((9, 60, 0, None), (10, 60, 0, None), (10, 61, 0, None), (10, 60, 1, None), (10, 0, 0, None),
                                           (12, 60, 0, 540), (12, 60, 0, 541), (15, 60, 0, 600), (25, 60, 0, 60), (9, 30, 0, 60)):
        number, at = page.story(days=4)
        if until_midnight:
            midnight -= timedelta(days=1)
            at = after(midnight, -until_midnight)
        for place in range(count):
            page.says(f"刷{number}", after(at, place * gap, place * ms), "买")
    number, at = page.story(days=4)
    for place in range(20):  # the eleventh is by another one
        page.says(f"刷{number}" if place != 10 else "别人", after(at, place), "买")
    return page.lines


def hours(end):
    """Six messages in a usual hour, five times as many in others."""
    page = Page("边上钟点", end)
    for day, counts in enumerate([(6, 6, 30), (6, 29, 6), (5, 31, 6), (6, 6, 6), (36, 6, 6), (35, 6, 6), (6, 7, 6)]):
        for place, count in enumerate(counts):
            for each in range(count):
                page.says(f"人{each % 7}", after(end, -86400 * day - 7200 * (place + 1), each * 1000), "好")
    for day in (29, 30, 90, 91):
        page.says("人0", end.replace(hour=16) - timedelta(days=day + 1), "午夜")
        page.says("人0", end.replace(hour=16) - timedelta(days=day + 1, milliseconds=1), "还没到")
    quarter = Page("边上季度", end)  # of four active hours the first day of the 91 has one, the day before it another
    for at, count in ((end - timedelta(days=1), 30), (end - timedelta(days=2), 4), (end.replace(hour=16) - timedelta(days=91), 8),
                      (end.replace(hour=15) - timedelta(days=91), 20)):
        for each in range(count):
            quarter.says(f"人{each % 7}", after(at, each * 60), "好")
    for hour in (14, 15, 22, 23):  # 22:00, 23:00, 6:00, 7:00 in Shanghai
        page.says("人1", end.replace(hour=hour) - timedelta(days=12), "几时")
    return page.lines + quarter.lines


def newcomers(end):
    return [entry for group, days in (("边上新人", 80), ("边上新群", 40)) for entry in newcomers_of(Page(group, end), end, days)]


def newcomers_of(page, end, age):
    page.says("元老", end - timedelta(days=age), "建群")
    page.says("元老", end - timedelta(days=100), "更早", "system")
    for number, (days, ms) in enumerate((days, ms) for days in (26, 14, 7, 60) for ms in (-1, 0, 1)):
        if days > age:
            continue
        page.says(f"说{number}", after(end - timedelta(days=days), 0, ms), "来了")
        page.says(f"进{number}", after(end - timedelta(days=days), 0, ms), "", "join")
        page.says(f"进说{number}", after(end - timedelta(days=days), 0, ms), "", "join", sender_name=f"新{number}")
        page.says("元老", after(end - timedelta(days=days), 200), f"欢迎 @新{number}\u2005")
        page.says(f"进说{number}", after(end - timedelta(days=days - 7), 0, ms), "报到")
        page.says(f"走{number}", after(end - timedelta(days=days), 0, ms), "", "join")
        page.says(f"走{number}", after(end - timedelta(days=days), 9, ms), "", "leave")
    for number, ms in enumerate((-1, 0, 1)):  # an answer seven days after the first word
        at = end - timedelta(days=20, hours=number)
        page.says(f"等{number}", at, "我是新来的", sender_name=f"等{number}")
        page.says("元老", after(at, 900), "好")
        page.says("元老", after(at + timedelta(days=7), 0, ms), f"@等{number}")
        page.says(f"先说{number}", after(at, 2000, ms), "在")
        page.says(f"先说{number}", after(at, 2000), "", "join")
    return page.lines


def long_lists(end):
    """More than a list holds, many of them equal in what the list is ordered by."""
    page = Page("长单子", end)
    for number in range(60):
        page.says(f"问{number}", after(end, -3600 * 60 - 1800 * (number // 2)), ASKED)
        page.says(f"来{number}", after(end, -3600 * 60 - 1800 * (number // 2)), "", "join")
        page.says(f"卖{number % 25}", after(end, -3600 * 200 - 1800 * number), "兼职 日结 加盟")
    for number in range(30):
        for each in range(29 + number % 4):
            page.says(f"刷{each // 11}{number % 4}", after(end, -3600 * (300 + number), each * 500), "好")
    return page.lines
