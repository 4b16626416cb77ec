"""What only the person can know is asked, with the beginning of the file beside it; what cannot be read says so."""
import pytest
from playwright.sync_api import expect

import chats
import shop


def begin(owner):
    owner.click("开始导入", "button")


def test_a_year_and_a_zone_are_asked_for(owner, tmp_path):
    page = owner.page
    file = chats.without_year(tmp_path)
    shop.upload(owner, file)
    expect(page.get_by_text("记录里没有写年份，要你告诉我们第一条是哪一年。")).to_be_visible()
    year = page.get_by_label("第一条消息是哪一年的")
    year.fill("去年")
    begin(owner)
    expect(page.get_by_role("alert")).to_have_text("年份写四位数字，比如 2026。")
    expect(year).to_have_value("去年")
    year.fill("2024")
    page.get_by_text("时间不对？").click()
    page.get_by_label("记录里的时间是哪里的时间").select_option("Asia/Tokyo")
    begin(owner)
    expect(owner.heading()).to_have_text(f"{file.name} 导入好了")
    assert shop.facts(owner)["从哪天到哪天"] == "2024-02-28 – 2024-03-01"
    # Eight o'clock in Tokyo is seven where the workspace is.
    owner.go("成员")
    owner.click("小满")
    expect(page.locator(".talk-words time")).to_have_text("07:00")


def test_a_day_is_asked_for(owner, tmp_path):
    file = chats.without_day(tmp_path)
    shop.upload(owner, file)
    owner.page.get_by_label("第一条消息是哪一天的").fill("2024-03-04")
    begin(owner)
    expect(owner.heading()).to_have_text(f"{file.name} 导入好了")
    assert shop.facts(owner)["从哪天到哪天"] == "2024-03-04"


@pytest.mark.parametrize("order, days", [("日/月/年，比如 21/11/2026", "2024-04-03 – 2024-04-04"),
                                         ("月/日/年，比如 11/21/2026", "2024-03-04 – 2024-04-04")])
def test_the_order_of_day_and_month_is_asked_for(owner, tmp_path, order, days):
    file = chats.of_unclear_dates(tmp_path)
    shop.upload(owner, file)
    owner.page.get_by_label("日期是怎么写的").select_option(order)
    begin(owner)
    expect(owner.heading()).to_have_text(f"{file.name} 导入好了")
    assert shop.facts(owner)["从哪天到哪天"] == days


def test_the_columns_of_a_table_are_asked_for(owner, tmp_path):
    page = owner.page
    file = chats.unknown_table(tmp_path)
    shop.upload(owner, file)
    rows = page.get_by_role("table", name="文件开头几行").get_by_role("row")
    expect(rows).to_have_text(["whenwhowhat", "2024-03-04 09:00:00王姐汤好了", "2024-03-04 09:01:00小李来一份"])
    for label, column in (("时间", "when"), ("发送人", "who"), ("内容", "what")):
        expect(page.get_by_label(label, exact=True)).to_have_value(column)
    page.get_by_label("内容", exact=True).select_option("")
    begin(owner)
    expect(page.get_by_role("alert")).to_have_text("时间、发送人、内容这三列都要选。")
    page.get_by_label("内容", exact=True).select_option("what")
    page.get_by_label("这是哪个群").fill("午餐群")
    begin(owner)
    expect(owner.heading()).to_have_text(f"{file.name} 导入好了")
    said = shop.facts(owner)
    assert (said["群"], said["新消息"], said["出现的人"]) == ("午餐群", "2", "2")


def test_a_file_that_is_no_chat_says_what_was_tried(owner, tmp_path):
    page = owner.page
    shop.upload(owner, chats.no_chat(tmp_path))
    expect(page.get_by_text("没认出这是哪种聊天记录，下面列出的格式都试过了。")).to_be_visible()
    tried = page.get_by_label("这是什么记录").locator("option").all_inner_texts()
    assert {"微信用邮件发出的聊天记录", "QQ 消息管理器的 txt", "每行一条的 json"} <= set(tried)
    page.get_by_label("这是什么记录").select_option("QQ 消息管理器的 txt")
    begin(owner)
    expect(owner.heading()).to_have_text("确认一下，就开始导入")


def test_an_empty_file_is_not_asked_about(owner, tmp_path):
    shop.upload(owner, chats.written(tmp_path, "空.txt", ""), heading="这个文件用不了")
    expect(owner.page.get_by_text("这个文件是空的。重新导出一份再传。")).to_be_visible()
    expect(owner.page.get_by_role("button", name="开始导入")).to_have_count(0)
