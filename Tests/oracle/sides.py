"""What the tests of structure, flow, trend and risk share: a report, its members by identity, and comparison with a tolerance."""
import itertools
import random

from history import History
from oracle import SHANGHAI, iso
from sections import DAY, WEEK
from talk import instant

ABROAD = "America/New_York"


def mark(place, operators, robots=()):
    """What the console writes for who is marked as one of our own."""
    for member, is_robot in [*((each, 0) for each in operators), *((each, 1) for each in robots)]:
        place.sql("INSERT INTO operator_member (workspace_id, member_id, robot) "
                  f"SELECT workspace_id, member_id, {is_robot} FROM identity WHERE key = '{member}'")


class Report:
    """`quanzi report --json`, with identities in place of the numbers of members, and milliseconds for instants."""

    def __init__(self, place, zone=SHANGHAI, as_of=None):
        said = place.report("--zone", zone, *(["--as-of", iso(as_of)] if as_of is not None else []))
        identity = dict(place.sql("SELECT member_id, key FROM identity"))
        self.as_of = instant(said["as_of"])
        self.groups = {group["group"]: plain(group["sections"], identity) for group in said["groups"]}


def plain(value, identity):
    if isinstance(value, dict):
        return {key: plain_field(key, each, identity) for key, each in value.items()}
    return [plain(each, identity) for each in value] if isinstance(value, list) else value


def plain_field(key, value, identity):
    if key in ("member", "root", "inviter") and isinstance(value, str):
        return identity[value]
    if key in ("from", "to", "at") and isinstance(value, str) and "T" in value:
        return instant(value)
    return plain(value, identity)


def differences(found, expected, tolerance=1e-9):
    """One line for each key of `expected` in which the two differ; `found` may say more."""
    for key, value in expected.items():
        yield from deep_differences(found.get(key), value, tolerance, key)


def deep_differences(found, expected, tolerance, path=""):
    """Equal, floats within a part of themselves (of 1, if they are smaller). A key without a value may be left out."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for key in sorted(expected.keys() | found.keys()):
            yield from deep_differences(found.get(key), expected.get(key), tolerance, f"{path}.{key}")
    elif isinstance(expected, (list, tuple)) and isinstance(found, list) and len(found) == len(expected):
        for place, (one, other) in enumerate(zip(found, expected)):
            yield from deep_differences(one, other, tolerance, f"{path}[{place}]")
    elif isinstance(expected, float) and isinstance(found, (int, float)):
        if not abs(found - expected) <= tolerance * max(1, abs(expected)):
            yield f"{path} is {found}, the oracle says {expected}"
    elif found != expected:
        yield f"{path} is {shortened(found)}, the oracle says {shortened(expected)}"


def same(found, expected, tolerance=1e-9):
    return not any(deep_differences(found, expected, tolerance))


def shortened(value):
    text = str(value)
    return text if len(text) < 400 else text[:400] + "…"


def telling_instants(oracle, seed, count):
    """Before everything, long after, and the edges of windows that begin with a line."""
    dice, last = random.Random(seed), oracle.last_message()
    edges = itertools.cycle([14 * DAY, 28 * DAY, 30 * DAY, 0, WEEK, 56 * DAY, 4 * WEEK, DAY, 84 * DAY])
    return [last + 45 * DAY, min(line.at for line in oracle.lines) - 1,
            *(dice.choice(oracle.lines).at + next(edges) + dice.choice([-1, 0, 0, 1]) for _ in range(count))][:count]


def likely_robots(place):
    """Whom the product leaves out unasked; `test_robots.py` says whether rightly."""
    identity = dict(place.sql("SELECT member_id, key FROM identity"))
    return [identity[member] for member in place.report()["likely_robots"]]


def all_disagreements(place, file, compare, seed, instants, abroad=1, operators=(), robots=(), likely=()):
    """`compare(group, sections)` yields the differences of one group at one instant. The second engine is asked at fewer of them."""
    lines = []
    if place.name == "postgres":
        instants, abroad = instants // 2, 0
    for zone, count in ((SHANGHAI, instants), (ABROAD, abroad)):
        oracle = History(file, zone, operators, robots, likely)
        for as_of in (None, *telling_instants(oracle, seed, count)):
            report, expected = Report(place, zone, as_of), oracle.at(as_of)
            if report.groups.keys() != expected.keys():
                lines.append(f"groups are {sorted(report.groups)}")
            lines += [f"{zone} {iso(report.as_of)} {name}: {line}" for name in expected.keys() & report.groups.keys()
                      for line in compare(expected[name], report.groups[name])]
    return lines


def assert_agree(lines):
    """Fails with the first differences, one a line."""
    assert not lines, f"{len(lines)} differences\n" + "\n".join(lines[:12])
