"""Who falls silent: terms, probabilities, the fit and the look back against the words, on both engines."""
import json
from datetime import date

import pytest

import seasons
from awkward import line, write
from history import History
from oracle import SHANGHAI
from risk import chances_of, examples, fitted, is_enough, presences, pull, scale_of, terms, weights_of
from sections import DAY
from sides import ABROAD, Report, all_disagreements, assert_agree, deep_differences, differences
from study import study

SAME_WEIGHTS = 1e-9
MOST_LISTED = 50
SUNK_IN = 1e-7  # what is left of the scale's error when it is solved from two nearly equal weights


def risk_differences(group, sections):
    """What the words say whatever the model."""
    found, cut = sections["risk"], group.today + 1
    whole, members = presences(group)
    active = {member: one for member, one in members.items() if one.is_active(cut)}
    yield from differences(found, {"from": str(date.fromordinal(cut)), "active": len(active),
                                   "group_features": whole.features(cut) if whole.is_active(cut) else None})
    features = {member: one.features(cut) for member, one in active.items()}
    rows = found["members"]
    for row in rows:
        yield from deep_differences(row["features"], features.get(row["member"]), 0, row["member"])
    chances = [row["probability"] for row in rows]
    are_chances = all(0 < chance < 1 for chance in chances) and chances == sorted(chances, reverse=True)
    if not are_chances or len(rows) != min(len(active), MOST_LISTED):
        yield f"{len(rows)} are listed of {len(active)}, with {chances}"
    if not rows:
        return
    if not 0 < found["group"] <= min(chances):
        yield "somebody goes on while his group falls silent"
    if len(active) > len(rows):  # the others follow from the same weights
        listed = {row["member"] for row in rows}
        though_it_goes_on = [1 - (1 - chance) / (1 - found["group"]) for chance in chances]
        weights, _, _ = weights_of([terms(row["features"]) for row in rows], though_it_goes_on)
        others = chances_of(weights, [terms(features[member]) for member in active if member not in listed])
        unlisted = 1 - (1 - found["group"]) * (1 - others)
        if max(unlisted) > chances[-1]:
            yield "somebody likelier is not listed"
        chances += list(unlisted)
    yield from deep_differences(found["expected"], float(sum(chances)), 1e-7 if len(active) > len(rows) else 1e-9, "expected")


class Model:
    """The model behind a whole report: of the members of all groups, without their groups' part. It was learnt from `groups`."""

    def __init__(self, report, groups):
        self.known, self.known_groups = examples(groups.values(), next(iter(groups.values())).today + 1)
        rows, chances, self.origins, self.group_rows, self.group_chances = [], [], set(), [], []
        for section in (each["risk"] for each in report.groups.values()):
            if not section["members"]:
                continue
            assert section["group_origin"] == ("own_history" if is_enough(self.known_groups) else "sample_world")
            self.group_rows.append(terms(section["group_features"]))
            self.group_chances.append(section["group"])
            self.origins.add(section["member_origin"])
            rows += [terms(row["features"]) for row in section["members"]]
            chances += [1 - (1 - row["probability"]) / (1 - section["group"]) for row in section["members"]]
        self.is_told = len(rows) > 7
        if self.is_told:
            self.weights, self.miss, rank = weights_of(rows, chances)
            self.is_told = rank == 7


def models(place, oracle, instants, zone=SHANGHAI):
    for as_of in instants:
        model = Model(Report(place, zone, as_of), oracle.at(as_of))
        if model.is_told:
            yield model


def all_of_groups(told):
    return [row for model in told for row in model.group_rows], [chance for model in told for chance in model.group_chances]


def instants_of(oracle, count=8):
    """From the first months, when little is known, to the end; on days of every name."""
    last = oracle.last_message()
    return [last - (40 * each + each % 7) * DAY for each in range(count - 1, -1, -1)]


@pytest.mark.parametrize("seed", [1, 2])
def test_terms_of_seasons_agree(place, tmp_path, seed):
    file = write(seasons.chat(seed), tmp_path / "chat.jsonl")
    place.load(file)
    assert_agree(all_disagreements(place, file, risk_differences, seed, 3))


