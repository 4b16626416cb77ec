"""One browser for all journeys; a server of its own for each that changes something, and one that is only looked at."""
import shutil
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
for folder in ("Scripts/lib", "Benchmarks"):
    sys.path.insert(0, str(ROOT / folder))

import shop
from visitor import Visitor, chromium


@pytest.fixture(scope="session")
def browser():
    with chromium() as browser:
        yield browser


@pytest.fixture
def unopened(tmp_path):
    """A server on an empty folder: nobody has an account yet."""
    with shop.served(tmp_path / "unopened") as server:
        yield server


@pytest.fixture(scope="session")
def first_day(browser, tmp_path_factory):
    """A folder with the owner's account and nothing else, and what the owner's browser remembers."""
    folder = tmp_path_factory.mktemp("first-day") / "data"
    with shop.served(folder) as server:
        owner = Visitor(browser, server)
        shop.set_up(owner)
        known = owner.remember()
        owner.context.close()
    return folder, known


@pytest.fixture
def server(first_day, tmp_path):
    """A server of its own on the owner's first day."""
    with shop.served(shutil.copytree(first_day[0], tmp_path / "data")) as server:
        yield server


@pytest.fixture
def arrive(browser):
    """Opens a window for one more person. In no window may anything have gone wrong behind the page."""
    visitors = []

    def arrive(server, *arguments, **window):
        visitors.append(Visitor(browser, server, *arguments, **window))
        return visitors[-1]

    yield arrive
    for visitor in visitors:
        visitor.context.close()
    assert [complaint for visitor in visitors for complaint in visitor.complaints] == []


@pytest.fixture
def owner(arrive, first_day, server):
    """The owner, on the empty first screen."""
    visitor = arrive(server, known=first_day[1])
    visitor.page.goto("/")
    return visitor
