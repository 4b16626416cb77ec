"""A disk that fills up in the middle of an import: a sentence, no damage, and the import can be repeated."""
import os
import subprocess

import pytest

import quanzi_cli
from sentence import one_sentence

SMALL_MB, ENOUGH_MB = 12, 1024


@pytest.fixture
def small_disk(tmp_path):
    if os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SMALL_MB}m", "tmpfs", disk], capture_output=True, text=True)
    if mounted.returncode != 0:
        pytest.skip(f"no small disk can be mounted here: {mounted.stderr.strip()}")
    yield disk
    subprocess.run(["umount", "--lazy", disk], check=True)


@pytest.mark.parametrize("undisturbed", ["embedded"], indirect=True)
def test_a_full_disk(undisturbed, small_disk):
    place = quanzi_cli.embedded(small_disk / "data")
    ended = place.run("import", "--json", undisturbed.chat)
    assert ended.code != 0
    one_sentence(ended)
    subprocess.run(["mount", "-o", f"remount,size={ENOUGH_MB}m", small_disk], check=True)
    place.load(undisturbed.chat)
    undisturbed.must_equal(place)
