"""The table that a run leaves behind."""
import os
import platform
import subprocess
from dataclasses import dataclass
from datetime import date

HEAD = """# Measured

Written by `make bench` on {date}: {cores} cores, {memory} GiB of memory, {system}, {swift}. Opponents and Quanzi run in turn in one run;
a ratio is the median of {rounds} rounds. {messages:,} messages of {members:,} members in {groups} groups (`Benchmarks/generate.py`, seed {seed}).

| what | goal | measured | command |
|---|---|---|---|
"""


@dataclass
class Row:
    what: str
    goal: str
    figure: str
    command: str

    def __str__(self):
        return f"| {self.what} | {self.goal} | {self.figure} | `{self.command}` |"


def machine():
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    swift = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout.splitlines()[0].split(" (")[0]
    return {"date": date.today(), "cores": len(os.sched_getaffinity(0)), "memory": round(memory),
            "system": platform.freedesktop_os_release()["PRETTY_NAME"], "swift": swift}


def write(path, rows, **run):
    path.write_text(HEAD.format(**machine(), **run) + "".join(f"{row}\n" for row in rows), encoding="utf-8")
