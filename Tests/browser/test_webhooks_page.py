"""An owner has another program told what happens, and sees whether it arrived."""
import re

import pytest
from playwright.sync_api import expect

import chats
import shop
import situations
from accessibility import faults
from receiver import Receiver
from situations import Situation, refused
from visitor import LOCALES


def fill_in(page, address):
    page.get_by_label("地址", exact=True).fill(address)
    page.get_by_role("main").get_by_role("button", name="添加地址").click()


def reload_until(page, words):
    """What is under way shows on the page once it is looked at again."""
    for _ in range(50):
        if page.get_by_role("main").get_by_text(words).count():
            return
        page.wait_for_timeout(200)
        page.reload()
    expect(page.get_by_role("main").get_by_text(words).first).to_be_visible()


def test_a_program_is_told(owner, tmp_path):
    page = owner.page
    with Receiver(200, 404) as receiver:
        owner.go("设置")
        owner.click("事件通知（Webhook）")
        fill_in(page, "http://example.com/hook")
        expect(page.get_by_role("alert")).to_contain_text("外网的地址要以 https:// 开头")
        fill_in(page, receiver.url)
        expect(owner.heading()).to_have_text("密钥做好了，请现在复制")
        secret = page.locator("pre.command").inner_text()
        owner.click("复制好了")
        owner.click("发一条测试", "button")
        assert receiver.wait(1)[0].is_signed_with(secret)
        reload_until(page, re.compile("对方答 200"))
        expect(page.get_by_role("main").get_by_text("送到了")).to_be_visible()
        # What fails is shown, and sent again from there.
        owner.click("发一条测试", "button")
        receiver.wait(2)
        reload_until(page, re.compile("对方答 404"))
        owner.click("看发送记录")
        page.get_by_label("看哪些").select_option("没送到")
        owner.click("查看", "button")
        expect(page.locator(".people > li")).to_have_count(1)
        owner.click("再发一次", "button")
        assert receiver.wait(3)[2].id == receiver.got[1].id
        expect(page.get_by_role("main").get_by_text("没有这样的记录")).to_be_visible()
        # What really happens is told as well.
        shop.bring_in(owner, chats.book_club(tmp_path))
        told = [got.json() for got in receiver.wait(5)]
        assert {"import.finished", "tasks.suggested"} <= {message["type"] for message in told}


@pytest.fixture
def told(owner, arrive, server, first_day):
    """Every state that an address and a delivery can be in, and a window for a reader of each language."""
    token = server.place.run("token create", "--scope", "write", "--json").json()["token"]

    def call(path, body=None):
        answer = owner.context.request.post(
            f"/api/v1{path}", data=body, headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json", "Origin": server.url})
        assert answer.ok, answer.text()
        return answer.json()

    with Receiver(200, 404, 500, (429, {"retry-after": "3600"}), 410) as receiver, Receiver() as nobody:
        good = call("/webhooks", {"address": receiver.url, "events": ["report.made", "tasks.suggested"]})["webhook"]["id"]
        for count in range(1, 5):
            call(f"/webhooks/{good}/test")
            receiver.wait(count)
        far = call("/webhooks", {"address": nobody.url + "?" + "long=" + "x" * 300, "events": ["group.state_changed"]})["webhook"]["id"]
        call(f"/webhooks/{far}/secret")
        gone = call("/webhooks", {"address": receiver.url, "events": ["import.finished"]})["webhook"]["id"]
        call(f"/webhooks/{gone}/test")
        receiver.wait(5)
        place = situations.place_of(owner.page)
        server.place.sql("UPDATE outbox SET state = 'unknown' WHERE id = (SELECT min(id) FROM outbox)")
        yield place, (good, far, gone), [arrive(server, language, first_day[1]) for language in LOCALES]


def test_every_state_is_readable(told):
    place, hooks, readers = told
    seen = [
        Situation("addresses", f"{place}/webhooks"), *(Situation(f"address {number}", f"{place}/webhooks/{hook}") for number, hook in enumerate(hooks)),
        Situation("nothing typed", f"{place}/webhooks", refused(address="")), Situation("deliveries", f"{place}/deliveries"),
        Situation("uncertain", f"{place}/deliveries?state=unknown"), Situation("none such", f"{place}/deliveries?webhook={hooks[1]}"),
    ]
    pages, lines = [reader.page for reader in readers], []
    for situation in seen:
        for page in pages:
            situation.enter(page)
        lines += [f"{situation.name}, {fault}" for fault in faults(*pages)]
    assert not lines, "\n".join(lines)
