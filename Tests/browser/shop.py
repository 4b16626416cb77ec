"""A Quanzi that is open for business: the account of its owner, and chats brought in through the pages."""
import os
import re
import time
from contextlib import contextmanager

from playwright.sync_api import expect

import quanzi_cli
from quanzi_cli import START_SECONDS, Server

BRAND, OWNER, PASSWORD = "午市小馆", "小林", "锅里的汤要慢慢地熬才香"


@contextmanager
def served(folder):
    """A server on the data in the folder, at a free port."""
    with Server(quanzi_cli.embedded(folder)) as server:
        yield server


def setup_link(server):
    """The one-time link as the server prints it for whoever started it."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        # Read at a place of its own: the server goes on writing at the shared one.
        said = os.pread(server.running.err.fileno(), 1 << 16, 0).decode()
        if link := re.search(r"http://\S+/setup\?token=\S+", said):
            return link[0]
        time.sleep(0.01)
    raise AssertionError(f"no link was printed:\n{said}")


def set_up(visitor):
    """Makes the owner's account, in whatever language the visitor reads."""
    page = visitor.page
    page.goto(setup_link(visitor.server))
    for field, typed in {"workspace": BRAND, "name": OWNER, "password": PASSWORD}.items():
        page.locator(f"#{field}").fill(typed)
    page.locator("form .btn-primary").click()
    expect(page.locator(".empty")).to_be_visible()


def sign_in(visitor, name, password=PASSWORD):
    page = visitor.page
    page.goto("/sign-in")
    page.locator("#name").fill(name)
    page.locator("#password").fill(password)
    page.locator("form .btn-primary").click()


def upload(visitor, file, heading="确认一下，就开始导入"):
    """From anywhere to the questions about the file."""
    visitor.go("导入聊天")
    visitor.page.locator("#files").set_input_files(file)
    expect(visitor.heading()).to_have_text(heading)


def bring_in(visitor, file):
    """From anywhere to the result of the import, without answering anything."""
    upload(visitor, file)
    visitor.click("开始导入", "button")
    expect(visitor.heading()).to_have_text(f"{file.name} 导入好了")


def facts(visitor):
    """The counts of a result page by their labels."""
    page = visitor.page
    return dict(zip(page.locator(".facts dt").all_inner_texts(), page.locator(".facts dd").all_inner_texts()))
