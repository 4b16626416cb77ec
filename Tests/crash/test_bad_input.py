"""Inputs that are no chats: one clear line, a failure or a counted reject, bounded time and memory, nothing changed."""
import gzip
import json
import os
import zipfile
from pathlib import Path

import pytest

from sentence import one_sentence

SECONDS = 60
PEAK_MB = 300
# QUANZI_CRASH_LINE_MB=1024 for the line of a gigabyte.
LINE_MB = int(os.environ.get("QUANZI_CRASH_LINE_MB", 64))
BOMB_MB = 1024
GOOD = {"group": "g", "sender": "a", "time": "2024-03-01T12:00:00Z", "type": "text", "text": "好"}


def zeros(file, megabytes):
    for _ in range(megabytes):
        file.write(bytes(1 << 20))


def directory(folder):
    path = folder / "a folder"
    path.mkdir()
    return path


def broken_link(folder):
    path = folder / "link.jsonl"
    path.symlink_to(folder / "gone.jsonl")
    return path


def link_loop(folder):
    path = folder / "loop"
    path.symlink_to(path)
    return path


def pipe(folder):
    path = folder / "pipe"
    os.mkfifo(path)
    return path


def zip_bomb(folder):
    path = folder / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("chat.jsonl", "w") as entry:
        entry.write(json.dumps(GOOD).encode() + b"\n")
        zeros(entry, BOMB_MB)
    return path


def gzip_bomb(folder):
    path = folder / "bomb.jsonl.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(json.dumps(GOOD).encode() + b"\n")
        zeros(file, BOMB_MB)
    return path


def torn_gzip(folder):
    path = folder / "torn.jsonl.gz"
    path.write_bytes(gzip.compress((json.dumps(GOOD) + "\n").encode() * 50_000)[:-20])
    return path


def empty(folder):
    path = folder / "empty.jsonl"
    path.touch()
    return path


def noise(folder):
    path = folder / "noise.csv"
    path.write_bytes(os.urandom(1 << 20))
    return path


def nothing_there(folder):
    return folder / "gone.jsonl"


def endless_zeros(_):
    return Path("/dev/zero")


def endless_noise(folder):
    path = folder / "noise.jsonl"
    path.symlink_to("/dev/urandom")
    return path


@pytest.mark.parametrize("make", [directory, broken_link, link_loop, pipe, zip_bomb, gzip_bomb, torn_gzip, empty, noise, nothing_there,
                                  endless_zeros, endless_noise])
def test_what_is_no_chat_is_refused_in_one_sentence(embedded, tmp_path, make):
    path = make(tmp_path)
    ended = embedded.run("import", "--json", path, timeout=SECONDS)
    one_sentence(ended, about=path.name)
    assert ended.peak_rss_mb <= PEAK_MB


def test_a_very_long_line_is_refused_or_counted(embedded, tmp_path):
    path = tmp_path / "long.jsonl"
    with open(path, "w", encoding="utf-8") as file:
        file.write(json.dumps(GOOD) + "\n")
        file.write(json.dumps(GOOD)[:-2])
        for _ in range(LINE_MB):
            file.write("x" * (1 << 20))
        file.write('"}\n' + json.dumps(GOOD | {"sender": "b"}) + "\n")
    ended = embedded.run("import", "--json", path, timeout=SECONDS + LINE_MB)
    assert ended.peak_rss_mb <= PEAK_MB
    if ended.code == 0:
        said = ended.json()
        assert (said["rejected"], said["messages"]) == (1, 2)
    else:
        one_sentence(ended, about=path.name)


def test_a_refused_file_changes_nothing_and_the_others_are_told(undisturbed, place, tmp_path):
    """One bad file among good ones must not pass unnoticed."""
    ended = place.run("import", "--json", undisturbed.chat, nothing_there(tmp_path))
    assert ended.code != 0 and "gone.jsonl" in ended.err
    place.load(undisturbed.chat)
    undisturbed.must_equal(place)
