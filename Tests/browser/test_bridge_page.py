"""An owner opens a bridge for another program, and sees what came over it."""
import re

import pytest
from playwright.sync_api import expect

import bridge
import situations
from accessibility import faults
from situations import Situation, refused
from visitor import LOCALES

BEGIN = 1_763_600_000


def key_on(page):
    """The key and the path that the page shows this once."""
    key, address, _ = page.locator("pre.command").all_inner_texts()
    return key, re.search(r"/bridge/[0-9]+", address).group()


def test_a_program_brings_messages(owner):
    page, server = owner.page, owner.server
    owner.go("设置")
    owner.click("消息桥")
    expect(page.get_by_role("main")).to_contain_text("还没有消息桥")
    page.get_by_label("名字", exact=True).fill("客服系统")
    owner.click("建好并给我密钥", "button")
    expect(owner.heading()).to_have_text("密钥做好了，请现在复制")
    key, path = key_on(page)
    sender = bridge.Sender(server.port, path, key)
    lines = [bridge.message(n, BEGIN + n, name="阿远", group_name="客服一群", text="在吗？") for n in range(30)]
    assert sender.send(lines + [{"id": "x"}]) == (200, {"new": 30, "known": 0, "refused": [{"line": 31, "reason": "missing-type"}]})
    owner.click("复制好了")
    expect(owner.heading()).to_have_text("客服系统")
    expect(page.get_by_role("main")).to_contain_text("收下 30 行")
    expect(page.get_by_role("main")).to_contain_text("没有 type")
    owner.click("停用", "button")
    assert sender.send(lines)[0] == 409
    owner.click("重新启用", "button")
    assert sender.send(lines)[1]["known"] == 30
    # The figures follow by themselves.
    for _ in range(60):
        owner.go("群")
        if page.get_by_role("main").get_by_text("客服一群").count():
            break
        page.wait_for_timeout(500)
    expect(page.get_by_role("main").get_by_text("客服一群").first).to_be_visible()


@pytest.fixture
def bridged(owner, arrive, server, first_day):
    """Every state a bridge can be in, and a window for a reader of each language."""
    place = situations.place_of(owner.page)
    made = [server.place.run("bridge create", "--name", name, "--json").json() for name in ("客服系统", "很长的名字" * 12, "停用的")]
    sender = bridge.Sender(server.port, made[0]["path"], made[0]["key"])
    broken = [{"id": "1"}, {"id": "2", "type": "join", "group": "长" * 40, "member": "x" * 120, "time": "昨天"}, {"id": "3", "type": "唱歌"}]
    assert sender.send([bridge.message(1, BEGIN), *broken])[1]["new"] == 1
    server.place.run("bridge switch", made[2]["id"], "off").ok()
    yield place, made, [arrive(server, language, first_day[1]) for language in LOCALES]


def test_every_state_is_readable(bridged):
    place, made, readers = bridged
    seen = [
        Situation("bridges", f"{place}/bridges"), *(Situation(f"bridge {number}", f"{place}/bridges/{each['id']}") for number, each in enumerate(made)),
        Situation("nothing typed", f"{place}/bridges", refused(name="")),
    ]
    pages, lines = [reader.page for reader in readers], []
    for situation in seen:
        for page in pages:
            situation.enter(page)
        lines += [f"{situation.name}, {fault}" for fault in faults(*pages)]
    for page in pages:
        page.goto(f"{place}/bridges")
        page.locator("main [name=name]").fill("试试")
        page.locator("main form .btn-primary").click()
        page.locator("pre.command").first.wait_for()
    lines += [f"the key, {fault}" for fault in faults(*pages)]
    assert not lines, "\n".join(lines)
