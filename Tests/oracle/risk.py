"""Who falls silent: terms, examples and the fit, from the words of docs/reference/figures.md.

The model of the sample world is no part of the words. But its weights, as those of every model, are told by its probabilities, which
are logistic in seven numbers: from as many members of a report they are solved for, and every further member must obey them.
"""
import math
from bisect import bisect_left
from collections import Counter

import numpy

HORIZON = ACTIVE_FOR = 14
QUARTER = 84
PENALTY = 15


class Presence:
    """The days on which somebody, or anybody in a group, said something, and how much."""

    def __init__(self, lines):
        self.messages = Counter(line.day for line in lines)
        self.days = sorted(self.messages)

    def known(self, cut):
        return bisect_left(self.days, cut)

    def is_active(self, cut):
        before = self.known(cut)
        return before > 0 and self.days[before - 1] >= cut - ACTIVE_FOR

    def falls_silent(self, cut):
        next_day = self.known(cut)
        return next_day == len(self.days) or self.days[next_day] >= cut + HORIZON

    def features(self, cut):
        before = self.known(cut)

        def since(days):
            return bisect_left(self.days, cut - days)
        quarter = self.days[since(QUARTER):before]
        return {"silence": cut - self.days[before - 1], "span": cut - quarter[0], "tenure": cut - self.days[0],
                "days14": before - since(14), "days28": before - since(28), "days84": len(quarter),
                "messages84": sum(self.messages[day] for day in quarter)}


def terms(features):
    """Six, and 1 for the constant. The usual gap is the span over the days with a message in it."""
    gap = features["span"] / features["days84"]
    return [*map(math.log1p, (features["silence"], features["silence"] / gap, features["days14"], features["days28"], features["days84"],
                              features["tenure"])), 1]


def presences(group):
    """Of the group, and of each member."""
    return Presence(group.spoken), {member: Presence(lines) for member, lines in group.of_speaker.items()}


def cuts(whole, until):
    """The Mondays of a group at which it was active and whose outcome is known at the beginning of the day `until`."""
    first = whole.days[0] + 14
    return [cut for cut in range(first + (1 - first) % 7, until - HORIZON + 1, 7) if whole.is_active(cut)]  # day 1 is a Monday


def examples(groups, until):
    """What is known at the beginning of the day `until`: terms and outcome of the members at each past cut where the group went on, and
    of the groups."""
    of_members, of_groups = [], []
    for group in groups:
        if not group.spoken:
            continue
        whole, members = presences(group)
        for cut in cuts(whole, until):
            ended = whole.falls_silent(cut)
            of_groups.append((terms(whole.features(cut)), ended))
            if not ended:
                of_members += [(terms(one.features(cut)), one.falls_silent(cut)) for one in members.values() if one.is_active(cut)]
    return of_members, of_groups


def is_enough(known):
    silent = sum(outcome for _, outcome in known)
    return len(known) >= 200 and silent >= 40 and len(known) - silent >= 40


def weights_of(rows, probabilities):
    """The weights of a logistic model that says these, and by how much it misses one at most."""
    odds = numpy.array([math.log(chance / (1 - chance)) for chance in probabilities])
    weights, _, rank, _ = numpy.linalg.lstsq(numpy.array(rows), odds, rcond=None)
    return weights, float(abs(numpy.array(rows) @ weights - odds).max()), int(rank)


def pull(weights, known):
    """By how much each weight would like to move from where it is, if nothing drew it: the slope of the likelihood of the examples."""
    rows, outcomes = numpy.array([row for row, _ in known]), numpy.array([outcome for _, outcome in known], float)
    return rows.T @ (outcomes - chances_of(weights, rows))


def chances_of(weights, rows):
    return 1 / (1 + numpy.exp(-numpy.array(rows) @ weights))


def fitted(known, drawn_to, scale, penalty=PENALTY):
    """The likeliest weights, less the penalty for every standardised step away from others; the constant is free. By Newton's steps."""
    rows, weights = numpy.array([row for row, _ in known]), numpy.array(drawn_to)
    drawn = numpy.append(2 * penalty * numpy.array(scale) ** 2, 0)
    for _ in range(100):
        chances = chances_of(weights, rows)
        slope = pull(weights, known) - drawn * (weights - drawn_to)
        step = numpy.linalg.solve((rows.T * (chances * (1 - chances))) @ rows + numpy.diag(drawn), slope)
        weights = weights + step
        if abs(step).max() < 1e-12:
            break
    return weights


def scale_of(weights, drawn_to, known):
    """How many standardised steps one of each term is: at the likeliest weights they are drawn back as strongly as they pull."""
    return numpy.sqrt(pull(weights, known)[:-1] / (2 * PENALTY * (weights - drawn_to)[:-1]))

