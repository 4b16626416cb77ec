"""The row about posters of live codes: the server on one core, asked over HTTP for one poster after the other."""
import os
import re
import secrets
import tempfile
import time
from pathlib import Path

from browser import Browser
from quanzi_cli import Server, embedded
from rows import Row

TIMES = 100
COMMAND = "make bench"


def measure():
    password = secrets.token_urlsafe(18)
    with tempfile.TemporaryDirectory(prefix="quanzi-bench-posters-") as work:
        secret = Path(work) / "password"
        secret.write_text(password)
        place = embedded(Path(work) / "data")
        place.run("staff add", "--name", "bench", "--role", "owner", "--password-file", secret).ok()
        with Server(place) as server:
            browser = Browser(server.port)
            browser.sign_in("bench", password)
            code = made(browser)
            for what, file in (("PNG of 1080 × 1520 pixels", "poster.png"), ("PDF", "poster.pdf")):
                yield Row(f"posters with a QR code a minute on one core, {what}", "≥ 300", f"{a_minute(server, browser, f'{code}/{file}'):,.0f}", COMMAND)


def made(browser):
    """The address of a code that was made by its form."""
    _, home, _ = browser.ask("GET", "/")
    place = re.search(r"/w/[0-9]+", home)[0]
    _, form, _ = browser.ask("GET", f"{place}/codes/new")
    token = re.search(r'name="token" value="([^"]+)"', form)[1]
    _, page, _ = browser.ask("POST", f"{place}/codes", {"token": token, "name": "锅里的汤 · 午餐群", "guide": "每天十一点发今日菜单", "fill": "order", "reserve": "10"})
    return re.search(rf"{place}/codes/[0-9]+", page)[0]


def a_minute(server, browser, path):
    """The processor time of the server counts, whatever core it was spent on: nothing else asks it."""
    browser.ask("GET", path)
    before, began = processor_seconds(server.running.process.pid), time.perf_counter()
    for number in range(TIMES):
        status, _, _ = browser.ask("GET", f"{path}?colour={('green', 'blue', 'red', 'ink')[number % 4]}")
        if status != 200:
            raise AssertionError(f"{path} was answered with {status}")
    spent = processor_seconds(server.running.process.pid) - before
    return 60 * TIMES / max(spent, time.perf_counter() - began)


def processor_seconds(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
