"""The rows about a company at a simulated WeCom: a first look at a large one, and a storm of callbacks while the server is killed."""
import tempfile
import threading
import time
from pathlib import Path

from quanzi_cli import Server, embedded
from rows import Row
from simulated_wecom import SimulatedWeCom, same_contacts, same_groups, settled

CONTACTS, GROUPS, MEMBERS, STAFF = 100_000, 2_000, 200, 100
EVENTS, DUPLICATES, REORDERED, KILL_SECONDS = 1_000_000, 0.05, 0.05, 10
COMMAND = "make bench"


class Mortal:
    """A server that is killed every few seconds and started again at the same address."""

    def __init__(self, place):
        self.server, self.kills, self.problem = Server(place), 0, None
        self.ending = threading.Event()
        self.thread = threading.Thread(target=self._live)

    def __enter__(self):
        self.server.__enter__()
        self.thread.start()
        return self

    def __exit__(self, *failure):
        self.spare()
        self.server.__exit__(*failure)

    def spare(self):
        """From now on it lives."""
        self.ending.set()
        self.thread.join()
        if self.problem:
            raise self.problem

    def _live(self):
        try:
            while not self.ending.wait(KILL_SECONDS):
                self.server.running.kill()
                self.kills += 1
                self.server.__enter__()
        except Exception as problem:  # told to whoever waits for the end
            self.problem = problem


def sync():
    with tempfile.TemporaryDirectory(prefix="quanzi-bench-sync-") as name, SimulatedWeCom(name, STAFF, CONTACTS, GROUPS, MEMBERS) as company:
        place = embedded(Path(name) / "data")
        company.connect(place).ok()
        first = place.run("wecom sync", "--json").ok()
        truth = company.call("truth")
        same_contacts(place, truth)
        same_groups(place, truth)
        again = place.run("wecom sync", "--json").ok()
    yield Row(f"first look at {CONTACTS:,} contacts and {GROUPS:,} groups × {MEMBERS}, equal to the truth", "≤ 60 s",
              f"{first.seconds:.1f} s, peak {first.peak_rss_mb:.0f} MB", "quanzi wecom sync --data DIR")
    yield Row("the same once more, nothing new", "", f"{again.seconds:.1f} s", "quanzi wecom sync --data DIR")


def storm(events=EVENTS):
    with tempfile.TemporaryDirectory(prefix="quanzi-bench-storm-") as name, SimulatedWeCom(name, staff=20, customers=2_000, groups=200) as company:
        place = embedded(Path(name) / "data")
        path = company.connect(place, asks=True).json()["callback"]
        place.run("wecom sync", "--json").ok()
        with Mortal(place) as mortal:
            company.call("callback", {"url": mortal.server.url + path}, "PUT")
            began = time.monotonic()
            said = company.call("storm", {"events": events, "seed": 1, "duplicates": DUPLICATES, "reorder": REORDERED}, timeout=3600)
            pushed = time.monotonic() - began
            mortal.spare()
            if said["failed"]:
                raise AssertionError(f"not all were taken: {said}")
            counts = settled(place, said["events"], deadline=3600)
            handled = time.monotonic() - began
            kills = mortal.kills
        if counts["failed"] or counts["done"] != said["events"]:
            raise AssertionError(f"of {said} these were kept: {counts}")
        truth = company.call("truth")
        same_contacts(place, truth)
        same_groups(place, truth)
        place.run("rebuild", "--check", timeout=3600).ok()
    what = f"storm of {said['events']:,} callbacks, {DUPLICATES:.0%} twice, {REORDERED:.0%} out of order, killed every {KILL_SECONDS} s"
    yield Row(what, "boards equal to the truth", f"equal, after {kills} kills; all taken in {pushed:.0f} s, all handled in {handled:.0f} s", COMMAND)


def measure():
    yield from sync()
    yield from storm()
