"""kill -9 while new contacts are welcomed: whoever comes up again in time welcomes them, nobody twice, and every one is told of."""
import random
import time

import pytest

import quanzi_cli
import welcoming
from limits import SEED
from simulated_wecom import SimulatedWeCom


class Desk:
    """A server that can be killed and started again on the same port, with a company behind it."""

    def __init__(self, place, folder):
        self.place, self.port = place, quanzi_cli.free_port()
        password = welcoming.owner(place, folder)
        self.platform = SimulatedWeCom(folder)
        said = self.platform.connect(place, asks=True).json()
        self.server = self.started()
        assert self.platform.call("callback", {"url": self.server.url + said["callback"]}, "PUT")["ok"]
        welcoming.Console(self.port, password).write("默认", "你好", "default")
        self.staff = self.platform.call("truth")["contacts"][0]["userid"]

    def started(self):
        return quanzi_cli.Server(self.place, self.port).__enter__()

    def kill(self):
        self.server.running.kill()

    def come(self, name):
        return self.platform.call("add", {"customer": name, "userid": self.staff})["external_userid"]

    def welcomed(self):
        return {each["external_userid"]: each.get("after_ms") for each in self.platform.call("welcomes")["welcomes"]}

    def settled(self, count):
        deadline = time.monotonic() + 40
        while True:
            day = self.place.run("welcomes", "--json").json()["day"]
            assert day["asked"] == sum(day[each] for each in ("sent", "refused", "unknown", "too_late", "unmatched", "open")), day
            if day["asked"] >= count and not day["open"]:
                return day
            assert time.monotonic() < deadline, day
            time.sleep(0.2)


@pytest.fixture
def desk(fresh, tmp_path):
    desk = Desk(fresh, tmp_path)
    try:
        yield desk
    finally:
        if desk.server.running.is_running():
            desk.kill()
        desk.platform.close()


def test_who_was_on_the_way_is_welcomed_once(desk):
    # The platform takes two seconds: killed in between, nobody knows whether it arrived.
    desk.platform.call("faults", {"slow": 1.0, "slow_ms": 2000})
    contact = desk.come("陈小满")
    deadline = time.monotonic() + 10
    while not desk.place.sql("SELECT 1 FROM greeting WHERE state = 'sending'"):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    time.sleep(0.3)
    desk.kill()
    assert desk.place.sql("SELECT state FROM greeting") == [["sending"]]
    desk.platform.call("faults", {"reset": True})
    desk.server = desk.started()
    day = desk.settled(1)
    assert day["sent"] + day["unknown"] == 1, day
    assert desk.welcomed()[contact] < 20_000


def test_kills_at_any_moment_lose_none(desk):
    print(f"QUANZI_CRASH_SEED={SEED}")
    dice, contacts = random.Random(SEED), []
    desk.platform.call("faults", {"slow": 0.5, "slow_ms": 300})
    for number in range(6):
        contacts += [desk.come(f"新朋友 {number} {each}") for each in range(4)]
        time.sleep(dice.uniform(0, 0.6))
        desk.kill()
        desk.server = desk.started()
    day = desk.settled(len(contacts))
    found = desk.welcomed()
    # The platform tries a callback again that a killed server never answered, after up to seven seconds.
    assert all(found[contact] is not None for contact in contacts), day
    assert day["sent"] + day["unknown"] == len(contacts) and day["refused"] == day["too_late"] == 0, day


def test_what_nobody_was_there_for_is_said(desk):
    desk.platform.call("faults", {"slow": 1.0, "slow_ms": 2000})
    desk.come("陈小满")
    desk.place.sql("SELECT 1")
    deadline = time.monotonic() + 10
    while not desk.place.sql("SELECT 1 FROM greeting"):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    desk.kill()
    # As if it had come half a minute ago and had waited since.
    desk.place.sql("UPDATE greeting SET state = 'waiting', doubts = 0, event_ms = event_ms - 30000, received_ms = received_ms - 30000")
    desk.server = desk.started()
    assert desk.settled(1)["too_late"] == 1
    assert desk.place.sql("SELECT reason FROM greeting") == [["nobody_there"]]
