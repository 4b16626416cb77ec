"""Colleagues see what their role may do, and the routes hold to it as well."""
import pytest
from playwright.sync_api import expect

import chats
import shop


@pytest.fixture
def analyst(owner, arrive, server):
    """Made by the owner on the page for it, and signed in elsewhere."""
    page = owner.page
    owner.go("同事")
    page.get_by_label("名字").fill("小周")
    page.get_by_label("角色", exact=True).select_option("数据查看")
    page.get_by_label("初始密码").fill(shop.PASSWORD)
    owner.click("添加同事", "button")
    expect(page.get_by_role("status")).to_have_text("已添加")
    colleague = arrive(server)
    shop.sign_in(colleague, "小周")
    return colleague


def test_an_analyst_is_offered_no_import_and_cannot(owner, analyst):
    expect(analyst.heading()).to_have_text("先看看你的群还活着没有")
    expect(analyst.page.get_by_text("这里还没有聊天记录。请运营或负责人先导入。")).to_be_visible()
    for door in ("导入聊天", "设置", "同事"):
        expect(analyst.page.get_by_role("link", name=door)).to_have_count(0)
    expect(analyst.page.get_by_role("button", name="看看示例社群")).to_have_count(0)

    place = analyst.page.url
    for path in ("/import", "/settings", "/staff"):
        assert analyst.page.goto(place + path).status == 403
        expect(analyst.heading()).to_have_text("这里你进不去")
    analyst.page.goto("/account")
    owner.page.goto("/account")
    # The same request with a token of their own: only the role tells the two apart.
    statuses = [visitor.post(f"{place}/import/uploads?name=a.txt", visitor.token(), "x").status for visitor in (analyst, owner)]
    assert statuses == [403, 200]


def test_an_analyst_reads_what_the_owner_imported(owner, analyst, tmp_path):
    shop.bring_in(owner, chats.book_club(tmp_path))
    analyst.go("群")
    analyst.click("读书群")
    expect(analyst.page.locator("svg.chart")).to_have_count(3)
    expect(analyst.page.get_by_role("link", name="改名")).to_have_count(0)
    analyst.click("消息")
    expect(analyst.page.locator(".talk-words").first).to_be_visible()


def test_an_owner_gives_another_role_and_takes_the_key_back(owner, analyst):
    page = owner.page
    page.get_by_label("小周 的角色").select_option("运营")
    page.locator(".people li", has_text="小周").get_by_role("button", name="保存").click()
    expect(page.get_by_role("status")).to_have_text("已保存")
    analyst.page.reload()
    expect(analyst.page.get_by_role("link", name="导入我的聊天")).to_be_visible()

    colleague = page.locator(".people li", has_text="小周")
    colleague.get_by_text("移除").first.click()
    colleague.get_by_role("button", name="移除").click()
    expect(page.get_by_role("status")).to_have_text("已移除")
    analyst.page.reload()
    expect(analyst.heading()).to_have_text("登录")
