"""The message archive: the platform's library dies, leaks and refuses, the server is killed between fetching and keeping, and every
record is there once."""
import os
import shutil
import signal
import threading
import time
from pathlib import Path

import pytest

import archive as archives
import quanzi_cli
from archive import said


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    if shutil.which("cc") is None:
        pytest.skip("there is no C compiler: install Debian's packages gcc and libc6-dev")
    return archives.build(tmp_path_factory.mktemp("library"))


@pytest.fixture
def company(library, tmp_path, monkeypatch):
    """A place whose company is connected, its archive, and its API."""
    place, archive = quanzi_cli.embedded(tmp_path / "data"), archives.Archive(tmp_path / "archive")
    monkeypatch.setenv("ARCHIVE_STAND_IN", str(archive.folder))
    with archives.API() as api:
        entry = archives.connect(place, archive, library, api).json()
        assert entry["state"] == "on" and entry["seq"] == 0
        yield place, archive, api


def fetch(place):
    return place.run("archive fetch", "--json").json()[0]


def texts(place):
    return [row[0] for row in place.sql("SELECT text FROM message ORDER BY at_ms, id")]


def test_pages_are_read_once(company):
    place, archive, _ = company
    archive.add(*(said(n) for n in range(1, 2501)), version=3)
    archive.add(*(said(n) for n in range(2501, 2506)), version=1, step=7)
    entry = fetch(place)
    assert (entry["seq"], entry["taken"], entry["unread"], entry["withheld"]) == (2535, 2505, 0, 0)
    assert texts(place) == [f"第 {n} 句" for n in range(1, 2506)]
    assert fetch(place) == {**entry, "fetched_at": entry["fetched_at"]}
    archive.add(said(2506))
    assert fetch(place)["taken"] == 2506 and len(texts(place)) == 2506
    assert place.is_rebuilt_equal()


def test_every_kind_and_what_is_newer(company):
    place, archive, _ = company
    archive.add(
        said(1, text={"content": "这是一条引用/回复消息：\n小满\n几点发货\n------\n今晚统一发"}),
        said(2, mixed={"item": [{"type": "text", "content": "{\"content\":\"新品\"}"}, {"type": "image", "content": "{\"md5sum\":\"m\"}"}]}),
        {**said(3), "action": "recall", "msgtype": "revoke", "revoke": {"pre_msgid": "1_1735700001_external"}},
        said(4, hologram={"words": "以后才有"}), {"msgid": "5", "action": "switch", "time": 1735700012000, "user": "LiuYang"},
        said(6, room="", text={"content": "两个人之间"}), "not json at all", said(8, text={"content": "<code>"}), said(9, solitaire={"x": 1}))
    entry = fetch(place)
    assert (entry["seq"], entry["taken"], entry["unread"]) == (9, 5, 3)
    assert [row[0] for row in place.sql("SELECT quote FROM message WHERE text = '今晚统一发'")] == ["几点发货"]
    assert texts(place)[:2] == ["今晚统一发", "新品"] and "两个人之间" not in texts(place)
    assert [row[0] for row in place.sql("SELECT kind FROM event WHERE fingerprint IS NOT NULL")] == ["message.recalled"]
    reasons = dict(place.sql("SELECT seq, reason FROM archive_unread"))
    assert reasons == {"4": "unknown kind", "7": "unreadable", "8": "the library answered 10008"}
    assert "以后才有" in place.sql("SELECT body FROM archive_unread WHERE seq = 4")[0][0]


def test_who_did_not_agree_is_not_kept(company):
    place, archive, api = company
    api.agreements = {"wrA": {"wmYes": "Agree", "wmNo": "Disagree", "wmDefault": "Default_Agree"}}
    people = ["LiuYang", "wmYes", "wmNo", "wmDefault", "wmStranger", "wbRobot"]
    archive.add(*(said(n, sender=person, text={"content": person}) for n, person in enumerate(people, 1)))
    # In another room nobody said anything yet; then somebody agrees, and takes it back.
    archive.add(said(11, room="wrB", sender="wmYes", text={"content": "zu früh"}),
                {**said(12, room="wrB", sender="wmYes"), "msgtype": "agree", "agree": {"userid": "wmYes", "agree_time": 1735700012000}},
                said(13, room="wrB", sender="wmYes", text={"content": "agreed"}),
                {**said(14, room="wrB", sender="wmYes"), "msgtype": "disagree", "disagree": {"userid": "wmYes", "disagree_time": 1735700014000}},
                said(15, room="wrB", sender="wmYes", text={"content": "zu spät"}))
    entry = fetch(place)
    assert sorted(texts(place)) == sorted(["LiuYang", "wmYes", "wmDefault", "wbRobot", "agreed"])
    assert entry["withheld"] == 4 and sorted(api.asked) == ["wrA", "wrB"]
    archive.add(said(16, sender="wmNo"), said(17, sender="wmYes"))
    assert fetch(place)["withheld"] == 5 and sorted(api.asked) == ["wrA", "wrB"], "what is known is not asked again"


