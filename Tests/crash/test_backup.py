"""`quanzi backup` while an import writes: what is restored elsewhere is a state that was, and can go on from there."""
import time

import pytest

import quanzi_cli
from undisturbed import must_be_a_beginning

# The moments of the backups, as shares of the time that an import takes.
MOMENTS = (0.1, 0.4, 0.7)


@pytest.mark.parametrize("undisturbed", ["embedded"], indirect=True)
def test_a_backup_taken_while_importing_is_whole(undisturbed, embedded, tmp_path):
    backups = []
    running = embedded.start("import", "--json", undisturbed.chat)
    for number, moment in enumerate(MOMENTS):
        time.sleep(max(0, moment * undisturbed.seconds - (time.monotonic() - running.began)))
        file = tmp_path / f"backup-{number}"
        # The data folder may not be there yet at the first moment: then there is nothing to save.
        if embedded.run("backup", "--to", file).code == 0:
            backups.append(file)
    running.finish().ok()
    assert backups, "no backup succeeded while the import ran"
    undisturbed.must_equal(embedded)
    reached = [restored_lines(file, undisturbed, tmp_path / f"elsewhere-{file.name}") for file in backups]
    assert reached == sorted(reached)


def restored_lines(file, undisturbed, folder):
    """Restores a backup, checks it, imports the rest; returns how many lines the backup held."""
    elsewhere = quanzi_cli.embedded(folder)
    elsewhere.run("restore", "--from", file).ok()
    elsewhere.run("doctor").ok()
    assert elsewhere.is_rebuilt_equal()
    lines = must_be_a_beginning(elsewhere.report(), undisturbed.chat)
    elsewhere.load(undisturbed.chat)
    undisturbed.must_equal(elsewhere)
    return lines


@pytest.mark.parametrize("undisturbed", ["embedded"], indirect=True)
def test_a_torn_backup_is_refused(undisturbed, tmp_path):
    file = tmp_path / "backup"
    undisturbed.place.run("backup", "--to", file).ok()
    torn = tmp_path / "torn"
    torn.write_bytes(file.read_bytes()[:file.stat().st_size * 2 // 3])
    elsewhere = quanzi_cli.embedded(tmp_path / "elsewhere")
    assert elsewhere.run("restore", "--from", torn).code != 0


@pytest.mark.parametrize("undisturbed", ["embedded"], indirect=True)
def test_restore_does_not_overwrite(undisturbed, embedded, tmp_path):
    file = tmp_path / "backup"
    undisturbed.place.run("backup", "--to", file).ok()
    ended = undisturbed.place.run("restore", "--from", file)
    assert ended.code != 0 and ended.err.strip()
    undisturbed.must_equal(undisturbed.place)
