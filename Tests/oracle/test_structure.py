"""Structure, roles and network against networkx, on both engines."""
import itertools
from collections import Counter, defaultdict

import networkx
import pytest

import lively
import seasons
from awkward import write
from sides import Report, all_disagreements, assert_agree, deep_differences, differences, mark, same
from structure import ROLES, best_modularity, betweenness, by_connections, figures, network, roles, weeks_spoken

NEAR_THE_BEST = 0.02
AS_LOUVAIN = 0.3  # below it no bridges are named


def structure_differences(group, sections):
    directed, ties = network(group)
    yield from differences(sections["structure"], figures(group, directed, ties))
    expected_roles = roles(group, directed)
    yield from role_differences(group, directed, expected_roles, sections)
    circles = drawn_circles(sections["network"])
    yield from network_differences(directed, ties, sections["network"])
    yield from circle_differences(ties, circles, sections["structure"])
    yield from bridge_differences(ties, circles, sections["structure"])


def role_differences(group, directed, expected, sections):
    found = {row["member"]: row["role"] for row in sections["roles"]["members"]}
    if found.keys() != expected.keys() or len(found) != len(sections["roles"]["members"]):
        yield f"roles of others: {sorted(found.keys() ^ expected.keys())[:5]}"
        return
    for member, role in expected.items():
        if found[member] != role and not (isinstance(role, set) and found[member] in role):
            yield f"the role of {member} is {found[member]}, the oracle says {role}"
    spoken = Counter(line.sender for line in group.last_84_days())
    for row in sections["roles"]["members"]:
        member = row["member"]
        own = (spoken[member], directed.in_degree(member) if member in directed else 0)
        if (row["messages"], row["answered_by"]) != own:
            yield f"{member}: {row}, the oracle says {own}"
    counted = {row["role"]: row["members"] for row in sections["structure"]["roles"]}
    if counted != {role: sum(each == role for each in found.values()) for role in ROLES}:
        yield f"roles are counted {counted}"
    leading = {member for member, role in found.items() if role == "leader"}
    leaders = {member: {"answered_by": directed.in_degree(member), "messages": spoken[member], "weeks_spoken": weeks_spoken(group, member)}
               for member in leading}
    listed = {row.pop("member"): row for row in map(dict, sections["structure"]["leaders"])}
    yield from deep_differences(listed, leaders, 0, "leaders")


def drawn_circles(drawn):
    circles = defaultdict(set)
    for node in drawn["nodes"]:
        if node.get("circle") is not None:
            circles[node["circle"]].add(node["member"])
    return circles


def network_differences(directed, ties, drawn):
    members = [node["member"] for node in drawn["nodes"]]
    expected = by_connections(ties)[:60]
    if sorted(map(ties.degree, members)) != sorted(map(ties.degree, expected)) or len(set(members)) != len(members):
        yield f"drawn are {len(members)} members with {sorted(map(ties.degree, members))[:5]}… ties"
    if len(members) + drawn["hidden_members"] != len(ties):
        yield f"{drawn['hidden_members']} members are said to be hidden, of {len(ties)}"
    for node in drawn["nodes"]:
        if node["answered_by"] != directed.in_degree(node["member"]):
            yield f"{node['member']} is said to be answered by {node['answered_by']}"
        if not (0 <= node["x"] <= 1 and 0 <= node["y"] <= 1):
            yield f"{node['member']} is drawn outside"
    found = {frozenset((members[tie["a"]], members[tie["b"]])): tie["weight"] for tie in drawn["ties"]}
    inside = {frozenset((one, other)): weight for one, other, weight in ties.subgraph(members).edges(data="weight")}
    if found.items() - inside.items() or len(found) != len(drawn["ties"]):
        yield f"ties {list(found.items() - inside.items())[:3]} are none"
    if len(found) + drawn["hidden_ties"] != len(inside):
        yield f"{drawn['hidden_ties']} ties are said to be hidden, of {len(inside)}"


