"""A newcomer connects a simulated WeCom, and its customers scan: they are welcomed, come into a group, and are counted."""
import re
import time

import pytest
from playwright.sync_api import expect

from simulated_wecom import SimulatedWeCom
from test_wecom import connect

GUESTS = ["小满", "阿明", "芝麻"]


@pytest.fixture
def company():
    with SimulatedWeCom(staff=4, members=12, limits=True) as company:
        yield company


def words(page):
    """The words of the page, without the marks that keep names in their direction."""
    return re.sub("[\u2066-\u2069]", "", page.inner_text("main"))


def until(page, *wanted):
    """Reloads until the page says all of it."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and not all(each in words(page) for each in wanted):
        time.sleep(0.5)
        page.reload()
    for each in wanted:
        assert each in words(page), words(page)


def scan(player, state, guest):
    """On the simulated WeCom's page: one more customer scans the code."""
    form = player.locator("#codes tr", has_text=state).locator("form")
    form.get_by_placeholder("客户的名字").fill(guest)
    form.get_by_role("button", name="扫码").click()


def test_customers_scan_and_are_welcomed_grouped_and_counted(owner, company, arrive, server):
    page = owner.page
    connect(owner, company)
    home = re.match(r"(.*/w/[0-9]+)", page.url)[1]
    # A code by which people become contacts, and what they are told.
    owner.go("活码")
    page.get_by_role("link", name="做渠道码，看哪里来的人留得住").click()
    owner.click("做一个渠道码")
    page.locator("#name").fill("收银台")
    page.locator("[name=role-LiuYang]").select_option("usual")
    owner.click("做出来", "button")
    expect(owner.heading()).to_have_text("收银台")
    channel = page.url.split("?")[0]
    page.goto(f"{home}/welcomes/new")
    page.locator("#name").fill("新朋友")
    page.locator("#text").fill("{{客户昵称}}，你好，今天的菜单在这里")
    page.locator("#kind-default").check()
    page.locator("form.welcome-form button.btn-primary").click()
    expect(owner.heading()).to_contain_text("新朋友")
    # A code that leads into a group.
    page.goto(f"{home}/codes/new")
    page.locator("#name").fill("午餐群")
    owner.click("下一步", "button")
    owner.click("用企业微信的群")
    form = page.locator("form:has(.code-chats)")
    form.locator("[name=name]").fill("一号群")
    form.locator(".code-chats input").first.check()
    form.locator(".btn-primary").click()
    until(page, "一号群")

    player = arrive(server).page
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        player.goto(company.url)
        if player.locator("#codes tbody tr").count() == 2:
            break
        time.sleep(0.5)
    expect(player.locator("#codes tbody tr")).to_have_count(2)
    for guest in GUESTS:
        scan(player, "加好友", guest)
        scan(player, "进群", guest)

    # Welcomed, each once.
    page.goto(f"{home}/welcomes")
    until(page, "发出")
    told = {each["text"] for each in company.call("welcomes")["welcomes"]}
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and len(told) < len(GUESTS):
        time.sleep(0.5)
        told = {each["text"] for each in company.call("welcomes")["welcomes"]}
    assert told == {f"{guest}，你好，今天的菜单在这里" for guest in GUESTS}
    # Counted by the code they came by.
    page.goto(channel)
    until(page, "一共加了 3 人")
    figures = server.place.run("channels list", "--json").json()
    assert [each["added"] for each in figures] == [3], figures
    # Grouped.
    page.goto(f"{home}/customer-groups")
    until(page, "最近 7 天来了 3 人次，走了 0，净增 +3")
    page.goto(f"{home}/contacts")
    until(page, *GUESTS)
