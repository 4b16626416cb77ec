"""kill -9 of the server while several people give commands: nothing acknowledged is lost, nothing is done twice."""
import itertools
import random
import signal
import time
from concurrent.futures import ThreadPoolExecutor

from limits import SECONDS, SEED
from quanzi_cli import Server
from renaming import renamers, small_chat

PEOPLE = 4
KILLS = 3


def until_killed(server, people, seconds):
    """All of them give commands, then the server is killed in the middle of one; returns how many were acknowledged."""
    before = sum(len(person.given) for person in people)
    with ThreadPoolExecutor(len(people)) as threads:
        working = [threads.submit(person.rename_on) for person in people]
        time.sleep(seconds)
        stopped = [work for work in working if work.done()]
        killed = server.running.kill()
    assert not stopped, f"a command was refused before the kill:\n{stopped[0].exception()}\n{killed.err}"
    for work in working:
        work.result()
    return sum(len(person.given) for person in people) - before


def test_killed_commands_are_there_once_or_not_at_all(fresh, tmp_path):
    print(f"QUANZI_CRASH_SEED={SEED}")
    # The time is for both engines.
    dice, deadline = random.Random(SEED), time.monotonic() + SECONDS / 2
    fresh.load(small_chat(tmp_path, groups=PEOPLE))
    acknowledged, people, server = 0, None, Server(fresh)
    for kills in itertools.count():
        with server:
            people = people or renamers(fresh, server, tmp_path)
            for person in people:
                person.settle(fresh)
            assert fresh.is_rebuilt_equal()
            if kills >= KILLS and time.monotonic() > deadline:
                break
            acknowledged += until_killed(server, people, dice.uniform(0, 1.5) * dice.choice([0.1, 1]))
        server = Server(fresh, port=server.port)
    print(f"{kills} kills, {acknowledged} acknowledged")
    assert acknowledged > kills, "the server was killed before there was anything to lose"


def test_a_killed_server_keeps_what_it_acknowledged_without_another(fresh, tmp_path):
    """Another command finds the data after the kill, before any server has put it in order."""
    fresh.load(small_chat(tmp_path, groups=1))
    with Server(fresh) as server:
        [person] = renamers(fresh, server, tmp_path)
        person.rename("now")
        server.running.kill()
    assert [group["group"] for group in fresh.report()["groups"]] == ["now"]


def test_an_import_beside_the_server(undisturbed, place, tmp_path):
    """`quanzi import` on the data of a running server, which goes on answering and takes commands meanwhile."""
    beginning = tmp_path / "beginning.jsonl"
    with open(undisturbed.chat, encoding="utf-8") as chat:
        beginning.write_text("".join(itertools.islice(chat, 200)), encoding="utf-8")
    place.load(beginning)
    with Server(place) as server:
        person = renamers(place, server, tmp_path)[0]
        importing = place.start("import", "--json", undisturbed.chat)
        slowest = 0
        while importing.is_running():
            began = time.monotonic()
            person.rename(f"{person.original} {person.sent + 1}")
            slowest = max(slowest, time.monotonic() - began)
        importing.finish().ok()
        print(f"{person.sent} renames beside the import, the slowest took {slowest:.2f} s")
        assert person.sent
        person.rename(person.original)
        person.settle(place)
        stopped = server.running.kill(signal.SIGTERM)
    assert stopped.code == 0, stopped.err
    undisturbed.must_equal(place)
