"""A server over a small generated chat, and tokens that open its API; a company at a simulated WeCom."""
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "Scripts/lib"))
import quanzi_cli
from simulated_wecom import SimulatedWeCom

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


@pytest.fixture
def company(tmp_path):
    place = quanzi_cli.embedded(tmp_path / "data")
    with SimulatedWeCom(tmp_path) as platform:
        said = platform.connect(place, asks=True).json()
        with quanzi_cli.Server(place) as server:
            assert platform.call("callback", {"url": server.url + said["callback"]}, "PUT")["ok"]
            yield place, platform, server