@pytest.mark.parametrize("seed, zone", [(2, ABROAD)])
def test_every_model_is_logistic_and_fitted_as_the_words_say(place, tmp_path, seed, zone):
    file = write(seasons.chat(seed), tmp_path / "chat.jsonl")
    place.load(file)
    oracle = History(file)  # whatever zone a report is for: the workspace's model is learnt in the workspace's
    told = list(models(place, oracle, instants_of(oracle), zone))
    assert len(told) >= 5
    assert max(model.miss for model in told) < SAME_WEIGHTS
    for model in told:
        assert model.origins == {"own_history" if is_enough(model.known) else "sample_world"}
    of_the_sample_world = [model.weights for model in told if model.origins == {"sample_world"}]
    own = [model for model in told if model.origins == {"own_history"}]
    assert of_the_sample_world and len(own) >= 3
    for weights in of_the_sample_world:
        assert weights == pytest.approx(of_the_sample_world[0], abs=SAME_WEIGHTS)
    drawn_to, latest = of_the_sample_world[0], own[-1]
    # The last history tells how large a standardised step is; with that every other one's weights follow from its examples.
    scale = scale_of(latest.weights, drawn_to, latest.known)
    for model in own:
        assert pull(model.weights, model.known)[-1] == pytest.approx(0, abs=1e-6)
        assert fitted(model.known, drawn_to, scale) == pytest.approx(model.weights, abs=SUNK_IN)
    rows, chances = all_of_groups(told)
    _, miss, rank = weights_of(rows, chances)
    assert rank == 7 and len(rows) > 10 and miss < SAME_WEIGHTS


def test_who_is_silent_for_longer_is_likelier_to_fall_silent(place, tmp_path):
    """Ten came on one day 80 days ago and said a second thing one after the other; whether by the sample world or by the own history."""
    end = seasons.END
    lines = [line("差一天", f"人{each}", (end - span * seasons.DAY).isoformat(), text="好") for each in range(1, 11) for span in (80, each)]
    chances = []
    place.load(write([*lines, line("差一天", "人0", end.isoformat())], tmp_path / "alone.jsonl"))
    for origin in ("sample_world", "own_history"):
        found = Report(place).groups["差一天"]["risk"]
        assert found["member_origin"] == origin
        chances.append([row["probability"] for each in range(1, 11) for row in found["members"] if row["member"] == f"人{each}"])
        place.load(write(seasons.chat(1), tmp_path / "seasons.jsonl"))
    for row in chances:
        assert len(row) == 10 and all(one < other for one, other in zip(row, row[1:]))


def test_the_look_back_is_right(place, tmp_path):
    """Neither the report nor the API says it; it stands in the table that the page is made from."""
    file = write(seasons.chat(1), tmp_path / "chat.jsonl")
    place.load(file)
    place.report()
    oracle = History(file)
    told = list(models(place, oracle, instants_of(oracle)))
    drawn_to = next(model.weights for model in told if model.origins == {"sample_world"})
    scale = scale_of(told[-1].weights, drawn_to, told[-1].known)
    of_groups, _, _ = weights_of(*all_of_groups(told))
    (body,), = place.sql("SELECT body FROM risk_study")
    found = json.loads(body)["memberReport"]
    assert list(partly(found, study(oracle.at().values(), drawn_to, scale, of_groups))) == []
    for place_of, one in enumerate(found["bins"]):
        assert one["low"] <= one["observed"] <= one["high"]
        assert one["examples"] == found["examples"] * (place_of + 1) // 10 - found["examples"] * place_of // 10


def partly(found, expected):
    for key, value in expected.items():
        yield from differences(found[key], value, 1e-6) if isinstance(value, dict) else deep_differences(found[key], value, 0, key)


@pytest.mark.parametrize("back", [8, 60])
def test_what_comes_later_changes_nothing(place, tmp_path, back):
    """A report as of an instant, before and after the lines behind it are known: word for word, whichever is asked for first."""
    lines = seasons.chat(2)
    ordered = sorted(lines, key=lambda entry: seasons.datetime.fromisoformat(entry["time"]))
    until = seasons.END - back * seasons.DAY
    known = [entry for entry in ordered if seasons.datetime.fromisoformat(entry["time"]) <= until]
    as_of = int(until.timestamp() * 1000)
    place.load(write(known, tmp_path / "known.jsonl"))
    before = Report(place, as_of=as_of)
    place.load(write(ordered, tmp_path / "all.jsonl"))
    place.report()
    after = Report(place, as_of=as_of)
    for name, sections in before.groups.items():
        # Where a member is drawn is only a picture. Sums may be made in another order.
        assert list(deep_differences(after.groups[name] | {"network": None}, sections | {"network": None}, 1e-12, name)) == []
