"""Channel codes against a simulated WeCom: made, scanned, tagged, noted and counted; who answers follows limits and hours."""
import datetime
import json
import re
import sqlite3
import time
import urllib.request
from zoneinfo import ZoneInfo

import pytest

from simulated_wecom import rows, settled

PHONE = "Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0.50"
SHANGHAI = ZoneInfo("Asia/Shanghai")


def waited(what, wanted, seconds=30):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if (found := what()) == wanted:
            return
        time.sleep(0.2)
    assert found == wanted


@pytest.fixture
def staff(company):
    place, platform, _ = company
    place.run("wecom sync", "--json").ok()
    return [each["userid"] for each in platform.call("truth")["staff"]]


def create(place, *arguments):
    """A code, once WeCom has it."""
    made = place.run("channels create", "--json", *arguments).json()
    waited(lambda: one(place, made["id"])["is_shown"], True)
    return one(place, made["id"])


def one(place, code):
    return next(each for each in place.run("channels list", "--json").json() if each["id"] == code)


def call(platform, path, body):
    """The platform's own API, as the app calls it."""
    token = json.loads(urllib.request.urlopen(
        f"{platform.url}/cgi-bin/gettoken?corpid={platform.keys['corp_id']}&corpsecret={platform.keys['secret']}").read())["access_token"]
    request = urllib.request.Request(f"{platform.url}/cgi-bin/externalcontact/{path}?access_token={token}", json.dumps(body).encode())
    return json.loads(urllib.request.urlopen(request).read())


def ways(platform):
    """Every contact way as the platform has it, by its state."""
    found = [call(platform, "get_contact_way", {"config_id": each["config_id"]})["contact_way"]
             for each in call(platform, "list_contact_way", {})["contact_way"]]
    return {way["state"]: way for way in found}


def contacts(platform, state):
    return [each for each in platform.call("truth")["contacts"] if each.get("state") == state]


def oracle(platform, state):
    """What a code's figures must be, from the platform's truth alone: by day added, and how many are here."""
    mine = contacts(platform, state)
    days = {}
    for each in mine:
        day = str(datetime.datetime.fromtimestamp(each["createtime"], SHANGHAI).date())
        days[day] = days.get(day, 0) + 1
    return days, sum(each["status"] == "ok" for each in mine), len(mine)


def test_who_comes_is_tagged_noted_and_counted(company, staff):
    place, platform, server = company
    tag = platform.call("truth")["tag_groups"][0]["tags"][0]["id"]
    code = create(place, "--name", "门店A", "--staff", staff[0], "--tag", tag, "--remark", "{{name}}-门店A")
    assert len(code["state"]) <= 30 and code["answers"] == [staff[0]]
    # A visitor of our page sees WeCom's picture and scans it.
    request = urllib.request.Request(server.url + code["path"], headers={"User-Agent": PHONE})
    with urllib.request.urlopen(request, timeout=30) as answer:
        picture = re.search(r'<img class="qr" src="([^"]+)"', answer.read().decode())[1]
    assert picture == code["picture"]
    platform.call("scan", {"qr": picture, "customer": "新来的客人"})
    platform.call("scan", {"state": code["state"], "customer": "第二位"})
    waited(lambda: sorted((each["remark"], tag in each["tags"]) for each in contacts(platform, code["state"])),
           [("新来的客人-门店A", True), ("第二位-门店A", True)])
    settled(place, 2)
    # What somebody notes in WeCom stays, and what they take off.
    platform.call("remark", {"customer": "第二位", "remark": "老板娘"})
    platform.call("tag/mark", {"customer": "第二位", "userid": staff[0], "add": [], "remove": [tag]})
    place.run("wecom sync", "--json").ok()
    time.sleep(4)
    assert [(each["remark"], each["tags"]) for each in contacts(platform, code["state"]) if each["name"] == "第二位"] == [("老板娘", [])]
    assert rows(place, "SELECT count(*), sum(tries) FROM outbox WHERE call LIKE 'wecom.tags.%' AND state = 'done'") == [(4, 4)]
    platform.call("delete", {"customer": "新来的客人", "userid": staff[0], "by": "customer"})
    waited(lambda: one(place, code["id"])["lost"], 1)
    days, here, added = oracle(platform, code["state"])
    counted = one(place, code["id"])
    assert (counted["added"], counted["here"], counted["lost"], counted["scans"]) == (added, here, added - here, 1) == (2, 1, 1, 1)


