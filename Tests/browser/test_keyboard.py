"""Without a mouse: every control is reached by Tab, in the order of the page, and one sees where one is."""
import pytest
from playwright.sync_api import expect

import chats

# What a person can operate, and is shown.
CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
MARK = """controls => [...document.querySelectorAll(controls)]
    .filter(control => !control.disabled && control.checkVisibility({visibilityProperty: true}))
    .map((control, number) => { control.dataset.control = number; return control.outerHTML.slice(0, 90); })"""
FOCUSED = "() => document.activeElement?.dataset.control ?? null"


def tabbed(page, on_each=lambda number: None):
    """The controls in the order in which Tab reaches them, until it leaves the page."""
    order = []
    while True:
        page.keyboard.press("Tab")
        number = page.evaluate(FOCUSED)
        if number is None:
            return order
        # Some fields have several stops of their own, such as a date.
        if not order or order[-1] != int(number):
            order.append(int(number))
            on_each(int(number))


def is_seen(page):
    """Whether anything on the screen tells that the focus is where it is."""
    shown = page.screenshot(animations="disabled")
    page.evaluate("() => { window.left = document.activeElement; left.blur(); }")
    gone = page.screenshot(animations="disabled")
    page.evaluate("() => left.focus({preventScroll: true})")
    return shown != gone


@pytest.fixture
def member_of_staff(owner, tmp_path):
    owner.server.place.load(chats.book_club(tmp_path))
    return owner


def pages(owner):
    """A page of figures and the one with the odd control: a file field that looks like a button."""
    owner.go("群")
    owner.click("读书群")
    yield owner.page
    owner.go("导入聊天")
    yield owner.page


@pytest.mark.parametrize("width", [380, 1440])
def test_every_control_is_reached_and_seen(member_of_staff, width):
    member_of_staff.page.set_viewport_size({"width": 1440, "height": 900})
    for page in pages(member_of_staff):
        page.set_viewport_size({"width": width, "height": 900})
        # Scripts add what only they can do.
        page.wait_for_load_state()
        controls = page.evaluate(MARK, CONTROLS)
        unseen = []
        order = tabbed(page, lambda number: None if is_seen(page) else unseen.append(controls[number]))
        assert [controls[number] for number in range(len(controls)) if number not in order] == [], "not reached"
        assert order == sorted(order), "Tab jumps about"
        assert unseen == [], "focus not seen"
        page.set_viewport_size({"width": 1440, "height": 900})


def test_the_first_stop_leads_past_the_navigation(member_of_staff):
    page = member_of_staff.page
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.querySelector('main').contains(document.activeElement)")


def test_a_definition_opens_and_closes_with_the_keyboard(member_of_staff):
    page = member_of_staff.page
    member_of_staff.go("群")
    member_of_staff.click("读书群")
    sign = page.locator(".figure summary").first
    sign.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".figure .define > p").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".figure .define > p").first).to_be_hidden()
