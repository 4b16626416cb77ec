"""An owner makes a code that never changes, people scan it, and everybody sees what they should."""
import re
import struct
import subprocess
import zlib

import pytest
from playwright.sync_api import expect

import situations
from accessibility import faults
from situations import Situation, refused
from visitor import LOCALES

PHONE = {"user_agent": "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile MicroMessenger/8.0.50", "viewport": {"width": 380, "height": 800}}


@pytest.fixture(scope="session")
def picture(tmp_path_factory):
    """What stands for the QR code of a group: any picture will do."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes(255 * ((x // 20 + y // 20) % 2) for x in range(300)) for y in range(300))
    path = tmp_path_factory.mktemp("codes") / "一群.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 300, 300, 8, 0, 0, 0, 0))
                     + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
    return path


def make(owner, name="午餐群", reserve="1"):
    owner.go("活码")
    owner.click("做一个群活码")
    page = owner.page
    page.locator("#name").fill(name)
    page.locator("#guide").fill("每天十一点发今日菜单")
    page.locator("#reserve").fill(reserve)
    owner.click("下一步", "button")
    expect(owner.heading()).to_have_text(name)
    return page.url.split("?")[0]


def add_group(owner, picture, name, seats):
    page = owner.page
    page.locator("#files").set_input_files(picture)
    expect(page.locator("#cap")).to_have_value("200")
    page.locator("#name").fill(name)
    page.locator("#cap").fill(seats)
    page.locator("form:has(#cap) .btn-primary").click()
    expect(page.get_by_role("main").get_by_role("link", name=name, exact=True)).to_be_visible()


def scan(arrive, server, address):
    visitor = arrive(server, **PHONE)
    visitor.page.goto(address)
    return visitor


def test_a_code_leads_to_the_group_with_room(owner, arrive, server, picture, tmp_path):
    code = make(owner)
    address = owner.page.locator("pre.command").inner_text()
    add_group(owner, picture, "一群", "2")
    add_group(owner, picture, "二群", "2")
    first, second, third = (scan(arrive, server, address) for _ in range(3))
    expect(first.page.get_by_text("一群")).to_be_visible()
    expect(second.page.get_by_text("二群")).to_be_visible()
    expect(third.page.get_by_text("现在没有能进的群")).to_be_visible()
    # Whoever comes back has their place.
    first.page.reload()
    expect(first.page.get_by_text("一群")).to_be_visible()
    third.page.get_by_label("怎么称呼您").fill("陈小满")
    third.page.get_by_label("手机号或微信号").fill("chen_xiaoman")
    third.page.get_by_role("checkbox").check()
    third.page.get_by_role("button", name="发给我们").click()
    expect(third.heading()).to_have_text("收到了")
    owner.page.goto(code)
    main = owner.page.get_by_role("main")
    expect(main.get_by_text("最近 30 天有 3 次扫码")).to_be_visible()
    expect(main.get_by_text("chen_xiaoman")).to_be_visible()
    expect(main.get_by_text("没有开着的群，扫码的人只能留联系方式")).to_be_visible()
    # What is printed leads here.
    with owner.page.expect_download() as download:
        owner.click("下载海报图片", "button")
    poster = tmp_path / "poster.png"
    download.value.save_as(poster)
    read = subprocess.run(["zbarimg", "--raw", "-q", poster], capture_output=True, text=True, check=True).stdout.strip()
    assert read == address
    owner.click("联系好了，删掉", "button")
    expect(owner.page.get_by_text("chen_xiaoman")).to_have_count(0)


def test_a_visitor_needs_no_script_and_little_time(owner, arrive, server, picture):
    make(owner)
    address = owner.page.locator("pre.command").inner_text()
    add_group(owner, picture, "一群", "200")
    visitor = arrive(server, java_script_enabled=False, **PHONE)
    weight = []
    visitor.page.on("response", lambda response: weight.append(len(response.body())) if "picture" not in response.url else None)
    visitor.page.goto(address)
    expect(visitor.page.get_by_role("img", name="一群的二维码")).to_be_visible()
    assert sum(weight) < 20_000
    visitor.page.get_by_role("link", name="进不去？留个联系方式").click()
    expect(visitor.heading()).to_have_text("留个联系方式")


def no_seats(page):
    form = page.locator("form:has(#cap)")
    form.evaluate("form => { form.noValidate = true; }")
    form.locator("#cap").fill("0")
    form.locator(".btn-primary").click()
    page.get_by_role("alert").first.wait_for()


def test_every_state_is_readable(owner, arrive, server, picture, first_day):
    place = situations.place_of(owner.page)
    code = make(owner)
    slug = re.search(r"/c/\w+", owner.page.locator("pre.command").inner_text())[0]
    empty = Situation("nothing open", slug)
    readers = [arrive(server, language, first_day[1]) for language in LOCALES]
    lines = []

    def look(*seen):
        for situation in seen:
            for reader in readers:
                situation.enter(reader.page)
            lines.extend(f"{situation.name}, {fault}" for fault in faults(*(reader.page for reader in readers)))

    path = re.sub(r"^https?://[^/]+", "", code)
    look(empty, Situation("code without groups", path))
    add_group(owner, picture, "一个名字很长很长很长的午餐交流群", "200")
    for name in ("满了", "过期", "暂停"):
        add_group(owner, picture, name, "200")
    target = owner.page.get_by_role("link", name="满了", exact=True).get_attribute("href")
    server.place.sql("UPDATE live_target SET handed = 500 WHERE name = '满了'")
    server.place.sql("UPDATE live_target SET expires_ms = 1000 WHERE name = '过期'")
    server.place.sql("UPDATE live_target SET is_paused = 1 WHERE name = '暂停'")
    visitor = scan(arrive, server, slug)
    visitor.page.goto(slug + "/contact")
    visitor.page.get_by_label("怎么称呼您").fill("陈小满")
    visitor.page.get_by_label("手机号或微信号").fill("13800138000")
    visitor.page.get_by_role("checkbox").check()
    visitor.page.get_by_role("button", name="发给我们").click()
    look(
        Situation("codes", f"{place}/codes"), Situation("new", f"{place}/codes/new"), Situation("no name", f"{place}/codes/new", refused(name="")),
        Situation("code", path), Situation("settings", f"{path}/settings"), Situation("group", target), Situation("no seats", target, no_seats),
        Situation("join way without groups", f"{path}/join-way"), Situation("landing", slug), Situation("contact", f"{slug}/contact"),
        Situation("no such code", "/c/22222222"),
    )
    assert not lines, "\n".join(lines)
