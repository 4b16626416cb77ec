"""The rows about welcomes: new friends come for two minutes while the platform is slow and fails, and everything is compared beside it."""
import contextlib
import statistics
import tempfile
import threading
import time
from pathlib import Path

import quanzi_cli
import welcoming
from rows import Row
from simulated_wecom import SimulatedWeCom

PER_MINUTE, MINUTES = 200, 2
LIMIT_MS = 20_000
COMMAND = "make bench"
# One call in five takes 0.8 s longer, one in thirty is refused as busy, one in fifty ends with a 502.
FAULTS = {"slow": 0.2, "slow_ms": 800, "busy": 0.03, "bad_gateway": 0.02}


def comparing(console, stop):
    """Has everything compared again and again, through the page."""
    while not stop.wait(10):
        with contextlib.suppress(AssertionError, OSError, IndexError):
            console.compare()


def come(platform, staff):
    """New friends, evenly; how many came."""
    began, count = time.monotonic(), PER_MINUTE * MINUTES
    for number in range(count):
        time.sleep(max(0, began + number * 60 / PER_MINUTE - time.monotonic()))
        platform.call("add", {"customer": f"新朋友 {number}", "userid": staff[number % len(staff)]})
    return count


def waits(platform, known):
    """Milliseconds from the event until the platform had the welcome, by its own clock; None of those that it never got."""
    deadline = time.monotonic() + LIMIT_MS / 1000 + 5
    while True:
        found = [each.get("after_ms") for each in platform.call("welcomes")["welcomes"] if each["code"] not in known]
        if None not in found or time.monotonic() > deadline:
            return found
        time.sleep(0.5)


def measure():
    with tempfile.TemporaryDirectory(prefix="quanzi-bench-welcomes-") as name:
        folder = Path(name)
        platform, place = SimulatedWeCom(folder, staff=20, customers=4000, groups=100, members=40), quanzi_cli.embedded(folder / "data")
        password = welcoming.owner(place, folder)
        try:
            said = platform.connect(place, asks=True).json()
            with quanzi_cli.Server(place) as server:
                if not platform.call("callback", {"url": server.url + said["callback"]}, "PUT")["ok"]:
                    raise AssertionError("the platform does not reach the server")
                console = welcoming.Console(server.port, password)
                console.write("默认", "{{客户昵称}}，你好", "default")
                staff = sorted({each["userid"] for each in platform.call("truth")["contacts"]})
                known = {each["code"] for each in platform.call("welcomes")["welcomes"]}
                platform.call("faults", FAULTS)
                stop = threading.Event()
                beside = threading.Thread(target=comparing, args=(welcoming.Console(server.port, password), stop))
                beside.start()
                try:
                    count = come(platform, staff)
                finally:
                    stop.set()
                    beside.join()
                found = waits(platform, known)
                platform.call("faults", {"reset": True})
            day = place.run("welcomes", "--json").json()["day"]
            if int(place.sql("SELECT count(*) FROM wecom_comparison")[0][0]) < 2:
                raise AssertionError("nothing was compared beside it")
        finally:
            platform.close()
    if len(found) != count or day["asked"] != count:
        raise AssertionError(f"{count} came, the platform told of {len(found)}, we know of {day['asked']}")
    times = sorted(each for each in found if each is not None)
    late = sum(each is None or each > LIMIT_MS for each in found)
    p99 = times[-(-99 * len(times) // 100) - 1]
    what = f"welcome of a new contact, {PER_MINUTE} a minute, 20 % of calls 0.8 s slower, 5 % failing, everything compared beside it"
    yield Row(f"{what}: p50", "", f"{statistics.median(times) / 1000:.2f} s", COMMAND)
    yield Row("the same, p99", "≤ 2 s", f"{p99 / 1000:.2f} s", COMMAND)
    yield Row("the same, slowest", "≤ 20 s", f"{times[-1] / 1000:.2f} s", COMMAND)
    yield Row(f"the same, later than 20 s or never, of {count}", "0", f"{late}", COMMAND)


if __name__ == "__main__":
    print(*measure(), sep="\n")
