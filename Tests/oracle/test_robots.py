"""Who may be a robot against the oracle, on both engines."""
import gzip
import itertools
import os
import random
from datetime import timedelta

import pytest

import lively
from awkward import line, write
from quanzi_cli import data_folder
from oracle import SHANGHAI, Oracle
from robots import robots
from sides import Report, all_disagreements, assert_agree, likely_robots, mark
from talk import Talk
from test_generated import disagreements as disagreements_of_figures
from test_generated import telling_instants
from test_matrix import disagreements as disagreements_of_matrix

LIMITS = {"suspects": 50, "uniform": 50, "talkers": 10}
LARGE, LARGE_LINES = "irc_raku", 200_000


def robot_differences(group, sections):
    found = sections["robots"]
    for key, expected in robots(group.said, group.own).items():
        size = "texts" if key == "suspects" else "messages"
        odd = [row for row in found[key] if row not in expected]
        if odd or [row[size] for row in found[key]] != [row[size] for row in expected[:LIMITS[key]]]:
            yield f"{key}: too much {odd[:3]}, missing {[row for row in expected[:LIMITS[key]] if row not in found[key]][:3]}"


def machine_room(seed):
    """People talk, and programs beside them: some just so, some just not, at every edge of the rules."""
    dice, lines = random.Random(seed), []
    at = lively.END - timedelta(days=1400)

    def say(sender, seconds, text, kind="text"):
        nonlocal at
        at += timedelta(seconds=seconds)
        lines.append(line("机房", sender, lively.written(dice, at), kind, text))

    while at < lively.END:
        for _ in range(dice.randrange(2, 7)):
            say(f"人{dice.randrange(6)}", dice.choice([5, 40, 60, 61, 90, 400]), dice.choice(["好的", "今天去吗？", "一会儿见", "在路上了", "可以可以可以"]),
                dice.choice(["text"] * 9 + ["image"]))
        scene = dice.randrange(6)
        if scene < 3:
            # One begins its answers anyhow, one mostly alike but is late now and then, one asks now and then.
            who = dice.choice(["答一", "答二", "答三"])
            late = 61 if who == "答二" and dice.random() < 0.018 else dice.choice([0, 1, 60])
            for _ in range(dice.randrange(1, 4)):
                text = {"答一": f"{dice.random()}"[2:], "答二": "天气：晴" if dice.random() < 0.7 else f"{dice.random()}"[2:], "答三": f"回复：{dice.random()}"}[who]
                say(who, late, text + ("？" if who == "答三" and dice.random() < 0.1 else ""))
                say("人0", 70, "再查一下")
        elif scene < 5:
            who = dice.choice(["报一", "报二"])
            for place in range(dice.randrange(2, 6)):
                form = "¦ 新闻 " if who == "报一" or dice.random() < 0.9 else ""
                say(who, 600 if place == 0 else 61 if dice.random() < 0.05 else dice.choice([1, 59, 60]), form + f"{dice.random()}"[2:])
        else:
            say("打卡", 900, f"第 {dice.randrange(9)} 天打卡")
        at += timedelta(seconds=dice.choice([3600, 20_000, 70_000, 86_400, 86_401, 100_000 if dice.random() < 0.7 else 2_000_000]))
    return lines


@pytest.mark.parametrize("seed", [1, 2])
def test_programs_beside_people_agree(place, tmp_path, seed):
    file = write(machine_room(seed), tmp_path / "chat.jsonl")
    place.load(file)
    assert {row["manner"] for row in Report(place).groups["机房"]["robots"]["suspects"]} == {"answers", "series"}
    assert_agree(all_disagreements(place, file, robot_differences, seed, 8))


def test_lively_talk_agrees(place, tmp_path):
    file = write(lively.chat(6), tmp_path / "chat.jsonl")
    place.load(file)
    assert_agree(all_disagreements(place, file, robot_differences, 6, 6))


def test_the_earlier_half_after_the_later_one(place, tmp_path):
    lines = machine_room(3)
    half = len(lines) // 2
    place.load(write(lines[half:], tmp_path / "later.jsonl"))
    place.report()
    place.load(write(lines[:half], tmp_path / "earlier.jsonl"))
    assert_agree(all_disagreements(place, write(lines, tmp_path / "whole.jsonl"), robot_differences, 3, 2))
    assert place.is_rebuilt_equal()


def test_nobody_asks_about_our_own(place, tmp_path):
    file = write(machine_room(1), tmp_path / "chat.jsonl")
    place.load(file)
    found = [row["member"] for row in Report(place).groups["机房"]["robots"]["suspects"]]
    mark(place, found[:1], found[1:])
    assert Report(place).groups["机房"]["robots"]["suspects"] == []
    assert_agree(all_disagreements(place, file, robot_differences, 1, 2, 0, found[:1], found[1:]))


@pytest.mark.parametrize("seed", [4])
def test_who_looks_like_one_is_no_speaker(place, tmp_path, seed):
    file = write(machine_room(seed), tmp_path / "chat.jsonl")
    place.load(file)
    expected = sorted(row["member"] for row in robots(Talk(file).groups["机房"], set())["suspects"])
    assert sorted(likely_robots(place)) == expected != []
    assert disagreements_of_figures(place, Oracle(file, own=expected), SHANGHAI, telling_instants(Oracle(file))) == []
    assert_agree(disagreements_of_matrix(place, file, seed, 2, 1, [], expected))
    before = figures(place)
    mark(place, [], expected)
    place.sql("DELETE FROM robot_suspect")
    assert figures(place) == before, "to say that they are robots changes nothing"


def figures(place):
    found = place.report()
    return found["matrix"], [{key: value for key, value in group.items() if key not in ("sections", "people")} for group in found["groups"]]


@pytest.mark.parametrize("name", ["qq_haskellchina", "wechat_checkin", LARGE])
def test_real_chats_agree(place, tmp_path, name):
    folder = data_folder()
    if folder is None:
        pytest.skip("QUANZI_DATA names no folder of real chats")
    if name == LARGE and not os.environ.get("QUANZI_ALL_DATA"):
        pytest.skip("a long one: only under `make oracle`")
    plain = tmp_path / f"{name}.jsonl"
    with gzip.open(folder / f"chat/{name}.jsonl.gz") as source, open(plain, "wb") as target:
        target.writelines(itertools.islice(source, LARGE_LINES))
    place.load(plain)
    if name != LARGE:
        assert all(not group["robots"]["suspects"] for group in Report(place).groups.values()), "only people talk in these"
    assert_agree(all_disagreements(place, plain, robot_differences, 1, 6))
