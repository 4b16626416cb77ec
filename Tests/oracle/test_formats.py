"""The same 600 messages and 3 system lines, laid out by twelve tools: every format must tell the same days."""
import pytest

from compare import series
from oracle import Oracle
from quanzi_cli import data_folder

MESSAGES, EVENTS = 600, 3
# Formats that do not name the group are told it; one that has no year is told that too.
NAMELESS = ["--group", "函数式编程交流群"]
FILES = {
    "chatlab.json": [], "chatlog.csv": [], "chatlog.json": [], "chatlog.txt": [*NAMELESS, "--year", "2016"],
    "pywxdump.csv": [], "qq_native.txt": [], "simple.jsonl": [], "telegram_result.json": [],
    "wechatmsg_memotrace.csv": NAMELESS, "weflow.csv": NAMELESS, "whatsapp_zh.txt": NAMELESS,
}
# WeFlow's file carries no system lines; WhatsApp's begins with a notice of its own.
EVENTS_OF = {"weflow.csv": 0, "whatsapp_zh.txt": EVENTS + 1}


@pytest.fixture(scope="module")
def formats():
    folder = data_folder()
    if folder is None:
        pytest.skip("QUANZI_DATA names no folder of real chats")
    return folder / "formats"


@pytest.fixture(scope="module")
def days(formats):
    (group,) = Oracle(formats / "simple.jsonl").report().values()
    return series(group["by_day"], "day")


def test_every_file_is_listed(formats):
    assert {path.name for path in formats.iterdir() if path.is_file()} == FILES.keys()


@pytest.mark.parametrize("name", FILES)
def test_format(place, formats, days, name):
    said = place.load(*FILES[name], formats / name)
    assert (said["messages"], said["events"]) == (MESSAGES, EVENTS_OF.get(name, EVENTS))
    assert (said["rejected"], said["duplicates"]) == (0, 0)
    (group,) = place.report()["groups"]
    assert series(group["by_day"], "day") == days


@pytest.mark.parametrize("name", FILES)
def test_the_same_file_again(place, formats, name):
    place.load(*FILES[name], formats / name)
    again = place.load(*FILES[name], formats / name)
    assert again["messages"] + again["events"] == 0


def test_a_format_without_a_year_asks_for_it(place, formats):
    ended = place.run("import", *NAMELESS, formats / "chatlog.txt")
    assert ended.code != 0 and "--year" in ended.err
