"""What a group talks about, from the words and lists of docs/reference/words.md and figures.md; cut by ICU, asked from Python.

Usage: words.py FILE [--zone ZONE] [--as-of ISO]
"""
import argparse
import json
import math
import re
from collections import Counter, defaultdict
from datetime import date
from itertools import pairwise
from pathlib import Path

from icu import chinese_words
from signs import TEXTS
from talk import Talk, instant

DOCUMENT = Path(__file__).resolve().parents[2] / "docs/reference/words.md"
WEEKS, BEFORE, KEPT, FREQUENT, CANDIDATES, NAMED = 4, 12, 300, 40, 200, 30
LEAST_SCORE, Z = 10.83, 1.959963984540054
LISTS = {name: set(re.findall(r"`(.+?)`", words))
         for name, words in re.findall(r"^- \*(.+?)\*: (.+)$", DOCUMENT.read_text(encoding="utf-8").split("## The lists")[1], re.M)}
STOPPED = LISTS["function characters"] | LISTS["function words"] | LISTS["English"]

CHINESE = "\u3005-\u3007\u3041-\u30fa\u30fc-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
DIGITS = "0-9\uff10-\uff19"
LETTERS = "A-Za-z\uff21-\uff3a\uff41-\uff5a\xaa\xb5\xba\xc0-\xd6\xd8-\xf6\xf8-\u1fff\u2c00-\u2dff\ua000-\uabff\uac00-\ud7af"
RUN = re.compile(f"(?P<chinese>[{CHINESE}]+)|(?P<plain>(?:[{DIGITS}](?:[{DIGITS}]|[,.:](?=[0-9]))*)?"
                 f"(?:[{LETTERS}](?:[{LETTERS}{DIGITS}]|'(?=[A-Za-z]))*)?)")
ENDS_NAME = re.compile("[\t\r !,:;?\xa0\u2000-\u200a\u3000-\u3002！，：；？]")
PLACEHOLDER = re.compile(rf"\[[{CHINESE}{DIGITS}{LETTERS}]{{0,16}}\]")
PRINTABLE = re.compile(r"[!-Z\\-~]+")
ADDRESS = re.compile(r"(?s).://|[A-Za-z0-9]@[A-Za-z0-9]|(?:\A|[!-\-/:-@])[Ww]{3}\.|"
                     rf"[A-Za-z0-9]\.(?:{'|'.join(LISTS['endings'])})(?![A-Za-z])", re.I)
HALF_WIDTH = {each + 0xFEE0: each for each in (*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B))}
LOWER = {each: each + 32 for each in range(0x41, 0x5B)}


# What a text is made of

def words_of(text):
    """The words of a text: each with whether it stands alone, and whether it adjoins the one before."""
    text = text.encode("utf-8", "replace")[:8192].decode("utf-8", "replace")
    found, part = [], 0
    for start, end in [*skipped(text), (len(text), len(text))]:
        found += words_of_part(text[part:start])
        part = end
    return found


def skipped(text):
    spans, place = [], 0
    while place < len(text):
        letter = text[place]
        end = None
        if letter in "@＠":
            end = end_of_mention(text, place + 1)
        elif letter == "[":
            closed = PLACEHOLDER.match(text, place)
            end = closed and closed.end()
        elif run := PRINTABLE.match(text, place):
            if ADDRESS.search(run[0][:256]):
                end = run.end()
            else:
                place = run.start() + (run[0].find("@") if "@" in run[0] else len(run[0]))
                continue
        if end is None:
            place += 1
        else:
            spans.append((place, end))
            place = end
    return spans


def end_of_mention(text, start):
    for name in ("所有人", "全体成员", "all"):
        if text.startswith(name, start):
            return start + len(name)
    name = re.split("[@＠\n]", text[start:start + 21])[0]
    if "\u2005" in name:
        return start + name.index("\u2005") + 1
    mark = ENDS_NAME.search(name)
    return start + (mark.start() if mark else len(name))


def words_of_part(text):
    found, before, was_latin = [], None, False
    for start, piece, is_chinese in pieces(text):
        word = piece if is_chinese else piece.translate(HALF_WIDTH).translate(LOWER)
        if not counts(piece, word, is_chinese):
            continue
        end = start + len(piece)
        adjoins = before == start or (before is not None and was_latin and not is_chinese and text[before:start] == " ")
        found.append((word, not is_chinese or len(word) > 1, adjoins))
        before, was_latin = end, not is_chinese
    return found


