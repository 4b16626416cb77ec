"""A simulated WeCom beside the server, as somebody starts it who wants to try."""
import contextlib
import json
import time
import urllib.request

import quanzi_cli


class Company:
    """`quanzi simulator` with a small company, and what it printed."""

    def __enter__(self):
        self.port = quanzi_cli.free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.running = quanzi_cli.Running([
            quanzi_cli.binary(), "simulator", "--listen", f"127.0.0.1:{self.port}", "--seed", "7", "--staff", "4", "--customers", "60",
            "--groups", "6", "--members", "12", "--json"])
        self.keys = self.printed()
        return self

    def __exit__(self, *_):
        with contextlib.suppress(ProcessLookupError):
            self.running.kill()

    def printed(self):
        until = time.monotonic() + 30
        while time.monotonic() < until:
            self.running.out.seek(0)
            line = self.running.out.readline()
            if line.endswith("\n"):
                return json.loads(line)
            time.sleep(0.05)
        raise AssertionError("the simulator did not start")

    def call(self, path, body, method="POST"):
        request = urllib.request.Request(f"{self.url}/sim/{path}", json.dumps(body).encode(), method=method)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.loads(answer.read())
