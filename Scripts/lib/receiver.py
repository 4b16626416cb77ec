"""A program of somebody else that listens to webhooks, checks what Standard Webhooks asks for, and answers as it is told."""
import base64
import hashlib
import hmac
import json
import threading
import time
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Got:
    id: str
    seconds: int
    body: bytes
    signatures: list
    at: float

    def json(self):
        return json.loads(self.body)

    def is_signed_with(self, secret):
        """As standardwebhooks.com tells a receiver to do it."""
        key = base64.b64decode(secret.removeprefix("whsec_"))
        expected = "v1," + base64.b64encode(hmac.new(key, f"{self.id}.{self.seconds}.".encode() + self.body, hashlib.sha256).digest()).decode()
        return any(hmac.compare_digest(expected, signature) for signature in self.signatures)


class Receiver:
    """`answers` is taken from its front; once it is used up, every post is answered with 200. An answer is a status, a status
    with headers, or a number of seconds to keep silent before 200."""

    def __init__(self, *answers):
        self.got, self.answers, self.lock = [], list(answers), threading.Lock()
        self.quiet = threading.Event()
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers["content-length"]))
                with receiver.lock:
                    receiver.got.append(Got(
                        self.headers["webhook-id"], int(self.headers["webhook-timestamp"]), body,
                        self.headers["webhook-signature"].split(" "), time.monotonic()))
                    answer = receiver.answers.pop(0) if receiver.answers else 200
                status, headers = answer if isinstance(answer, tuple) else (answer, {})
                if isinstance(status, float):
                    receiver.quiet.wait(status)
                    status = 200
                try:
                    self.send_response(status)
                    for name, value in {**headers, "content-length": "2"}.items():
                        self.send_header(name, value)
                    self.end_headers()
                    self.wfile.write(b"ok")
                except OSError:
                    # Whoever posted did not wait any longer.
                    self.close_connection = True

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.quiet.set()
        self.server.shutdown()
        self.server.server_close()

    def wait(self, count, seconds=20):
        """The posts, once there are so many."""
        deadline = time.monotonic() + seconds
        while len(self.got) < count:
            assert time.monotonic() < deadline, f"{len(self.got)} of {count} posts came in {seconds} s"
            time.sleep(0.02)
        return list(self.got)