def pieces(text):
    """Where each begins, what it is, and whether it is Chinese."""
    place = 0
    while place < len(text):
        run = RUN.match(text, place)
        if run["chinese"]:
            yield from ((place + start, word, True) for start, word in chinese_words(run["chinese"]))
        elif run["plain"]:
            yield place, run["plain"], False
        place = max(run.end(), place + 1)


def counts(piece, word, is_chinese):
    size = len(piece.encode())
    if size > 48 or word in STOPPED:
        return False
    if is_chinese:
        return len(word) == 1 or not is_filler(word)
    return len(piece) > 1 and not (piece[0] < "\x80" and size > 24) and re.search(f"[{LETTERS}]", piece) is not None \
        and len(set(word.encode())) > 1


def is_filler(word):
    return set(word) <= LISTS["particles"] or len(word) >= 3 and len(set(word)) == 1 or word[0] in LISTS["openers"] \
        or word[-1] == "了" or word[-1] == "的" and word != "目的"


# Weeks

class Week:
    """Messages with words, and of the words in most of them how many messages and members have them."""

    def __init__(self, lines):
        said = [(line.sender, [list(word) for word in words]) for line in lines if line.kind in TEXTS and (words := words_of(line.text))]
        self.messages = len(said)
        alone = {word: alone for _, words in said for word, alone, _ in words}
        parts, inside = {}, tally(said, {})
        for is_second in (False, True):
            strength = phrases(said, inside, parts, is_second)
            if not strength:
                break
            for left, right in sorted(strength, key=lambda pair: (joined(*pair).encode(), len(pair[0].encode()))):
                parts.setdefault(joined(left, right), (left, right))
                alone.setdefault(joined(left, right), True)
            said = [(sender, join(words, strength)) for sender, words in said]
            inside = tally(said, parts)
        kept = [(word, len(messages), len({said[each][0] for each in messages})) for word, messages in inside.items()
                if len(messages) >= 2 and alone[word]]
        kept = sorted(kept, key=lambda row: (-row[1], row[0].encode()))[:KEPT]
        self.words = {word: (messages, speakers) for word, messages, speakers in kept}
        self.at_the_end = kept[-1][1] if len(kept) == KEPT else 0


def tally(said, parts):
    """The messages of every word, those within phrases too."""
    found = defaultdict(set)

    def note(word, message):
        found[word].add(message)
        for part in parts.get(word, ()):
            note(part, message)
    for message, (_, words) in enumerate(said):
        for word, _, _ in words:
            note(word, message)
    return found


def phrases(said, inside, parts, is_second):
    """How surely two words belong together, of those that do."""
    together = defaultdict(set)
    for message, (_, words) in enumerate(said):
        for (left, _, _), (right, _, adjoins) in pairwise(words):
            if adjoins and left != right and min(len(inside[left]), len(inside[right])) >= 3 and (not is_second or left in parts or right in parts):
                together[left, right].add(message)
    total, found = sum(map(len, inside.values())), {}
    for (left, right), messages in together.items():
        both, one, other = len(messages), len(inside[left]), len(inside[right])
        if both < 3 or both * total <= one * other or both >= total or len(joined(left, right).encode()) > 60:
            continue
        bond, sure = math.log(both * total / (one * other)) / math.log(total / both), g_squared(both, one - both, other - both, total - one - other + both)
        if bond >= 0.5 and sure >= LEAST_SCORE:
            found[left, right] = sure
    return found


def joined(left, right):
    return left + (" " if left[-1] < "\x80" and right[0] < "\x80" else "") + right


def join(words, strength):
    found, place = [], 0

    def at(place):
        return strength.get((words[place][0], words[place + 1][0])) if place + 1 < len(words) and words[place + 1][2] else None
    while place < len(words):
        here = at(place)
        if here is not None and here >= (at(place + 1) or 0):
            found.append([joined(words[place][0], words[place + 1][0]), True, words[place][2]])
            place += 2
        else:
            found.append(words[place])
            place += 1
    return found


def g_squared(*table):
    a, b, c, d = (max(0, each) for each in table)
    total = a + b + c + d

    def term(seen, usual):
        return seen * math.log(seen * total / usual) if seen and usual else 0.0
    # Exchanged rows and columns give the same, to the last bit: of two phrases that share a word the left one wins if they are equal.
    beside = term(b, (a + b) * (b + d)) + term(c, (c + d) * (a + c))
    return max(0.0, 2 * (term(a, (a + b) * (a + c)) + beside + term(d, (c + d) * (b + d))))


# Contrasts

