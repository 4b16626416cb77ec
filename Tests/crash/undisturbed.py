"""What an import leaves when nothing goes wrong, and what must hold after everything went wrong."""
import functools

from compare import differences
from oracle import Oracle


class Undisturbed:
    def __init__(self, place, chat):
        self.place, self.chat = place, chat
        ended = place.run("import", "--json", chat).ok()
        self.seconds = ended.seconds
        self.said = ended.json()
        self.report = comparable(place.report())

    def must_equal(self, place):
        """The same report, no doubles, and boards that follow from the journal."""
        assert comparable(place.report()) == self.report
        assert place.is_rebuilt_equal()


def comparable(report):
    """A report without what may differ between two data folders: ids and the workspace's name."""
    def group(one):
        former = [{key: value for key, value in member.items() if key != "member"} for member in one["formerly_active"]]
        return {**one, "id": None, "formerly_active": sorted(former, key=lambda member: (member["name"], member["last_at"]))}

    return {"as_of": report.get("as_of"), "zone": report.get("zone"),
            "groups": sorted(map(group, report["groups"]), key=lambda one: one["group"])}


@functools.cache
def prefix_oracle(chat, lines):
    return Oracle(chat, first_lines=lines)


def must_be_a_beginning(report, chat):
    """The report is what the first lines of the file give: nothing in it is half done, nothing doubled. The chat has
    only messages, joins and leaves, so their sum says how many lines arrived. Returns that number."""
    lines = sum(group["messages"] + group["joins"] + group["leaves"] for group in report["groups"])
    if lines:
        expected = prefix_oracle(chat, lines).report()
        listed = {group["group"] for group in report["groups"]}
        silent = [name for name, group in expected.items() if not group["messages"] + group["joins"] + group["leaves"]]
        assert differences({name: group for name, group in expected.items() if name in listed or name not in silent}, report) == []
    return lines
