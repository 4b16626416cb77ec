"""Scripts make an upload comfortable; everything else must work without them."""
import pytest
from playwright.sync_api import expect

import chats
import shop


@pytest.fixture
def plain(arrive, server, tmp_path):
    """Somebody whose browser runs no scripts, signed in through the form, where a chat was imported."""
    server.place.load(chats.book_club(tmp_path))
    visitor = arrive(server, java_script_enabled=False)
    shop.sign_in(visitor, shop.OWNER)
    return visitor


def test_reading(plain):
    page = plain.page
    expect(plain.heading()).to_have_text("今天做什么")
    plain.go("群")
    plain.click("读书群")
    expect(page.locator("svg.chart")).to_have_count(3)
    page.get_by_text("看表格").first.click()
    expect(page.locator(".table-fold[open] td").first).to_be_visible()
    page.get_by_label("看哪一天").fill("2024-03-10")
    plain.click("看这天", "button")
    expect(page.get_by_text("按这一天结束时算")).to_be_visible()
    plain.click("消息")
    page.get_by_role("searchbox").fill("桂花")
    plain.click("查找", "button")
    expect(page.locator(".talk-words")).to_have_count(1)
    page.locator(".talk-who a").click()
    expect(page.get_by_text("院子里的桂花开了")).to_be_visible()


def test_changing(plain):
    page = plain.page
    plain.go("群")
    plain.click("读书群")
    plain.click("改名")
    page.get_by_label("群名").fill("夜读群")
    plain.click("保存", "button")
    expect(plain.heading()).to_contain_text("夜读群")
    plain.go("设置")
    page.get_by_label("时区").select_option("Asia/Tokyo")
    plain.click("保存", "button")
    expect(page.get_by_role("status")).to_have_text("已保存")
    page.get_by_role("link", name="English", exact=True).click()
    expect(plain.heading()).to_have_text("Settings")
    page.goto("/account")
    plain.click("Sign out", "button")
    expect(plain.heading()).to_have_text("Sign in")


def test_an_upload_says_what_it_needs(plain):
    plain.go("导入聊天")
    advice = plain.page.locator("noscript p")
    expect(advice).to_have_text("这一页的上传需要开启 JavaScript。也可以在服务器上运行：quanzi import 文件")
    expect(advice).to_be_visible()


def test_an_import_is_begun_and_followed(plain, owner, tmp_path):
    """Uploaded elsewhere; answering, starting and looking again need no script."""
    page = plain.page
    shop.upload(owner, chats.long_chat(tmp_path))
    plain.go("导入聊天")
    plain.click("继续")
    plain.click("开始导入", "button")
    expect(page.get_by_text("可以离开这一页，导入会继续。")).to_be_visible()
    again = page.locator("noscript a", has_text="再看一眼进度")
    expect(again).to_be_visible()
    while again.count():
        again.click()
    expect(plain.heading()).to_have_text("大群.jsonl 导入好了")


def test_from_the_account_to_the_sample_and_back(arrive, unopened):
    visitor = arrive(unopened, java_script_enabled=False)
    shop.set_up(visitor)
    visitor.click("看看示例社群", "button")
    expect(visitor.heading()).to_have_text("今天做什么")
    visitor.page.get_by_role("note").get_by_role("button").click()
    expect(visitor.page.get_by_role("status")).to_have_text("示例移除了")
