"""What the sections of structure, flow, trend and risk stand on: one input file as groups of lines, of which those that bring somebody
in say by whom and how.
"""
import re
from collections import defaultdict

from sections import DAY, EVENTS
from signs import TEXTS
from talk import Talk, bearers, mentioned

# The sentences in which the generated chats tell of joins; names are `name(identity)`.
INVITED = re.compile(r'"[^"]*\((\w+)\)"邀请"[^"]*\((\w+)\)"加入了群聊')
BY_CODE = re.compile(r'"[^"]*\((\w+)\)"通过扫描"[^"]*\((\w+)\)"分享的二维码加入群聊')
A_TURN_WEIGHS = 0.25


class Join:
    __slots__ = ("member", "at", "inviter", "way", "place")

    def __init__(self, member, at, inviter, way, place):
        self.member, self.at, self.inviter, self.way, self.place = member, at, inviter, way, place


def join_of(line, place):
    if line.kind == "join":
        return Join(line.sender, line.at, None, "other", place)
    if line.kind == "system":
        if found := INVITED.fullmatch(line.text):
            return Join(found[2], line.at, found[1], "invitation", place)
        if found := BY_CODE.fullmatch(line.text):
            return Join(found[1], line.at, found[2], "qr", place)
    return None


class Group:
    """What is known of one group at an instant."""

    def __init__(self, log, weights, own, as_of, wall_clock):
        self.log, self.own, self.as_of, self.weights = log, own, as_of, weights
        self.wall_clock, self.today = wall_clock, wall_clock(as_of)[0]
        self.said = [line for line in log if line.kind not in EVENTS]
        self.spoken = [line for line in self.said if line.sender not in own]
        self.joins = [join for join in (join_of(line, place) for place, line in enumerate(log)) if join]
        self.first_join, self.joins_at = {}, defaultdict(list)
        for join in self.joins:
            self.first_join.setdefault(join.member, join)
            self.joins_at[join.place].append(join)
        self.of_member = defaultdict(list)
        for line in self.said:
            self.of_member[line.sender].append(line)
        self.of_speaker = {member: lines for member, lines in self.of_member.items() if member not in own}
        self.first_seen, self.there, self.leaves = {}, {}, defaultdict(list)
        for line in log:
            join = join_of(line, None)
            if join or line.kind not in ("nick", "system"):
                member = join.member if join else line.sender
                self.first_seen.setdefault(member, line.at)
                self.there[member] = line.kind != "leave"
                if line.kind == "leave":
                    self.leaves[member].append(line.at)
        self.began = min(self.first_seen.values(), default=None)

    def members(self):
        """Who is there."""
        return [member for member, there in self.there.items() if there]

    def last_84_days(self):
        return [line for line in self.said if self.today - 84 < line.day <= self.today]

    def week_back(self, at):
        """0 for the last 7 × 24 h, 1 for those before."""
        return (self.as_of - at) // (7 * DAY)


class History(Talk):
    """One input file, read once; groups at as many instants as wanted."""

    def __init__(self, path, zone="Asia/Shanghai", operators=(), robots=(), likely=()):
        super().__init__(path, zone, operators, robots, likely)
        self.weights = {}
        for log in self.groups.values():
            self.weights |= weights_of_turning([line for line in log if line.kind not in EVENTS], bearers(log))

    def at(self, as_of=None):
        """Every group by its name."""
        as_of = self.last_message() if as_of is None else as_of
        return {name: Group([line for line in log if line.at <= as_of], self.weights, self.own, as_of, self.wall_clock)
                for name, log in self.groups.items()}


def weights_of_turning(said, names):
    """Of each message that turns to somebody how much that weighs: 1 by a quotation or a name, a quarter by a turn."""
    weights, last_said = {}, {}
    for line in said:
        if line.turns:
            quoted = last_said.get(line.quote) if line.quote else None
            called = quoted is not None and line.at - quoted.at <= DAY \
                or line.kind in TEXTS and bool(mentioned(line.text, names) - {line.sender})
            weights[line] = 1 if called else A_TURN_WEIGHS
        if line.kind in TEXTS:
            last_said[line.text] = line
    return weights
