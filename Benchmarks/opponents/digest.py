"""Turns plain JSONL into the rows of Quanzi's message table, in a binary file that insert.c reads without parsing.

Usage: digest.py FILE TARGET. A row: length of the text and kind (u32), then id, group, member, time in milliseconds and
fingerprint (i64), then the text. Ids sort by time, as Quanzi's do.
"""
import functools
import hashlib
import json
import struct
import sys
from datetime import datetime

EVENTS = {"join", "leave", "nick", "system"}
TEXT = 1
ROW = struct.Struct("<IIqqqqq")


def hashed(text):
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little", signed=True)


known = functools.lru_cache(maxsize=None)(lambda name: hashed(name) >> 1 & 0x7FFF_FFFF_FFFF_FFFF)


def digest(source, target):
    for number, line in enumerate(source):
        row = json.loads(line)
        if row["type"] in EVENTS:
            continue
        at_ms = int(datetime.fromisoformat(row["time"]).timestamp()) * 1000
        text = row["text"].encode()
        target.write(ROW.pack(len(text), TEXT, at_ms << 20 | number & 0xFFFFF, known(row["group"]), known(row["sender"]), at_ms,
                              hashed(f"{number}{row['sender']}{row['text']}")))
        target.write(text)


with open(sys.argv[1], encoding="utf-8") as source, open(sys.argv[2], "wb") as target:
    digest(source, target)
