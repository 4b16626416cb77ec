"""Welcomes for new contacts, against a simulated platform: who comes is told the right thing, once, within seconds, whatever else goes on."""
import json
import secrets
import sys
import time
import urllib.request
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "Benchmarks"))

import quanzi_cli
import wecom
import welcoming
from simulated_wecom import SimulatedWeCom, settled


PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


@pytest.fixture
def desk(tmp_path):
    platform = SimulatedWeCom(tmp_path)
    place = quanzi_cli.embedded(tmp_path / "data")
    password = welcoming.owner(place, tmp_path)
    try:
        said = platform.connect(place, asks=True).json()
        with quanzi_cli.Server(place) as server:
            assert platform.call("callback", {"url": server.url + said["callback"]}, "PUT")["ok"]
            yield place, platform, welcoming.Console(server.port, password), said
    finally:
        platform.close()


def figures(place, until=None):
    """What became of all, once nothing is open any more."""
    deadline = time.monotonic() + 40
    while True:
        day = place.run("welcomes", "--json").json()["day"]
        assert day["asked"] == sum(day[each] for each in ("sent", "refused", "unknown", "too_late", "unmatched", "open"))
        if not day["open"] and (until is None or day["asked"] >= until):
            return day
        assert time.monotonic() < deadline, day
        time.sleep(0.2)


def told(platform):
    return {each["external_userid"]: each for each in platform.call("welcomes")["welcomes"]}


