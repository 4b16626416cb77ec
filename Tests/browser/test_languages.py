"""Chinese and English, before and after signing in; and the door itself: wrong passwords, out and in again."""
import pytest
from playwright.sync_api import expect

import shop


def speak(visitor, language):
    visitor.page.get_by_role("link", name=language, exact=True).click()


def test_a_chosen_language_stays(owner):
    page = owner.page
    speak(owner, "English")
    expect(owner.heading()).to_have_text("Find out whether your groups are alive")
    owner.go("Members")
    expect(owner.heading()).to_have_text("Members")
    expect(page.locator("html")).to_have_attribute("lang", "en")

    owner.page.get_by_role("link", name=shop.OWNER).click()
    owner.click("Sign out", "button")
    expect(owner.heading()).to_have_text("Sign in")
    shop.sign_in(owner, shop.OWNER)
    expect(owner.heading()).to_have_text("Find out whether your groups are alive")

    speak(owner, "中文")
    expect(owner.heading()).to_have_text("先看看你的群还活着没有")
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")


def test_the_language_of_an_account_goes_along_to_another_browser(owner, arrive, server):
    page = owner.page
    page.goto("/account")
    page.get_by_label("界面语言").select_option("English")
    page.locator("form", has=page.get_by_label("界面语言")).get_by_role("button").click()
    expect(owner.heading()).to_have_text("My account")

    elsewhere = arrive(server)
    elsewhere.page.goto("/sign-in")
    expect(elsewhere.heading()).to_have_text("登录")
    shop.sign_in(elsewhere, shop.OWNER)
    expect(elsewhere.heading()).to_have_text("Find out whether your groups are alive")


@pytest.mark.parametrize("language, refusal", [("zh-Hans", "名字或密码不对。"), ("en", "Name or password is not right.")])
def test_a_wrong_password_says_so(owner, arrive, server, language, refusal):
    stranger = arrive(server, language)
    shop.sign_in(stranger, shop.OWNER, "隔壁的汤要慢慢地熬才香")
    expect(stranger.page.get_by_role("alert")).to_have_text(refusal)
    expect(stranger.page.locator("#name")).to_have_value(shop.OWNER)
    expect(stranger.page.locator("#password")).to_have_value("")


def test_whoever_is_not_signed_in_comes_back_to_the_page_they_wanted(owner, arrive, server):
    owner.go("成员")
    stranger = arrive(server)
    stranger.page.goto(owner.page.url)
    expect(stranger.heading()).to_have_text("登录")
    stranger.page.get_by_label("名字").fill(shop.OWNER)
    stranger.page.get_by_label("密码").fill(shop.PASSWORD)
    stranger.click("登录", "button")
    expect(stranger.heading()).to_have_text("成员")
    assert stranger.page.url == owner.page.url


def test_a_new_password_ends_what_is_open_elsewhere(owner, arrive, server):
    elsewhere = arrive(server)
    shop.sign_in(elsewhere, shop.OWNER)
    expect(elsewhere.heading()).to_have_text("先看看你的群还活着没有")
    page = owner.page
    page.goto("/account")
    page.get_by_label("现在的密码").fill(shop.PASSWORD)
    page.get_by_label("新密码").fill("换了一口锅汤还是那么香")
    owner.click("换密码", "button")
    expect(page.get_by_role("status")).to_have_text("密码换好了")
    elsewhere.page.reload()
    expect(elsewhere.heading()).to_have_text("登录")
    shop.sign_in(elsewhere, shop.OWNER, "换了一口锅汤还是那么香")
    expect(elsewhere.heading()).to_have_text("先看看你的群还活着没有")
