"""Published results through the whole product: a chat that has the published data in it must be reported with the published figures."""
from datetime import datetime, timedelta, timezone

import networkx
import pytest

from awkward import line, write
from oracle import SHANGHAI
from sides import Report

END = datetime(2025, 6, 18, 12, 0, tzinfo=timezone.utc)
DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)

# The 811 members of a group chat by the number of their posts, and by that of the mentions they received; and the published negative
# binomial model of each (github.com/jrfarrer/mktg776_p1): r, α, mean, members expected with none.
SPREADS = {
    "posts": ([241, 108, 81, 67, 43, 39, 36, 20, 32, 8, 14, 16, 11, 6, 5, 10, 3, 2, 4, 0, 2, 5, 1, 1, 3, 2, 5, 3, 3, 3, 2, 0, 1, 3, 3, 1, 1, 0,
               0, 1, 0, 1, 1, 1, 1, 0, 1, 3, 3, 0, 1, 0, 1, 0, 2, 1, 1, 0, 0, 1, 0, 0, 1], {69: 1, 70: 1, 76: 2, 78: 1, 90: 1},
              (0.4200, 0.0692, 6.07, 256.84)),
    "mentions": ([416, 151, 91, 38, 24, 23, 11, 9, 12, 6, 3, 5, 4, 2, 1, 5],
                 {17: 1, 18: 1, 20: 2, 22: 1, 23: 1, 25: 1, 28: 1, 30: 1, 40: 1}, (0.3651, 0.2073, 1.76, 426)),
}

# Remission in weeks, here days, of the trial of 6-mercaptopurine (Freireich and others, 1963): ended, and still going on.
TREATED = [6, 6, 6, 7, 10, 13, 16, 22, 23], [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
CONTROL = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23], []
KAPLAN_MEIER = [(6, 0.8571), (7, 0.8067), (10, 0.7529), (13, 0.6902), (16, 0.6275), (22, 0.5378), (23, 0.4482)]


def said(group, who, at, text="好", **more):
    return line(group, who, at.isoformat(), text=text) | more


def reported(place, tmp_path, lines):
    place.load(write(sorted(lines, key=lambda entry: datetime.fromisoformat(entry["time"])), tmp_path / "chat.jsonl"))
    return Report(place, SHANGHAI).groups


@pytest.mark.parametrize("name", SPREADS)
def test_spread_of_messages(place, tmp_path, name):
    numbers, rest, (r, alpha, mean, without) = SPREADS[name]
    numbers = dict(enumerate(numbers)) | rest
    lines, who = [], 0
    for count, members in numbers.items():
        for _ in range(members):
            who += 1
            lines.append(line("群", f"人{who}", (END - 60 * DAY).isoformat(), "join", ""))
            lines += [said("群", f"人{who}", END - each * HOUR) for each in range(count)]
    model = reported(place, tmp_path, lines)["群"]["posts"]["model"]
    assert model["members"] == 811
    assert model["r"] == pytest.approx(r, abs=0.00005) and model["alpha"] == pytest.approx(alpha, abs=0.00005)
    assert model["mean"] == pytest.approx(mean, abs=0.005)
    assert [cell["observed"] for cell in model["cells"][:10]] == [numbers[count] for count in range(10)]
    assert model["cells"][0]["expected"] == pytest.approx(without, abs=0.5)


def test_how_long_members_talk(place, tmp_path):
    """Who relapsed has been silent for 28 days and more; who did not still talks, and is known for so long at the instant 28 days ago."""
    lines = []
    for group, (ended, going_on) in (("治疗", TREATED), ("对照", CONTROL)):
        for number, days in enumerate(ended):
            first = END - 28 * DAY - 40 * DAY
            lines += [said(group, f"{group}复{number}", first), said(group, f"{group}复{number}", first + days * DAY)]
        for number, days in enumerate(going_on):
            lines += [said(group, f"{group}好{number}", END - 28 * DAY - days * DAY), said(group, f"{group}好{number}", END)]
    groups = reported(place, tmp_path, lines)
    treated, control = (groups[group]["survival"]["talk"] for group in ("治疗", "对照"))
    assert [(step["days"], round(step["survival"], 4)) for step in treated["steps"]] == KAPLAN_MEIER
    assert (treated["median"], control["median"]) == (23, 8)
    assert (treated["subjects"], treated["ended"], control["subjects"], control["ended"]) == (21, 9, 21, 21)


def test_karate_club(place, tmp_path):
    """Zachary's club: who met quote each other, once in each direction."""
    club, lines, at = networkx.karate_club_graph(), [], END
    for one, other in [(one, other) for pair in club.edges for one, other in (pair, pair[::-1])]:
        text = f"{one}对{other}说"
        lines += [said("空手道", f"人{other}", at - 10 * MINUTE, text), said("空手道", f"人{one}", at, "对", reply_text=text)]
        at -= 6 * HOUR
    sections = reported(place, tmp_path, lines)["空手道"]
    found = sections["structure"]
    assert (found["nodes"], found["edges"], found["reciprocity"]) == (34, 156, 1)
    assert found["density"] == pytest.approx(0.1390374, abs=5e-8) and found["transitivity"] == pytest.approx(0.2556818, abs=5e-8)
    assert found["modularity"] >= 0.4198 - 0.0001  # the best known division
    between = {row["member"]: row["betweenness"] for row in found["bridges"]}
    assert between["人0"] == pytest.approx(0.4376353, abs=5e-8) and between["人33"] == pytest.approx(0.3040750, abs=5e-8)
    # Five are fit to lead; PageRank is .1009 for 33, .0970 for 0, .0717 for 32.
    assert [row["member"] for row in found["leaders"]] == ["人33", "人0", "人32"]
    assert len(sections["network"]["ties"]) + sections["network"]["hidden_ties"] == 78


def invited(group, at, inviter, who):
    return line(group, "", at.isoformat(), "system", f'"{inviter}({group}_{inviter})"邀请"{who}({group}_{who})"加入了群聊')


def test_wiener_index_and_k(place, tmp_path):
    """Mean distances within a star, a path and a binary tree; and ten who each bring one, ten times."""
    shapes = {"star": [(0, each) for each in range(1, 10)], "path": [(each, each + 1) for each in range(9)],
              "tree": [((each - 1) // 2, each) for each in range(1, 15)],
              "viral": [(each - 10, each) for each in range(10, 110)]}
    lines = [invited(group, END - 60 * DAY + who * HOUR, f"n{inviter:03d}", f"n{who:03d}") for group, pairs in shapes.items()
             for inviter, who in pairs] + [said("star", "star_n001", END)]
    groups = reported(place, tmp_path, lines)
    for group, distance in (("star", 1.8), ("path", 3.666667), ("tree", 3.504762)):
        (tree,) = groups[group]["flow"]["trees"]
        assert tree["mean_distance"] == pytest.approx(distance, abs=5e-7)
    viral = groups["viral"]["flow"]
    assert [row["invited"] / row["members"] for row in viral["generations"]] == [1] * 10 + [0]
    assert sum(row["members"] for row in viral["generations"]) == 110


def test_concentration(place, tmp_path):
    lines = [said("一到一百", f"人{count}", END - each * MINUTE) for count in range(1, 101) for each in range(count)]
    lines += [said("一样多", f"人{who}", END - each * MINUTE) for who in range(7) for each in range(3)]
    place.load(write(lines, tmp_path / "chat.jsonl"))
    assert {group["group"]: pytest.approx(group["gini"], abs=1e-12) for group in place.report()["groups"]} == {"一到一百": 0.33, "一样多": 0}
