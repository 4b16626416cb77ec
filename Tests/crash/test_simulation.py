"""Invented communities while writes go wrong, forty seeds: nothing is lost or doubled. The Swift tests run the first few."""
import re

from quanzi_cli import Running, binary

SEEDS = 40


def test_forty_communities_lose_and_double_nothing():
    lines = Running([binary(), "simulate", "--seed", "1", "--runs", str(SEEDS)]).finish().ok().out.splitlines()
    told = [re.fullmatch(r"seed (\d+): (\d+) lines, \d+ starts, \d+ faults, fine", line) for line in lines]
    assert all(told) and [int(each[1]) for each in told] == list(range(1, SEEDS + 1))
    assert all(int(each[2]) > 50 for each in told)
