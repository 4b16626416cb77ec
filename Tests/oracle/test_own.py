"""Our own people and robots are members and no speakers: every figure against its oracle with the loudest of a chat marked."""
from collections import Counter

import pytest

import awkward
import lively
import seasons
from awkward import write
from oracle import SHANGHAI, Oracle
from sides import all_disagreements, assert_agree, mark
from talk import Talk
from test_generated import disagreements as disagreements_of_figures
from test_generated import telling_instants
from test_matrix import disagreements
from test_risk import risk_differences
from test_structure import structure_differences
from test_trend import trend_differences

# What a model says can be read off only where its members differ enough.
CHATS = {"lively": (lively.chat, [structure_differences, trend_differences]),
         "seasons": (seasons.chat, [structure_differences, trend_differences, risk_differences])}


def marked(file, people=3, robots=2):
    """Of every group those who said most, and whoever said the first and the last of all."""
    said = Talk(file).groups
    lines = [line for log in said.values() for line in log if line.kind not in ("join", "leave", "nick", "system")]
    loudest = [member for log in said.values() for member, _ in Counter(line.sender for line in log).most_common(people + robots)]
    own = list(dict.fromkeys([lines[0].sender, lines[-1].sender, *loudest]))
    return own[robots:], own[:robots]


@pytest.mark.parametrize("seed", [7])
def test_the_figures_leave_out_our_own(place, tmp_path, seed):
    file = write(awkward.chat(seed), tmp_path / "chat.jsonl")
    place.load(file)
    unmarked = Oracle(file).report()
    people, robots = marked(file)
    mark(place, people, robots)
    oracle = Oracle(file, own=[*people, *robots])
    assert disagreements_of_figures(place, oracle, SHANGHAI, telling_instants(oracle)) == []
    assert any(group["mau"] < unmarked[name]["mau"] for name, group in oracle.report().items()), "and it does change something"


@pytest.mark.parametrize("kind", CHATS)
@pytest.mark.parametrize("seed", [5])
def test_the_sections_leave_out_our_own(place, tmp_path, kind, seed):
    chat, compares = CHATS[kind]
    file = write(chat(seed), tmp_path / "chat.jsonl")
    place.load(file)
    unmarked = place.report()["matrix"]
    people, robots = marked(file)
    mark(place, people, robots)
    assert_agree(disagreements(place, file, seed, 3, 1, people, robots))
    for compare in compares:
        assert_agree(all_disagreements(place, file, compare, seed, 2, 1, people, robots))
    found = place.report()["matrix"]
    assert found["mau"] < unmarked["mau"] and found["messages"] == unmarked["messages"]


@pytest.mark.parametrize("seed", [6])
def test_a_group_of_nobody_but_our_own_has_no_state(place, tmp_path, seed):
    file = write(lively.chat(seed), tmp_path / "chat.jsonl")
    place.load(file)
    everybody = sorted({line.sender for line in Talk(file).lines})
    mark(place, everybody)
    found = place.report()
    assert all(group["state"] == "too_little_data" and group["own_messages"] == group["messages"] for group in found["groups"])
    assert_agree(all_disagreements(place, file, trend_differences, seed, 1, 0, everybody))
    assert_agree(disagreements(place, file, seed, 1, 0, everybody))
