"""The work list: one key for each decision, and the same with the buttons alone."""
import pytest
from playwright.sync_api import expect

import chats
import shop


@pytest.fixture
def shopkeeper(owner, tmp_path):
    """On the first screen, with people to greet and a group to wake or close."""
    owner.server.place.load(chats.quiet_club(tmp_path))
    owner.page.goto("/")
    return owner


def tasks(page):
    return page.locator("[data-task]")


def test_keys_decide_about_the_task_in_focus(shopkeeper):
    page = shopkeeper.page
    count = tasks(page).count()
    assert count >= 3
    # The list of keys is behind "?".
    expect(page.locator(".keys")).to_have_count(0)
    page.keyboard.press("d")
    assert tasks(page).count() == count, "no task has the focus"

    first, second = (tasks(page).nth(place).get_attribute("id") for place in (0, 1))
    tasks(page).first.locator("[data-open]").focus()
    page.keyboard.press("d")
    expect(page.locator(".settled")).to_contain_text("做完了。")
    expect(page.locator(f"#{first}")).to_have_count(0)
    expect(page.locator(f"#{second}")).to_be_focused()

    page.keyboard.press("l")
    expect(page.locator(".settled")).to_contain_text("再提醒你。")
    expect(tasks(page)).to_have_count(count - 2)
    third = page.evaluate("() => document.activeElement.id")
    page.keyboard.press("x")
    expect(page.locator(".settled")).to_contain_text("以后不再提了。")
    expect(page.locator(f"#{third}")).to_have_count(0)

    shopkeeper.click("撤销", "button")
    expect(page.get_by_role("status")).to_have_text("拿回来了，还在要做的里面")
    expect(page.locator(f"#{third}")).to_be_focused()


def test_keys_go_along_the_list_and_open(shopkeeper):
    page = shopkeeper.page
    links = page.locator("[data-task] [data-open]")
    links.first.focus()
    page.keyboard.press("j")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(links.first).to_be_focused()
    href = links.first.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url("**" + href)


def test_a_letter_that_is_typed_decides_nothing(shopkeeper):
    page = shopkeeper.page
    page.get_by_role("link", name="看所有的事和做过的事").or_(page.get_by_role("link", name="后面还有")).click()
    count = tasks(page).count()
    page.locator(".chore-days").first.focus()
    page.keyboard.press("d")
    expect(tasks(page)).to_have_count(count)


def test_everything_without_scripts(shopkeeper, arrive):
    plain = arrive(shopkeeper.server, java_script_enabled=False)
    shop.sign_in(plain, shop.OWNER)
    page = plain.page
    line = tasks(page).first
    name = line.get_attribute("id")
    line.locator("summary").click()
    expect(line.locator("blockquote")).to_be_visible()
    for button, sentence in (("做完了", "做完了。"), ("过几天", "再提醒你。"), ("不用了", "以后不再提了。")):
        page.locator(f"#{name}").get_by_role("button", name=button).click()
        expect(page.locator(".settled")).to_contain_text(sentence)
        expect(page.locator(f"#{name}")).to_have_count(0)
        plain.click("撤销", "button")
        expect(page.locator(f"#{name}")).to_have_count(1)
    page.locator(f"#{name}").get_by_role("button", name="做完了").click()
    page.goto(page.url.split("?")[0] + "/tasks?state=done")
    expect(page.locator(f"#{name}")).to_contain_text("就能看到后来怎样")
    page.locator(f"#{name}").get_by_role("button", name="拿回来").click()
    expect(page.locator(f"#{name}")).to_have_count(0)
