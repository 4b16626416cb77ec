"""A person with a browser of their own, who hears everything the browser complains about."""
from contextlib import contextmanager

from playwright.sync_api import expect, sync_playwright

# Debian's Chromium without windows, menus and a graphics card: opening a page costs it less than half.
CHROMIUM = "/usr/bin/chromium"
LOCALES = {"zh-Hans": "zh-CN", "en": "en-US"}
PATIENCE_MS = 10_000


@contextmanager
def chromium():
    """One process for all visitors; each visitor has cookies of their own."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        # Chromium's sandbox refuses root, and in a container one is root.
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


class Visitor:
    def __init__(self, browser, server, language="zh-Hans", known=None, **window):
        """`known` is what `remember` of another visitor gave: whoever is known is signed in already."""
        self.server = server
        self.complaints = []
        self.context = browser.new_context(base_url=server.url, locale=LOCALES[language], storage_state=known, **window)
        self.context.set_default_timeout(PATIENCE_MS)
        self.page = self.context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complain(f"script failed: {error}"))
        self.page.on("requestfailed", self._miss)
        self.page.on("response", self._look)

    def complain(self, sentence):
        self.complaints.append(f"{self.page.url}: {sentence}")

    def _hear(self, message):
        # A refused page is reported here as well; `_look` tells it from a refused part of a page.
        if message.type in ("error", "warning") and not message.text.startswith("Failed to load resource"):
            self.complain(f"console: {message.text}")

    def _miss(self, request):
        # What was still loading when the person went on is aborted by the browser itself.
        if request.failure != "net::ERR_ABORTED":
            self.complain(f"{request.url} was not answered: {request.failure}")

    def _look(self, response):
        if response.status >= 400 and not response.request.is_navigation_request():
            self.complain(f"{response.url} was answered with {response.status}")

    def remember(self):
        """The session alone: the next browser speaks a language of its own."""
        return {"cookies": [cookie for cookie in self.context.cookies() if cookie["name"] == "quanzi_session"], "origins": []}

    def heading(self):
        return self.page.get_by_role("heading", level=1)

    def click(self, name, role="link"):
        """Something in the middle of the page."""
        self.page.get_by_role("main").get_by_role(role, name=name, exact=True).click()

    def go(self, door):
        """Through a door of the main navigation."""
        self.page.locator(".side-nav").get_by_role("link", name=door, exact=True).click()

    def token(self):
        """The token that a form of this person must carry."""
        return self.page.locator("input[name=token]").first.get_attribute("value")

    def post(self, path, token, data=None):
        """Sends what no button on the page sends."""
        return self.context.request.post(path, data=data, headers={
            "Origin": self.server.url, "X-Form-Token": token, "Accept": "application/json"})
