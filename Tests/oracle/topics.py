"""Chats in which every group and every season has its own words, from a seed. Usage: topics.py SEED > lines.jsonl"""
import random
import sys
from datetime import datetime, timedelta, timezone

from awkward import line, write
from words import LISTS

END = datetime(2024, 11, 22, 15, 0, tzinfo=timezone.utc)  # a Friday; New York set its clocks back nineteen days before
WEEKS = 19
GROUPS = {"宠物": ["猫粮", "疫苗", "驱虫药", "洗澡", "狂犬疫苗", "宠物医院", "绝育手术", "猫砂盆", "旺财", "金毛", "罐头"],
          "午市": ["午餐", "米饭", "牛肉", "青菜", "一张卡", "外卖", "红烧肉", "优惠券", "排队", "番茄炒蛋", "打包盒"],
          "读书": ["小说", "作者", "图书馆", "周末", "读后感", "三体", "诗集", "书评", "出版社", "Machine Learning", "Swift", "deep learning course"],
          "一句": ["天气", "下雨"]}
SEASONS = [["期中考试", "运动会", "防晒霜"], ["中秋", "月饼盒", "国庆节", "高速公路"], ["双十一", "快递柜", "限时抢购", "Black Friday sale"]]
EVERYDAY = ["上海", "手机", "公司", "孩子", "地铁站", "朋友圈", "老板", "身体", "开会", "电影票", "游泳馆", "蛋糕", "电话", "停车场", "coffee", "wifi 密码"]
BETWEEN = ["", "", "", "", "的", "和", "，", " ", "了", "在", "我们都去", "  ", "、", "很快", "3个", "😂", "\u200d", "[图片]", "~"]
# What is skipped, what does not count, and what stands just beside it.
# What is said a little more often in one group than in the others, so that ratios lie about their limit.
CUSTOM = {"宠物": 0.72, "午市": 0.6, "读书": 0.42}
ODD = ["@小红 午餐", "@小红\u2005午餐", "@所有人疫苗洗澡", "@全体成员 猫粮", "@all疫苗", "＠午餐店\u2005牛肉", "@" + "午餐" * 10 + "番茄",
       "@午餐 " + "午餐" * 9 + "\u2005牛肉", "@午餐 " + "午餐" * 8 + "午\u2005牛肉", "@", "@@小红 猫粮", "@A\n猫粮", "＠B，猫粮",
       "https://example.com/牛肉?a=b午餐", "见http://t.cn/x 牛肉", "://牛肉", "boss@lunch.example 牛肉", "hello@小红 牛肉", "a@ 牛肉", "www.lunch.example牛肉",
       "(www.lunch 牛肉", "awww.lunch 牛肉", "a.www.b 牛肉", "WWW.LUNCH 牛肉", "weidian.COM/x 牛肉", "x.comx 牛肉", "x.co1 牛肉", ".com 牛肉", "x-.com 牛肉",
       "lunch.com@小红 牛肉", "[图片]", "[牛肉午餐]", "[]牛肉", "[牛肉 午餐]", "[" + "午餐" * 8 + "]牛肉", "[" + "午餐" * 8 + "肉]牛肉", "[[捂脸]牛肉", "[旺柴", "]",
       "3.5kg 牛肉", ".5kg 牛肉", "12:30 牛肉", "12:30abc", "1,000.5", "don't stop", "rock'n'roll", "it's 'quoted' o'", "x", "xy", "XY", "hhhh", "HHHh", "abab", "ééé", "éé",
       "ＷｉＦｉ", "１２３", "ａ１", "iPhone15", "ab" * 12, "ab" * 12 + "c", "é" + "b" * 24, "жщ" * 12, "жщ" * 12 + "ж", "б" * 25,
       "cd" * 12 + " " + "ef" * 12 + " ghijklmnop", "gh" * 12 + " " + "ij" * 12 + " klmnopqrstu", "牛肉牛肉牛肉", "x" * 248 + "-a.com 牛肉",
       "x" * 260 + ".com/牛肉", "ab" + "，" * 2728 + "牛肉", "abc" + "，" * 2728 + "牛肉", "한국어 노래", "ひらがな カタカナ・テスト",
       "𠮷野家 𠮷", "々〆〇", "目的", "我的", "写的", "来了", "很快", "我想办卡", "二十三", "哈哈哈", "ハハハ", "アアアア", "好好", "×÷ª", "a×b", "\u202e牛肉\u200f", "😀牛肉", "牛" * 40, "牛肉" * 2800,
       "a\xa0b 牛肉", "Machine  Learning", "machine-learning", "Machine Learning午餐", "午餐Machine Learning"]


