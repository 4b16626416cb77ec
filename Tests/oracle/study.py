"""How good the probabilities would have been: every past cut predicted by what was known then, beside recency and messages alone."""
import math

import numpy
from scipy.stats import rankdata

from risk import HORIZON, chances_of, cuts, fitted, is_enough, presences, terms

MOST_FITS = 30


def study(groups, drawn_to, scale, of_groups):
    """`of_groups` are the weights of the groups' model as long as their own history is too little."""
    seen, said, outcomes, alone = past(groups), {"model": [], "recency": [], "count": []}, [], None
    anew = learnt_at(groups)
    for cut in sorted({one["cut"] for one in seen}):
        if cut in anew:
            known = [one for one in seen if one["cut"] + HORIZON <= cut]
            went_on = [(one["terms"], one["silent"]) for one in known if not one["ended"]]
            if not is_enough(went_on):
                continue
            weights, alone = fitted(went_on, drawn_to, scale), {name: fitted_alone(known, name) for name in ("recency", "count")}
        if alone is None:
            continue
        now = [one for one in seen if one["cut"] == cut]
        outcomes += [one["silent"] for one in now]
        of_group = chances_of(of_groups, [one["group"] for one in now])
        of_member = chances_of(weights, [one["terms"] for one in now])
        said["model"] += list(1 - (1 - of_group) * (1 - of_member))
        for name, predict in alone.items():
            said[name] += list(predict(now))
    return scores_of(outcomes, said)


def scores_of(outcomes, said):
    outcomes = numpy.array(outcomes, float)
    scores = {name: score(outcomes, numpy.array(chances)) for name, chances in said.items()}
    scores["model"]["calibrationError"] = calibration_error(outcomes, numpy.array(said["model"]))
    return {"examples": len(outcomes), "silent": int(outcomes.sum()), **scores}


def study_of_groups(groups, drawn_to, scale):
    """The same of whole groups."""
    seen, said, outcomes, alone = past_of_groups(groups), {"model": [], "recency": [], "count": []}, [], None
    anew = learnt_at(groups)
    for cut in sorted({one["cut"] for one in seen}):
        if cut in anew:
            known = [one for one in seen if one["cut"] + HORIZON <= cut]
            if not is_enough([(one["terms"], one["silent"]) for one in known]):
                continue
            weights = fitted([(one["terms"], one["silent"]) for one in known], drawn_to, scale)
            alone = {name: fitted_alone(known, name) for name in ("recency", "count")}
        if alone is None:
            continue
        now = [one for one in seen if one["cut"] == cut]
        outcomes += [one["silent"] for one in now]
        said["model"] += list(chances_of(weights, [one["terms"] for one in now]))
        for name, predict in alone.items():
            said[name] += list(predict(now))
    return scores_of(outcomes, said)


def learnt_at(groups):
    """At every cut of any group; of more than `MOST_FITS` at every second, third, …"""
    every = sorted({cut for group in groups if group.spoken for cut in cuts(presences(group)[0], group.today + 1)})
    return set(every[::max(1, math.ceil(len(every) / MOST_FITS))])


def past_of_groups(groups):
    seen = []
    for group in groups:
        whole, _ = presences(group)
        for cut in cuts(whole, group.today + 1) if group.spoken else []:
            features = whole.features(cut)
            seen.append({"cut": cut, "terms": terms(features), "silent": whole.falls_silent(cut),
                         "recency": math.log1p(features["silence"]), "count": math.log1p(features["messages84"])})
    return seen


def past(groups):
    """Everybody at every cut whose outcome is known, whether his group went on or not."""
    seen = []
    for group in groups:
        whole, members = presences(group)
        for cut in cuts(whole, group.today + 1) if group.spoken else []:
            of_group, ended = terms(whole.features(cut)), whole.falls_silent(cut)
            for one in members.values():
                if one.is_active(cut):
                    features = one.features(cut)
                    seen.append({"cut": cut, "terms": terms(features), "silent": one.falls_silent(cut), "ended": ended, "group": of_group,
                                 "recency": math.log1p(features["silence"]), "count": math.log1p(features["messages84"])})
    return seen


def fitted_alone(known, name):
    """A logistic model of one term, standardised on the known examples, drawn to none by half the square of its weight."""
    values, outcomes = numpy.array([one[name] for one in known]), [one["silent"] for one in known]
    centre, spread = values.mean(), values.std() or 1
    rows = [((value - centre) / spread, 1) for value in values]
    weights = fitted(list(zip(rows, outcomes)), numpy.zeros(2), [1], 0.5)
    return lambda now: chances_of(weights, [((one[name] - centre) / spread, 1) for one in now])


def score(outcomes, chances):
    ranks, silent = rankdata(chances), outcomes.sum()
    area = (ranks[outcomes == 1].sum() - silent * (silent + 1) / 2) / (silent * (len(outcomes) - silent))
    likelihood = numpy.where(outcomes == 1, numpy.log(chances), numpy.log(1 - chances))
    return {"auc": float(area), "brier": float(((chances - outcomes) ** 2).mean()), "logLoss": float(-likelihood.mean()),
            "mean": float(chances.mean())}


def calibration_error(outcomes, chances, bins=10):
    order, count = numpy.argsort(chances, kind="stable"), len(chances)
    parts = [order[count * part // bins:count * (part + 1) // bins] for part in range(bins)]
    return float(sum(abs((chances[part] - outcomes[part]).sum()) for part in parts) / count)
