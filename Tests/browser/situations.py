"""Where people can be: every page that links lead to, and what they find when something is searched, asked or refused."""
import re
from dataclasses import dataclass
from typing import Callable
from urllib.parse import quote

import chats
import shop
from browser import Forms


@dataclass
class Situation:
    name: str
    path: str
    # What is done there before one looks; nothing if the page itself is the situation.
    act: Callable = lambda page: None

    def enter(self, page):
        page.goto(self.path)
        self.act(page)


def refused(**typed):
    """Sends the page's main form with these values, past the browser's own checks."""
    def act(page):
        form = page.locator("main form:has(.btn-primary)")
        form.evaluate("form => { form.noValidate = true; }")
        for field, value in typed.items():
            form.locator(f"[name={field}]").fill(value)
        form.locator(".btn-primary").click()
        page.get_by_role("alert").first.wait_for()
    return act


def reached(visitor, home):
    """One page of each shape that links lead to from the first one; a link that leads nowhere fails."""
    found, queue = {}, [home]
    while queue:
        path = queue.pop(0)
        shape = re.sub(r"[0-9a-f]{32}|[0-9]+", "0", path.split("?")[0])
        # `/` only leads to the first one.
        if shape in found or shape == "/" or "lang=" in path:
            continue
        answer = visitor.context.request.get(path)
        assert answer.status == 200, f"a link leads to {path}, which is answered with {answer.status}"
        if answer.headers["content-type"].startswith("text/html"):
            found[shape] = Situation(shape, path)
            queue += Forms(answer.text()).links
    return list(found.values())


def place_of(page):
    """The workspace of the page that is shown: `/w/1`."""
    return re.search(r"/w/[0-9]+", page.url)[0]


def uploads(visitor, place, folder):
    """A file that waits for an answer, for each question that can be asked."""
    files = [chats.book_club(folder), chats.without_year(folder), chats.without_day(folder), chats.of_unclear_dates(folder),
             chats.unknown_table(folder), chats.no_chat(folder), chats.written(folder, "空.txt", "")]
    visitor.page.goto("/account")
    token = visitor.token()
    for file in files:
        answer = visitor.post(f"{place}/import/uploads?name={quote(file.stem)}", token, file.read_bytes())
        yield Situation(f"upload {file.stem}", answer.json()["next"])


def of_a_running_shop(visitor, folder):
    """What an owner meets in a shop with groups, members, imports and a colleague. Makes what is not there yet."""
    page = visitor.page
    page.goto("/")
    place = place_of(page)
    shop.bring_in(visitor, chats.with_broken_lines(folder))
    waiting = list(uploads(visitor, place, folder))
    page.goto(f"{place}/staff")
    for field, typed in {"name": "小周", "password": shop.PASSWORD}.items():
        page.locator(f"#{field}").fill(typed)
    visitor.click("添加同事", "button")
    visitor.go("群")
    group = page.get_by_role("link", name="读书群").get_attribute("href")
    visitor.go("成员")
    member = page.get_by_role("link", name="小满").get_attribute("href")
    return [
        *reached(visitor, place), *waiting,
        # Groups that are not up to date lead to no risk.
        Situation("/w/0/risk", f"{place}/risk"),
        Situation("asked again", waiting[1].path, refused(year="去年")),
        Situation("words found", f"{group}/messages?q=收到"), Situation("words not found", f"{group}/messages?q=没有这一句"),
        Situation("before all", f"{group}?as-of=2001-01-01"), Situation("no day", f"{group}?as-of=yesterday"),
        Situation("no name", f"{group}/name", refused(name="")),
        Situation("said by somebody", f"{place}/search?q=收到&sender=小满"), Situation("never said", f"{place}/search?q=没有这一句"),
        Situation("days reversed", f"{place}/search?q=收到&from=2024-05-01&to=2024-04-01"),
        Situation("in context", f"{place}/search?q=桂花", lambda page: page.locator("[data-step]").click()),
        Situation("keys", f"{place}/members", lambda page: page.keyboard.press("?")),
        Situation("member not found", f"{place}/members?q=无名氏"),
        Situation("same person", f"{member}/merge?q=阿"),
        Situation("saved", f"{place}/settings?notice=saved"), Situation("no brand", f"{place}/settings", refused(workspace="")),
        Situation("no colleague", f"{place}/staff", refused(name="", password="短")),
        Situation("wrong old password", "/account", refused(old="不对的旧密码", password=shop.PASSWORD)),
        Situation("no such page", f"{place}/nowhere"),
    ]
