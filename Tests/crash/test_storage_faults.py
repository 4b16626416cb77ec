"""Storage that fails below the program: any write or sync of SQLite may end with an error, with half of the bytes, with the
program or with the power. Nothing acknowledged is lost, nothing is doubled, figures and search agree with the messages.

The faults come from storage_faults.c, preloaded into the program. Which calls are struck is drawn from all that a run makes."""
import contextlib
import ctypes
import itertools
import mmap
import os
import random
import shutil
import sqlite3
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import generate as large_chats
from limits import SEED
from quanzi_cli import Place, Running, Server, binary, embedded
from renaming import renamers, small_chat
from sentence import one_sentence
from undisturbed import Undisturbed, comparable

# Struck calls per fault. Longer nights: QUANZI_CRASH_CALLS=1000
CALLS = int(os.environ.get("QUANZI_CRASH_CALLS", 12))
MESSAGES = 4000
# Each file is a transaction of the database and one of the search index.
FILES = 4
PEOPLE = 4
POWER_FAILURES = 4
AT_ONCE = 2
CATCH_UP_SECONDS = 30
# A command that makes an installation and little else.
OPENING = "token create --scope read"
# What a command that makes nothing says of an installation that was cut off while it was made.
NOTHING_YET = ("no installation", "older version", "no workspace")

# The same numbers stand in storage_faults.c.
SYNCS, WRITES = 1, 2
IO_ERROR, NO_SPACE, HALF_A_WRITE, DISK_FILLS, CRASH, POWER_LOSS = range(1, 7)
STRUCK_DEAD = 137
FOR_EVER = 2**62


class Plan(ctypes.Structure):
    """What the preloaded library counts and does; both sides see every change at once."""
    _fields_ = [(name, ctypes.c_int64) for name in ("calls", "faults", "kinds", "fault", "first", "last")]

    def fail(self, fault, kinds, first, calls=1):
        self.kinds, self.fault, self.first, self.last = kinds, fault, first, first + calls - 1

    def heal(self):
        self.first = self.last = 0


class FaultyPlace(Place):
    """A data folder whose programs run with the library; `sound` is the same folder without it."""

    def __init__(self, folder, library):
        super().__init__(["--data", str(folder)], "embedded", folder)
        self.sound = embedded(folder)
        self.plan_file, self.library = folder.with_suffix(".plan"), library
        self.plan_file.write_bytes(bytes(ctypes.sizeof(Plan)))
        with open(self.plan_file, "r+b") as file:
            self.plan = Plan.from_buffer(mmap.mmap(file.fileno(), 0))

    def start(self, command, *arguments):
        preload = [f"LD_PRELOAD={self.library}", f"QUANZI_STORAGE_FAULTS={self.plan_file}"]
        return Running(["env", *preload, binary(), *command.split(), *self.arguments, *arguments])

    def calls(self, kinds, command, *arguments):
        """How many calls of these kinds the command makes; without any, the tests here would strike nothing."""
        self.plan.kinds, before = kinds, self.plan.calls
        self.run(command, *arguments).ok()
        assert self.plan.calls > before, "SQLite's calls do not pass through the preloaded library"
        return self.plan.calls - before


def search_terms(place):
    """Every term of the search index and in how many messages it is; ids of groups differ from folder to folder."""
    with contextlib.closing(sqlite3.connect(place.folder / "search.sqlite", isolation_level=None)) as index:
        tables = index.execute("SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%'").fetchall()
        terms = []
        for [table] in tables:
            index.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
            index.execute(f"CREATE VIRTUAL TABLE temp.{table}_terms USING fts5vocab(main, {table}, 'row')")
            terms += index.execute(f"SELECT CASE WHEN term LIKE '\ue000g%' THEN 'group' ELSE term END AS term, doc "
                                   f"FROM temp.{table}_terms ORDER BY term, doc")
        return terms


