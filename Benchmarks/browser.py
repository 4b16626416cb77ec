"""A signed-in session over one kept-alive connection, which finds pages and the search form by itself."""
import http.client
import re
import time
import urllib.parse
from html.parser import HTMLParser
from http.cookies import SimpleCookie


class Forms(HTMLParser):
    """The links and forms of a page."""

    def __init__(self, text):
        super().__init__()
        self.links, self.forms = [], []
        self.feed(text)

    def handle_starttag(self, tag, pairs):
        attributes = dict(pairs)
        if tag == "a" and attributes.get("href", "").startswith("/"):
            self.links.append(attributes["href"].split("#")[0])
        elif tag == "form":
            self.forms.append({"action": attributes.get("action", ""), "method": attributes.get("method", "get").lower(),
                               "inputs": []})
        elif tag == "input" and self.forms:
            self.forms[-1]["inputs"].append(attributes)


class Browser:
    def __init__(self, port):
        self.origin = f"http://127.0.0.1:{port}"
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.cookies = SimpleCookie()
        # Of the last answer.
        self.kind = ""

    @property
    def cookie(self):
        return "; ".join(f"{name}={morsel.value}" for name, morsel in self.cookies.items())

    def ask(self, method, path, fields=None):
        """Status, text and seconds until the last byte."""
        body = urllib.parse.urlencode(fields) if fields is not None else None
        headers = {"Cookie": self.cookie, "Origin": self.origin, "Accept": "text/html"}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        began = time.perf_counter()
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        text = answer.read()
        seconds = time.perf_counter() - began
        self.kind = answer.headers.get("Content-Type", "")
        for line in answer.headers.get_all("Set-Cookie", []):
            self.cookies.load(line)
        place = answer.headers.get("Location")
        if place and answer.status in (301, 302, 303, 307):
            return self.ask("GET", urllib.parse.urljoin(path, place))
        return answer.status, text.decode("utf-8", "replace"), seconds

    def page(self, path):
        status, text, _ = self.ask("GET", path)
        return Forms(text) if status == 200 and self.kind.startswith("text/html") else None

    def sign_in(self, name, password):
        """Fills in the form that has a password field."""
        form = next((form for form in self.page("/sign-in").forms
                     if any(field.get("type") == "password" for field in form["inputs"])), None)
        if form is None:
            raise AssertionError("/sign-in has no form with a password")
        fields = {}
        for field in form["inputs"]:
            kind = field.get("type", "text")
            fields[field.get("name", "")] = {"text": name, "password": password}.get(kind, field.get("value", ""))
        status, text, _ = self.ask("POST", form["action"] or "/sign-in", fields)
        if status != 200 or 'type="password"' in text:
            raise AssertionError(f"signing in was answered with {status}")

    def pages(self, limit=60):
        """One page of each shape that can be reached from the first one by links: ids in addresses do not count."""
        found, queue = {}, ["/"]
        while queue and len(found) < limit:
            path = queue.pop(0)
            shape = re.sub(r"[0-9]+", "0", path.split("?")[0])
            if shape in found or re.search(r"/assets/|sign-out|lang=|\.(csv|zip|html|json)$", path):
                continue
            page = self.page(path)
            if page is not None:
                found[shape] = (path, page)
                queue += page.links
        return [path for path, _ in found.values()], [page for _, page in found.values()]

    def search_address(self, pages, paths):
        """The address of a search form over messages with the words left open, or None."""
        for path, page in zip(paths, pages):
            if not path.split("?")[0].endswith("/messages"):
                continue
            for form in page.forms:
                words = [field for field in form["inputs"] if field.get("type") == "search"]
                if form["method"] == "get" and words:
                    kept = {field["name"]: field.get("value", "") for field in form["inputs"] if field.get("type") == "hidden"}
                    address = urllib.parse.urljoin(path, form["action"]) + "?" + urllib.parse.urlencode(kept)
                    return address + ("&" if kept else "") + words[0]["name"] + "="
        return None
