"""Webhooks end to end: a real server posts to a real receiver, which checks signatures with Python's own hmac."""
import json
import os
import stat
import time
import urllib.request

import pytest

import quanzi_cli
from receiver import Receiver


class Shop:
    """A server, and a token to arrange things with."""

    def __init__(self, place, server):
        self.place, self.server = place, server
        self.token = place.run("token create", "--scope", "write", "--json").json()["token"]

    def call(self, path, body=None, method=None):
        request = urllib.request.Request(
            f"{self.server.url}/api/v1{path}", method=method, data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def tell(self, address, *events):
        """The id of a new webhook and its secret."""
        made = self.call("/webhooks", {"address": address, "events": list(events or ["import.finished"])})
        return made["webhook"]["id"], made["secret"]

    def test(self, webhook):
        return self.call(f"/webhooks/{webhook}/test", method="POST")

    def settled(self, delivery, seconds=20):
        """The delivery, once nothing is under way any more."""
        deadline = time.monotonic() + seconds
        while True:
            found = next(one for one in self.call("/deliveries?limit=200")["items"] if one["id"] == delivery["id"])
            if found["state"] in ("done", "failed", "unknown"):
                return found
            assert time.monotonic() < deadline, f"still {found}"
            time.sleep(0.05)


@pytest.fixture
def shop(fresh):
    with quanzi_cli.Server(fresh) as server:
        yield Shop(fresh, server)


def test_what_fails_is_sent_again_with_the_same_id(shop):
    with Receiver(500) as receiver:
        webhook, secret = shop.tell(receiver.url)
        delivery = shop.test(webhook)
        first, second = receiver.wait(2)
        found = shop.settled(delivery)
        assert found["state"] == "done" and found["tries"] == 2 and found["status"] == 200
        assert first.id == second.id == f"msg_{delivery['id']}" and first.body == second.body
        assert first.is_signed_with(secret) and second.is_signed_with(secret) and not first.is_signed_with("whsec_AAAA")
        assert 4 <= second.at - first.at <= 10
        assert abs(second.seconds - time.time()) < 60
        told = second.json()
        assert told["type"] == "webhook.test" and told["data"] == {"webhook": webhook} and set(told) == {"type", "timestamp", "workspace", "data"}
        time.sleep(1.5)
        assert len(receiver.got) == 2, "what arrived is not sent again"


def test_a_kill_in_the_middle_loses_nothing(fresh):
    with Receiver(60.0) as receiver:
        with quanzi_cli.Server(fresh) as server:
            shop = Shop(fresh, server)
            webhook, secret = shop.tell(receiver.url)
            delivery = shop.test(webhook)
            receiver.wait(1)
            server.running.kill()
        with quanzi_cli.Server(fresh) as server:
            shop.server = server
            # The claim of the dead server ends by itself.
            first, second = receiver.wait(2, 60)
            assert first.id == second.id and first.body == second.body and second.is_signed_with(secret)
            assert shop.settled(delivery)["state"] == "done"
            assert len(receiver.got) == 2


def test_a_slow_receiver_holds_up_no_other(shop):
    with Receiver(*[30.0] * 3) as slow, Receiver() as quick:
        dull, _ = shop.tell(slow.url)
        alert, _ = shop.tell(quick.url)
        late = [shop.test(dull) for _ in range(3)]
        slow.wait(1)
        began = time.monotonic()
        for _ in range(5):
            shop.test(alert)
        quick.wait(5, 5)
        assert time.monotonic() - began < 5
        # Ten seconds are all it gets.
        deadline = time.monotonic() + 15
        while (found := shop.call(f"/deliveries?webhook={dull}")["items"][-1]).get("problem") != "timeout":
            assert time.monotonic() < deadline
            time.sleep(0.1)
        assert found["id"] == late[0]["id"] and found["state"] == "waiting" and 9_000 <= found["took_ms"] <= 12_000


def test_answers_are_understood(shop):
    with Receiver(410) as gone, Receiver((302, {"location": "http://127.0.0.1:1/"})) as moved, Receiver((429, {"retry-after": "2"})) as busy, \
            Receiver(404) as lost:
        hooks = {receiver: shop.tell(receiver.url)[0] for receiver in (gone, moved, busy, lost)}
        sent = {receiver: shop.test(hook) for receiver, hook in hooks.items()}
        for receiver, status in ((gone, 410), (moved, 302), (lost, 404)):
            found = shop.settled(sent[receiver])
            assert found["state"] == "failed" and found["status"] == status and found["tries"] == 1
        assert shop.settled(sent[busy])["state"] == "done"
        first, second = busy.wait(2)
        assert 4.5 <= second.at - first.at <= 10
        assert {hook["id"]: hook["state"] for hook in shop.call("/webhooks")["items"]} == {
            hooks[gone]: "gone", hooks[moved]: "on", hooks[busy]: "on", hooks[lost]: "on"}
        again = shop.call(f"/deliveries/{sent[lost]['id']}/again", method="POST")
        assert again["id"] == sent[lost]["id"]
        assert shop.settled(sent[lost])["state"] == "done"
        assert [got.id for got in lost.got] == [f"msg_{again['id']}"] * 2


def test_who_is_busy_is_left_alone(shop):
    """What one message was told holds for all to the same address."""
    with Receiver((503, {"retry-after": "6"})) as busy, Receiver() as quick:
        webhook, _ = shop.tell(busy.url)
        other, _ = shop.tell(quick.url)
        for _ in range(3):
            shop.test(webhook)
        busy.wait(1)
        shop.test(other)
        quick.wait(1, 4)
        got = busy.wait(4)
        assert 5.5 <= got[1].at - got[0].at <= 12
        assert len({one.id for one in got}) == 3


def test_nobody_listens(shop):
    with Receiver() as receiver:
        address = receiver.url
    webhook, _ = shop.tell(address)
    shop.test(webhook)
    deadline = time.monotonic() + 10
    while (found := shop.call("/deliveries")["items"][0])["tries"] < 1 or found["state"] == "claimed":
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert found["state"] == "waiting" and found["problem"] == "connect"


def test_an_old_secret_signs_for_a_while(shop):
    with Receiver() as receiver:
        webhook, old = shop.tell(receiver.url)
        new = shop.call(f"/webhooks/{webhook}/secret", method="POST")["secret"]
        shop.test(webhook)
        got, = receiver.wait(1)
        assert old != new and got.is_signed_with(old) and got.is_signed_with(new)


def test_what_happens_is_told(shop, tmp_path):
    """Facts of another process, which writes to the same database."""
    with Receiver() as receiver:
        _, secret = shop.tell(receiver.url, "tasks.suggested", "group.state_changed")
        lines = [json.dumps({
            "group": "午餐群", "sender": f"s{number % 5}", "sender_name": f"人{number % 5}", "time": f"2026-{month:02}-{day:02}T0{hour}:00:00Z",
            "type": "text", "text": "今天吃什么呢，有人知道吗？"}, ensure_ascii=False)
            for month, days in ((5, 31), (6, 30), (7, 31)) for day in range(1, days + 1) for hour in range(3) for number in [day * 3 + hour]]
        lively, silent = tmp_path / "lively.jsonl", tmp_path / "silent.jsonl"
        lively.write_text("\n".join(lines) + "\n")
        shop.place.load(lively)
        tasks = receiver.wait(1)[0]
        assert tasks.is_signed_with(secret) and tasks.json()["type"] == "tasks.suggested"
        data = tasks.json()["data"]
        assert data["new"] == data["open"] >= len(data["tasks"]) >= 1 and data["tasks"][0]["group"]["name"] == "午餐群"
        assert "今天吃什么" not in tasks.body.decode()
        # A month later somebody speaks in another group: of the first one nothing more is known.
        silent.write_text(json.dumps({
            "group": "晚餐群", "sender": "s9", "sender_name": "人9", "time": "2026-08-30T00:00:00Z", "type": "text", "text": "在吗"}) + "\n")
        shop.place.load(silent)
        deadline = time.monotonic() + 20
        while not (changed := [got for got in receiver.got if got.json()["type"] == "group.state_changed"]):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        assert len(changed) == 1
        data = changed[0].json()["data"]
        assert data["group"]["name"] == "午餐群" and data["to"] != data["from"] and data["speakers_7d"] == 0
        # The same file again is no news.
        before = len(receiver.got)
        shop.place.load(silent)
        time.sleep(2)
        assert len(receiver.got) == before


def test_the_key_is_for_its_owner_only(embedded):
    with quanzi_cli.Server(embedded) as server:
        shop = Shop(embedded, server)
        shop.tell("http://127.0.0.1:9/hook")
        key = embedded.folder / "quanzi.key"
        assert stat.S_IMODE(os.stat(key).st_mode) == 0o600
        secret = key.read_bytes().strip()
        assert secret not in (embedded.folder / "quanzi.sqlite").read_bytes()
        assert "opens them" in embedded.run("doctor").out
    # A key of another installation opens nothing, and the doctor says so.
    key.write_bytes(b"A" * 43 + b"=\n")
    ended = embedded.run("doctor")
    assert ended.code != 0 and "does not open 1 of the secrets of webhooks" in ended.out
    # No key at all keeps nothing else from working.
    key.write_bytes(b"what?\n")
    with quanzi_cli.Server(embedded) as server:
        assert "holds no key" in embedded.run("doctor").out
        shop.server = server
        assert len(shop.call("/webhooks")["items"]) == 1
    # Nor do posts fail for good while it is away.
    key.unlink()
    with quanzi_cli.Server(embedded) as server:
        shop.server = server
        shop.test(shop.call("/webhooks")["items"][0]["id"])
        deadline = time.monotonic() + 10
        while (found := shop.call("/deliveries")["items"][0]).get("problem") != "secret":
            assert time.monotonic() < deadline
            time.sleep(0.05)
        assert found["state"] == "waiting"