def complete_search(place):
    """The server adds to the index what it has not confirmed."""
    deadline = time.monotonic() + CATCH_UP_SECONDS
    with Server(place):
        while place.sql("SELECT count(*) FROM message_batch") != [["0"]]:
            assert time.monotonic() < deadline, "the search index does not catch up"
            time.sleep(0.01)


def figures(place):
    """The report without ids; an installation that was cut off while it was made has no groups."""
    ended = place.run("report", "--json")
    if ended.code != 0:
        assert any(reason in ended.err for reason in NOTHING_YET), ended.err
    found = comparable(ended.json() if ended.code == 0 else {"groups": []})
    return found if found["groups"] else []


class Community:
    """A chat in several files, and what an undisturbed import makes of it."""

    def __init__(self, folder):
        chat, _ = large_chats.write(folder, MESSAGES, groups=4, members=200, seed=5)
        lines = chat.read_text(encoding="utf-8").splitlines(keepends=True)
        self.lines, self.files = len(lines), [folder / f"part-{number}.jsonl" for number in range(FILES)]
        place = embedded(folder / "in-parts")
        # What the figures are after each file, and how many lines they stand for.
        self.beginnings = [(figures(place), 0)]
        for number, file in enumerate(self.files):
            end = self.lines * (number + 1) // FILES
            file.write_text("".join(lines[self.lines * number // FILES:end]), encoding="utf-8")
            place.load(file)
            self.beginnings.append((figures(place), end))
        self.undisturbed = Undisturbed(embedded(folder / "at-once"), chat)
        self.terms = search_terms(self.undisturbed.place)

    def copied_to(self, place):
        shutil.copytree(self.undisturbed.place.folder, place.folder)
        return place

    def lines_in(self, place):
        """How many lines arrived; they must be those of the first files, none of them in part."""
        found = figures(place)
        arrived = [lines for report, lines in self.beginnings if report == found]
        assert len(arrived) == 1, "the figures are not those of the first files"
        return arrived[0]

    def must_be_in(self, place):
        """All of it, once, in the figures and in the search index, and without damage."""
        self.undisturbed.must_equal(place)
        checks = {check["check"]: check for check in place.run("doctor", "--json").json()["checks"]}
        assert checks["integrity"]["verdict"] == "fine", checks["integrity"]
        complete_search(place)
        assert search_terms(place) == self.terms, "search does not find what an undisturbed import finds"


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    if shutil.which("cc") is None:
        pytest.skip("there is no C compiler: install Debian's packages gcc and libc6-dev")
    library, source = tmp_path_factory.mktemp("library") / "storage_faults.so", Path(__file__).with_name("storage_faults.c")
    subprocess.run(["cc", "-shared", "-fPIC", "-O2", "-Wall", "-Wextra", "-Werror", "-o", library, source], check=True)
    return library


@pytest.fixture
def new_place(library, tmp_path):
    """Makes a faulty place in a folder of its own."""
    numbers = itertools.count()
    return lambda: FaultyPlace(tmp_path / f"data-{next(numbers)}", library)


@pytest.fixture(scope="module")
def community(tmp_path_factory):
    return Community(tmp_path_factory.mktemp("community"))


def drawn(dice, calls, opening=0):
    """Numbers of calls to be struck; half of them among those that open the database."""
    early = dice.sample(range(1, opening + 1), min(CALLS // 2, opening))
    late = range(opening + 1, calls + 1)
    return sorted(early + dice.sample(late, min(CALLS - len(early), len(late))))


def all_hold(check, numbers):
    """Runs the check for every number, some at once, and tells of all that fail."""
    def failure(number):
        try:
            check(number)
        except AssertionError as reason:
            return f"call {number}: {reason}"

    print(f"QUANZI_CRASH_SEED={SEED}, calls {numbers}")
    with ThreadPoolExecutor(AT_ONCE) as threads:
        failures = [line for line in threads.map(failure, numbers) if line]
    assert not failures, "\n".join(failures)


@pytest.mark.parametrize("fault, kinds, times", [
    pytest.param(CRASH, SYNCS | WRITES, 1, id="crash"),
    pytest.param(POWER_LOSS, SYNCS | WRITES, 1, id="power-loss"),
    pytest.param(IO_ERROR, SYNCS, 1, id="one-sync-fails"),
    pytest.param(IO_ERROR, SYNCS, FOR_EVER, id="syncs-fail"),
    pytest.param(NO_SPACE, WRITES, 1, id="one-write-without-space"),
    pytest.param(DISK_FILLS, WRITES, FOR_EVER, id="disk-fills"),
])
def test_a_struck_import_is_done_again(community, new_place, fault, kinds, times):
    opening, calls = new_place().calls(kinds, OPENING), new_place().calls(kinds, "import", *community.files)
    endings = []

    def struck(number):
        place = new_place()
        place.plan.fail(fault, kinds, number, times)
        ended = place.run("import", "--json", *community.files)
        assert place.plan.faults, f"only {place.plan.calls} calls were made"
        endings.append(ended.code)
        if fault in (CRASH, POWER_LOSS):
            assert ended.code == STRUCK_DEAD, ended.err
        elif ended.code:
            one_sentence(ended)
        arrived = community.lines_in(place.sound)
        # SQLite may put off what failed, such as copying its log into the file; then all must be there.
        assert ended.code or arrived == community.lines, f"only {arrived} lines were there after a success"
        said = place.sound.load(*community.files)
        assert arrived + said["messages"] + said["events"] == community.lines
        community.must_be_in(place.sound)

    all_hold(struck, drawn(random.Random(SEED), calls, opening))
    assert any(endings), "no fault stopped an import"
    print(f"{opening} calls to open, {calls} in all; {sum(map(bool, endings))} of {len(endings)} imports stopped")


def test_writes_in_halves_are_no_failure(community, new_place):
    """The kernel may write less than it was asked to; the rest is written then."""
    place = new_place()
    place.plan.fail(HALF_A_WRITE, WRITES, 1, FOR_EVER)
    place.run("import", *community.files).ok()
    assert place.plan.faults
    community.must_be_in(place.sound)


def test_what_a_finished_import_told_survives_a_power_failure(community, new_place):
    place = new_place()
    place.plan.fault = POWER_LOSS
    place.run("import", *community.files).ok()
    assert place.plan.faults
    community.must_be_in(place.sound)


@pytest.mark.parametrize("fault", [
    pytest.param(CRASH, id="crash"),
    pytest.param(POWER_LOSS, id="power-loss"),
    pytest.param(IO_ERROR, id="one-call-fails"),
])
def test_a_struck_backup_is_whole_or_refused(community, new_place, fault):
    def struck(number):
        place = community.copied_to(new_place())
        backup, elsewhere = place.folder.with_suffix(".sqlite"), embedded(place.folder.with_suffix(".restored"))
        place.plan.fail(fault, SYNCS | WRITES, number)
        ended = place.run("backup", "--to", backup)
        assert place.plan.faults
        if fault == IO_ERROR and ended.code:
            sentence = one_sentence(ended)
            assert "not an error" not in sentence, sentence
        restored = elsewhere.run("restore", "--from", backup)
        assert ended.code or not restored.code, f"a backup that was written is refused: {restored.err}"
        if not restored.code:
            community.must_be_in(elsewhere)

    whole = community.copied_to(new_place())
    calls = whole.calls(SYNCS | WRITES, "backup", "--to", whole.folder.with_suffix(".sqlite"))
    all_hold(struck, drawn(random.Random(SEED), calls))


def test_a_search_index_made_anew_is_complete_after_a_crash(community, new_place):
    """As after `quanzi restore`: there is no index, the next command makes one."""
    def without_index():
        place = community.copied_to(new_place())
        for file in place.folder.glob("search.sqlite*"):
            file.unlink()
        return place

    def struck(number):
        place = without_index()
        place.plan.fail(CRASH, SYNCS | WRITES, number)
        assert place.run("report").code == STRUCK_DEAD
        community.must_be_in(place.sound)

    all_hold(struck, drawn(random.Random(SEED), without_index().calls(SYNCS | WRITES, "report")))


@pytest.mark.parametrize("fault", [pytest.param(CRASH, id="crash"), pytest.param(IO_ERROR, id="one-call-fails")])
def test_the_planner_knows_the_tables_after_a_struck_first_start(new_place, fault):
    """Without its statistics every page of a large workspace is slow, and nobody would see why."""
    def statistics(place):
        tables = place.sql("SELECT name FROM sqlite_schema WHERE name = 'sqlite_stat1'")
        return sorted(place.sql("SELECT tbl, idx, stat FROM sqlite_stat1")) if tables else []

    whole = new_place()
    calls = whole.calls(SYNCS | WRITES, OPENING)
    expected = statistics(whole)
    assert expected

    def struck(number):
        place = new_place()
        place.plan.fail(fault, SYNCS | WRITES, number)
        place.run(OPENING)
        assert place.plan.faults
        place.sound.run(OPENING).ok()
        known = statistics(place)
        assert known == expected, f"{len(known)} of {len(expected)} statistics"

    all_hold(struck, drawn(random.Random(SEED), calls))


@pytest.mark.parametrize("fault, kinds", [
    pytest.param(IO_ERROR, SYNCS, id="syncs-fail"),
    pytest.param(NO_SPACE, WRITES, id="no-space"),
])
def test_a_server_does_not_acknowledge_what_its_disk_refused(new_place, tmp_path, fault, kinds):
    place = new_place()
    place.sound.load(small_chat(tmp_path, groups=PEOPLE))

    def refused(person):
        with pytest.raises(AssertionError, match="refused with 50"):
            person.rename(f"{person.original} {person.sent + 1}")

    def disk_fails(server, people):
        """Everybody's command is refused while it lasts, and the server stays up."""
        place.plan.fail(fault, kinds, place.plan.calls + 1, FOR_EVER)
        before = place.plan.faults
        with ThreadPoolExecutor(len(people)) as threads:
            list(threads.map(refused, people))
        assert place.plan.faults > before
        assert people[0].browser.ask("GET", "/healthz")[0] == 200
        assert people[0].form()

    with Server(place) as server:
        place.plan.kinds = kinds
        people = renamers(place.sound, server, tmp_path)
        for person in people:
            person.rename("acknowledged")
        assert place.plan.calls
        disk_fails(server, people)
        place.plan.heal()
        for person in people:
            person.settle(place.sound)
            person.rename("accepted again")
            person.settle(place.sound)
        disk_fails(server, people)
        server.running.kill()
    # Refused commands may be in the log nevertheless: whole, and each at most once.
    with Server(place.sound, port=server.port):
        for person in people:
            person.browser.connection.close()
            person.settle(place.sound)
    assert place.sound.is_rebuilt_equal()


def test_a_server_without_power_keeps_what_it_acknowledged(new_place, tmp_path):
    print(f"QUANZI_CRASH_SEED={SEED}")
    dice, place, people, acknowledged = random.Random(SEED), new_place(), None, 0
    place.sound.load(small_chat(tmp_path, groups=PEOPLE))
    server = Server(place)
    for _ in range(POWER_FAILURES):
        with server:
            people = people or renamers(place.sound, server, tmp_path)
            for person in people:
                person.settle(place.sound)
            acknowledged -= sum(len(person.given) for person in people)
            place.plan.fail(POWER_LOSS, SYNCS | WRITES, place.plan.calls + dice.randint(1, 400))
            with ThreadPoolExecutor(len(people)) as threads:
                list(threads.map(type(people[0]).rename_on, people))
            ended = server.running.finish(CATCH_UP_SECONDS)
            assert ended.code == STRUCK_DEAD, ended.err
            acknowledged += sum(len(person.given) for person in people)
            place.plan.heal()
        server = Server(place, port=server.port)
    with server:
        for person in people:
            person.settle(place.sound)
    assert place.sound.is_rebuilt_equal()
    print(f"{acknowledged} acknowledged")
    assert acknowledged > POWER_FAILURES, "the power failed before there was anything to lose"
