"""`quanzi report --json` against the oracle: a list of differences, empty when they agree."""
from oracle import instant_ms

COUNTS = ("messages", "own_messages", "members", "speakers_7d", "speakers_30d", "dau", "wau", "mau", "half_holders", "silence_days",
          "joins", "leaves", "by_hour", "weekly_speakers", "state")
INSTANTS = ("first_at", "last_at")
TOLERANCE = 1e-12


def differences(expected, report):
    """`expected` from Oracle.report, `report` as printed; one readable line per difference."""
    found = {group["group"]: group for group in report["groups"]}
    lines = [f"{name}: not in the report" for name in expected.keys() - found.keys()]
    lines += [f"{name}: not in the file" for name in found.keys() - expected.keys()]
    if len(found) != len(report["groups"]):
        lines.append("a group is listed twice")
    for name in expected.keys() & found.keys():
        lines += [f"{name}: {line}" for line in group_differences(expected[name], found[name])]
    return sorted(lines)


def group_differences(expected, found):
    for key in COUNTS:
        if found.get(key) != expected[key]:
            yield f"{key} is {found.get(key)}, the oracle says {expected[key]}"
    for key in INSTANTS:
        if milliseconds(found.get(key)) != expected[key]:
            yield f"{key} is {found.get(key)}, the oracle says {expected[key]}"
    if not same_number(found.get("gini"), expected["gini"]):
        yield f"gini is {found.get('gini')}, the oracle says {expected['gini']}"
    former = sorted((one["name"], milliseconds(one["last_at"]), one["messages"]) for one in found["formerly_active"])
    yield from list_differences("formerly_active", former,
                                sorted((one["name"], one["last_at"], one["messages"]) for one in expected["formerly_active"]))
    for key, cut in (("by_day", "day"), ("by_week", "week")):
        yield from list_differences(key, series(found[key], cut), series(expected[key], cut))


def series(rows, cut):
    return [(row[cut], row["messages"], row["speakers"]) for row in rows if row["messages"] or row["speakers"]]


def list_differences(name, found, expected):
    if found == expected:
        return
    only_found = [row for row in found if row not in expected][:5]
    only_expected = [row for row in expected if row not in found][:5]
    yield f"{name} has {len(found)} rows of {len(expected)}; too much {only_found}, missing {only_expected}"


def same_number(one, other):
    if one is None or other is None:
        return one is other
    return abs(one - other) <= TOLERANCE


def milliseconds(text):
    return None if text is None else instant_ms(text)