def circle_differences(ties, circles, found):
    sizes = found["circles"]
    if sizes != sorted(sizes, reverse=True) or any(size < 3 for size in sizes) or sum(sizes) > len(ties):
        yield f"circles are {sizes}"
    if not ties:
        return
    best = best_modularity(ties)
    if found["modularity"] < best - NEAR_THE_BEST:
        yield f"modularity is {found['modularity']}, networkx reaches {best}"
    if len(ties) > 60:
        return
    if [len(circles[number]) for number in range(len(circles))] != sizes:
        yield f"drawn are circles of {[len(circles[number]) for number in range(len(circles))]}, told of {sizes}"
    rest = set(ties).difference(*circles.values())
    if not any(same(found["modularity"], networkx.community.modularity(ties, [*circles.values(), *parts]))
               for parts in itertools.islice(small_parts(ties, sorted(rest)), 5000)):
        yield f"no division into {sizes} and pairs has the modularity {found['modularity']}"


def small_parts(ties, members):
    """Every division of those members into single ones and tied pairs."""
    if not members:
        yield []
        return
    first, rest = members[0], members[1:]
    for other in [other for other in rest if ties.has_edge(first, other)]:
        yield from ([{first, other}, *parts] for parts in small_parts(ties, [each for each in rest if each != other]))
    yield from ([{first}, *parts] for parts in small_parts(ties, rest))


def bridge_differences(ties, circles, found):
    between = betweenness(ties) if ties else {}
    if between is None:
        return
    listed = [(row["member"], row["betweenness"]) for row in found["bridges"]]
    if not same([value for _, value in listed], [between.get(member) for member, _ in listed]):
        yield f"betweenness is {listed}, the oracle says {[between.get(member) for member, _ in listed]}"
    if not ties or found["modularity"] < AS_LOUVAIN:
        if listed:
            yield "bridges without circles"
        return
    if len(ties) > 60:
        return
    circle_of = {member: number for number, members in circles.items() for member in members}
    touched = {member: len({circle_of[other] for other in ties[member] if other in circle_of}) for member in ties}
    expected = sorted((between[member] for member in ties if touched[member] >= 2 and between[member] > 0), reverse=True)[:5]
    if not same([value for _, value in listed], expected):
        yield f"bridges between as {[value for _, value in listed]}, the oracle says {expected}"
    for row in found["bridges"]:
        if row["circles"] != touched[row["member"]]:
            yield f"bridge {row}, the oracle says {touched[row['member']]}"


@pytest.mark.parametrize("seed", [1, 2])
def test_structure_of_seasons_agrees(place, tmp_path, seed):
    file = write(seasons.chat(seed), tmp_path / "chat.jsonl")
    place.load(file)
    assert_agree(all_disagreements(place, file, structure_differences, seed, 3))


def test_structure_of_lively_talk_agrees(place, tmp_path):
    file = write(lively.chat(3), tmp_path / "chat.jsonl")
    place.load(file)
    assert_agree(all_disagreements(place, file, structure_differences, 3, 2))


def test_structure_of_a_crowd_agrees(place, tmp_path, seed=1):
    """More than the 400 of whom betweenness is computed, and more leaders than three."""
    file = write(seasons.hall(seed), tmp_path / "chat.jsonl")
    place.load(file)
    assert_agree(all_disagreements(place, file, structure_differences, seed, 1, 0))


def test_our_own_neither_lead_nor_advertise(place, tmp_path):
    file = write(seasons.chat(1), tmp_path / "chat.jsonl")
    place.load(file)
    sections = Report(place).groups["花园"]
    own = [row["member"] for row in sections["roles"]["members"] if row["role"] in ("leader", "advertiser")]
    assert len(own) >= 2
    mark(place, own[1:], own[:1])
    assert_agree(all_disagreements(place, file, structure_differences, 1, 2, 0, own[1:], own[:1]))
