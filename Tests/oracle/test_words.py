"""What groups talk about against ICU and the words of docs/reference/words.md, on both engines."""
import gzip
import itertools
import os

import pytest

import lively
import topics
from awkward import write
from oracle import SHANGHAI, iso
from quanzi_cli import data_folder
from sections import DAY, WEEK
from sides import ABROAD, assert_agree, differences, telling_instants
from test_talk import LARGE, LARGE_LINES
from words import Words, words_of

SAME = 1e-9


def disagreements(place, oracle, zone, as_of, told):
    report = place.report("--zone", zone, *(["--as-of", iso(as_of)] if as_of is not None else []))
    found = {group["group"]: group["sections"]["words"] for group in report["groups"]}
    expected = oracle.report(as_of)
    lines = [] if found.keys() == expected.keys() else [f"groups are {sorted(found)}"]
    for name in expected.keys() & found.keys():
        lines += [f"{zone} {as_of and iso(as_of)} {name}: {line}" for line in differences(found[name], expected[name], SAME)]
        for list_of in ("key", "rising"):
            told[list_of] = told.get(list_of, 0) + len(expected[name][list_of]["words"])
            told[expected[name][list_of].get("silence")] = True
    return lines


def all_disagreements(place, file, instants, abroad):
    """The differences at these instants, the last ones again for another zone; and how much there was to tell."""
    told, lines = {}, []
    for zone, some in ((SHANGHAI, instants), (ABROAD, instants[:abroad])):
        oracle = Words(file, zone)
        for as_of in some:
            lines += disagreements(place, oracle, zone, as_of, told)
    return lines, told


def instants_of(file, seed, count):
    """Now, on the edges of weeks, and at any instants of the past and the future."""
    oracle = Words(file)
    last = oracle.last_message()
    monday = last - (last + 8 * DAY // 24 + 3 * DAY) % WEEK  # in Shanghai; 1970-01-01 was a Thursday
    months_ago = [last - 4 * WEEK * back for back in range(1, 5)]
    return [None, monday, monday - 1, *telling_instants(oracle, seed, count), *(months_ago if count > 2 else ())]


def test_words_by_hand():
    """As Tests/TextTests has them."""
    def read(text):
        return " ".join(word if alone else word + "*" for word, alone, _ in words_of(text))
    assert read("旺财今天打了狂犬疫苗") == "旺* 财* 打* 狂犬 疫苗"
    assert read("我们都去这个餐厅，哈哈哈哈，嗯嗯") == "餐厅"
    assert read("I don't think the Machine Learning course is OK") == "machine learning course"
    assert read("weidian.com/shop 和 www.lunch.example 和 boss@lunch.example") == ""


@pytest.mark.parametrize("seed", [1, 2])
def test_words_of_topics_agree(place, tmp_path, seed):
    file = write(topics.chat(seed), tmp_path / "chat.jsonl")
    place.load(file)
    lines, told = all_disagreements(place, file, instants_of(file, seed, 7 if place.name == "embedded" else 2), 3)
    assert_agree(lines)
    assert told["key"] > 60 and told["rising"] > 20
    assert told["too_few_messages"] and told["nothing_to_compare"]


def test_the_earlier_half_after_the_later_one(place, tmp_path):
    lines = topics.chat(3)
    middle = len(lines) // 2
    place.load(write(lines[middle - 100:], tmp_path / "later.jsonl"))
    place.report()
    place.load(write(lines[:middle + 100], tmp_path / "earlier.jsonl"))
    whole = write(lines, tmp_path / "whole.jsonl")
    assert_agree(all_disagreements(place, whole, instants_of(whole, 3, 1), 0)[0])
    assert place.is_rebuilt_equal()


def test_words_of_lively_talk_agree(place, tmp_path):
    file = write(lively.chat(3), tmp_path / "chat.jsonl")
    place.load(file)
    assert_agree(all_disagreements(place, file, instants_of(file, 3, 3), 2)[0])


@pytest.mark.parametrize("name", ["qq_haskellchina", "wechat_checkin", LARGE])
def test_words_of_real_chats_agree(place, tmp_path, name):
    folder = data_folder()
    if folder is None:
        pytest.skip("QUANZI_DATA names no folder of real chats")
    if name == LARGE and not os.environ.get("QUANZI_ALL_DATA"):
        pytest.skip("a long one: only under `make oracle`")
    plain = tmp_path / f"{name}.jsonl"
    with gzip.open(folder / f"chat/{name}.jsonl.gz") as source, open(plain, "wb") as target:
        target.writelines(itertools.islice(source, LARGE_LINES))
    place.load(plain)
    # Of a private chat no word comes into the message of a failure.
    lines, _ = all_disagreements(place, plain, instants_of(plain, 1, 6), 2)
    assert len(lines) == 0, f"{len(lines)} differences"
