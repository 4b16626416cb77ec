"""A group code that leads into groups of WeCom, against a simulated platform: made once, shown, scanned, and counted."""
import re
import secrets
import sqlite3
import sys
import time
import urllib.request
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "Benchmarks"))
from browser import Browser
from simulated_wecom import settled

PHONE = "Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0.50"


@pytest.fixture
def owner(company, tmp_path):
    place, _, server = company
    password, file = secrets.token_urlsafe(18), tmp_path / "password"
    file.write_text(password)
    place.run("staff add", "--name", "owner", "--role", "owner", "--password-file", file).ok()
    place.run("wecom sync", "--json").ok()
    browser = Browser(server.port)
    browser.sign_in("owner", password)
    return browser


def send(browser, page, path, **fields):
    """Fills in the form of a page and sends it."""
    _, form, _ = browser.ask("GET", page)
    status, text, _ = browser.ask("POST", path, {"token": re.search(r'name="token" value="([^"]+)"', form)[1], **fields})
    assert status == 200, text
    return text


def made(browser):
    _, home, _ = browser.ask("GET", "/")
    codes = re.search(r"/w/[0-9]+", home)[0] + "/codes"
    text = send(browser, f"{codes}/new", codes, name="午餐群", guide="", fill="order", reserve="0")
    return re.search(rf"{codes}/[0-9]+", text)[0], re.search(r"/c/[0-9a-z]{8}", text)[0]


def order(browser, code, name):
    """Has a join way made that leads into the first two groups and opens further ones."""
    _, form, _ = browser.ask("GET", f"{code}/join-way")
    chats = re.findall(r'name="(chat-[^"]+)"', form)
    assert len(chats) == 6
    send(browser, f"{code}/join-way", f"{code}/join-way", name=name, opens="1", base="午餐群", **{chat: "1" for chat in chats[:2]})


def rows(place, query):
    base = sqlite3.connect(f"file:{place.folder}/quanzi.sqlite?mode=ro", uri=True)
    try:
        return base.execute(query).fetchall()
    finally:
        base.close()


def waited(place, query, wanted):
    until = time.monotonic() + 30
    while time.monotonic() < until:
        if rows(place, query) == wanted:
            return
        time.sleep(0.2)
    assert rows(place, query) == wanted


def opened(url):
    """A page as a phone gets it: text and policy."""
    request = urllib.request.Request(url, headers={"User-Agent": PHONE})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.read().decode(), answer.headers["Content-Security-Policy"]


def test_a_code_leads_into_groups_of_wecom(company, owner):
    place, platform, server = company
    code, path = made(owner)
    order(owner, code, "企微群")
    waited(place, "SELECT count(*) FROM live_target WHERE qr_code IS NOT NULL", [(1,)])
    text, policy = opened(server.url + path)
    picture = re.search(r'src="([^"]+)"', text)[1]
    assert picture.startswith(platform.url + "/qr/") and f"img-src 'self' data: {platform.url};" in policy
    # Somebody scans what they see.
    platform.call("scan", {"qr": picture, "customer": "新来的客人"})
    settled(place, 1)
    waited(place, "SELECT count(*) FROM customer_group_member m JOIN live_target t ON t.attribution = m.state", [(1,)])
    _, page, _ = owner.ask("GET", code)
    assert "1 人由它进群" in page and "给 1 人看过" in page


def test_one_whose_answer_was_lost_is_not_made_again_by_itself(company, owner):
    place, platform, server = company
    code, path = made(owner)
    platform.call("faults", {"lost_reply": 1.0})
    order(owner, code, "企微群")
    waited(place, "SELECT state FROM outbox WHERE call LIKE 'wecom.join_way.%'", [("unknown",)])
    platform.call("faults", {"reset": True})
    time.sleep(5)
    assert rows(place, "SELECT state, tries FROM outbox WHERE call LIKE 'wecom.join_way.%'") == [("unknown", 1)]
    assert "现在没有能进的群" in opened(server.url + path)[0]
    _, page, _ = owner.ask("GET", code)
    assert "不知道做成没有" in page
    again = re.search(r'action="([^"]+/again)"', page)[1]
    send(owner, code, again)
    # A platform that did not answer is left alone for a minute.
    until = time.monotonic() + 90
    while time.monotonic() < until and rows(place, "SELECT count(*) FROM live_target WHERE qr_code IS NOT NULL") != [(1,)]:
        time.sleep(0.5)
    assert platform.url + "/qr/" in opened(server.url + path)[0]
