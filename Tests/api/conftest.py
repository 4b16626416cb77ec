"""A server over a small generated chat, and tokens that open its API."""
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "Scripts/lib"))
import quanzi_cli

Api = namedtuple("Api", "url place tokens")


def sample(folder):
    """The sample community, up to a fixed moment."""
    subprocess.run([quanzi_cli.binary(), "simulate", "--sample", str(folder), "--until", "2026-11-21T08:00:00Z"],
                   check=True, capture_output=True)
    return folder / "sample.jsonl"


@pytest.fixture(scope="session")
def api(tmp_path_factory):
    folder = tmp_path_factory.mktemp("api")
    place = quanzi_cli.embedded(folder / "data")
    place.load(str(sample(folder)))
    tokens = {scope: place.run("token create", "--scope", scope, "--json").json()["token"] for scope in ("read", "write")}
    with quanzi_cli.Server(place) as server:
        yield Api(server.url, place, tokens)
