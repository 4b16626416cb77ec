"""The rows about import: Quanzi, the straight Python program and the bare C program, in turn, on the same messages."""
import json
import re
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

from quanzi_cli import ROOT, Running, embedded
from rows import Row

OPPONENTS = Path(__file__).with_name("opponents")
SCHEMA = ROOT / "Sources/Features/Messages/Schema/001_messages.sql"
IMPORT = "quanzi import --data DIR FILE"


def message_schema():
    """The message table and its index, as Quanzi makes them in SQLite."""
    statements = re.findall(r"CREATE [^;]*;", SCHEMA.read_text())
    wanted = [text for text in statements if re.search(r" message(_identity)?\b", text.split("(")[0])]
    return "\n".join(re.sub(r"\);$", ") STRICT, WITHOUT ROWID;", text) if text.startswith("CREATE TABLE") else text
                     for text in wanted)


class Imports:
    """Figures of all rounds, by name; rates in messages a second."""

    def __init__(self, work, jsonl, table, messages):
        self.work, self.files, self.messages = work, {"JSONL": jsonl, "CSV": table}, messages
        self.rates, self.peaks, self.count = {}, [], 0
        (work / "message.sql").write_text(message_schema())
        subprocess.run(["cc", "-O2", "-o", work / "insert", OPPONENTS / "insert.c", "-lsqlite3"], check=True)
        subprocess.run([sys.executable, OPPONENTS / "digest.py", jsonl, work / "rows"], check=True)

    def round(self):
        """Everything once; returns the place that holds the JSONL with its search index."""
        for old in self.work.glob("data-*"):
            shutil.rmtree(old)
        for kind, file in self.files.items():
            place = self.quanzi(kind, file)
            self.quanzi(f"{kind} again", file, place=place, expected=0)
            self.straight(f"straight {kind}", file)
            self.quanzi(f"{kind} without search", file, "--no-search")
            self.straight(f"straight {kind} without search", file, "--no-search")
            self.bare_insert(f"insert beside {kind}")
            if kind == "JSONL":
                kept = place
        return kept

    def new(self, name):
        self.count += 1
        return self.work / f"{name}-{self.count}"

    def quanzi(self, name, file, *options, place=None, expected=None):
        place = place or embedded(self.new("data"))
        ended = place.run("import", "--json", *options, file, timeout=3600).ok()
        added = json.loads(ended.out)["messages"]
        wanted = self.messages if expected is None else expected
        if added != wanted:
            raise AssertionError(f"{name}: {added} messages added instead of {wanted}")
        self.peaks.append(ended.peak_rss_mb)
        self.keep(name, ended.seconds)
        return place

    def straight(self, name, file, *options):
        database = self.new("straight")
        self.opponent(name, database, [sys.executable, OPPONENTS / "straight.py", file, database, *options])

    def bare_insert(self, name):
        database = self.new("insert")
        self.opponent(name, database, [self.work / "insert", self.work / "message.sql", self.work / "rows", database])

    def opponent(self, name, database, command):
        said = Running(command).finish(3600).json()
        if said["messages"] != self.messages:
            raise AssertionError(f"{name}: {said['messages']} messages instead of {self.messages}")
        self.keep(name, said["seconds"])
        database.unlink()

    def keep(self, name, seconds):
        self.rates.setdefault(name, []).append(self.messages / seconds)
        print(f"{name}: {self.messages / seconds:,.0f} messages/s", file=sys.stderr)

    def rate(self, name):
        return f"{statistics.median(self.rates[name]):,.0f} messages/s"

    def ratio(self, name, other):
        return statistics.median(one / two for one, two in zip(self.rates[name], self.rates[other]))

    def table(self):
        for kind in self.files:
            bare = f"{kind} without search"
            yield Row(f"import of {kind}, diagnosis and search ready", "≥ 80,000 messages/s", self.rate(kind), IMPORT)
            yield Row(f"import of {kind} without search", "≥ 200,000 messages/s", self.rate(bare), IMPORT + " --no-search")
            yield Row(f"the same {kind} again, 0 added", "≥ the first time's rate",
                      f"{self.rate(f'{kind} again')}, {self.ratio(f'{kind} again', kind):.2f} ×", IMPORT)
            yield Row(f"{kind} against straight Python", "≥ 8 ×",
                      f"{self.ratio(kind, f'straight {kind}'):.1f} × of {self.rate(f'straight {kind}')}", "Benchmarks/opponents/straight.py")
            yield Row(f"{kind} against straight Python, both without search", "",
                      f"{self.ratio(bare, f'straight {bare}'):.1f} × of {self.rate(f'straight {bare}')}",
                      "Benchmarks/opponents/straight.py --no-search")
            insert = f"insert beside {kind}"
            yield Row(f"{kind} without search against C that only inserts", "≤ 3 × its time",
                      f"{self.ratio(insert, bare):.2f} × (C: {self.rate(insert)})", "Benchmarks/opponents/insert.c")
        yield Row("peak memory of all these imports", "≤ 300 MB", f"{max(self.peaks):.0f} MB", IMPORT)
