"""An owner makes a channel code, says who answers when, and sees who came; all of it without scripts, too."""
import re
import time

import pytest
from playwright.sync_api import expect

import shop
from accessibility import faults
from simulated_wecom import SimulatedWeCom
from situations import Situation, refused
from visitor import LOCALES

PHONE = {"user_agent": "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile MicroMessenger/8.0.50", "viewport": {"width": 380, "height": 800}}


@pytest.fixture
def company(server, tmp_path):
    """A connected company whose contacts are known."""
    with SimulatedWeCom(tmp_path, staff=4, members=12, limits=True) as company:
        said = company.connect(server.place, asks=True).json()
        assert company.call("callback", {"url": server.url + said["callback"]}, "PUT")["ok"]
        server.place.run("wecom sync", "--json").ok()
        yield company


def make(owner):
    page = owner.page
    owner.go("活码")
    page.get_by_role("link", name="做渠道码，看哪里来的人留得住").click()
    owner.click("做一个渠道码")
    page.locator("#name").fill("张江店收银台")
    page.locator("#guide").fill("加好友领新人券")
    page.locator("[name=role-LiuYang]").select_option("usual")
    page.locator("[name=role-ChenWei]").select_option("backup")
    page.locator("[name=cap-LiuYang]").fill("1")
    page.locator("#remark").fill("{{name}}-张江")
    owner.click("做出来", "button")
    expect(owner.heading()).to_have_text("张江店收银台")
    return page.url.split("?")[0]


def said(owner):
    """The words of the page, without the marks that keep names in their direction."""
    return re.sub("[\u2066-\u2069]", "", owner.page.inner_text("main"))


def known(owner, words):
    """Reloads until the page says so."""
    until = time.monotonic() + 30
    while time.monotonic() < until and words not in said(owner):
        time.sleep(0.5)
        owner.page.reload()
    assert words in said(owner)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_channel_is_made_scanned_and_counted(arrive, server, company, scripts):
    owner = arrive(server, java_script_enabled=scripts)
    shop.sign_in(owner, shop.OWNER)
    url, page = make(owner), owner.page
    path = re.search(r"/c/[0-9a-z]{8}", page.inner_text("main"))[0]
    backup = re.search(r"后备\t(\S+)", said(owner))[1]
    owner.click("排班")
    first = page.locator("fieldset").first
    for day in "一二三四五六日":
        first.get_by_label(f"周{day}", exact=True).check()
    first.get_by_label("从", exact=True).fill("00:00")
    first.get_by_label("到", exact=True).fill("00:00")
    first.locator("[name=w0-staff-LiuYang]").check()
    owner.click("保存", "button")
    assert "00:00–24:00" in said(owner)
    known(owner, "看企业微信自己的码")
    guest = arrive(server, **PHONE)
    guest.page.goto(path)
    expect(guest.heading()).to_have_text(re.compile("^加.+为好友$"))
    qr = guest.page.locator("img.qr").get_attribute("src")
    # The platform's pictures are small drawings of its own.
    company.call("scan", {"qr": qr, "customer": "小满"})
    known(owner, "一共加了 1 人")
    known(owner, "现在是后备在接待")
    expect(page.get_by_role("main").locator("strong").first).to_have_text(backup)
    page.locator("a", has_text="谁在线").first.click()
    page.get_by_role("listitem").filter(has_text=backup).get_by_role("button", name="让 TA 下线").click()
    page.goto(url)
    expect(page.get_by_role("main")).to_contain_text("接待的人都下线了或加满了，后备也没有人")
    # On a phone every figure of a day can be seen, with what it is.
    page.set_viewport_size({"width": 380, "height": 800})
    figures = page.locator(".as-blocks td")
    assert figures.count() >= 7 and all(box["x"] + box["width"] <= 380 for box in (figure.bounding_box() for figure in figures.all()))
    assert "加好友" in figures.nth(1).evaluate("cell => getComputedStyle(cell, '::before').content")


def test_every_page_is_readable(owner, arrive, server, company, first_day):
    url = make(owner)
    place = url[len(server.url):]
    known(owner, "看企业微信自己的码")
    for number in range(3):
        state = re.search(r"state=(qc[0-9a-z]+)", owner.page.content())[1]
        company.call("scan", {"state": state, "customer": f"客人{number}"})
    known(owner, "一共加了 3 人")
    base = place.rsplit("/", 1)[0]
    path = re.search(r"/c/[0-9a-z]{8}", owner.page.inner_text("main"))[0]
    owner.page.goto(f"{base}/duty")
    owner.page.get_by_role("button", name="给 TA 一个自己的网址").first.click()
    own = re.search(r"/duty/[0-9a-f]{32}", owner.page.inner_text("main"))[0]
    situations = [
        Situation("list", base), Situation("new", f"{base}/new"), Situation("refused", f"{base}/new", refused(name="x")), Situation("one", place),
        Situation("settings", f"{place}/settings"), Situation("schedule", f"{place}/schedule"), Situation("duty", f"{base}/duty"),
        Situation("visitor", path), Situation("own", own),
    ]
    pages = [arrive(server, language, known=first_day[1]).page for language in LOCALES]
    found = []
    for situation in situations:
        for page in pages:
            situation.enter(page)
        found += [f"{situation.name}: {fault}" for fault in faults(*pages)]
    assert not found, "\n".join(found)
