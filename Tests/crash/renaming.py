"""People who rename groups over HTTP, and know which of their commands were acknowledged."""
import http.client
import json
import secrets
import urllib.parse

from browser import Browser

GONE = (OSError, http.client.HTTPException)


class Renamer:
    """A signed-in person with one group, who gives it one name after the other."""

    def __init__(self, browser, address, name):
        self.browser, self.address, self.original = browser, address, name
        self.sent = 0
        # Every name that the group got, in this order; and the one whose answer is still awaited.
        self.given, self.unanswered = [name], None
        self.token = self.form()["token"]

    def form(self):
        """The fields of the group's form as the server shows it now."""
        page = self.browser.page(self.address)
        return next({field.get("name"): field.get("value") for field in form["inputs"]}
                    for form in page.forms if form["action"] == self.address)

    def rename(self, name):
        """Returns when it is acknowledged."""
        self.sent += 1
        self.unanswered = name
        self.browser.connection.request("POST", self.address, urllib.parse.urlencode({"name": name, "token": self.token}), {
            "Cookie": self.browser.cookie, "Origin": self.browser.origin, "Content-Type": "application/x-www-form-urlencoded"})
        answer = self.browser.connection.getresponse()
        answer.read()
        to = answer.headers.get("Location", "")
        # Who is sent to the sign-in page was not heard.
        assert answer.status == 303 and to.startswith(self.address.removesuffix("/name")), f"refused with {answer.status} {to}"
        self.given.append(name)
        self.unanswered = None

    def rename_on(self):
        """Each time a name that there never was, until the server is gone."""
        try:
            while True:
                self.rename(f"{self.original} {self.sent + 1}")
        except GONE:
            self.browser.connection.close()

    def settle(self, place):
        """What was acknowledged is there, once; a command without an answer was carried out wholly or not at all."""
        name = self.form()["name"]
        if name == self.unanswered:
            self.given.append(name)
        self.unanswered = None
        assert name == self.given[-1], f"after {self.given[-3:]} the group's name is {name!r}"
        group = self.address.split("/")[-2]
        [[stored, events]] = place.sql("SELECT name, (SELECT count(*) FROM event WHERE event.kind = 'group.renamed' AND "
                                       f"event.group_id = chat_group.id) FROM chat_group WHERE id = {group}")
        assert stored == name
        assert int(events) == len(self.given) - 1, f"{events} events for {len(self.given) - 1} renames"


def renamers(place, server, folder):
    """One for each group that is there."""
    password = secrets.token_urlsafe(18)
    secret = folder / "password"
    secret.write_text(password)
    place.run("staff add", "--name", "renamer", "--role", "operator", "--password-file", secret).ok()
    found = []
    for workspace, group, name in place.sql("SELECT workspace_id, id, name FROM chat_group ORDER BY id"):
        browser = Browser(server.port)
        browser.sign_in("renamer", password)
        found.append(Renamer(browser, f"/w/{workspace}/groups/{group}/name", name))
    return found


def small_chat(folder, groups):
    path = folder / "small.jsonl"
    lines = [{"group": f"群{number}", "sender": "a", "time": "2024-03-01T12:00:00Z", "type": "text", "text": "好"}
             for number in range(groups)]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path
