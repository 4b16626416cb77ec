"""Charts one can point at and keep: drawn from the table beneath them, and on paper still the server's own picture."""
import csv
import io
import struct

import pytest
from playwright.sync_api import expect

import chats


@pytest.fixture
def charts(owner, tmp_path):
    """The page of a group with its three charts: a line, bars, and a picture of the hours."""
    owner.server.place.load(chats.book_club(tmp_path))
    owner.go("群")
    owner.click("读书群")
    expect(owner.page.locator(".chart-canvas")).to_have_count(2)
    return owner.page


def kept(page, number, kind):
    """The file that a button under a chart gives, and its name."""
    with page.expect_download() as download:
        page.locator(f"[data-keep={kind}]").nth(number).click()
    return download.value.path().read_bytes(), download.value.suggested_filename


def test_scripts_draw_and_say_what_is_drawn(charts):
    finding = charts.locator(".chart-block h2").first.inner_text()
    canvas = charts.get_by_role("img").and_(charts.locator("canvas")).first
    expect(canvas).to_have_attribute("aria-label", f"{finding}. 每周说话的人数，最近 26 周。颜色淡的那一周还没过完。")
    pixels = canvas.evaluate("""canvas => new Set(new Uint32Array(canvas.getContext("2d")
        .getImageData(0, 0, canvas.width, canvas.height).data.buffer)).size""")
    assert pixels > 5, "nothing is drawn"
    # The picture beneath is for paper.
    expect(charts.locator("svg.chart:visible")).to_have_count(1)
    charts.emulate_media(media="print")
    expect(charts.locator("svg.chart:visible")).to_have_count(3)
    expect(charts.locator("canvas:visible, .chart-keep:visible")).to_have_count(0)


def test_the_night_has_colours_of_its_own(charts):
    picture = "canvas => canvas.toDataURL()"
    bars = charts.locator("canvas").nth(1)
    charts.emulate_media(color_scheme="light")
    by_day = bars.evaluate(picture)
    charts.emulate_media(color_scheme="dark")
    charts.wait_for_function("by_day => document.querySelectorAll('canvas')[1].toDataURL() !== by_day", arg=by_day)


@pytest.mark.parametrize("number", range(3))
def test_a_chart_is_kept_as_a_picture(charts, number):
    finding = charts.locator(".chart-block h2").nth(number).inner_text()
    bytes_, name = kept(charts, number, "png")
    assert name == f"{finding}.png"
    assert bytes_.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", bytes_[16:24])
    # Twice as fine as a screen, with room around.
    assert width == (640 + 48) * 2 and height > 400
    assert len(bytes_) > 8_000, "an empty sheet packs smaller"


def test_a_chart_is_kept_as_a_table(charts):
    bytes_, name = kept(charts, 0, "csv")
    text = bytes_.decode("utf-8-sig")
    assert name.endswith(".csv") and bytes_.startswith(b"\xef\xbb\xbf") and text.endswith("\r\n")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows[0] == ["周一是", "说话的人", "消息"]
    shown = charts.locator(".chart-block").first.locator("tbody tr")
    assert len(rows) == 1 + shown.count()
    assert rows[1] == ["2024-04-29", "3", "8"]
    hours = list(csv.reader(io.StringIO(kept(charts, 2, "csv")[0].decode("utf-8-sig"), newline="")))
    assert len(hours) == 25 and sum(int(cell) for row in hours[1:] for cell in row[1:]) == 120


def test_what_looks_like_a_formula_is_none(charts):
    charts.evaluate("""() => { const heads = document.querySelectorAll(".chart-block:first-of-type tbody th");
        ["=1+1", '@"a", b', "-2", "+x\\ny"].forEach((text, index) => { delete heads[index].dataset.value; heads[index].textContent = text; }); }""")
    rows = list(csv.reader(io.StringIO(kept(charts, 0, "csv")[0].decode("utf-8-sig"), newline="")))
    assert [row[0] for row in rows[1:5]] == ["'=1+1", "'@\"a\", b", "'-2", "'+x\ny"]


def test_only_pages_with_charts_load_what_draws_them(owner, charts):
    asked = []
    charts.on("request", lambda request: asked.append(request.url))
    owner.go("成员")
    expect(owner.heading()).to_have_text("成员")
    assert not [address for address in asked if "chart" in address]
