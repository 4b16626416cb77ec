"""The opponent: what a sensible person writes in Python to put a chat into SQLite with search and figures.

Same job as `quanzi import`: json or csv, one table with a unique index so that the same file adds nothing, a full-text
index over bigrams of Chinese and whole Latin words, and messages per member and day.
Usage: straight.py FILE DATABASE [--no-search]. Prints {"messages":…, "seconds":…}.
"""
import csv
import json
import re
import sqlite3
import sys
import time
import zlib
from datetime import datetime, timedelta, timezone
from itertools import islice

BATCH = 16_384
SHANGHAI = timezone(timedelta(hours=8))
EVENTS = {"join", "leave", "nick", "system"}
RUNS = re.compile(r"[\u3400-\u9fff]+|[a-z0-9_]+")
SCHEMA = """
CREATE TABLE IF NOT EXISTS message (
    id INTEGER PRIMARY KEY, chat TEXT NOT NULL, sender TEXT NOT NULL, at_ms INTEGER NOT NULL, kind TEXT NOT NULL,
    text TEXT NOT NULL, fingerprint INTEGER NOT NULL, UNIQUE (chat, at_ms, fingerprint));
CREATE TABLE IF NOT EXISTS event (
    chat TEXT NOT NULL, at_ms INTEGER NOT NULL, sender TEXT NOT NULL, kind TEXT NOT NULL, PRIMARY KEY (chat, at_ms, sender, kind)
    ) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS member_day (
    chat TEXT NOT NULL, day TEXT NOT NULL, sender TEXT NOT NULL, messages INTEGER NOT NULL, PRIMARY KEY (chat, day, sender)
    ) WITHOUT ROWID;
"""
SEARCH = "CREATE VIRTUAL TABLE IF NOT EXISTS search USING fts5(tokens)"
DAYS = """
INSERT OR REPLACE INTO member_day
SELECT chat, date(at_ms / 1000, 'unixepoch', '+8 hours'), sender, count(*) FROM message GROUP BY 1, 2, 3
"""


def read_jsonl(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            yield row["group"], row["sender"], row["time"], row["type"], row["text"]


def read_csv(path):
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["Talker"], row["Sender"], row["Time"], "text", row["Content"]


def milliseconds(text):
    at = datetime.fromisoformat(text)
    return int((at if at.tzinfo else at.replace(tzinfo=SHANGHAI)).timestamp() * 1000)


def tokens(text):
    words = []
    for run in RUNS.findall(text.lower()):
        if run[0] < "\u3400" or len(run) == 1:
            words.append(run)
        else:
            words += [run[i:i + 2] for i in range(len(run) - 1)]
    return " ".join(words)


def rows(lines, first_id):
    """Messages with a fingerprint; the same text twice in one second differs by its number."""
    second, seen = None, {}
    for number, (chat, sender, written, kind, text) in enumerate(lines, first_id):
        if written != second:
            second, seen = written, {}
        key = (chat, sender, kind, text)
        seen[key] = seen.get(key, 0) + 1
        yield number, chat, sender, milliseconds(written), kind, text, stable_hash(sender, kind, text, seen[key])


def stable_hash(sender, kind, text, count):
    whole = f"{sender}\0{kind}\0{count}\0{text}".encode()
    return zlib.crc32(whole) << 31 | zlib.adler32(whole) >> 1


def load(path, base, with_search):
    added = 0
    first_id = base.execute("SELECT coalesce(max(id), 0) + 1 FROM message").fetchone()[0]
    source = rows((read_csv if path.endswith(".csv") else read_jsonl)(path), first_id)
    while batch := list(islice(source, BATCH)):
        with base:
            added += base.executemany("INSERT OR IGNORE INTO message VALUES (?,?,?,?,?,?,?)",
                                      [row for row in batch if row[4] not in EVENTS]).rowcount
            base.executemany("INSERT OR IGNORE INTO event VALUES (?,?,?,?)",
                             [(row[1], row[3], row[2], row[4]) for row in batch if row[4] in EVENTS])
            if with_search:
                new = base.execute("SELECT id, text FROM message WHERE id >= ?", [batch[0][0]]).fetchall()
                base.executemany("INSERT INTO search (rowid, tokens) VALUES (?,?)", [(id, tokens(text)) for id, text in new])
    if added:
        with base:
            base.execute(DAYS)
    return added


def main():
    path, database = sys.argv[1:3]
    with_search = "--no-search" not in sys.argv
    began = time.monotonic()
    base = sqlite3.connect(database)
    base.execute("PRAGMA journal_mode = WAL")
    base.execute("PRAGMA synchronous = FULL")
    base.executescript(SCHEMA + (SEARCH if with_search else ""))
    added = load(path, base, with_search)
    base.close()
    print(json.dumps({"messages": added, "seconds": time.monotonic() - began}))


main()