def test_the_library_dies_and_leaks(company):
    place, archive, _ = company
    archive.add(*(said(n) for n in range(1, 41)))
    archive.add(said(41, text={"content": "<crash-once>"}), said(42, text={"content": "<crash>"}), said(43, text={"content": "<leak>"}), said(44))
    for fault in ("crash-once", "leak"):
        archive.wants(fault)
    archive.wants("die")
    ended = place.run("archive fetch")
    assert ended.code == 1 and "crashed" in ended.err
    assert place.run("archive list", "--json").json()[0]["problem"] == "the library crashed"
    archive.wants("no-network")
    assert "10001" in place.run("archive fetch").err
    assert "10001" in place.run("archive list", "--json").json()[0]["problem"]
    entry = fetch(place)
    assert (entry["seq"], entry["taken"], entry["unread"], entry.get("problem")) == (44, 43, 1, None)
    assert "<crash-once>" in texts(place) and "<crash>" not in texts(place)
    assert place.sql("SELECT seq, reason FROM archive_unread") == [["42", "the library crashed"]]


def test_without_the_key_nothing_moves(company, library):
    place, archive, api = company
    archives.connect(place, archive, library, api, versions=(1,)).ok()
    archive.add(said(1), version=1)
    archive.add(said(2), version=3)
    assert "version 3" in place.run("archive fetch").err and texts(place) == []
    archives.connect(place, archive, library, api).ok()
    assert fetch(place)["taken"] == 2


def test_what_cannot_be_set_up_is_said(company, library, tmp_path):
    place, archive, api = company
    for wrong, word in ((tmp_path / "none.so", "library"), ("relative.so", "library")):
        ended = archives.connect(place, archive, wrong, api)
        assert ended.code == 64 and word in ended.err
    (tmp_path / "empty.so").write_bytes(b"no library")
    archives.connect(place, archive, tmp_path / "empty.so", api).ok()
    assert "cannot be loaded" in place.run("archive fetch").err
    assert archives.SECRET not in place.run("archive list", "--json").out


def test_a_server_that_is_killed_loses_and_doubles_nothing(company):
    place, archive, _ = company
    total, stop = 0, threading.Event()

    def talk():
        nonlocal total
        while not stop.is_set():
            archive.add(*(said(total + n) for n in range(1, 401)))
            total += 400

    speaker = threading.Thread(target=talk)
    speaker.start()
    try:
        for turn in range(12):
            run = place.start("archive fetch", "--json")
            time.sleep(0.15 + 0.07 * turn)
            child = next(iter(children(run.process.pid)), None)
            if turn % 3 == 2 and child:
                # It goes on with another one.
                os.kill(child, signal.SIGKILL)
                time.sleep(0.5)
            if run.is_running():
                run.kill()
            else:
                run.finish()
    finally:
        stop.set()
        speaker.join()
    # The processes of the library end with those that began them.
    fetch(place)
    entry = fetch(place)
    assert entry["seq"] == entry["taken"] == total and entry["unread"] == 0
    assert sorted(texts(place)) == sorted(f"第 {n} 句" for n in range(1, total + 1))
    assert place.is_rebuilt_equal()


def children(pid):
    """Each belongs to the thread that began it."""
    found = []
    for tasks in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += [int(word) for word in tasks.read_text().split()]
        except OSError:
            pass
    return found


def test_the_server_reads_by_itself(company):
    place, archive, _ = company
    archive.add(said(1), said(2))
    with quanzi_cli.Server(place) as server:
        deadline = time.monotonic() + 60
        while len(texts(place)) < 2:
            assert time.monotonic() < deadline
            time.sleep(0.2)
        child, = children(server.running.process.pid)
        assert "archive-child" in Path(f"/proc/{child}/cmdline").read_text()
    deadline = time.monotonic() + 10
    while Path(f"/proc/{child}").exists():
        assert time.monotonic() < deadline, "it ends with the server"
        time.sleep(0.1)
    assert place.run("archive list", "--json").json()[0]["seq"] == 2


def test_who_stops_the_server_does_not_wait_for_the_library(company):
    place, archive, _ = company
    archive.add(said(1))
    archive.wants("hang")
    with quanzi_cli.Server(place) as server:
        deadline = time.monotonic() + 30
        while (archive.folder / "hang").exists():
            assert time.monotonic() < deadline
            time.sleep(0.1)
        child, = children(server.running.process.pid)
        began = time.monotonic()
    assert time.monotonic() - began < 10
    assert not Path(f"/proc/{child}").exists()
    assert "problem" not in place.run("archive list", "--json").json()[0], "it did not crash"
    assert fetch(place)["taken"] == 1