def test_figures_are_the_platforms_truth(company, staff):
    place, platform, server = company
    codes = [create(place, "--name", f"渠道{number}", *[word for each in staff for word in ("--staff", each)]) for number in range(3)]
    for number in range(24):
        platform.call("scan", {"state": codes[number % 3]["state"], "customer": f"客人{number}"})
        if number % 5 == 0:
            platform.call("delete", {"customer": f"客人{number}", "by": ("staff", "customer")[number % 2]})
        if number % 10 == 0:
            # Back by another code: that one counts.
            platform.call("scan", {"state": codes[(number + 1) % 3]["state"], "customer": f"客人{number}"})
    platform.call("drain", {})
    settled(place, 29)
    place.run("wecom sync", "--json").ok()
    token = place.run("token create", "--scope", "read", "--json").json()["token"]
    for code in codes:
        days, here, added = oracle(platform, code["state"])
        counted = one(place, code["id"])
        assert added >= 7 and (counted["added"], counted["here"], counted["lost"]) == (added, here, added - here), code["name"]
        request = urllib.request.Request(f"{server.url}/api/v1/channel-codes/{code['id']}", headers={"Authorization": f"Bearer {token}"})
        told = json.loads(urllib.request.urlopen(request).read())["days"]
        assert {each["day"]: each["added"] for each in told if each["added"]} == days
        assert sum(each["added"] - each["lost"] for each in told) == here


def test_who_has_had_enough_is_replaced(company, staff):
    place, platform, _ = company
    code = create(place, "--name", "海报", "--staff", staff[0], "--backup", staff[1], "--cap", f"{staff[0]}=2")
    assert ways(platform)[code["state"]]["user"] == [staff[0]]
    for number in range(2):
        platform.call("scan", {"state": code["state"], "customer": f"客人{number}"})
    waited(lambda: ways(platform)[code["state"]]["user"], [staff[1]])
    assert one(place, code["id"])["reason"] == "backup"
    platform.call("scan", {"state": code["state"], "customer": "第三位"})
    assert [each["userid"] for each in contacts(platform, code["state"]) if each["name"] == "第三位"] == [staff[1]]


def test_hours_begin_by_the_clock(company, staff):
    place, platform, _ = company
    now = datetime.datetime.now(SHANGHAI)
    # Not so near the next minute that it begins before the code is made.
    if now.second > 40:
        time.sleep(61 - now.second)
        now = datetime.datetime.now(SHANGHAI)
    begin = (now + datetime.timedelta(minutes=1)).strftime("%H:%M")
    end = (now + datetime.timedelta(minutes=90)).strftime("%H:%M")
    code = create(place, "--name", "夜里", "--staff", staff[0], "--shift", f"1-7,{begin}-{end},{staff[1]},{staff[2]}")
    assert ways(platform)[code["state"]]["user"] == [staff[0]]
    waited(lambda: sorted(ways(platform)[code["state"]]["user"]), sorted(staff[1:3]), 75)
    assert one(place, code["id"])["reason"] == "shift"
    assert datetime.datetime.now(SHANGHAI).strftime("%H:%M") >= begin or begin == "00:00"


def test_a_lost_answer_makes_no_second_code(company, staff):
    place, platform, _ = company
    platform.call("faults", {"lost_reply": 1.0})
    made = place.run("channels create", "--name", "丢了回答", "--staff", staff[0], "--json").json()
    waited(lambda: rows(place, "SELECT state FROM outbox WHERE call LIKE 'wecom.channel.%'"), [("checking",)])
    platform.call("faults", {"reset": True})
    waited(lambda: one(place, made["id"])["is_shown"], True, 90)
    assert [way["state"] for way in ways(platform).values()] == [made["state"]]
    assert len(call(platform, "list_contact_way", {})["contact_way"]) == 1
    # Somebody deletes it in WeCom: the next change finds out, and makes it anew.
    config = call(platform, "list_contact_way", {})["contact_way"][0]["config_id"]
    assert call(platform, "del_contact_way", {"config_id": config})["errcode"] == 0
    base = sqlite3.connect(f"{place.folder}/quanzi.sqlite", timeout=30)
    base.execute("UPDATE channel_code SET next_ms = 1, plan = replace(plan, ?, ?)", (f'"staff":["{staff[0]}"]', f'"staff":["{staff[1]}"]'))
    base.commit()
    base.close()
    waited(lambda: [(way["state"], way["user"]) for way in ways(platform).values()], [(made["state"], [staff[1]])], 60)


def test_what_cannot_be_is_refused(company, staff):
    place, _, _ = company
    for words in (["--staff", "柳"], ["--staff", staff[0], "--cap", "x=1=2"], ["--staff", staff[0], "--cap", f"{staff[0]}=0"],
                  ["--staff", staff[0], "--shift", "1-9,09:00-10:00,x"], ["--staff", staff[0], "--remark", "长" * 21]):
        said = place.run("channels create", "--name", "x", *words)
        assert said.code == 64 and said.err, words
    assert place.run("channels list", "--json").json() == []
