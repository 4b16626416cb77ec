"""Quanzi against the oracle on generated chats, on both engines, at instants where something changes."""
import json

import pytest

from compare import differences
from awkward import chat, write
from oracle import SHANGHAI, Oracle, iso

DAY = 86_400_000


def disagreements(place, oracle, zone, instants):
    """Differences at the default instant and at each of `instants` (milliseconds)."""
    lines = differences(oracle.report(), place.report("--zone", zone))
    for at in instants:
        lines += [f"as of {iso(at)}: {line}" for line in
                  differences(oracle.report(at), place.report("--zone", zone, "--as-of", iso(at)))]
    return lines


def telling_instants(oracle):
    """The edges of windows, the middle, a message's own time, long after, and before everything."""
    last = oracle.last_message_ms()
    times = [row[0] for row in oracle.base.execute("SELECT DISTINCT at_ms FROM line ORDER BY at_ms").fetchall()]
    middle = times[len(times) // 2]
    return [last - 1, last + 1, middle, middle + 7 * DAY, middle + 14 * DAY, middle + 14 * DAY - 1, last + 100 * DAY,
            times[0], times[0] - 1, times[-1]]


@pytest.mark.parametrize("seed, zone", [(1, SHANGHAI), (2, "America/New_York"), (3, "Asia/Kathmandu")])
def test_reports_agree(place, tmp_path, seed, zone):
    file = write(chat(seed), tmp_path / "chat.jsonl")
    oracle = Oracle(file, zone)
    place.load("--zone", zone, file)
    assert disagreements(place, oracle, zone, telling_instants(oracle)) == []


def test_the_same_file_again_adds_nothing(place, tmp_path):
    file = write(chat(4), tmp_path / "chat.jsonl")
    first = place.load(file)
    report = place.report()
    again = place.load(file)
    assert again["messages"] + again["events"] == 0
    assert again["duplicates"] == first["messages"] + first["events"]
    assert place.report() == report
    assert place.is_rebuilt_equal()


def test_an_overlapping_later_export_adds_what_is_new(place, tmp_path):
    lines = chat(5)
    early = write(lines[:len(lines) * 3 // 5], tmp_path / "early.jsonl")
    whole = write(lines, tmp_path / "whole.jsonl")
    first, second = place.load(early), place.load(whole)
    assert first["messages"] + first["events"] + second["messages"] + second["events"] == len(lines)
    assert second["duplicates"] == len(lines) * 3 // 5
    assert differences(Oracle(whole).report(), place.report()) == []


def test_broken_lines_are_counted_and_do_not_stop_the_rest(place, tmp_path):
    lines = chat(6, 800)
    good = write(lines, tmp_path / "good.jsonl")
    broken = ['{"group": "g", "sender": "a"', "[]", '{"group":"g","sender":"a","time":"yesterday","type":"text","text":"x"}',
              '{"group":"g","sender":"a","type":"text","text":"x"}']
    texts = [json.dumps(line, ensure_ascii=False) for line in lines]
    for place_in_file, text in zip((1, len(texts) // 3, len(texts) // 2, len(texts)), broken):
        texts.insert(place_in_file, text)
    bad = tmp_path / "bad.jsonl"
    bad.write_text("\n".join(texts) + "\n", encoding="utf-8")
    said = place.load(bad)
    assert (said["rejected"], said["messages"] + said["events"]) == (len(broken), len(lines))
    assert differences(Oracle(good).report(), place.report()) == []
