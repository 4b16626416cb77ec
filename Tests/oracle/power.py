"""How often the rule of docs/reference/figures.md finds a change of level where there is none, and where there is one; from a seed.

Usage: power.py [--series 1500]
"""
import argparse

import numpy

from trend import level_changes

SEED = 20261127
AGES = {"3-4": (3, 4), "5-8": (5, 6, 7, 8)}


def poisson(dice, mean):
    return dice.poisson(mean)


def negative_binomial(dice, mean):
    return dice.poisson(mean * dice.gamma(1 / 0.03, 0.03, len(mean)))


def drifting(correlation, spread=0.2):
    def series(dice, mean):
        chance = dice.standard_normal(len(mean))
        for week in range(1, len(mean)):
            chance[week] = correlation * chance[week - 1] + (1 - correlation ** 2) ** 0.5 * chance[week]
        return dice.poisson(mean * numpy.exp(spread * chance - spread ** 2 / 2))
    return series


def regulars(dice, mean):
    return dice.binomial(numpy.round(mean / 0.7).astype(int), 0.7)


KINDS = {"Poisson": poisson, "negative binomial": negative_binomial, "drifting, 0.3": drifting(0.3), "drifting, 0.6": drifting(0.6),
         "regulars": regulars}


def changes(dice, kind, mean):
    return level_changes([int(count) for count in kind(dice, mean)])[0]


def false_alarms(dice, kind, series):
    found = [bool(changes(dice, kind, numpy.full(weeks, float(level)))) for weeks in (16, 26, 52) for level in (6, 20) for _ in range(series)]
    return numpy.mean(found)


def falls(dice, kind, series, ages, has_grown, level=20, to=10, weeks=26):
    """Of falls so many weeks old how many are found, two weeks more or less."""
    found = []
    for age in ages:
        mean = numpy.full(weeks, float(level))
        mean[weeks - age:] = to
        if has_grown:
            mean[:6] *= numpy.linspace(0.35, 1, 7)[:6]
        found += [any(abs(place - (weeks - age)) <= 2 for place in changes(dice, kind, mean)) for _ in range(series // 3)]
    return numpy.mean(found)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--series", type=int, default=1500)
    series, dice = parser.parse_args().series, numpy.random.default_rng(SEED)
    for name, kind in KINDS.items():
        print(f"{name}: a change where there is none {false_alarms(dice, kind, series):.1%}", flush=True)
        for age, ages in AGES.items():
            steady, grown = (falls(dice, kind, series, ages, has_grown) for has_grown in (False, True))
            print(f"  halved {age} weeks ago: {steady:.0%} after steady weeks, {grown:.0%} after growth", flush=True)
