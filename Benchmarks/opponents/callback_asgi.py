"""The same callback as many others write it: uvicorn, wechatpy and SQLite. Every delivery is durable before it is answered.

Usage: uvicorn callback_asgi:app, with QUANZI_OPPONENT_DB naming the file.
"""
import hashlib
import os
import sqlite3
import urllib.parse

import xmltodict
from wechatpy.enterprise.crypto import WeChatCrypto

import wecom

crypto = WeChatCrypto(wecom.TOKEN, wecom.KEY, wecom.CORP)
base = sqlite3.connect(os.environ["QUANZI_OPPONENT_DB"], isolation_level=None, timeout=30)
base.execute("PRAGMA journal_mode = WAL")
base.execute("PRAGMA synchronous = FULL")
base.execute("CREATE TABLE IF NOT EXISTS inbox (key BLOB PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID")


async def app(scope, receive, send):
    if scope["type"] != "http":
        return
    body = b""
    while True:
        part = await receive()
        body += part.get("body", b"")
        if not part.get("more_body"):
            break
    query = dict(urllib.parse.parse_qsl(scope["query_string"].decode()))
    plain = crypto.decrypt_message(body.decode(), query["msg_signature"], query["timestamp"], query["nonce"])
    event = xmltodict.parse(plain)["xml"]
    key = hashlib.sha256(repr(sorted(event.items())).encode()).digest()
    base.execute("INSERT OR IGNORE INTO inbox VALUES (?, ?)", (key, plain))
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/plain")]})
    await send({"type": "http.response.body", "body": b"success"})
