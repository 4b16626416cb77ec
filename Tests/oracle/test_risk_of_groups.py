"""How likely whole groups are to fall silent, where the workspace's own history of groups is enough to learn it from."""
import json

import pytest

import seasons
from awkward import write
from history import History
from risk import examples, fitted, is_enough, pull, scale_of, terms, weights_of
from sections import DAY
from sides import Report
from study import study_of_groups
from test_risk import SAME_WEIGHTS, SUNK_IN, partly


class GroupModel:
    """The model of groups behind a report, solved for from its probabilities."""

    def __init__(self, place, oracle, as_of):
        report, groups = Report(place, as_of=as_of), oracle.at(as_of)
        _, self.known = examples(groups.values(), next(iter(groups.values())).today + 1)
        sections = [each["risk"] for each in report.groups.values() if each["risk"].get("group") is not None]
        self.origins = {section["group_origin"] for section in sections}
        rows = [terms(section["group_features"]) for section in sections]
        self.is_told = len(rows) > 8
        if self.is_told:
            self.weights, self.miss, rank = weights_of(rows, [section["group"] for section in sections])
            self.is_told = rank == 7


@pytest.mark.parametrize("seed", [1, 2])
def test_the_groups_own_history_is_learnt_as_the_words_say(place, tmp_path, seed):
    file = write(seasons.spells(seed), tmp_path / "chat.jsonl")
    place.load(file)
    oracle = History(file)
    last = oracle.last_message()
    models = [GroupModel(place, oracle, last - back * DAY) for back in (240, 200, 120, 83, 40, 9, 0)]
    told = [model for model in models if model.is_told]
    for model in told:
        assert model.origins == {"own_history" if is_enough(model.known) else "sample_world"}
    assert max(model.miss for model in told) < SAME_WEIGHTS
    of_the_sample_world = [model.weights for model in told if model.origins == {"sample_world"}]
    own = [model for model in told if model.origins == {"own_history"}]
    assert of_the_sample_world and len(own) >= 3
    drawn_to, latest = of_the_sample_world[0], own[-1]
    # The last history tells how large a standardised step is; with that every other one's weights follow from its examples.
    scale = scale_of(latest.weights, drawn_to, latest.known)
    for model in own:
        assert pull(model.weights, model.known)[-1] == pytest.approx(0, abs=1e-6)
        assert fitted(model.known, drawn_to, scale) == pytest.approx(model.weights, abs=SUNK_IN)
    place.report()
    (body,), = place.sql("SELECT body FROM risk_study")
    found = json.loads(body)["groupReport"]
    assert list(partly(found, study_of_groups(oracle.at().values(), drawn_to, scale))) == []
