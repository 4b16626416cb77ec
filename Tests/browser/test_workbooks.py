"""What is kept as Excel, read back by another program."""
import json
from datetime import datetime

import openpyxl
import pytest
from playwright.sync_api import expect

import chats

NAMES = ["=1+1", "<b>&\"'", "👩‍👩‍👧‍👦 小满", "\u202eمرحبا", "@SUM(A1)"]


@pytest.fixture
def keeper(owner, tmp_path):
    """The owner of a group in which people have the oddest names."""
    owner.server.place.load(chats.book_club(tmp_path))
    lines = [json.dumps({"group": "[怪名]:群*?/'", "sender": f"u{number}", "sender_name": name, "type": "text", "text": "早",
                         "time": f"2024-05-0{number + 1}T04:00:00Z"}, ensure_ascii=False) for number, name in enumerate(NAMES)]
    owner.server.place.load(chats.written(tmp_path, "odd.jsonl", "\n".join(lines) + "\n"))
    return owner


def kept(visitor, tmp_path):
    with visitor.page.expect_download() as download:
        visitor.click("存为 Excel")
    path = tmp_path / "kept.xlsx"
    download.value.save_as(path)
    return openpyxl.load_workbook(path), download.value.suggested_filename


def rows(sheet):
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def assert_tidy(sheet):
    assert sheet.freeze_panes == "A2"
    assert all(cell.font.bold for cell in sheet[1])
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row), "a text became a formula"


def test_all_groups_side_by_side(keeper, tmp_path):
    keeper.go("群")
    book, name = kept(keeper, tmp_path)
    assert name == "午市小馆 群.xlsx" and book.sheetnames == ["群"]
    sheet = book.active
    assert_tidy(sheet)
    heads, *lines = rows(sheet)
    club = dict(zip(heads, next(line for line in lines if line[0] == "读书群")))
    assert (club["消息"], club["在群的人"], club["7 天说话的人"], club["以前常说话的"]) == (120, 4, 3, 1)
    assert club["最后一句"] == datetime(2024, 5, 2, 9, 1) and club["第一句"] == datetime(2024, 3, 4, 9, 0)
    row = 2 + [line[0] for line in lines].index("读书群")
    assert sheet.cell(row, heads.index("近四周变化") + 1).value is None, "four people are too few to say"


def test_one_group_with_its_days(keeper, tmp_path):
    keeper.go("群")
    keeper.click("读书群")
    book, name = kept(keeper, tmp_path)
    assert name == "读书群.xlsx" and book.sheetnames == ["数字", "按天", "按周", "按钟点", "以前常说话的"]
    for sheet in book:
        assert_tidy(sheet)
    days = rows(book["按天"])
    assert days[0] == ["日期", "消息", "说话的人"] and days[1] == [datetime(2024, 3, 4), 2, 2] and len(days) == 61
    assert sum(row[1] for row in rows(book["按周"])[1:]) == sum(cell for row in rows(book["按钟点"])[1:] for cell in row[1:]) == 120
    figures = {row[0]: row for row in rows(book["数字"])}
    assert figures["状态"][1] == "没几个人说话" and "每周" in figures["状态"][3]
    assert figures["消息"][1] == 120 and "系统提示不算" in figures["消息"][3]
    assert rows(book["以前常说话的"])[1][:2] == ["可可", 15]


def test_a_group_on_another_day(keeper, tmp_path):
    keeper.go("群")
    keeper.click("读书群")
    keeper.page.get_by_label("看哪一天").fill("2024-03-10")
    keeper.click("看这天", "button")
    book, _ = kept(keeper, tmp_path)
    assert len(rows(book["按天"])) == 8


def test_names_stay_what_they_are(keeper, tmp_path):
    keeper.go("成员")
    book, name = kept(keeper, tmp_path)
    assert name == "午市小馆 成员.xlsx"
    sheet = book.active
    assert_tidy(sheet)
    heads, *lines = rows(sheet)
    people = {line[0]: dict(zip(heads, line)) for line in lines}
    assert set(NAMES) <= set(people) and len(people) == 9
    assert people["小满"]["消息"] > people["可可"]["消息"] == 15
    # Noon in Shanghai, whatever the clock of the server.
    assert people["=1+1"]["最后一次说话"] == datetime(2024, 5, 1, 12, 0)


def test_a_group_of_an_odd_name(keeper, tmp_path):
    keeper.go("群")
    keeper.page.get_by_role("link", name="怪名").click()
    expect(keeper.heading()).to_contain_text("怪名")
    _, name = kept(keeper, tmp_path)
    assert name.endswith(".xlsx") and "/" not in name
