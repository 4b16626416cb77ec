"""The rows of the table that are measured over HTTP."""
import random
import re
import secrets
import subprocess
import urllib.parse
from pathlib import Path

from browser import Browser
from quanzi_cli import Server
from rows import Row

TIMES = 300
CONNECTIONS, SECONDS = 64, 5
COMMAND = "make bench"


def p99_ms(seconds):
    return sorted(seconds)[int(len(seconds) * 0.99)] * 1000


def two_characters(chat, count, seed=1):
    """Two-character words that occur in the data, common and rare."""
    dice, words = random.Random(seed), []
    with open(chat, encoding="utf-8") as file:
        for line in file:
            if dice.random() < 0.001:
                words += [found[:2] for found in re.findall(r"[\u4e00-\u9fff]{2,}", line)][-1:]
    return dice.sample(words, min(count, len(words)))


def timed(browser, paths):
    seconds = []
    for path in paths:
        status, _, took = browser.ask("GET", path)
        if status != 200:
            raise AssertionError(f"{path} was answered with {status}")
        seconds.append(took)
    return seconds


def pages_and_search(browser, chat, paths, pages):
    slowest = max(((p99_ms(timed(browser, [path] * TIMES)), path) for path in paths))
    yield Row(f"slowest of {len(paths)} console pages, p99 of {TIMES}", "≤ 50 ms",
              f"{slowest[0]:.1f} ms ({re.sub('[0-9]+', '…', slowest[1])})", COMMAND)
    address = browser.search_address(pages, paths)
    if address is None:
        yield Row("search for two characters, p99", "≤ 30 ms", "not measured: no page has a search form", COMMAND)
        return
    words = [address + urllib.parse.quote(word) for word in two_characters(chat, TIMES)]
    yield Row(f"search for two characters, p99 of {len(words)} words", "≤ 30 ms", f"{p99_ms(timed(browser, words)):.1f} ms", COMMAND)


def rate(server, browser, method, path, body=""):
    """Requests a second and how many failed, by wrk."""
    said = subprocess.run(
        ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-s", str(Path(__file__).with_name("wrk.lua")), server.url + path,
         "--", method, browser.cookie, browser.origin, body], check=True, capture_output=True, text=True).stdout
    found = re.search(r"rate ([0-9.]+) bad ([0-9]+)", said)
    return float(found[1]), int(found[2])


def renaming(browser, paths):
    """A durable command: the form that renames a group (one event, one row), as path and body."""
    path = next(path for path in paths if re.search(r"/groups/[0-9]+$", path)) + "/name"
    form = next(form for form in browser.page(path).forms if any(field.get("name") == "name" for field in form["inputs"]))
    fields = {field["name"]: field.get("value", "") for field in form["inputs"] if field.get("name")}
    return path, urllib.parse.urlencode(fields | {"name": "改名的群"})


def durable_command(server, browser, paths):
    name, goal = f"durable command against an empty route, {CONNECTIONS} connections", "≥ 60 %"
    command, ratios, rates = renaming(browser, paths), [], []
    for _ in range(5):
        empty, _ = rate(server, browser, "GET", "/healthz")
        durable, bad = rate(server, browser, "POST", *command)
        if bad:
            raise AssertionError(f"{bad} of the commands were refused")
        ratios.append(durable / empty)
        rates.append(durable)
    return Row(name, goal, f"{sorted(ratios)[2]:.0%} ({sorted(rates)[2]:,.0f} commands/s)", COMMAND)


def measure(place, chat):
    """Starts the server on `place` and yields the rows."""
    password = secrets.token_urlsafe(18)
    secret = place.folder.parent / "password"
    secret.write_text(password)
    place.run("staff add", "--name", "bench", "--role", "owner", "--password-file", secret).ok()
    starts = []
    for _ in range(5):
        with Server(place) as server:
            starts.append(server.seconds_to_first_answer)
    yield Row("start to first answer with that data", "≤ 300 ms", f"{sorted(starts)[2] * 1000:.0f} ms", COMMAND)
    with Server(place) as server:
        browser = Browser(server.port)
        browser.sign_in("bench", password)
        paths, pages = browser.pages()
        yield from pages_and_search(browser, chat, paths, pages)
        yield durable_command(server, browser, paths)
