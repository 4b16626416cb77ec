"""One generated chat for all crash tests, what an undisturbed import makes of it, and a place on each engine."""
import os
import sys
from pathlib import Path

import pytest

pytest.register_assert_rewrite("undisturbed", "sentence", "renaming")

ROOT = Path(__file__).resolve().parents[2]
for folder in ("Scripts/lib", "Tests/oracle", "Benchmarks"):
    sys.path.insert(0, str(ROOT / folder))

import generate as large_chats
import quanzi_cli
from undisturbed import Undisturbed

# How much to disturb: the usual size ends in about two minutes on 2 cores.
MESSAGES = int(os.environ.get("QUANZI_CRASH_MESSAGES", 40_000))


@pytest.fixture(scope="session")
def chat(tmp_path_factory):
    folder = tmp_path_factory.mktemp("chat")
    jsonl, _ = large_chats.write(folder, MESSAGES, groups=8, members=600, seed=3)
    return jsonl


@pytest.fixture(scope="session")
def server_url():
    return os.environ.get("QUANZI_TEST_POSTGRES")


def new_place(engine, folder, server_url):
    if engine == "embedded":
        yield quanzi_cli.embedded(folder)
    elif not server_url:
        pytest.skip("QUANZI_TEST_POSTGRES is not set: run through Scripts/with-postgres")
    else:
        with quanzi_cli.postgres(server_url) as database:
            yield database


@pytest.fixture(scope="session", params=["embedded", "postgres"])
def undisturbed(request, chat, server_url, tmp_path_factory):
    """The import that nobody interrupts, once on each engine."""
    for place in new_place(request.param, tmp_path_factory.mktemp("undisturbed") / "data", server_url):
        yield Undisturbed(place, chat)


@pytest.fixture
def place(undisturbed, server_url, tmp_path):
    """An empty Quanzi on the same engine as `undisturbed`."""
    yield from new_place(undisturbed.place.name, tmp_path / "data", server_url)


@pytest.fixture
def embedded(tmp_path):
    return quanzi_cli.embedded(tmp_path / "data")


@pytest.fixture(params=["embedded", "postgres"])
def fresh(request, server_url, tmp_path):
    """An empty Quanzi, once on each engine."""
    yield from new_place(request.param, tmp_path / "data", server_url)