class Period:
    """Some weeks added up."""

    def __init__(self, weeks):
        self.messages, self.words, self.speakers, self.unseen = sum(week.messages for week in weeks), Counter(), Counter(), Counter()
        self.unseen_at_all = sum(week.at_the_end for week in weeks)
        for week in weeks:
            for word, (messages, speakers) in week.words.items():
                self.words[word] += messages
                self.speakers[word] = max(self.speakers[word], speakers)
                self.unseen[word] += week.at_the_end


def contrast(here, there, least, counts_unseen):
    numbers = {"messages": here.messages, "messages_there": there.messages}
    if here.messages < 30 or there.messages < 30:
        return numbers | {"words": [], "silence": "too_few_messages" if here.messages < 30 else "nothing_to_compare"}
    rows = []
    for word, messages in here.words.items():
        if messages < least or here.speakers[word] < 2:
            continue
        other = there.words[word]
        unseen = there.unseen_at_all - there.unseen[word] if counts_unseen else 0
        row = telling(messages, here.messages, min(other + unseen, there.messages), there.messages)
        if row["ratio"] >= 1.5 and row["score"] >= LEAST_SCORE:
            rows.append({"word": word, "messages": messages, "speakers": here.speakers[word], "messages_there": other} | row)
    rows = sorted(rows, key=lambda row: (-row["score"], -row["messages"], row["word"].encode()))[:CANDIDATES]
    left_out = {id(other if long["messages"] * 2 >= other["messages"] else long) for long in rows for other in rows if stands_in(other["word"], long["word"])}
    named = [row for row in rows if id(row) not in left_out][:NAMED]
    return numbers | ({"words": named} if named else {"words": [], "silence": "nothing_stands_out"})


def telling(a, n, b, m):
    ratio = (a + 0.5) / (n + 0.5) / ((b + 0.5) / (m + 0.5))
    wide = math.exp(Z * math.sqrt(max(0, 1 / (a + 0.5) - 1 / (n + 0.5) + 1 / (b + 0.5) - 1 / (m + 0.5))))
    return {"ratio": ratio, "low": ratio / wide, "high": ratio * wide, "score": g_squared(a, n - a, b, m - b)}


def stands_in(word, phrase):
    if word == phrase or len(word.encode()) >= len(phrase.encode()):
        return False
    before = r"(?<![\x00-\x1f\x21-\x7f])" if word[0] < "\x80" else ""
    behind = r"(?![\x00-\x1f\x21-\x7f])" if word[-1] < "\x80" else ""
    return re.search(before + re.escape(word) + behind, phrase) is not None


class Words(Talk):
    """One input file; section `words` of all its groups at any instant."""

    def __init__(self, path, zone="Asia/Shanghai", own_zone="Asia/Shanghai"):
        super().__init__(path, zone)
        self.knows_others, self.weeks = zone == own_zone, {}

    def week(self, name, monday, as_of):
        lines = [line for line in self.groups[name] if monday <= line.day < monday + 7 and line.at <= as_of]
        key = name, monday, len(lines)
        if key not in self.weeks:
            self.weeks[key] = Week(lines)
        return self.weeks[key]

    def report(self, as_of=None):
        as_of = self.last_message() if as_of is None else as_of
        today, _ = self.wall_clock(as_of)
        running = today - (today - 1) % 7
        latest = {name: [self.week(name, running - 7 * back, as_of) for back in range(WEEKS + BEFORE)] for name in self.groups}
        return {name: self.section(name, running, latest) for name in self.groups}

    def section(self, name, running, latest):
        here, before = Period(latest[name][:WEEKS]), Period(latest[name][WEEKS:])
        others = Period([week for other, weeks in latest.items() if other != name and self.knows_others for week in weeks[1:WEEKS + 1]])
        frequent = sorted(here.words, key=lambda word: (-here.words[word], word.encode()))[:FREQUENT]
        return {"from": str(date.fromordinal(running - 7 * (WEEKS - 1))), "to": str(date.fromordinal(running)), "messages": here.messages,
                "frequent": [{"word": word, "messages": here.words[word], "speakers": here.speakers[word]} for word in frequent],
                "key": contrast(here, others, 3, False), "rising": contrast(here, before, 5, True)}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file")
    parser.add_argument("--zone", default="Asia/Shanghai")
    parser.add_argument("--as-of", type=instant)
    asked = parser.parse_args()
    print(json.dumps(Words(asked.file, asked.zone).report(asked.as_of), ensure_ascii=False, indent=1))
