"""Weeks, level and changes, survival, retention and the spread of messages against DuckDB, scipy and lifelines, on both engines."""
import statistics

import pytest
from scipy import stats

import lively
import seasons
from awkward import write
from sections import share
from sides import all_disagreements, assert_agree, deep_differences, differences, same
from talk import instant
from trend import LATEST, expected_numbers, level_changes, negative_binomial, posts, retention, slope, stretches, survival, turn, weeks

FEWEST_WEEKS, FEWEST_MEMBERS, MOST_STEPS, MOST_CARRIERS = 6, 30, 100, 20
SAME_DAY = 1e-9


def trend_differences(group, sections):
    expected = weeks(group)
    yield from differences(sections["trend"], {"weeks": expected})
    yield from level_differences([week["speakers"] for week in expected][-LATEST:], sections["trend"].get("recent"))
    yield from change_differences(expected, sections["trend"])
    yield from turn_differences(turn(group), sections["turn"])
    yield from survival_differences(sections["survival"].get("talk"), survival(group))
    found = sections["retention"].get("retention") or {"cohorts": []}
    yield from differences(found, {"cohorts": retention(group)})
    yield from post_differences(posts(group), sections["posts"])


def turn_differences(expected, found):
    carriers, listed = expected["carriers"], found["carriers"]
    for key, value in expected.items():
        if key != "carriers" and found.get(key) != value:
            yield f"turn: {key} is {found.get(key)}, the oracle says {value}"
    order = ("before", "messages")
    if [tuple(row[key] for key in order) for row in listed] != [tuple(row[key] for key in order) for row in carriers[:MOST_CARRIERS]]:
        yield f"turn: carriers are {listed}, the oracle says {carriers}"
    if odd := [row for row in ({**row, "last": instant(row["last"])} for row in listed) if row not in carriers]:
        yield f"turn: {odd} are no carriers"


def survival_differences(found, expected):
    """Of a long curve only some steps are reported, each as it is."""
    if found and expected and len(expected["steps"]) > MOST_STEPS:
        days = [step["days"] for step in found["steps"]]
        expected = expected | {"steps": [step for step in expected["steps"] if any(abs(step["days"] - day) < SAME_DAY for day in days)]}
        if len(days) < MOST_STEPS // 2:
            yield f"only {len(days)} steps"
    yield from deep_differences(found, expected, 1e-9, "talk")


def level_differences(counts, found):
    if len(counts) < FEWEST_WEEKS:
        if found:
            yield f"{len(counts)} weeks are no trend"
        return
    value, low, high = slope(counts)
    yield from differences(found, {"weeks": len(counts), "level": float(sum(counts[-4:]) / 4)})
    yield from differences(found["slope"], {"per_week": float(value)})
    wide = found["slope"].get("interval")  # none is the widest
    if wide and not wide["low"] - 1e-12 <= low <= high <= wide["high"] + 1e-12:
        yield f"the slope's interval is {wide}, Sen's is {low} to {high}"
    places, dispersion = level_changes(counts)
    yield from differences(found, {"dispersion": dispersion})
    yield from changes_differences(counts, found["changes"], places, dispersion)


def changes_differences(counts, found, places, dispersion):
    if [change["week"] for change in found] != places:
        yield f"changes of {counts} at {[change['week'] for change in found]}, the oracle says {places}"
        return
    parts = stretches(counts, places)
    for change, before, after in zip(found, parts, parts[1:]):
        yield from differences(change, ratio(before, after, dispersion))


def ratio(before, after, dispersion):
    """Of two numbers the second is binomial among both; Wilson's interval, from as many as the weeks' scatter leaves."""
    numbers = {"before": sum(before) / len(before), "after": sum(after) / len(after)}
    part = share(sum(after) / dispersion, sum(before + after) / dispersion)
    longer = len(before) / len(after)
    if sum(before):
        numbers |= {"ratio": numbers["after"] / numbers["before"], "ratio_low": odds(part["low"]) * longer}
        numbers |= {"ratio_high": odds(part["high"]) * longer}
    return numbers


def odds(chance):
    return max(0, chance) / (1 - chance)


def change_differences(expected, found):
    """Over all weeks."""
    counts = [week["speakers"] for week in expected]
    if [expected[change["level"]["week"]]["week"] for change in found["changes"]] != [change["week"] for change in found["changes"]]:
        yield f"changes are named {[change['week'] for change in found['changes']]}"
    levels = [change["level"] for change in found["changes"]]
    yield from changes_differences(counts, levels, *level_changes(counts)) if len(counts) >= FEWEST_WEEKS else levels


def post_differences(numbers, found):
    model = found.get("model")
    if model is None:
        reason = found.get("refusal")
        if not {"too_few_members": len(numbers) < FEWEST_MEMBERS, "silent_unknown": 0 not in numbers,
                "no_variety": len(numbers) > 1 and statistics.pvariance(numbers) <= statistics.mean(numbers)}[reason]:
            yield f"no model of {len(numbers)} members because of {reason}"
        return
    r, alpha = negative_binomial(numbers)
    yield from differences(model, {"members": len(numbers), "mean": float(sum(numbers) / len(numbers)), "r": r, "alpha": alpha}, 1e-6)
    likelihood = stats.nbinom.logpmf(numbers, r, alpha / (1 + alpha)).sum()
    yield from differences(model, {"log_likelihood": float(likelihood)}, 1e-6)
    cells, expected = model["cells"], expected_numbers(numbers, r, alpha)
    observed = [numbers.count(each) for each in range(10)] + [sum(each >= 10 for each in numbers)]
    if [cell["posts"] for cell in cells] != list(range(11)) or [cell["observed"] for cell in cells] != observed:
        yield f"observed are {[cell['observed'] for cell in cells]}, the oracle says {observed}"
    if not same([cell["expected"] for cell in cells], expected, 1e-6):
        yield f"expected are {[cell['expected'] for cell in cells]}, the oracle says {expected}"
    yield from fit_differences(observed, expected, model.get("fit"))


def fit_differences(observed, expected, found):
    """Cells of at least five expected, from the most messages down put together until they are; two parameters."""
    together = [[0, 0.0]]
    for seen, usual in zip(reversed(observed), reversed(expected)):
        if together[-1][1] >= 5:
            together.append([0, 0.0])
        together[-1][0] += seen
        together[-1][1] += usual
    if together[-1][1] < 5 and len(together) > 1:
        seen, usual = together.pop()
        together[-1][0] += seen
        together[-1][1] += usual
    freedom = len(together) - 3
    if freedom < 1:
        if found:
            yield f"{found} from {together}"
        return
    square = sum((seen - usual) ** 2 / usual for seen, usual in together)
    expected_fit = {"cells": len(together), "chi_square": float(square), "freedom": freedom, "p": float(stats.chi2.sf(square, freedom))}
    if not found or list(differences(found, expected_fit, 1e-6)):
        yield f"fit is {found}, the oracle says {expected_fit}"


@pytest.mark.parametrize("seed", [1, 2])
def test_trend_of_seasons_agrees(place, tmp_path, seed):
    file = write(seasons.chat(seed), tmp_path / "chat.jsonl")
    place.load(file)
    assert_agree(all_disagreements(place, file, trend_differences, seed, 4))


def test_trend_of_lively_talk_agrees(place, tmp_path):
    file = write(lively.chat(3), tmp_path / "chat.jsonl")
    place.load(file)
    assert_agree(all_disagreements(place, file, trend_differences, 3, 2))
