"""The `quanzi` command as the Python tests and benchmarks see it: a process with arguments, output, time and memory."""
import contextlib
import json
import os
import secrets
import signal
import socket
import sqlite3
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 30


def binary():
    """The binary under test: QUANZI_BIN, else the release build."""
    path = Path(os.environ.get("QUANZI_BIN") or ROOT / ".build/release/quanzi")
    if not os.access(path, os.X_OK):
        raise SystemExit(f"{path} is missing: run `make build`, or name another binary in QUANZI_BIN.")
    return str(path)


def data_folder():
    """The folder of real chats, or None: tests that want it are skipped without it."""
    given = os.environ.get("QUANZI_DATA")
    folder = Path(given) if given else ROOT.parent / "shared/data"
    return folder if (folder / "README.md").is_file() else None


@dataclass
class Finished:
    """What a process left behind."""
    command: list
    code: int
    out: str
    err: str
    seconds: float
    peak_rss_mb: float

    def ok(self):
        if self.code != 0:
            raise AssertionError(f"{' '.join(self.command)} ended with {self.code}:\n{self.err[-4000:]}")
        return self

    def json(self):
        return json.loads(self.ok().out)


class Running:
    """A command under way. Its output goes to files, so that a full pipe never stops it."""

    def __init__(self, command):
        self.command = [str(part) for part in command]
        self.out, self.err = tempfile.TemporaryFile("w+"), tempfile.TemporaryFile("w+")
        self.began = time.monotonic()
        self.process = subprocess.Popen(self.command, stdin=subprocess.DEVNULL, stdout=self.out, stderr=self.err)

    def kill(self, how=signal.SIGKILL):
        """Sends the signal and waits. Popen.send_signal would take the exit status that finish() wants."""
        os.kill(self.process.pid, how)
        return self.finish()

    def is_running(self):
        return os.waitid(os.P_PID, self.process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None

    def finish(self, timeout=600):
        """Waits for the end. A process that needs longer is killed, and the test fails."""
        deadline = time.monotonic() + timeout
        peak = 0
        while self.is_running():
            peak = max(peak, peak_rss_mb(self.process.pid))
            if time.monotonic() > deadline:
                os.kill(self.process.pid, signal.SIGKILL)
                os.waitpid(self.process.pid, 0)
                raise AssertionError(f"{' '.join(self.command)} still ran after {timeout} s")
            time.sleep(0.002)
        _, status = os.waitpid(self.process.pid, 0)
        seconds = time.monotonic() - self.began
        self.process.returncode = os.waitstatus_to_exitcode(status)
        texts = []
        for file in (self.out, self.err):
            file.seek(0)
            texts.append(file.read())
            file.close()
        return Finished(self.command, self.process.returncode, *texts, seconds, peak)


def peak_rss_mb(pid):
    """The most memory so far. Not from wait4: its figure begins with the memory of the process that started this one."""
    try:
        with open(f"/proc/{pid}/status") as file:
            return next((int(line.split()[1]) / 1024 for line in file if line.startswith("VmHWM:")), 0)
    except (FileNotFoundError, ProcessLookupError):
        return 0


@dataclass
class Place:
    """Where a Quanzi keeps its data: a folder, or a PostgreSQL database."""
    arguments: list
    name: str = "embedded"
    folder: Path = None

    def start(self, command, *arguments):
        return Running([binary(), *command.split(), *self.arguments, *arguments])

    def run(self, command, *arguments, timeout=600):
        return self.start(command, *arguments).finish(timeout)

    def load(self, *arguments):
        """Imports files and returns what `quanzi import --json` says."""
        return self.run("import", "--json", *arguments).json()

    def report(self, *arguments):
        return self.run("report", "--json", *arguments).json()

    def is_rebuilt_equal(self):
        return self.run("rebuild", "--check").code == 0

    def sql(self, statement):
        """Carries out a statement past Quanzi and returns its rows, every value as text."""
        if self.folder is None:
            done = subprocess.run(["psql", "-qAt", "-F", "\t", "-v", "ON_ERROR_STOP=1", self.arguments[-1], "-c", statement],
                                  check=True, capture_output=True, text=True)
            return [line.split("\t") for line in done.stdout.splitlines()]
        with contextlib.closing(sqlite3.connect(self.folder / "quanzi.sqlite", isolation_level=None)) as database:
            return [list(map(str, row)) for row in database.execute(statement)]


def embedded(folder):
    return Place(["--data", str(folder)], "embedded", Path(folder))


@contextlib.contextmanager
def postgres(server_url):
    """A new empty database on the server of the tests, dropped afterwards."""
    name = "quanzi_" + secrets.token_hex(6)

    def sql(statement):
        subprocess.run(["psql", "-q", "-v", "ON_ERROR_STOP=1", server_url, "-c", statement], check=True)

    sql(f"CREATE DATABASE {name}")
    try:
        yield Place(["--database", server_url.rsplit("/", 1)[0] + "/" + name], "postgres")
    finally:
        sql(f"DROP DATABASE {name} WITH (FORCE)")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass
class Server:
    """`quanzi serve`, from its start to its first answer and until it is stopped."""
    place: Place
    port: int = field(default_factory=free_port)
    running: Running = None
    seconds_to_first_answer: float = None

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self):
        self.running = self.place.start("serve", "--listen", f"127.0.0.1:{self.port}")
        while not self._answers():
            if not self.running.is_running():
                raise AssertionError("quanzi serve ended at once:\n" + self.running.finish().err)
            if time.monotonic() - self.running.began > START_SECONDS:
                raise AssertionError("quanzi serve did not answer:\n" + self.running.kill().err)
            time.sleep(0.002)
        self.seconds_to_first_answer = time.monotonic() - self.running.began
        return self

    def __exit__(self, failure, *_):
        if self.running.process.returncode is None:
            ended = self.running.kill(signal.SIGTERM)
            if failure is not None:
                print("What quanzi serve said:", ended.err, sep="\n")

    def _answers(self):
        try:
            with urllib.request.urlopen(self.url + "/healthz", timeout=5) as answer:
                return answer.status == 200
        except (urllib.error.URLError, ConnectionError):
            return False
