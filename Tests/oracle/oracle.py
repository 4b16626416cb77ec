"""What a report must say, computed without Quanzi: DuckDB over the lines of a plain JSONL file.

The definitions stand in README.md beside this file. Usage: oracle.py FILE [--zone ZONE] [--as-of ISO]
"""
import argparse
import json
from pathlib import Path

import duckdb

SQL = Path(__file__).with_name("report.sql")
SHANGHAI = "Asia/Shanghai"
DAY_MS = 86_400_000


class Oracle:
    """One input file, read once; reports at as many instants as wanted."""

    def __init__(self, path, zone=SHANGHAI, first_lines=None, own=()):
        self.base = duckdb.connect()
        # One thread keeps the rows in the order of the file.
        self.base.execute("SET threads = 1")
        self.base.execute("SET TimeZone = 'UTC'")
        self.base.execute("SET VARIABLE zone = ?", [zone])
        load, keep, *self.views = statements()
        self.base.execute(load, [str(path), first_lines or 2**62])
        self.base.execute(keep)
        for sender in own:
            self.base.execute("INSERT INTO own VALUES (?)", [sender])

    def last_message_ms(self):
        return self.base.execute("SELECT max(at_ms) FROM line WHERE kind = 'message'").fetchone()[0]

    def report(self, as_of_ms=None):
        """One dictionary per group, in the shape of `quanzi report --json`; times in milliseconds."""
        self.base.execute("SET VARIABLE as_of = ?", [self.last_message_ms() if as_of_ms is None else as_of_ms])
        for view in self.views:
            self.base.execute(view)
        groups = {row["group"]: row for row in self._rows("SELECT * FROM figures")}
        for group in groups.values():
            group |= {"formerly_active": [], "by_day": [], "by_week": [], "by_hour": [[0] * 24 for _ in range(7)]}
        for part in ("formerly_active", "by_day", "by_week"):
            for row in self._rows(f"SELECT * FROM {part}"):
                groups[row.pop("group")][part].append(row)
        self._judge(groups)
        for row in self._rows("SELECT * FROM by_hour"):
            groups[row["group"]]["by_hour"][row["weekday"] - 1][row["hour"]] = row["messages"]
        return groups

    def _judge(self, groups):
        """The state of every group. Everything in the file was brought together: its last message ends every record."""
        as_of, record = self.base.execute("SELECT getvariable('as_of')::BIGINT, (SELECT max(at_ms) FROM line WHERE kind = 'message')").fetchone()
        weeks = {name: [0] * 12 for name in groups}
        for row in self._rows("SELECT * FROM weekly_speakers"):
            weeks[row["group"]][row["week"]] = row["speakers"]
        for name, group in groups.items():
            group["weekly_speakers"] = weeks[name]
            group["state"] = state(group, weeks[name], as_of, min(record, as_of))

    def _rows(self, query):
        answer = self.base.execute(query)
        names = [column[0] for column in answer.description]
        return [dict(zip(names, row)) for row in answer.fetchall()]


def state(group, weeks, as_of, record):
    """By the table in docs/reference/figures.md."""
    first, last = group["first_at"], group["last_at"]
    if last is None:
        return "too_little_data"
    record = max(record, group["last_known"])
    silence = (record - last) // DAY_MS
    if silence >= 14 and last - first >= 14 * DAY_MS and group["speakers_at_end"] >= 10:
        # As if cut off: only what our own said later tells that it went on.
        record = min(record, max(last, group["last_known"]))
        silence = (record - last) // DAY_MS
    if silence >= 90 or silence >= 14 and last - first < 14 * DAY_MS:
        return "finished"
    if as_of - record >= 7 * DAY_MS:
        return "record_ended"
    if silence >= 14:
        return "dormant"
    earlier = weeks[4:min(12, (as_of - first) // (7 * DAY_MS))]
    if as_of - first < 28 * DAY_MS or group["messages"] - group["own_messages"] < 30 or not any(earlier):
        return "too_little_data"
    # Means of different lengths, compared without dividing.
    now, before = sum(weeks[:4]) * len(earlier), sum(earlier) * 4
    least = 5 * 4 * len(earlier)
    if max(now, before) < least:
        return "too_little_data"
    return "thriving" if 100 * now >= 115 * before else "cooling" if 100 * now < 75 * before else "steady"


def statements():
    return [part for part in SQL.read_text().split(";\n") if part.strip()]


def instant_ms(text):
    """Milliseconds of an ISO 8601 instant with a zone."""
    return duckdb.execute("SELECT epoch_ms(?::TIMESTAMPTZ)", [text]).fetchone()[0]


def iso(at_ms):
    return duckdb.execute("SELECT strftime(epoch_ms(?::BIGINT), '%Y-%m-%dT%H:%M:%S.%gZ')", [at_ms]).fetchone()[0]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file")
    parser.add_argument("--zone", default=SHANGHAI)
    parser.add_argument("--as-of", type=instant_ms)
    asked = parser.parse_args()
    print(json.dumps(Oracle(asked.file, asked.zone).report(asked.as_of), ensure_ascii=False, indent=1))
