"""A program that sends over a bridge; the signature is made here, not by Quanzi."""
import base64
import hashlib
import hmac
import http.client
import json
import time


class Sender:
    """Keeps its connection, as a program that sends all day does."""

    def __init__(self, port, path, key):
        self.port, self.path = port, path
        self.key = base64.b64decode(key.removeprefix("whsec_"))
        self.count = 0
        self.connection = None

    def headers(self, body, at=None, name=None):
        self.count += 1
        name, seconds = name or f"batch_{self.count}", int(time.time() if at is None else at)
        code = hmac.new(self.key, f"{name}.{seconds}.".encode() + body, hashlib.sha256).digest()
        return {"webhook-id": name, "webhook-timestamp": str(seconds), "webhook-signature": "v1," + base64.b64encode(code).decode()}

    def post(self, body, headers=None):
        """The status, and the answer read as JSON."""
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            self.connection.request("POST", self.path, body=body, headers=headers or self.headers(body))
            answer = self.connection.getresponse()
            text = answer.read()
        except (OSError, http.client.HTTPException):
            self.connection.close()
            self.connection = None
            raise
        return answer.status, json.loads(text)

    def send(self, lines, **given):
        body = ndjson(lines)
        return self.post(body, self.headers(body, **given))


def ndjson(lines):
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()


def message(number, seconds, group="g1", member="u1", text="在吗", **more):
    return {"id": f"m{number}", "type": "message", "group": group, "member": member, "time": seconds, "text": text, **more}
