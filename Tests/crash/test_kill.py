"""kill -9 of an import at random moments, on both engines: nothing acknowledged is lost, nothing is doubled."""
import random
import time

from limits import SECONDS, SEED
from undisturbed import must_be_a_beginning


def killed_import(place, chat, after):
    """Starts an import and kills it after that many seconds; True if it was still at work."""
    running = place.start("import", "--json", chat)
    time.sleep(after)
    was_running = running.is_running()
    running.kill()
    return was_running


def test_killed_imports_end_like_an_undisturbed_one(undisturbed, place):
    print(f"QUANZI_CRASH_SEED={SEED}")
    dice, kills, deadline = random.Random(SEED), 0, time.monotonic() + SECONDS
    progress = 0
    while time.monotonic() < deadline or kills < 3:
        # Short first, so that the very first transactions are hit as well.
        kills += killed_import(place, undisturbed.chat, dice.uniform(0, undisturbed.seconds) * dice.choice([0.05, 0.5, 1]))
        ended = place.run("report", "--json")
        if ended.code == 0:
            lines = must_be_a_beginning(ended.json(), undisturbed.chat)
            assert lines >= progress, "what was there after one crash is gone after the next"
            progress = lines
        assert kills or time.monotonic() < deadline + 60, "every import ended before it was killed"
        if progress == undisturbed.said["messages"] + undisturbed.said["events"]:
            break
    place.load(undisturbed.chat)
    undisturbed.must_equal(place)
    again = place.load(undisturbed.chat)
    assert again["messages"] + again["events"] == 0


def test_a_killed_second_import_changes_nothing(undisturbed, place):
    dice = random.Random(SEED)
    place.load(undisturbed.chat)
    for _ in range(3):
        killed_import(place, undisturbed.chat, dice.uniform(0, undisturbed.seconds))
        undisturbed.must_equal(place)


def test_a_killed_rebuild_is_done_again(undisturbed, place):
    dice = random.Random(SEED)
    place.load(undisturbed.chat)
    whole = place.run("rebuild").ok().seconds
    for _ in range(3):
        running = place.start("rebuild")
        time.sleep(dice.uniform(0, whole))
        running.kill()
    place.run("rebuild").ok()
    undisturbed.must_equal(place)
