"""Structure, flow, trend and risk of real chats. They are not part of the project: QUANZI_DATA says where they are."""
import gzip
import itertools
import os

import pytest

from quanzi_cli import data_folder
from sides import all_disagreements, assert_agree, likely_robots
from test_flow import flow_differences
from test_risk import risk_differences
from test_structure import structure_differences
from test_trend import trend_differences

LARGE, LARGE_LINES = "irc_raku", 60_000
PARTS = (structure_differences, flow_differences, trend_differences, risk_differences)


def all_differences(group, sections):
    for part in PARTS:
        yield from part(group, sections)


@pytest.mark.parametrize("name", ["qq_haskellchina", "wechat_checkin", LARGE])
def test_sections_of_real_chats_agree(place, tmp_path, name):
    folder = data_folder()
    if folder is None:
        pytest.skip("QUANZI_DATA names no folder of real chats")
    if name == LARGE and not os.environ.get("QUANZI_ALL_DATA"):
        pytest.skip("a long one: only under `make oracle`")
    plain = tmp_path / f"{name}.jsonl"
    with gzip.open(folder / f"chat/{name}.jsonl.gz") as source, open(plain, "wb") as target:
        target.writelines(itertools.islice(source, LARGE_LINES))
    place.load(plain)
    # Of a private chat no text comes into the message of a failure: differences have only members, instants and numbers.
    assert_agree(all_disagreements(place, plain, all_differences, 1, 8 if name != LARGE else 3, likely=likely_robots(place)))
