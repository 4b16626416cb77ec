"""All groups as one, and the state of each, against DuckDB and lifelines: on both engines, in other zones, as of the past."""
import gzip
import itertools
import os

import pytest

import awkward
import lively
import seasons
from awkward import write
from history import History
from matrix import figures, loss, state, weekly_speakers
from oracle import SHANGHAI, iso
from quanzi_cli import data_folder
from sections import DAY
from sides import ABROAD, assert_agree, differences, likely_robots, telling_instants
from talk import instant
from test_talk import LARGE, LARGE_LINES

MOST_STEPS, SAME_DAY = 120, 1e-9


def disagreements(place, file, seed, count, abroad=3, operators=(), robots=(), likely=()):
    lines = []
    for zone, many in ((SHANGHAI, count), (ABROAD, abroad)):
        oracle = History(file, zone, operators, robots, likely)
        record_end = max(line.at for line in oracle.lines)
        last = oracle.last_message()
        months_ago = [last - 35 * DAY * back for back in range(1, 4)]
        for as_of in (None, *[*telling_instants(oracle, seed, many), *months_ago][:many]):
            report = place.report("--zone", zone, *(["--as-of", iso(as_of)] if as_of is not None else []))
            at, groups = instant(report["as_of"]), oracle.at(as_of)
            found, expected = report["matrix"], figures(groups, at, record_end)
            found["states"] = sorted(found["states"], key=lambda row: row["state"])
            thin(found.get("survival"), expected["survival"])
            lines += [f"{zone} {iso(at)}: {line}" for line in differences(found, expected)]
            lines += [f"{zone} {iso(at)}: matrix is of {found['as_of']}"] if instant(found["as_of"]) != at else []
            for group in report["groups"]:
                rule = {"state": state(groups[group["group"]], min(at, record_end)), "weekly_speakers": weekly_speakers(groups[group["group"]])}
                change = group["sections"]["change"]
                has_hole = change["gap_days"] >= 28 and change["speakers"]["now"] > 0
                rule["loss"] = loss(groups[group["group"]], rule["state"], has_hole)
                lines += [f"{zone} {iso(at)} {group['group']}: {line}" for line in differences(group, rule)]
    return lines


def thin(found, expected):
    """Of a long curve only some steps are reported, each as it is."""
    if found and expected and len(expected["steps"]) > MOST_STEPS:
        days = [step["days"] for step in found["steps"]]
        expected["steps"] = [step for step in expected["steps"] if any(abs(step["days"] - day) < SAME_DAY for day in days)]
        assert len(days) >= MOST_STEPS // 2


CHATS = {"lively": lambda seed: lively.chat(seed), "awkward": lambda seed: awkward.chat(seed), "seasons": lambda seed: seasons.chat(seed)}


@pytest.mark.parametrize("kind", CHATS)
@pytest.mark.parametrize("seed", [1, 2])
def test_all_groups_as_one_agree(place, tmp_path, kind, seed):
    file = write(CHATS[kind](seed), tmp_path / "chat.jsonl")
    place.load(file)
    assert_agree(disagreements(place, file, seed, 12 if place.name == "embedded" else 5))


def test_the_earlier_half_after_the_later_one(place, tmp_path):
    lines = seasons.chat(3)
    middle = len(lines) // 2
    place.load(write(lines[middle - 50:], tmp_path / "later.jsonl"))
    place.report()
    place.load(write(lines[:middle + 50], tmp_path / "earlier.jsonl"))
    whole = write(lines, tmp_path / "whole.jsonl")
    place.load(whole)
    assert_agree(disagreements(place, whole, 3, 4, 1))


@pytest.mark.parametrize("name", ["qq_haskellchina", "wechat_checkin", LARGE])
def test_all_groups_of_real_chats_agree(place, tmp_path, name):
    folder = data_folder()
    if folder is None:
        pytest.skip("QUANZI_DATA names no folder of real chats")
    if name == LARGE and not os.environ.get("QUANZI_ALL_DATA"):
        pytest.skip("a long one: only under `make oracle`")
    plain = tmp_path / f"{name}.jsonl"
    with gzip.open(folder / f"chat/{name}.jsonl.gz") as source, open(plain, "wb") as target:
        target.writelines(itertools.islice(source, LARGE_LINES))
    place.load(plain)
    assert_agree(disagreements(place, plain, 1, 6, likely=likely_robots(place)))
