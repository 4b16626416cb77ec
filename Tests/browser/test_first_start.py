"""What happens on the first day: an account, an empty screen with two ways on, and a sample that leaves no trace."""
from playwright.sync_api import expect

import shop

BANNER = "这是示例社群，人和话都是编的。"


def test_from_the_link_to_an_empty_home(arrive, unopened):
    somebody = arrive(unopened)
    page = somebody.page
    page.goto("/")
    expect(somebody.heading()).to_have_text("还差一步")

    page.goto(shop.setup_link(unopened))
    page.get_by_label("品牌或店名").fill(shop.BRAND)
    page.get_by_label("名字").fill(shop.OWNER)
    page.get_by_label("密码").fill(shop.PASSWORD)
    somebody.click("开始使用", "button")

    expect(somebody.heading()).to_have_text("先看看你的群还活着没有")
    expect(page.get_by_role("button", name="看看示例社群")).to_be_visible()
    somebody.click("导入我的聊天")
    expect(somebody.heading()).to_have_text("导入聊天")


def test_the_link_works_once(arrive, unopened):
    link = shop.setup_link(unopened)
    shop.set_up(arrive(unopened))
    stranger = arrive(unopened)
    stranger.page.goto(link)
    expect(stranger.heading()).to_have_text("登录")


def test_a_weak_password_is_refused_where_it_stands(arrive, unopened):
    somebody = arrive(unopened)
    page = somebody.page
    page.goto(shop.setup_link(unopened))
    page.get_by_label("品牌或店名").fill(shop.BRAND)
    page.get_by_label("名字").fill("慢慢地熬的一锅好鸡汤")
    page.get_by_label("密码").fill("慢慢地熬的一锅好鸡汤")
    somebody.click("开始使用", "button")
    expect(page.get_by_role("alert")).to_have_text("密码不能和名字一样。")
    expect(page.get_by_label("品牌或店名")).to_have_value(shop.BRAND)


def test_the_sample_comes_and_goes(owner):
    page = owner.page
    owner.click("看看示例社群", "button")
    expect(page.get_by_text(BANNER)).to_be_visible()
    expect(page.get_by_role("heading", name="各个群怎么样")).to_be_visible()

    owner.go("群")
    page.locator("tbody a").first.click()
    expect(page.get_by_text(BANNER)).to_be_visible()
    expect(page.locator(".figure")).to_have_count(12)
    for value in page.locator(".figure-value").all_inner_texts():
        assert value.strip(), "a figure is empty"
    expect(page.locator("svg.chart")).to_have_count(3)

    page.get_by_role("note").get_by_role("button", name="移除示例").click()
    expect(owner.heading()).to_have_text("先看看你的群还活着没有")
    expect(page.get_by_role("status")).to_have_text("示例移除了")
    expect(page.get_by_text(BANNER)).to_have_count(0)
    expect(page.get_by_role("button", name="看看示例社群")).to_be_visible()
    assert owner.server.place.sql("SELECT count(*) FROM message") == [["0"]]
