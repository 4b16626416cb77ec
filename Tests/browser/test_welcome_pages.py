"""An owner writes a welcome and sees it as a phone shows it."""
from playwright.sync_api import expect

import situations
from accessibility import faults
from situations import Situation, refused
from test_codes import picture  # noqa: F401
from visitor import LOCALES


def write(owner, name="默认欢迎语", text="{客户昵称}，你好，我是{{员工姓名}}\n菜单在下面"):
    page = owner.page
    page.goto(situations.place_of(page) + "/welcomes")
    owner.click("写欢迎语")
    page.locator("#name").fill(name)
    page.locator("#text").fill(text)
    owner.click("保存，下一步加附件", "button")
    expect(owner.heading()).to_contain_text(name)
    return page.url.split("?")[0]


def test_a_welcome_is_written_and_looked_at(owner, picture):  # noqa: F811
    page = owner.page
    welcome = write(owner)
    expect(page.get_by_text("小满，你好，我是阿青")).to_be_visible()
    page.locator("#files").set_input_files(picture)
    expect(page.locator(".welcome-phone img")).to_be_visible()
    page.get_by_text("加一个链接").click()
    page.locator("#link-title").fill("今日菜单")
    page.locator("#link-address").fill("https://example.com/menu")
    page.locator("form:has(#link-title) button").click()
    expect(page.locator(".welcome-phone").get_by_text("今日菜单")).to_be_visible()
    page.locator("#sample").fill("陈满")
    owner.click("看看", "button")
    expect(page.get_by_text("陈满，你好，我是阿青")).to_be_visible()
    page.goto(welcome)
    page.get_by_role("button", name="往上移 今日菜单").click()
    expect(page.locator(".welcome-phone > *").nth(1)).to_contain_text("今日菜单")


def test_every_page_is_for_everybody(owner, arrive, first_day, server, picture):  # noqa: F811
    welcome = write(owner)
    owner.page.locator("#files").set_input_files(picture)
    expect(owner.page.locator(".welcome-phone img")).to_be_visible()
    home = situations.place_of(owner.page) + "/welcomes"
    write(owner, "海报")
    places = [Situation(path, path) for path in (home, home + "/new?state=poster-7", welcome, welcome + "/settings", home + "/files", home + "/groups", home + "/groups/new")]
    places.append(Situation("refused", home + "/new", refused(name="", text="{{x}}")))
    readers = [arrive(server, language, first_day[1]) for language in LOCALES]
    lines = []
    for place in places:
        for reader, language in zip(readers, LOCALES):
            place.enter(reader.page)
            expect(reader.page.locator("html")).to_have_attribute("lang", language)
        lines += [f"{place.name}, {fault}" for fault in faults(*(reader.page for reader in readers))]
    assert not lines, "\n".join(lines)
