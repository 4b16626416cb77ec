"""From a file to the figures: uploading, watching, reading the result, and finding a sentence again."""
from playwright.sync_api import expect

import chats
import shop


def test_a_chat_from_the_file_to_a_member(owner, tmp_path):
    page = owner.page
    owner.click("导入我的聊天")
    page.locator("#files").set_input_files(chats.book_club(tmp_path))
    expect(owner.heading()).to_have_text("确认一下，就开始导入")
    expect(page.get_by_text("看起来是：微信用邮件发出的聊天记录")).to_be_visible()
    expect(page.get_by_role("table", name="读出来的前几条，看看对不对").get_by_role("row")).to_have_count(6)
    owner.click("开始导入", "button")

    expect(owner.heading()).to_have_text("读书群.txt 导入好了")
    expect(page.get_by_text("新增 120 条消息。")).to_be_visible()
    said = shop.facts(owner)
    assert (said["群"], said["新消息"], said["出现的人"], said["没读懂的行"]) == ("读书群", "120", "4", "0")
    assert said["从哪天到哪天"] == "2024-03-04 – 2024-05-02"

    owner.go("群")
    owner.click("读书群")
    expect(owner.heading()).to_contain_text("读书群")
    charts = page.locator("svg.chart")
    expect(charts).to_have_count(3)
    # A chart without a bar, line or cell would still be an image.
    for chart in charts.all():
        assert chart.locator(".bar, .line, rect[class^=heat]").count() > 0
    page.get_by_text("看表格").first.click()
    expect(page.locator(".table-fold[open] tbody tr").first).to_be_visible()

    owner.click("成员")
    expect(page.locator(".lines li")).to_have_count(4)

    owner.click("消息")
    page.get_by_role("searchbox", name="在这个群里找一句话").fill("桂花")
    owner.click("查找", "button")
    expect(page.locator(".talk-words")).to_have_text(["院子里的桂花开了"])
    expect(page.locator(".talk-words mark")).to_have_text("桂花")
    speaker = page.locator(".talk-who a")
    name = speaker.inner_text()
    speaker.click()
    expect(owner.heading()).to_have_text(name)
    expect(page.get_by_text("院子里的桂花开了")).to_be_visible()


def test_the_same_file_again_adds_nothing(owner, tmp_path):
    file = chats.book_club(tmp_path)
    shop.bring_in(owner, file)
    before = owner.server.place.report()
    shop.bring_in(owner, file)
    expect(owner.page.get_by_text("没有新消息：120 条以前都导入过了。")).to_be_visible()
    said = shop.facts(owner)
    assert (said["新消息"], said["以前导入过的"]) == ("0", "120")
    assert owner.server.place.report() == before


def test_a_long_import_can_be_watched_and_left(owner, tmp_path):
    page = owner.page
    shop.upload(owner, chats.long_chat(tmp_path))
    owner.click("开始导入", "button")
    expect(page.get_by_role("progressbar", name="进度")).to_be_visible()
    expect(page.get_by_text("可以离开这一页，导入会继续。")).to_be_visible()
    followed = page.url
    owner.go("今天")
    page.goto(followed)
    expect(owner.heading()).to_have_text("大群.jsonl 导入好了")
    assert shop.facts(owner)["新消息"] == "100,000"


def test_several_files_begin_at_once(owner, tmp_path):
    page = owner.page
    owner.go("导入聊天")
    page.locator("#files").set_input_files([chats.book_club(tmp_path), chats.without_year(tmp_path)])
    expect(page.get_by_role("link", name="读书群.txt")).to_be_visible()
    expect(page.get_by_role("heading", name="等你确认")).to_be_visible()
    owner.click("继续")
    expect(page.get_by_text("跑步群.txt")).to_be_visible()


def test_the_list_of_imports_follows_them_to_their_end(owner, tmp_path):
    page = owner.page
    owner.go("导入聊天")
    page.locator("#files").set_input_files([chats.long_chat(tmp_path), chats.long_chat(tmp_path, 20_000, "小群")])
    states = page.locator("[data-jobs] .tag")
    expect(states).to_have_count(2)
    expect(page.locator("[data-jobs] [data-open]").first).to_be_visible()
    page.evaluate("window.stays = true")
    expect(states).to_have_text(["好了", "好了"], timeout=60_000)
    assert page.evaluate("window.stays"), "the page was not loaded anew"


def test_an_upload_that_was_a_mistake_is_deleted(owner, tmp_path):
    shop.upload(owner, chats.book_club(tmp_path))
    owner.click("不导了，删掉这个文件", "button")
    expect(owner.page.get_by_role("status").first).to_have_text("文件删掉了")
    expect(owner.page.get_by_role("heading", name="等你确认")).to_have_count(0)


def test_lines_that_could_not_be_read_are_counted(owner, tmp_path):
    shop.bring_in(owner, chats.with_broken_lines(tmp_path))
    said = shop.facts(owner)
    assert (said["新消息"], said["没读懂的行"]) == ("3", "2")
    expect(owner.page.get_by_text("2 行没读懂，跳过了。")).to_be_visible()


def test_lines_that_could_not_be_read_can_be_downloaded(owner, tmp_path):
    file = chats.with_broken_lines(tmp_path)
    shop.bring_in(owner, file)
    with owner.page.expect_download(timeout=2_000) as download:
        owner.page.get_by_role("main").get_by_role("link", name="下载").click(timeout=2_000)
    kept = download.value.path().read_text(encoding="utf-8")
    for line in file.read_text(encoding="utf-8").splitlines()[1:3]:
        assert line in kept
