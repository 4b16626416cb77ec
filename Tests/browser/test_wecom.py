"""Somebody who has never seen it connects a company, sees what is wrong, mends it, and disconnects it again."""
import re

import pytest
from playwright.sync_api import expect

import shop
import situations
from accessibility import faults
from simulated_wecom import SimulatedWeCom
from situations import Situation, refused
from visitor import LOCALES


@pytest.fixture
def company():
    with SimulatedWeCom(staff=4, members=12, limits=True) as company:
        yield company


def fill_in(page, company, **changes):
    """The first step, with what the simulated WeCom printed."""
    typed = {"corp": company.keys["corp_id"], "agent": company.keys["agent_id"], "secret": company.keys["secret"], **changes}
    for field, value in typed.items():
        page.locator(f"#{field}").fill(value)
    if not page.locator("#base").is_visible():
        page.get_by_text("接口地址（一般不用填）").click()
    page.locator("#base").fill(company.url)
    page.get_by_role("button", name="检查并连接").click()


def connect(visitor, company):
    """From the first screen to the end of the steps; where the connection is."""
    page = visitor.page
    page.goto("/")
    visitor.click("连接企业微信")
    fill_in(page, company)
    expect(page.get_by_role("heading", name="告诉企业微信，有事往哪里说")).to_be_visible()
    page.get_by_label("Token", exact=True).fill(company.keys["token"])
    page.get_by_label("EncodingAESKey", exact=True).fill(company.keys["aes_key"])
    visitor.click("用这两个", "button")
    expect(page.locator("[data-word]")).to_have_text("还没有叫通，等着")
    url = page.get_by_label("URL", exact=True).input_value()
    assert company.call("callback", {"url": url}, "PUT")["ok"]
    expect(page.get_by_role("heading", name="连好了")).to_be_visible(timeout=30_000)
    return re.search(r"/w/[0-9]+/wecom/[0-9]+", page.url)[0]


def test_a_stranger_connects_a_company(owner, company, server):
    page = owner.page
    owner.click("连接企业微信")
    fill_in(page, company, secret="not-the-secret-at-all")
    expect(page.get_by_role("alert")).to_contain_text("Secret 不对")
    assert page.locator("#secret").input_value() == "" and page.locator("#corp").input_value() == company.keys["corp_id"]
    company.call("faults", {"untrusted_address": True})
    fill_in(page, company)
    expect(page.get_by_role("alert")).to_contain_text("不认这台服务器的地址 127.0.0.1")
    company.call("faults", {"untrusted_address": False})
    place = connect(owner, company)
    expect(page.get_by_role("main")).to_contain_text("现在看得到 6 个客户群")
    owner.click("看自检", "button")
    owner.click("全部检查一遍", "button")
    for line in ["密钥", "回调地址", "可信地址", "可见范围", "时钟"]:
        expect(page.locator(".check-fine", has_text=line).first).to_be_visible()
    # Leaving and coming back resumes where something is left; all is done here.
    page.goto(place + "/setup")
    expect(page.locator(".step.is-done")).to_have_count(4)
    # Somebody comes, and it is known.
    group = next(iter(server.place.sql("SELECT chat_id FROM customer_group ORDER BY chat_id LIMIT 1")))[0]
    company.call("group/join", {"chat_id": group, "who": "小满", "scene": 3})
    company.call("drain", {})
    page.goto(place)
    expect(page.get_by_role("main")).to_contain_text("最近一次在刚刚")


def test_what_breaks_is_said_and_mended(owner, company):
    page, place = owner.page, connect(owner, company)
    company.call("faults", {"untrusted_address": True})
    page.goto(place)
    owner.click("全部检查一遍", "button")
    page.goto("/")
    alarm = page.locator(".alarm")
    expect(alarm).to_contain_text("不认这台服务器")
    alarm.get_by_role("link").click()
    expect(page.locator("#own-address")).to_have_value("127.0.0.1")
    company.call("faults", {"untrusted_address": False})
    owner.click("检查", "button")
    expect(page.get_by_role("main")).to_contain_text("企业微信认得这台服务器了")
    expect(alarm).to_have_count(0)
    page.goto(place)
    owner.click("停用", "button")
    expect(page.locator(".notice")).to_contain_text("停用了")
    owner.click("启用", "button")
    page.get_by_role("main").locator("summary", has_text="彻底断开").click()
    owner.click("彻底断开", "button")
    expect(owner.heading()).to_have_text("连接企业微信")


@pytest.fixture
def readers(owner, arrive, server, first_day):
    return [arrive(server, language, first_day[1]) for language in LOCALES]


def test_every_page_is_readable(owner, company, server, readers):
    place = connect(owner, company)
    owner.page.goto(place)
    owner.click("全部检查一遍", "button")
    company.call("storm", {"events": 40, "seed": 3})
    server.place.sql("UPDATE inbox SET state = 'failed', tries = 3, problem = 'externalcontact/groupchat/get: errcode 60011 [1764]' "
                     "WHERE id IN (SELECT id FROM inbox ORDER BY id LIMIT 3)")
    home = situations.place_of(owner.page)
    calm = [
        Situation("list", f"{home}/wecom"), Situation("start", f"{home}/wecom?new=1"), Situation("nothing typed", f"{home}/wecom?new=1", refused(corp="")),
        Situation("checked", place), Situation("done", f"{place}/setup"), Situation("callback", f"{place}/setup?step=callback"),
        Situation("address", f"{place}/setup?step=address"), Situation("look", f"{place}/setup?step=look"), Situation("secret", f"{place}/secret"),
        Situation("failed", f"{place}/failed"),
    ]
    lines = seen(calm, readers)
    company.call("faults", {"untrusted_address": True})
    owner.page.goto(place)
    owner.click("全部检查一遍", "button")
    server.place.sql("UPDATE wecom_connection SET reached_ms = NULL, synced_ms = NULL")
    broken = [
        Situation("alarm", f"{home}/groups"), Situation("broken", place), Situation("waiting", f"{place}/setup?step=callback"),
        Situation("not trusted", f"{place}/setup?step=address"), Situation("not looked", f"{place}/setup?step=look"),
    ]
    lines += seen(broken, readers)
    assert not lines, "\n".join(lines)


def seen(found, readers):
    pages, lines = [reader.page for reader in readers], []
    for situation in found:
        for page in pages:
            situation.enter(page)
        lines += [f"{situation.name}, {fault}" for fault in faults(*pages)]
    return lines