def chat(seed):
    """Lines of five groups; one of them says hardly anything with words in it."""
    dice, lines = random.Random(seed), []
    for group, own in GROUPS.items():
        people = [f"wxid_{group}{each}" for each in range(dice.choice([5, 9]))]
        begin = END - timedelta(weeks=dice.choice([WEEKS, WEEKS, 6]))
        # Phrases that somebody uses again and again, of two words to six.
        slogans = ["".join(dice.choices([*own, *EVERYDAY], k=dice.randrange(2, 7))) for _ in range(12)]
        at = begin
        while (at := at + timedelta(minutes=dice.expovariate(1 / (20 if group == "一句" else 240)) * (30 if group == "一句" else 1))) < END:
            season = SEASONS[min(2, int((at - begin) / (END - begin) * 3.2))]
            lines.append(line(group, dice.choice(people), at.isoformat(timespec="milliseconds"), dice.choice(["text"] * 20 + ["action", "image", "link"]),
                              text(dice, own, season, slogans) + aside(dice, CUSTOM.get(group, 0))))
        if group == "读书":
            lines += crowded_weeks(dice, group, people)
    lines += oddities(dice)
    lines.append(line("宠物", "wxid_宠物0", END.isoformat(), text="猫粮"))
    return sorted(lines, key=lambda entry: datetime.fromisoformat(entry["time"]))


def text(dice, own, season, slogans):
    chosen = dice.random()
    if chosen < 0.12:
        return dice.choice(ODD) + dice.choice(["", " ", "，"]) + dice.choice([*own, ""])
    if chosen < 0.2:
        return dice.choice(sorted(set().union(*(LISTS[name] for name in ("function words", "function characters", "English")))))
    if chosen < 0.4:
        return dice.choice(slogans[:dice.choice([2, 5, 12])])
    words = dice.choices([own, season, EVERYDAY], [4, 3, 4], k=dice.randrange(1, 6))
    return "".join(dice.choice(BETWEEN) + dice.choice(each) for each in words)


def aside(dice, chance):
    """Words that are common; two of them stand together hardly often enough for a phrase."""
    common = "，天气预报" if dice.random() < chance else ""
    return common + dice.choices(["", "，老板身体", "，身体", "，老板"], [6, 1.2, 1.7, 1.7] if chance else [1, 0, 0, 0])[0]


def oddities(dice):
    """Every odd text several times in one week and nothing else, so that how it is cut can be seen."""
    for place, odd in enumerate(dice.sample(ODD, len(ODD))):
        for _ in range(dice.randrange(2, 6)):
            at = END - timedelta(weeks=place * WEEKS // len(ODD), hours=dice.uniform(1, 90))
            yield line("怪话", f"wxid_怪{dice.randrange(4)}", at.isoformat(timespec="milliseconds"), text=odd)


def crowded_weeks(dice, group, people):
    """More words than the list of a week holds, the last ones in several messages; some of them come back in the last weeks."""
    names = [f"{one}{other}" for one in "abcdefghijklmnopqrstuv" for other in ("ork", "elt", "im", "ond", "ust", "ail", "ock", "ern", "isp", "oke", "unt",
                                                                           "ash", "iff", "oom", "arn", "eep", "ull")]
    for weeks_ago in (5, 6, 9, 2):
        middle = END - timedelta(weeks=weeks_ago)
        for name in names if weeks_ago != 2 else names[::9]:
            for _ in range(dice.randrange(2, 6) if weeks_ago != 2 else 9):
                yield line(group, dice.choice(people), (middle + timedelta(seconds=dice.randrange(90_000))).isoformat(), text=f"{name}，{dice.choice(names)}")


if __name__ == "__main__":
    write(chat(int(sys.argv[1])), "/dev/stdout")
