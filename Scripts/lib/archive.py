"""The message archive of a company: keys and records made by pycryptodome, a library that stands in for the platform's, and as much of
its API as tells who agreed."""
import base64
import json
import os
import secrets
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from Crypto.Cipher import PKCS1_v1_5
from Crypto.PublicKey import RSA

import quanzi_cli
import wecom

SECRET = "a-secret-of-the-archive"


def build(folder):
    """Compiles the stand-in and returns its path."""
    library = Path(folder) / "archive_stand_in.so"
    source = quanzi_cli.ROOT / "Tests/crash/archive_stand_in.c"
    subprocess.run(["cc", "-shared", "-fPIC", "-O2", "-Wall", "-Wextra", "-Werror", "-o", library, source], check=True)
    return library


class Archive:
    """What the platform holds; the stand-in reads it from the folder."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.keys = {1: RSA.generate(2048), 3: RSA.generate(2048)}
        self.records, self.seq = self.folder / "records", 0
        self.records.touch()
        self.environment = {**os.environ, "ARCHIVE_STAND_IN": str(self.folder)}

    def key_file(self, version, pkcs=1):
        path = self.folder / f"key{version}.pem"
        path.write_bytes(self.keys[version].export_key(pkcs=pkcs))
        return path

    def add(self, *records, version=3, step=1):
        """Seals records as the platform does; one with `raw` says that."""
        lines = []
        for record in records:
            self.seq += step
            text = record if isinstance(record, str) else record.get("raw") or json.dumps(record, ensure_ascii=False)
            msgid = f"{self.seq}_x" if isinstance(record, str) else record["msgid"]
            key = secrets.token_hex(16).encode()
            sealed = base64.b64encode(PKCS1_v1_5.new(self.keys[version].public_key()).encrypt(key)).decode()
            hidden = bytes(byte ^ key[place % len(key)] for place, byte in enumerate(text.encode())).hex()
            lines.append(f"{self.seq}\t{msgid}\t{version}\t{sealed}\t{hidden}\n")
        with self.records.open("a") as file:
            file.write("".join(lines))

    def wants(self, fault):
        (self.folder / fault).touch()


class API:
    """Tokens, who agreed in a room, and an empty list of groups."""

    def __init__(self):
        self.agreements, self.asked = {}, []
        api = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def answer(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                said = {"errcode": 0, "errmsg": "ok"}
                if "gettoken" in self.path:
                    said |= {"access_token": "token", "expires_in": 7200}
                elif "check_room_agree" in self.path:
                    room = json.loads(body)["roomid"]
                    api.asked.append(room)
                    said["agreeinfo"] = [{"status_change_time": 1735700000, "exteranalopenid": person, "agree_status": status}
                                         for person, status in api.agreements.get(room, {}).items()]
                elif "groupchat/list" in self.path:
                    said["group_chat_list"] = []
                text = json.dumps(said).encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

            do_GET = do_POST = answer

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


def connect(place, archive, library, api, versions=(1, 3), folder=None):
    """Connects the company and its archive; returns what the command says of the archive."""
    connection = wecom.connect(place, folder or archive.folder, **{"api-base": api.url}).json()["connection"]
    secret = archive.folder / "archive-secret"
    secret.write_text(SECRET + "\n")
    keys = [part for version in versions for part in ("--key-file", f"{version}={archive.key_file(version)}")]
    return place.run("archive connect", "--connection", connection, "--library", str(library), "--secret-file", str(secret), *keys, "--json")


def said(number, room="wrA", sender="LiuYang", at=None, **payload):
    """A record of something said; text unless the payload says otherwise."""
    kind, content = next(iter(payload.items()), ("text", {"content": f"第 {number} 句"}))
    return {"msgid": f"{number}_1735700001_external", "action": "send", "from": sender, "tolist": ["x"], "roomid": room,
            "msgtime": at or 1735700000000 + number * 1000, "msgtype": kind, kind: content}
