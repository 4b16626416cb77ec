"""Measures Quanzi against its opponents in one run and writes docs/reference/measured.md.

Usage: make bench ARGS='[--messages N] [--rounds N]'. A run of another size than the usual prints its
table and leaves the document alone.
"""
import argparse
import statistics
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "Scripts/lib"))

import callbacks
import generate
import large
import posters
import quanzi_cli
import risk
import rows
import storm
import web
import welcomes
from imports import Imports

USUAL = 1_100_000
GROUPS, MEMBERS, SEED = 40, 6000, 1


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--messages", type=int, default=USUAL)
    parser.add_argument("--rounds", type=int, default=3)
    return parser.parse_args()


def report_row(place):
    times = [place.run("report", "--json").ok().seconds for _ in range(5)]
    return rows.Row("report of all groups", "≤ 1 s", f"{statistics.median(times):.2f} s", "quanzi report --json")


def main():
    asked = options()
    quanzi_cli.binary()
    with tempfile.TemporaryDirectory(prefix="quanzi-bench-") as folder:
        work = Path(folder)
        jsonl, table = generate.write(work, asked.messages, GROUPS, MEMBERS, SEED)
        imports = Imports(work, jsonl, table, asked.messages)
        for _ in range(asked.rounds):
            place = imports.round()
        found = [*imports.table(), report_row(place), *web.measure(place, jsonl)]
    if asked.messages == USUAL:
        found += [*large.measure(), *risk.measure(), *callbacks.measure(), *storm.measure(), *posters.measure(),
                  *welcomes.measure()]
    print(*found, sep="\n")
    if asked.messages == USUAL:
        rows.write(ROOT / "docs/reference/measured.md", found, rounds=asked.rounds, messages=asked.messages,
                   members=MEMBERS, groups=GROUPS, seed=SEED)


main()
