"""Structure, roles and network by networkx, from the words of docs/reference/figures.md."""
import math
import statistics
from collections import Counter

import networkx

from sections import DAY, share

MOST_FOR_BETWEENNESS, DRAWN = 400, 60
ROLES = ("leader", "regular", "speaker", "newcomer", "lurker", "silent", "own", "advertiser")
SAME_RANK = 1e-9


def network(group):
    """Who turned to whom in the last 84 days, and the same without directions."""
    weights = Counter()
    for line in group.last_84_days():
        for member in line.turns:
            weights[line.sender, member] += group.weights[line]
    directed = networkx.DiGraph()
    directed.add_weighted_edges_from((one, other, weight) for (one, other), weight in weights.items())
    ties = networkx.Graph()
    for one, other, weight in directed.edges(data="weight"):
        ties.add_edge(one, other, weight=weight + (ties[one][other]["weight"] if ties.has_edge(one, other) else 0))
    return directed, ties


def figures(group, directed, ties):
    numbers = {"nodes": len(directed), "edges": directed.number_of_edges(),
               "one_message": share(sum(len(lines) == 1 for lines in group.of_speaker.values()), len(group.of_speaker))}
    if directed:
        numbers |= {"reciprocity": networkx.overall_reciprocity(directed), "density": networkx.density(directed),
                    "transitivity": networkx.transitivity(ties)}
    return numbers


def best_modularity(ties, seeds=5):
    """What Louvain as networkx has it reaches."""
    return max(networkx.community.modularity(ties, networkx.community.louvain_communities(ties, seed=seed)) for seed in range(seeds))


def by_connections(ties):
    """Most ties first."""
    return sorted(ties, key=lambda member: -ties.degree(member))


def betweenness(ties):
    """Of a large network only of the part that its most connected members are; None if equal numbers of ties leave open which they are."""
    if len(ties) <= MOST_FOR_BETWEENNESS:
        return networkx.betweenness_centrality(ties)
    order = sorted(ties, key=lambda member: (-ties.degree(member), -ties.degree(member, "weight")))
    last, first_out = order[MOST_FOR_BETWEENNESS - 1:MOST_FOR_BETWEENNESS + 1]
    if ties.degree(last) == ties.degree(first_out) and ties.degree(last, "weight") == ties.degree(first_out, "weight"):
        return None
    return networkx.betweenness_centrality(ties.subgraph(order[:MOST_FOR_BETWEENNESS]))


def ranks(directed):
    """To the last digit: networkx stops at members × tolerance."""
    return networkx.pagerank(directed, alpha=0.85, tol=1e-14 / len(directed), max_iter=5000) if directed else {}


def weeks_spoken(group, member):
    return len({group.week_back(line.at) for line in group.of_member.get(member, ()) if group.week_back(line.at) < 8})


def leaders(group, directed, candidates):
    """Those of the candidates who are leaders, and those of whom equal ranks leave it open."""
    received = dict(directed.in_degree(weight="weight"))
    usual = statistics.median(weight for weight in received.values() if weight) if directed else 0
    rank = ranks(directed)
    fit = sorted((member for member in candidates if member in directed and directed.in_degree(member) >= 5
                  and received[member] >= 3 * usual and weeks_spoken(group, member) >= 2), key=lambda member: -rank[member])
    spoke = {line.sender for line in group.last_84_days()} & set(group.members()) - group.own
    most = max(3, math.floor(0.03 * len(spoke) + 1e-9))
    if len(fit) <= most:
        return set(fit), set()
    edge = rank[fit[most - 1]]
    if edge - rank[fit[most]] > SAME_RANK:
        return set(fit[:most]), set()
    equal = {member for member in fit if abs(rank[member] - edge) <= SAME_RANK}
    return {member for member in fit if rank[member] > edge} - equal, equal


def seen_joining(group, member):
    join = group.first_join.get(member)
    return join is not None and join.at == group.first_seen[member]


def roles(group, directed):
    """The role of everybody who is there; a set of roles where the words leave a choice."""
    quarter = group.last_84_days()
    sells = {line.sender for line in quarter if "advertisement" in line.signs}
    spoken = Counter(line.sender for line in quarter)
    role, rest = {}, []
    for member in group.members():
        lines = group.of_member.get(member, ())
        if member in group.own:
            role[member] = "own"
        elif member in sells:
            role[member] = "advertiser"
        elif lines and lines[-1].at <= group.as_of - 30 * DAY:
            role[member] = "silent"
        else:
            rest.append(member)
    chosen, open_choice = leaders(group, directed, rest)
    for member in rest:
        seen = group.first_seen[member]
        if member in chosen:
            role[member] = "leader"
        elif seen > group.as_of - 14 * DAY and (seen_joining(group, member) or seen - group.began >= 14 * DAY):
            role[member] = "newcomer"
        elif weeks_spoken(group, member) >= 4:
            role[member] = "regular"
        else:
            role[member] = "lurker" if spoken[member] <= 2 else "speaker"
        if member in open_choice:
            role[member] = {role[member], "leader"}
    return role
