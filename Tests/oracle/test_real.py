"""Quanzi against the oracle on real chats. They are not part of the project: QUANZI_DATA says where they are."""
import gzip
import os
import shutil

import pytest

from oracle import SHANGHAI, Oracle
from quanzi_cli import data_folder
from sides import likely_robots
from test_generated import disagreements, telling_instants

LARGE = "irc_raku"


@pytest.mark.parametrize("name", ["qq_haskellchina", "wechat_checkin", LARGE])
def test_reports_agree(place, tmp_path, name):
    folder = data_folder()
    if folder is None:
        pytest.skip("QUANZI_DATA names no folder of real chats")
    if name == LARGE and not os.environ.get("QUANZI_ALL_DATA"):
        pytest.skip("1.9 million lines: only under `make oracle`")
    packed = folder / f"chat/{name}.jsonl.gz"
    plain = tmp_path / f"{name}.jsonl"
    with gzip.open(packed) as source, open(plain, "wb") as target:
        shutil.copyfileobj(source, target)
    said = place.load(packed)
    oracle = Oracle(plain, own=likely_robots(place))
    assert said["rejected"] == 0 and said["duplicates"] == 0
    assert disagreements(place, oracle, SHANGHAI, telling_instants(oracle)) == []
    again = place.load(plain)
    assert again["messages"] + again["events"] == 0
