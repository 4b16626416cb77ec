"""Joins, invitations, K by generation and bursts against pandas and networkx, on both engines."""
import pytest

import lively
import seasons
from awkward import write
from flow import MOST_INVITERS, MOST_TREES, bursts, figures, first_joins, inviters, trees
from sides import all_disagreements, assert_agree, differences, same


def flow_differences(group, sections):
    found = sections["flow"]
    yield from differences(found, figures(group))
    yield from differences(found, bursts(group))
    forest, depth, _ = first_joins(group)
    yield from list_differences("inviters", found["inviters"], inviters(group, forest), "invited", MOST_INVITERS)
    yield from list_differences("trees", found["trees"], trees(forest, depth), "size", MOST_TREES)
    yield from drawing_differences(forest, depth, sections["invitations"])


def list_differences(name, found, expected, ordered_by, longest):
    """Rows that are equal in what orders the list may stand in any order, and at its end for each other."""
    odd = [row for row in found if not any(same(row, each) for each in expected)]
    order = [row[ordered_by] for row in expected[:longest]]
    if odd or [row[ordered_by] for row in found] != order or len(set(map(str, found))) != len(found):
        yield f"{name}: too much {odd[:3]}, the oracle says {expected[:3]}"


def drawing_differences(forest, depth, drawn):
    """What is drawn of the forest is a part of it."""
    nodes = drawn["nodes"]
    for node in nodes:
        inviter = nodes[node["inviter"]]["member"] if node.get("inviter") is not None else None
        if [inviter] * (inviter is not None) != list(forest.predecessors(node["member"])) or node["depth"] != depth[node["member"]]:
            yield f"{node} is drawn below {inviter}, the oracle says {list(forest.predecessors(node['member']))}"
    in_trees = [member for member in forest if forest.degree(member)]
    if len(nodes) + drawn["hidden_members"] != len(in_trees):
        yield f"drawn are {len(nodes)} members and {drawn['hidden_members']} hidden, of {len(in_trees)}"


@pytest.mark.parametrize("seed", [1, 2])
def test_flow_of_seasons_agrees(place, tmp_path, seed):
    file = write(seasons.chat(seed), tmp_path / "chat.jsonl")
    place.load(file)
    assert_agree(all_disagreements(place, file, flow_differences, seed, 4))


def test_flow_of_lively_talk_agrees(place, tmp_path):
    file = write(lively.chat(3), tmp_path / "chat.jsonl")
    place.load(file)
    assert_agree(all_disagreements(place, file, flow_differences, 3, 2))


def test_flow_of_a_crowd_agrees(place, tmp_path):
    file = write(seasons.hall(1), tmp_path / "chat.jsonl")
    place.load(file)
    assert_agree(all_disagreements(place, file, flow_differences, 1, 2, 0))
