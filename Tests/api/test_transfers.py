"""Customers and groups that are handed over, against a simulated platform: as many as were planned, each once."""
import contextlib
import re
import secrets
import sqlite3
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "Benchmarks"))
from browser import Browser
from simulated_wecom import our_contacts, rows, settled


def listed(place):
    return place.run("transfers", "--json").json()


def people(place):
    return {each["userid"]: each for each in listed(place)["people"]}


def brought(place, order):
    """Waits until nothing of an order is still to be asked for, whoever asks."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        place.run("wecom sync", "--json").ok()
        found = next(each for each in listed(place)["orders"] if each["id"] == order)
        if not found["customers"].get("planned") and not found["groups"].get("planned"):
            return found
        time.sleep(0.5)
    raise AssertionError(found)


def staff(platform):
    """Who has most customers, and the others."""
    counts = {}
    for each in platform.call("truth")["contacts"]:
        if each["status"] == "ok":
            counts[each["userid"]] = counts.get(each["userid"], 0) + 1
    first, *others = sorted(counts, key=lambda each: -counts[each])
    return first, others, counts


def with_whom(platform, contact):
    return {each["userid"] for each in platform.call("truth")["contacts"] if each["external_userid"] == contact and each["status"] == "ok"}


def test_a_colleague_who_left(company):
    place, platform, _ = company
    place.run("wecom sync", "--json").ok()
    first, others, counts = staff(platform)
    platform.call("staff/leave", {"userid": first})
    platform.call("drain", {})
    settled(place, 1)
    before = people(place)[first]
    assert before["has_left"] and before["customers"] == counts[first]
    assert place.run("transfers order", "--from", first, "--to", first).code == 64
    order = place.run("transfers order", "--from", first, *[part for each in others for part in ("--to", each)]).ok().out.strip()
    found = brought(place, order)
    assert found["customers"] == {"waiting": counts[first]} and set(found["groups"]) <= {"done"}
    assert sum(found["groups"].values()) == before["groups"]
    refusing, full = [row[0] for row in rows(place, "SELECT key FROM transfer_item WHERE kind = 'customer' ORDER BY key LIMIT 2")]
    platform.call("transfer/refuse", {"customer": refusing})
    platform.call("transfer/full", {"customer": full})
    platform.call("advance", {"seconds": 86_401})
    found = brought(place, order)
    assert found["customers"] == {"done": counts[first] - 2, "refused": 1, "full": 1}
    after = people(place)[first]
    assert after["customers"] == 2 and after["groups"] == 0
    shares = [row[0] for row in rows(place, "SELECT count(*) FROM transfer_item WHERE kind = 'customer' GROUP BY to_userid")]
    assert max(shares) - min(shares) <= 1
    gone = [key for (key,) in rows(place, "SELECT key FROM transfer_item WHERE kind = 'customer' AND state = 'done'")]
    assert all(with_whom(platform, key) & set(others) and first not in with_whom(platform, key) for key in gone)
    platform.call("drain", {})
    settled(place)
    # A comparison after somebody left finds their contacts gone before anybody takes over.
    assert {our_contacts(place)[first, key][0] for key in gone} <= {"transferred", "gone"}
    assert rows(place, f"SELECT count(*) FROM customer_group WHERE owner = '{first}'") == [(0,)]
    assert "nothing to hand over" not in place.run("transfers order", "--from", first, "--to", others[0]).ok().err


def test_a_colleague_who_is_still_there(company):
    place, platform, _ = company
    place.run("wecom sync", "--json").ok()
    first, others, counts = staff(platform)
    assert not people(place)[first]["has_left"]
    order = place.run("transfers order", "--from", first, "--to", others[0], "--message", "以后由我来照顾你").ok().out.strip()
    again = place.run("transfers order", "--from", first, "--to", others[0])
    assert again.code == 64 and "nothing to hand over" in again.err
    found = brought(place, order)
    assert found["customers"] == {"waiting": counts[first]}
    platform.call("advance", {"seconds": 86_401})
    found = brought(place, order)
    assert found["customers"] == {"done": counts[first]}
    platform.call("drain", {})
    settled(place)
    place.run("wecom sync", "--json").ok()
    assert {status[0] for (staff_id, _), status in our_contacts(place).items() if staff_id == first} <= {"transferred", "gone"}
    assert people(place)[first]["groups"] == 0


def test_a_lost_answer_asks_nobody_twice(company):
    place, platform, _ = company
    place.run("wecom sync", "--json").ok()
    first, others, counts = staff(platform)
    order = place.run("transfers order", "--from", first, "--to", others[0], "--kind", "customer").ok().out.strip()
    platform.call("faults", {"lost_reply": 1.0})
    place.run("wecom sync", "--json")
    platform.call("faults", {"reset": True})
    found = brought(place, order)
    assert found["customers"] == {"waiting": counts[first]}, found


def state_of(place, contact):
    return rows(place, f"SELECT state FROM transfer_item WHERE kind = 'customer' AND key = '{contact}'")[0][0]


def test_whom_somebody_else_hands_over_after_a_colleague_left(company):
    place, platform, _ = company
    place.run("wecom sync", "--json").ok()
    first, others, counts = staff(platform)
    platform.call("staff/leave", {"userid": first})
    platform.call("drain", {})
    settled(place, 1)
    order = place.run("transfers order", "--from", first, "--to", others[0], "--kind", "customer").ok().out.strip()
    assert brought(place, order)["customers"] == {"waiting": counts[first]}
    given = next(key for (key,) in rows(place, "SELECT key FROM transfer_item ORDER BY key") if with_whom(platform, key) == {first})
    platform.call("transfer/give", {"customer": given, "from": first, "userid": others[1]})
    platform.call("drain", {})
    settled(place)
    # The next comparison lists them no more among those whom nobody has taken over.
    assert brought(place, order)["customers"] == {"waiting": counts[first] - 1, "elsewhere": 1}


def console(place, server, tmp_path):
    password, file = secrets.token_urlsafe(18), tmp_path / "password"
    file.write_text(password)
    place.run("staff add", "--name", "老板", "--role", "owner", "--password-file", file).ok()
    browser = Browser(server.port)
    browser.sign_in("老板", password)
    return browser


def sent(browser, page, path, **fields):
    _, form, _ = browser.ask("GET", page)
    status, text, _ = browser.ask("POST", path, {"token": re.search(r'name="token" value="([^"]+)"', form)[1], **fields})
    assert status == 200, text
    return text


def test_what_nobody_tells_of_is_in_doubt_and_holds_up_nothing(company, tmp_path):
    place, platform, server = company
    place.run("wecom sync", "--json").ok()
    first, others, counts = staff(platform)
    order = place.run("transfers order", "--from", first, "--to", others[0], "--kind", "customer", "--message", "以后由我来照顾你").ok().out.strip()
    found = brought(place, order)
    assert found["customers"] == {"waiting": counts[first]}
    alone = [key for (key,) in rows(place, "SELECT key FROM transfer_item WHERE kind = 'customer' ORDER BY key") if len(with_whom(platform, key)) == 1]
    elsewhere, silent, refusing = alone[:3]
    # An administrator gives one to a third colleague; of two others the platform says nothing more for now.
    platform.call("transfer/give", {"customer": elsewhere, "from": first, "userid": others[1]})
    platform.call("transfer/forget", {"customer": silent})
    platform.call("drain", {})
    settled(place)
    found = brought(place, order)
    assert found["customers"] == {"waiting": counts[first] - 1, "elsewhere": 1}, found
    with contextlib.closing(sqlite3.connect(place.folder / "quanzi.sqlite", timeout=60)) as base:
        base.execute(f"UPDATE transfer_item SET changed_ms = changed_ms - {48 * 3_600_000}")
        base.commit()
    found = brought(place, order)
    assert found["customers"] == {"unknown": counts[first] - 1, "elsewhere": 1}, found
    assert "nothing to hand over" in place.run("transfers order", "--from", first, "--to", others[0], "--kind", "customer").err
    # Now the platform decides. Nobody asks it again, until a person does.
    platform.call("transfer/refuse", {"customer": refusing})
    browser = console(place, server, tmp_path)
    _, home, _ = browser.ask("GET", "/")
    page = re.search(r"/w/[0-9]+", home)[0] + f"/transfers/{order}"
    _, text, _ = browser.ask("GET", page)
    assert "以后由我来照顾你" in text and text.count('name="item"') == counts[first] - 1
    sent(browser, page, page + "/look")
    until = time.monotonic() + 30
    while state_of(place, refusing) != "refused" and time.monotonic() < until:
        time.sleep(0.2)
    assert state_of(place, refusing) == "refused" and state_of(place, silent) == "unknown"
    calls = rows(place, "SELECT count(*) FROM outbox WHERE call LIKE 'wecom.transfers.%'")
    text = sent(browser, page, page + "/settlement", item=f"customer:{silent}", went="0")
    assert "老板说的" in text and state_of(place, silent) == "failed"
    assert rows(place, "SELECT count(*) FROM event WHERE kind = 'transfer.settled'") == [(1,)]
    assert rows(place, "SELECT count(*) FROM outbox WHERE call LIKE 'wecom.transfers.%'") == calls, "nothing is sent by itself"
    again = place.run("transfers order", "--from", first, "--to", others[0], "--kind", "customer").ok().out.strip()
    assert brought(place, again)["customers"]["waiting"] >= 2
