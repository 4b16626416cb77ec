"""An owner hands customers over, sees what is in doubt, and says how it ended; a code counts a group of WeCom itself."""
import re
import time

import pytest
from playwright.sync_api import expect

import situations
from accessibility import faults
from simulated_wecom import SimulatedWeCom
from situations import Situation
from test_codes import picture  # noqa: F401
from test_wecom import connect
from visitor import LOCALES


@pytest.fixture
def company():
    with SimulatedWeCom(staff=4, customers=30, members=12) as company:
        yield company


def ordered(page, place):
    """Hands the customers of whoever has most to two others; who that is, and where the order is."""
    first, *others = [row[0] for row in place.sql(
        "SELECT userid, count(*) FROM contact_edge WHERE status = 'ok' GROUP BY userid ORDER BY 2 DESC, 1")]
    home, connection = situations.place_of(page), place.sql("SELECT id FROM wecom_connection")[0][0]
    page.goto(f"{home}/transfers/new?company={connection}&from={first}&to={others[0]}&to={others[1]}")
    page.locator("#message").fill("以后由我来照顾你")
    page.get_by_role("button", name="看看怎么分").click()
    form = page.url
    page.get_by_role("button", name="就这样交接").click()
    return form, page.url.split("?")[0]


def test_what_is_in_doubt_is_settled(owner, company, arrive, first_day, server):
    page, place = owner.page, server.place
    connect(owner, company)
    form, order = ordered(page, place)
    expect(page.get_by_role("main")).to_contain_text("对客户说：“以后由我来照顾你”")
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and place.sql("SELECT 1 FROM transfer_item WHERE state = 'planned' LIMIT 1"):
        time.sleep(0.2)
    keys = [row[0] for row in place.sql("SELECT key FROM transfer_item WHERE kind = 'customer' AND state = 'waiting' ORDER BY key LIMIT 3")]
    place.sql("UPDATE transfer_item SET state = 'unknown' WHERE key IN (%s)" % ", ".join(f"'{key}'" for key in keys))
    page.goto(order)
    doubts = page.locator("[name=item]")
    expect(doubts).to_have_count(3)
    doubts.nth(0).check()
    doubts.nth(1).check()
    page.get_by_role("button", name="这些交过去了").click()
    expect(page.get_by_text("小林说的")).to_have_count(2)
    page.get_by_role("button", name="再问一次企业微信").click()
    # The platform waits for the customer yet, and says so.
    while time.monotonic() < deadline and place.sql("SELECT 1 FROM transfer_item WHERE state = 'unknown'"):
        time.sleep(0.2)
    page.goto(order)
    expect(doubts).to_have_count(0)
    place.sql(f"UPDATE transfer_item SET state = 'unknown' WHERE key = '{keys[2]}'")
    places = [Situation("form", form), Situation("order", order), Situation("all", situations.place_of(page) + "/transfers")]
    lines = seen(places, arrive, first_day, server)
    # Nothing is chosen.
    page.goto(order)
    page.get_by_role("button", name="这些没交过去").click()
    expect(page.get_by_role("alert")).to_contain_text("没有选")
    page.goto(situations.place_of(page) + "/audit")
    expect(page.get_by_text("记下了一次不知道成没成的交接的结果")).to_have_count(2)
    assert not lines, "\n".join(lines)


def seen(places, arrive, first_day, server):
    """What is wrong with these for somebody, in both languages."""
    readers, lines = [arrive(server, language, first_day[1]) for language in LOCALES], []
    for place in places:
        for reader in readers:
            place.enter(reader.page)
        lines += [f"{place.name}, {fault}" for fault in faults(*(reader.page for reader in readers))]
    return lines


def test_a_group_of_wecom_counts_itself(owner, company, arrive, first_day, server, picture):  # noqa: F811
    page, place = owner.page, server.place
    connect(owner, company)
    home = situations.place_of(page)
    page.goto(home + "/codes/new")
    page.locator("#name").fill("午餐群")
    owner.click("下一步", "button")
    code = page.url.split("?")[0]
    page.locator("input[type=file]").set_input_files(picture)
    page.wait_for_url(re.compile("/targets/"))
    target = page.url.split("?")[0]
    expect(page.locator("#members")).to_have_count(1)
    (chat, name, members), *_ = place.sql(
        "SELECT g.chat_id, g.name, count(*) FROM customer_group g JOIN customer_group_member m ON m.group_id = g.group_id AND m.left_ms IS NULL "
        "GROUP BY g.chat_id, g.name ORDER BY g.chat_id LIMIT 1")
    page.locator("#chat").select_option(label=name)
    page.locator("main form button.btn-primary").click()
    expect(page.get_by_role("main")).to_contain_text(f"{members} / 200 人")
    page.goto(target)
    expect(page.locator("#members")).to_have_count(0)
    expect(page.get_by_role("main")).to_contain_text(f"一共 {members} 人")
    # Somebody comes, and nobody enters a number.
    company.call("group/join", {"chat_id": chat, "who": "小满", "scene": 3})
    company.call("drain", {})
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and f"{int(members) + 1} / 200 人" not in page.inner_text("main"):
        time.sleep(0.5)
        page.goto(code)
    expect(page.get_by_role("main")).to_contain_text(f"{int(members) + 1} / 200 人")
    lines = seen([Situation("target", target), Situation("code", code)], arrive, first_day, server)
    assert not lines, "\n".join(lines)
