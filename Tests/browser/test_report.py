"""The report as one file: it needs nothing but itself, and it is made to be printed."""
import re

import pytest

import chats
from accessibility import faults

TITLES = {"zh-Hans": "午市小馆 · 社群诊断", "en": "午市小馆 · how the groups are doing"}


@pytest.fixture
def report(server, tmp_path):
    """Writes the report of a workspace with two groups in a language."""
    server.place.load(chats.book_club(tmp_path))
    server.place.load(chats.with_broken_lines(tmp_path))

    def write(language):
        file = tmp_path / f"{language}.html"
        server.place.run("report", "--html", file, "--language", language).ok()
        return file

    return write


def test_everybody_can_read_it(arrive, server, report):
    readers = {language: arrive(server, language) for language in TITLES}
    for language, reader in readers.items():
        asked = []
        reader.page.on("request", lambda request: asked.append(request.url))
        file = report(language)
        reader.page.goto(file.as_uri())
        assert asked == [file.as_uri()]
        assert reader.heading().inner_text() == TITLES[language]
        assert reader.page.locator(".report-group").count() == 2
        assert reader.page.locator("svg.chart").count() == 7
    lines = faults(*(reader.page for reader in readers.values()))
    assert not lines, "\n".join(lines)


def test_it_prints_each_group_on_a_page_of_its_own(arrive, server, report):
    page = arrive(server).page
    page.goto(report("zh-Hans").as_uri())
    page.emulate_media(media="print")
    breaks = page.locator(".report-group").evaluate_all("groups => groups.map(group => getComputedStyle(group).breakBefore)")
    assert breaks == ["page", "page"]
    # What is folded on the screen takes no room on paper.
    assert page.locator("details:visible").count() == 0
    assert len(re.findall(rb"/Type */Page\b", page.pdf(format="A4"))) >= 3
