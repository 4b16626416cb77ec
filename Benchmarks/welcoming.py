"""A shop that writes welcomes through the console's pages, for tests and benchmarks."""
import http.client
import json
import re
import secrets
import urllib.parse
from pathlib import Path

from browser import Browser

NAME = "掌柜"


def owner(place, folder):
    """Makes an account; its password."""
    password, file = secrets.token_urlsafe(18), Path(folder) / "password"
    file.write_text(password)
    place.run("staff add", "--name", NAME, "--role", "owner", "--password-file", file).ok()
    return password


class Console:
    def __init__(self, port, password):
        self.port = port
        self.browser = Browser(port)
        self.browser.sign_in(NAME, password)
        _, home, _ = self.browser.ask("GET", "/")
        self.place = re.search(r"/w/[0-9]+", home)[0]

    def post(self, page, action, fields):
        """Fills in the form of a page; what is shown then. A list is a field that comes several times."""
        _, form, _ = self.browser.ask("GET", self.place + page)
        token = re.search(r'name="token" value="([^"]+)"', form)[1]
        pairs = [(name, each) for name, value in fields.items() for each in (value if isinstance(value, list) else [value])]
        status, text, _ = self.browser.ask("POST", self.place + action, [("token", token), *pairs])
        if status != 200:
            raise AssertionError(f"{action} was answered with {status}: " + " ".join(re.findall(r'class="field-error"[^>]*>([^<]*)', text)))
        return text

    def write(self, name, text, kind, states=""):
        """The address of a new welcome that holds at any time."""
        shown = self.post("/welcomes/new", "/welcomes", {
            "name": name, "text": text, "calling": "朋友", "kind": kind, "states": states, "from": "", "to": "", "day": [*"1234567"]})
        return re.search(r"/welcomes/[0-9]+", shown)[0]

    def attach(self, welcome, name, body):
        _, page, _ = self.browser.ask("GET", self.place + welcome)
        token = re.search(r'name="token" value="([^"]+)"', page)[1]
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("POST", f"{self.place}{welcome}/files?name={urllib.parse.quote(name)}", body, {
            "Cookie": self.browser.cookie, "Origin": self.browser.origin, "X-Form-Token": token, "Content-Type": "application/octet-stream",
            "Accept": "application/json"})
        answer = connection.getresponse()
        said = json.loads(answer.read())
        connection.close()
        if answer.status != 200:
            raise AssertionError(said)

    def compare(self):
        """Asks for a comparison of everything with the platform."""
        _, page, _ = self.browser.ask("GET", self.place + "/wecom")
        connection = re.search(r"/wecom/[0-9]+", page)[0]
        self.post(connection, connection + "/comparison", {})

    def alarm(self):
        """What is said above every page."""
        _, page, _ = self.browser.ask("GET", self.place + "/members")
        return " ".join(re.findall(r'class="alarm"[^>]*>(.*?)</div>', page, re.S))

    def template(self, text, known=None, kind="none", **fields):
        page = f"/welcomes/groups/{known or 'new'}"
        self.post(page, f"/welcomes/groups/{known}" if known else "/welcomes/groups", {"text": text, "kind": kind, **fields})

    def remove_template(self, template):
        self.post("/welcomes/groups", f"/welcomes/groups/{template}/removal", {})
