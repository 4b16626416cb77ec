"""From a word to the sentence, its group and what was said around it; and the keys that lead there."""
import pytest
from playwright.sync_api import expect

import chats


@pytest.fixture
def reader(owner, tmp_path):
    owner.server.place.load(chats.book_club(tmp_path))
    owner.server.place.load(chats.with_broken_lines(tmp_path))
    owner.page.goto("/")
    return owner


def test_a_sentence_and_what_was_said_around_it(reader):
    page = reader.page
    reader.go("搜索")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("桂花")
    page.keyboard.press("Enter")
    expect(page.locator(".talk-words")).to_have_text(["院子里的桂花开了"])
    expect(page.locator(".talk-words mark")).to_have_text("桂花")
    reader.click("看前后")
    hit = page.locator("#hit")
    expect(hit).to_be_in_viewport()
    expect(hit).to_have_attribute("aria-current", "true")
    expect(hit.locator(".talk-words")).to_have_text("院子里的桂花开了")
    expect(page.locator(".talk-words")).to_have_count(21)
    reader.click("看后来的")
    expect(page.locator("#hit .talk-words")).not_to_have_text("院子里的桂花开了")


def test_narrowing(reader):
    page = reader.page
    reader.go("搜索")
    page.get_by_role("searchbox").fill("收到")
    page.get_by_text("缩小范围", exact=True).click()
    page.get_by_label("谁说的").fill("小满")
    page.get_by_label("哪个群").select_option("读书群")
    page.get_by_label("从哪天").fill("2024-03-10")
    page.get_by_label("到哪天").fill("2024-04-10")
    reader.click("查找", "button")
    names = page.locator(".talk-who > a:first-child").all_inner_texts()
    assert names and set(names) == {"小满"}
    # What was asked stays, also for whoever goes on.
    expect(page.get_by_label("谁说的")).to_have_value("小满")
    reader.click("去掉这些条件")
    expect(page.get_by_text("所有群里说过的话")).to_be_visible()


def test_people_are_found_by_their_name(reader):
    page = reader.page
    reader.go("搜索")
    page.get_by_role("searchbox").fill("可")
    page.keyboard.press("Enter")
    people = page.locator("section", has=page.get_by_role("heading", name="叫这个名字的人"))
    expect(people.get_by_role("link")).to_have_text(["可可"])


def test_lists_are_walked_with_keys(reader):
    page = reader.page
    reader.go("成员")
    expect(reader.heading()).to_have_text("成员")
    for key, place in (("j", 0), ("j", 1), ("k", 0), ("k", 0), ("j", 1)):
        page.keyboard.press(key)
        expect(page.locator(".lines a").nth(place)).to_be_focused()
    name = page.locator(".lines a").nth(1).inner_text()
    page.keyboard.press("Enter")
    expect(reader.heading()).to_have_text(name)

    reader.go("群")
    expect(reader.heading()).to_have_text("群")
    page.keyboard.press("k")
    expect(page.locator("tbody[data-keys] tr").last.locator("a").first).to_be_focused()

    reader.go("设置")
    expect(reader.heading()).to_have_text("设置")
    page.keyboard.press("/")
    expect(reader.heading()).to_have_text("找一找")
    page.keyboard.type("收到 jk?/")
    expect(page.get_by_role("searchbox")).to_have_value("收到 jk?/")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("searchbox").fill("收到")
    page.keyboard.press("Enter")
    page.locator(".talk").wait_for()
    page.locator("h1").click()
    page.keyboard.press("j")
    expect(page.get_by_role("link", name="看前后").first).to_be_focused()


def test_the_keys_are_shown_and_can_be_turned_off(reader):
    page = reader.page
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="不用鼠标")
    expect(dialog).to_be_visible()
    # In the dialog the keys rest, and the focus stays inside.
    page.keyboard.press("/")
    expect(dialog).to_be_visible()
    dialog.get_by_label("在这台设备上用这些快捷键").uncheck()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.keyboard.press("?")
    expect(dialog).to_be_hidden()
    reader.go("成员")
    expect(reader.heading()).to_have_text("成员")
    page.keyboard.press("j")
    expect(page.locator(".lines a").first).not_to_be_focused()
    page.get_by_role("button", name="快捷键").click()
    dialog.get_by_label("在这台设备上用这些快捷键").check()
    dialog.get_by_role("button", name="知道了").click()
    page.keyboard.press("j")
    expect(page.locator(".lines a").first).to_be_focused()


def test_the_keys_are_shown_in_english_too(reader, arrive):
    visitor = arrive(reader.server, "en", reader.remember())
    visitor.page.goto("/")
    visitor.page.keyboard.press("?")
    expect(visitor.page.get_by_role("dialog", name="Without the mouse")).to_be_visible()


def test_a_phone_reaches_the_search_from_every_page(reader):
    page = reader.page
    reader.go("成员")
    page.set_viewport_size({"width": 380, "height": 800})
    page.locator(".top").get_by_role("link", name="搜索").click()
    expect(reader.heading()).to_have_text("找一找")
    expect(page.locator(".dock > a")).to_have_count(3)
