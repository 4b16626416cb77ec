"""Pictures, voices and files of the message archive: fetched in pieces by a library that dies, into a folder while the server is killed;
in the end every one is there once, byte for byte."""
import hashlib
import os
import random
import shutil
import signal
import time

import pytest

import archive as archives
import quanzi_cli
from archive import said
from test_archive import children, fetch

# What is older than five days is no longer asked for.
NOW = int(time.time() * 1000)


@pytest.fixture
def company(tmp_path, monkeypatch):
    """A place with an archive of which pictures and files are fetched, its archive, and the id of its connection."""
    if shutil.which("cc") is None:
        pytest.skip("there is no C compiler: install Debian's packages gcc and libc6-dev")
    library, place = archives.build(tmp_path), quanzi_cli.embedded(tmp_path / "data")
    archive = archives.Archive(tmp_path / "archive")
    monkeypatch.setenv("ARCHIVE_STAND_IN", str(archive.folder))
    with archives.API() as api:
        connection = archives.connect(place, archive, library, api).json()["connection"]
        chosen = place.run("archive media", connection, "--kinds", "image,file", "--max-mb", "2", "--keep-days", "0", "--json").json()
        assert chosen["media"]["kinds"] == ["image", "file"] and (chosen["media"]["max_mb"], chosen["media"]["keep_days"]) == (2, 0)
        yield place, archive, connection


def sent(archive, number, content, kind="file", announced=None):
    """A file that the platform holds, and the record of who sent it."""
    (archive.folder / f"F{number}").write_bytes(content)
    body = {"md5sum": hashlib.md5(announced or content).hexdigest(), "filename": f"{number}.bin", "filesize": len(content), "sdkfileid": f"F{number}"}
    archive.add(said(number, at=NOW + number, **{kind: body}))


def files(place):
    folder = place.folder / "media"
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_files_come_whole_and_as_the_policy_says(company):
    place, archive, connection = company
    contents = [b"", b"x", random.Random(1).randbytes(64 << 10), random.Random(2).randbytes((64 << 10) + 1), random.Random(3).randbytes(1_500_000)]
    for number, content in enumerate(contents, 1):
        sent(archive, number, content, "image" if number % 2 else "file")
    archive.add(said(6, voice={"md5sum": "", "voice_size": 3, "sdkfileid": "F1"}))
    sent(archive, 7, bytes((2 << 20) + 1))
    # Announced as smaller than it is.
    (archive.folder / "F8").write_bytes(bytes((2 << 20) + 1))
    archive.add(said(8, file={"md5sum": "", "filename": "x", "filesize": 3, "sdkfileid": "F8"}))
    media = fetch(place)["media"]
    assert files(place) == {f"{number}-0": content for number, content in enumerate(contents, 1)}
    assert media == {"kinds": ["image", "file"], "max_mb": 2, "keep_days": 0, "kept": 5, "kept_bytes": sum(map(len, contents)), "waiting": 0,
                     "too_large": 2, "gone": 0, "failed": 0, "removed": 0}
    assert all(path.stat().st_mode & 0o077 == 0 for path in (place.folder / "media").rglob("*") if path.is_file())
    nothing = place.run("archive media", connection, "--kinds", "", "--json").json()["media"]
    assert nothing["kinds"] == [] and nothing["max_mb"] == 2 and nothing["kept"] == 5
    for wrong in (["--kinds", "hologram"], ["--max-mb", "0"], ["--keep-days", "4000"]):
        assert place.run("archive media", connection, *wrong).code == 64
    assert place.run("archive media", "1", "--max-mb", "3").code == 64


def test_what_the_library_refuses_or_dies_of_holds_up_nothing(company):
    place, archive, _ = company
    for number in range(1, 7):
        sent(archive, number, f"file {number}".encode())
    (archive.folder / "F1.crash").touch()
    (archive.folder / "F2.code").write_text("10010")
    (archive.folder / "F3.code").write_text("10008")
    (archive.folder / "F4").write_bytes(b"something else")
    for _ in range(5):
        media = fetch(place)["media"]
        assert set(files(place)) == {"5-0", "6-0"}
        place.sql("UPDATE archive_media SET next_ms = 0")
    assert (media["kept"], media["gone"], media["failed"], media["waiting"]) == (2, 1, 3, 0)
    assert place.run("archive list", "--json").json()[0]["taken"] == 6 and "problem" not in place.run("archive list", "--json").json()[0]
    sent(archive, 7, b"seven")
    (archive.folder / "F7.code").write_text("10001")
    assert fetch(place)["media"]["waiting"] == 1
    (archive.folder / "F7.code").unlink()
    place.sql("UPDATE archive_media SET next_ms = 0")
    assert fetch(place)["media"]["kept"] == 3 and files(place)["7-0"] == b"seven"


def test_killed_between_file_and_note(company):
    place, archive, _ = company
    dice, contents = random.Random(7), {}
    for number in range(1, 201):
        contents[f"{number}-0"] = dice.randbytes(dice.randrange(1, 400_000))
        sent(archive, number, contents[f"{number}-0"])
    begun = 0
    for turn in range(12):
        before, run = len(files(place)), place.start("archive fetch", "--json")
        while run.is_running() and len(files(place)) == before:
            time.sleep(0.001)
        time.sleep(dice.uniform(0, 0.04))
        child = next(iter(children(run.process.pid)), None)
        if turn % 4 == 3 and child:
            # It goes on with another one, and leaves alone for a while what it was at.
            os.kill(child, signal.SIGKILL)
            time.sleep(0.05)
        begun += run.is_running()
        if run.is_running():
            run.kill()
        else:
            run.finish()
        place.sql("UPDATE archive_media SET next_ms = 0, tries = 0")
    assert begun > 6, "they were killed at work"
    for _ in range(4):
        media = fetch(place)["media"]
    assert media["kept"] == 200 and media["kept_bytes"] == sum(map(len, contents.values()))
    assert files(place) == contents, "no half and no second one is left"
