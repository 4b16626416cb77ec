"""The rows about WeCom's callbacks: verified, decrypted, parsed, told apart, durable, answered."""
import base64
import contextlib
import hashlib
import os
import re
import socket
import statistics
import struct
import subprocess
import sys
import tempfile
import time
import urllib.parse
from pathlib import Path

from Crypto.Cipher import AES

import wecom
from quanzi_cli import Server, embedded
from rows import Row

DELIVERIES, CONNECTIONS, SECONDS, ROUNDS = 200_000, 64, 5, 3
COMMAND = "make bench"
HERE = Path(__file__).parent
KEY = base64.b64decode(wecom.KEY + "=")


def sealed(plain):
    """The platform's envelope, without the package that the opponent uses: that one would need minutes."""
    body = b"r" * 16 + struct.pack(">I", len(plain)) + plain + wecom.CORP.encode()
    pad = 32 - len(body) % 32
    return base64.b64encode(AES.new(KEY, AES.MODE_CBC, KEY[:16]).encrypt(body + bytes([pad]) * pad)).decode()


def write(file, count):
    """So many different deliveries, of now."""
    at = str(int(time.time()))
    with open(file, "w", encoding="ascii") as out:
        for number in range(count):
            encrypted, nonce = sealed(wecom.joined(number).encode()), str(number)
            signature = hashlib.sha1("".join(sorted([wecom.TOKEN, at, nonce, encrypted])).encode()).hexdigest()
            query = urllib.parse.urlencode({"msg_signature": signature, "timestamp": at, "nonce": nonce})
            out.write(f"{query}\t<xml><ToUserName><![CDATA[{wecom.CORP}]]></ToUserName><Encrypt><![CDATA[{encrypted}]]></Encrypt>"
                      f"<AgentID>{wecom.AGENT}</AgentID></xml>\n")


def posted(url, path, file):
    """Deliveries a second, the slowest but one of a hundred in ms, and how many were sent."""
    said = subprocess.run(["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-s", str(HERE / "callbacks.lua"), url, "--", str(file), path],
                          check=True, capture_output=True, text=True).stdout
    found = re.search(r"rate ([0-9.]+) p99 ([0-9.]+) bad ([0-9]+) sent ([0-9]+)", said)
    if int(found[3]):
        raise AssertionError(f"{found[3]} deliveries were not answered with 200")
    return float(found[1]), float(found[2]), int(found[4])


def empty(url):
    said = subprocess.run(["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-s", str(HERE / "wrk.lua"), url + "/healthz",
                           "--", "GET", "", "", ""], check=True, capture_output=True, text=True).stdout
    return float(re.search(r"rate ([0-9.]+)", said)[1])


@contextlib.contextmanager
def opponent(folder):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    paths = os.pathsep.join([str(HERE / "opponents"), *sys.path])
    process = subprocess.Popen(
        [sys.executable, "-m", "uvicorn", "callback_asgi:app", "--port", str(port), "--log-level", "error", "--no-access-log"],
        env={**os.environ, "PYTHONPATH": paths, "QUANZI_OPPONENT_DB": str(folder / "opponent.db")})
    try:
        for _ in range(200):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def measure():
    with tempfile.TemporaryDirectory(prefix="quanzi-bench-callbacks-") as name:
        folder = Path(name)
        rates, slow, shares, ratios = [], [], [], []
        for number in range(ROUNDS):
            place = embedded(folder / f"data{number}")
            path = wecom.connect(place, folder).json()["callback"]
            write(folder / "deliveries", DELIVERIES)
            with Server(place) as server:
                bare = empty(server.url)
                rate, p99, sent = posted(server.url, path, folder / "deliveries")
            kept = sum(place.run("inbox", "--limit", "1", "--json").json()["counts"].values())
            if kept < min(sent, DELIVERIES) - CONNECTIONS:
                raise AssertionError(f"{kept} of {sent} deliveries were kept")
            with opponent(folder) as url:
                theirs, _, _ = posted(url, "/", folder / "deliveries")
            (folder / "opponent.db").unlink()
            rates.append(rate)
            slow.append(p99)
            shares.append(rate / bare)
            ratios.append(rate / theirs)
    median = statistics.median
    yield Row(f"callbacks kept a second, {CONNECTIONS} connections", "≥ 10,000/s", f"{median(rates):,.0f}/s", COMMAND)
    yield Row("the same, p99", "≤ 30 ms", f"{median(slow):.1f} ms", COMMAND)
    yield Row("the same against an empty route", "≥ 50 %", f"{median(shares):.0%}", COMMAND)
    yield Row("the same against uvicorn, wechatpy and SQLite", "≥ 4 ×", f"{median(ratios):.1f} ×", COMMAND)