def answers(place, console, path):
    token = place.run("token create", "--scope", "read", "--json").json()["token"]
    request = urllib.request.Request(f"http://127.0.0.1:{console.port}/api/v1{path}", headers={"Authorization": f"Bearer {token}"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.loads(answer.read())["items"]


def staff(platform):
    return platform.call("truth")["contacts"][0]["userid"]


def test_who_comes_is_told_what_fits(desk):
    place, platform, console, _ = desk
    console.write("默认", "{{客户昵称}}，你好，我是{{员工姓名}}", "default")
    console.write("海报", "海报来的{{客户昵称}}", "rule", states="poster-7")
    lina = staff(platform)
    plain = platform.call("add", {"customer": "陈小满", "userid": lina})["external_userid"]
    poster = platform.call("add", {"customer": "李大有", "userid": lina, "state": "poster-7"})["external_userid"]
    day = figures(place, 2)
    assert day["sent"] == 2 and day["slowest_ms"] < 5000, day
    found = told(platform)
    assert found[poster]["text"].startswith("海报来的")
    assert found[plain]["text"].startswith("陈小满，你好，我是") and not found[plain]["text"].endswith("我是")
    # Handled by the inbox as ever, beside it.
    settled(place, 2)
    assert max(each["after_ms"] for each in found.values()) < 3000
    # Every page and the API tell the same of each of them.
    greetings = {each["name"]: each for each in answers(place, console, "/greetings")}
    assert {name: (each["outcome"], each["welcome_name"]) for name, each in greetings.items()} == {
        "陈小满": ("sent", "默认"), "李大有": ("sent", "海报")}
    only = answers(place, console, "/greetings?contact=" + greetings["李大有"]["contact"])
    assert [each["state"] for each in only] == ["poster-7"]
    _, page, _ = console.browser.ask("GET", f"{console.place}/welcomes")
    link = f"{console.place}/members/{greetings['李大有']['member']}"
    assert f'href="{link}"' in page
    _, page, _ = console.browser.ask("GET", link)
    assert "海报来的李大有" in page and "陈小满" not in page


def test_nothing_else_holds_them_up(desk):
    place, platform, console, _ = desk
    console.write("默认", "你好", "default")
    # Every call takes a second and a half; a comparison of everything is asked for, and a storm of other callbacks comes.
    platform.call("faults", {"slow": 1.0, "slow_ms": 1500})
    console.compare()
    platform.call("storm", {"events": 400, "seed": 5})
    before = set(told(platform))
    lina = staff(platform)
    for number in range(12):
        platform.call("add", {"customer": f"新朋友 {number}", "userid": lina})
    figures(place, 12)
    new = [each for contact, each in told(platform).items() if contact not in before]
    assert len(new) >= 12 and all("after_ms" in each for each in new), new
    assert max(each["after_ms"] for each in new) < 8000


def test_faults_lose_none_and_send_none_twice(desk):
    place, platform, console, _ = desk
    console.write("默认", "{{客户昵称}}你好", "default")
    platform.call("faults", {"busy": 0.2, "bad_gateway": 0.2, "lost_reply": 0.2})
    lina = staff(platform)
    for number in range(40):
        platform.call("add", {"customer": f"新朋友 {number}", "userid": lina})
    day = figures(place, 40)
    platform.call("faults", {"reset": True})
    # Whatever answer was lost, the platform has each of them once, and we call sent only what it has.
    found = told(platform)
    assert sum("after_ms" in each for each in found.values()) == 40, day
    assert day["sent"] + day["unknown"] == 40 and day["sent"] >= 20 and day["unknown"] > 0, day


def test_what_comes_late_is_not_sent_and_is_said(desk):
    place, platform, console, said = desk
    console.write("默认", "你好", "default")
    keys = platform.keys
    caller = wecom.Caller(console.port, said["callback"], keys["corp_id"], keys["token"], keys["aes_key"])
    old = ("<xml><ToUserName>{}</ToUserName><FromUserName>sys</FromUserName><CreateTime>{}</CreateTime><MsgType>event</MsgType>"
           "<Event>change_external_contact</Event><ChangeType>add_external_contact</ChangeType><UserID>lina</UserID>"
           "<ExternalUserID>wmlate</ExternalUserID><WelcomeCode>CODE{}</WelcomeCode></xml>")
    assert caller.push(old.format(keys["corp_id"], int(time.time()) - 25, secrets.token_hex(4)))[0] == 200
    assert figures(place, 1)["too_late"] == 1
    assert "20" in console.alarm()
    # A code that the platform does not know is its no, in a state of its own.
    assert caller.push(old.format(keys["corp_id"], int(time.time()), secrets.token_hex(4)))[0] == 200
    day = figures(place, 2)
    assert day["refused"] == 1 and day["too_late"] == 1 and day["sent"] == 0


def test_files_are_there_before_they_are_needed(desk):
    place, platform, console, _ = desk
    welcome = console.write("默认", "看看菜单", "default")
    console.attach(welcome, "菜单.png", PNG)
    deadline = time.monotonic() + 20
    while not place.sql("SELECT media_id FROM welcome_upload WHERE media_id IS NOT NULL"):
        assert time.monotonic() < deadline, "the file was never given to the platform"
        time.sleep(0.1)
    lina = staff(platform)
    first = platform.call("add", {"customer": "陈小满", "userid": lina})["external_userid"]
    assert figures(place, 1)["partly"] == 0 and told(platform)[first]["attachments"] == 1
    # One that is gone there: the text goes without it, and that is said.
    place.sql("UPDATE welcome_upload SET media_id = 'gone'")
    second = platform.call("add", {"customer": "李大有", "userid": lina})["external_userid"]
    day = figures(place, 2)
    assert day["sent"] == 2 and day["partly"] == 1 and told(platform)[second]["attachments"] == 0
    time.sleep(4)
    third = platform.call("add", {"customer": "王一一", "userid": lina})["external_userid"]
    assert figures(place, 3)["partly"] == 1 and told(platform)[third]["attachments"] == 1


def test_templates_of_groups_reach_the_platform(desk):
    place, platform, console, _ = desk

    def asked(api, body):
        keys = platform.keys
        with urllib.request.urlopen(f"{platform.url}/cgi-bin/gettoken?corpid={keys['corp_id']}&corpsecret={keys['secret']}") as answer:
            token = json.load(answer)["access_token"]
        request = urllib.request.Request(f"{platform.url}/cgi-bin/externalcontact/group_welcome_template/{api}?access_token={token}", json.dumps(body).encode())
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)

    def templates(count):
        deadline = time.monotonic() + 20
        while True:
            rows = place.sql("SELECT id, template_id FROM group_welcome g WHERE NOT EXISTS (SELECT 1 FROM outbox o "
                             "WHERE o.call LIKE 'wecom.group_welcome%' AND o.state IN ('waiting', 'claimed'))")
            if len(rows) == count and not place.sql("SELECT 1 FROM outbox WHERE call LIKE 'wecom.group_welcome%' AND state IN ('waiting', 'claimed')"):
                return rows
            assert time.monotonic() < deadline, rows
            time.sleep(0.1)

    console.template("{{客户昵称}}，欢迎进群")
    [(template, theirs)] = templates(1)
    assert asked("get", {"template_id": theirs})["text"]["content"] == "%NICKNAME%，欢迎进群"
    console.template("群规在这里", template, kind="link", title="群规", address="https://example.com/rules")
    templates(1)
    assert asked("get", {"template_id": theirs})["link"]["title"] == "群规"
    console.remove_template(template)
    templates(0)
    assert asked("get", {"template_id": theirs})["errcode"] == 41058
