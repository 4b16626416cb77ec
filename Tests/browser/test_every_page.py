"""Every page, in both languages, on a phone and a desk, by day and by night: readable for everybody, no wider than the
screen, and (`arrive` sees to it) without an error, a refused request or a forbidden script behind it."""
import shutil
from collections import namedtuple

import pytest
from playwright.sync_api import expect

import chats
import quanzi_cli
import shop
import situations
from accessibility import faults
from situations import Situation, refused
from visitor import LOCALES, Visitor

Running = namedtuple("Running", "server known situations")


@pytest.fixture(scope="module")
def running_shop(browser, first_day, tmp_path_factory):
    """Chats, a colleague, and files that wait for an answer; nothing in it changes any more."""
    folder = tmp_path_factory.mktemp("running-shop")
    data = shutil.copytree(first_day[0], folder / "data")
    quanzi_cli.embedded(data).load(chats.book_club(folder))
    with shop.served(data) as server:
        owner = Visitor(browser, server, known=first_day[1])
        found = situations.of_a_running_shop(owner, folder)
        owner.context.close()
        yield Running(server, first_day[1], found)


@pytest.fixture
def readers(arrive):
    """Opens a window for one reader of each language."""
    return lambda server, known=None: [arrive(server, language, known) for language in LOCALES]


def assert_faultless(readers, places):
    lines = []
    pages = [reader.page for reader in readers]
    for place in places:
        for page, language in zip(pages, LOCALES):
            place.enter(page)
            expect(page.locator("html")).to_have_attribute("lang", language)
        lines += [f"{place.name}, {fault}" for fault in faults(*pages)]
    assert not lines, "\n".join(lines)


def test_a_running_shop(readers, running_shop):
    shapes = {situation.name for situation in running_shop.situations}
    # A crawl that stops early would find no fault either.
    assert {"/w/0/groups/0", "/w/0/groups/0/members", "/w/0/groups/0/messages", "/w/0/groups/0/name", "/w/0/members/0",
            "/w/0/groups/0/people", "/w/0/groups/0/talk", "/w/0/groups/0/words", "/w/0/groups/0/network", "/w/0/groups/0/flow", "/w/0/risk",
            "/w/0/members/0/merge", "/w/0/import/runs/0", "/w/0/import/uploads/0", "/w/0/settings", "/w/0/staff",
            "/account"} <= shapes
    assert_faultless(readers(running_shop.server, running_shop.known), running_shop.situations)


def test_a_sample(readers, first_day, server):
    owners = readers(server, first_day[1])
    page = owners[0].page
    page.goto("/")
    page.locator(".empty form button").click()
    expect(page.get_by_role("note")).to_be_visible()
    home = situations.place_of(page)
    assert_faultless(owners, [Situation(path, path) for path in (home, f"{home}/settings")])


def test_the_first_day(readers, first_day, server):
    owners = readers(server, first_day[1])
    owners[0].page.goto("/")
    home = situations.place_of(owners[0].page)
    assert_faultless(owners, [Situation(path, path) for path in (home, f"{home}/groups", f"{home}/members", f"{home}/import")])


def test_before_the_first_day(readers, unopened):
    link = shop.setup_link(unopened)
    assert_faultless(readers(unopened), [
        Situation("not set up", "/"), Situation("dead link", "/setup?token=none"), Situation("set up", link),
        Situation("set up refused", link, refused(workspace="", name="", password="短"))])


def test_at_the_door(readers, server):
    assert_faultless(readers(server), [
        Situation("sign in", "/sign-in"), Situation("wrong password", "/sign-in", refused(name="谁", password="不对的密码")),
        Situation("no such page", "/nowhere")])


def test_while_an_import_runs(readers, first_day, server, tmp_path):
    owners, file = readers(server, first_day[1]), chats.long_chat(tmp_path)
    for page in (owner.page for owner in owners):
        # Without an answer about the progress the page stays as it is while it is looked at.
        page.route("**/progress", lambda route: None)
        page.goto("/")
        page.goto(f"{situations.place_of(page)}/import")
        page.locator("#files").set_input_files(file)
        page.locator("form.stack .btn-primary").click()
        expect(page.get_by_role("progressbar")).to_be_visible()
    lines = faults(*(owner.page for owner in owners))
    assert not lines, "\n".join(lines)
