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
    """A report without what may differ between two data folders: ids, what follows their order, and the workspace's name."""
    def group(one):
        former = [{key: value for key, value in member.items() if key != "member"} for member in one["formerly_active"]]
        sections = {name: without_ids(section, one["people"]) for name, section in one["sections"].items() if name not in DRAWN}
        return {**one, "id": None, "people": sorted(one["people"].values()), "sections": sections,
                "formerly_active": sorted(former, key=lambda member: (member["name"], member["last_at"]))}

    return {"as_of": report.get("as_of"), "zone": report.get("zone"),
            "groups": sorted(map(group, report["groups"]), key=lambda one: one["group"])}


# Drawings and circles follow the order of ids.
DRAWN = {"network", "invitations"}
BY_ORDER = {"message", "circles", "modularity", "bridges"}


def without_ids(value, people):
    """People by their names, lists of people in the order of their names, messages not at all; sums may differ in the last digit."""
    if isinstance(value, dict):
        return {key: without_ids(one, people) for key, one in value.items() if key not in BY_ORDER}
    if isinstance(value, list):
        rows = [without_ids(one, people) for one in value]
        return sorted(rows, key=repr) if rows and isinstance(rows[0], dict) else rows
    if isinstance(value, float):
        return round(value, 9)
    return people.get(value, value) if isinstance(value, str) else value


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
