"""WeCom as far as tests need it: a company's credentials, and callbacks made by the package wechatpy, which knows nothing of ours."""
import http.client
import time
import urllib.parse
from dataclasses import dataclass
from pathlib import Path

from wechatpy.enterprise.crypto import WeChatCrypto

CORP, AGENT, TOKEN, KEY = "ww1a2b3c4d5e6f7081", "1000007", "hello", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C"
JOINED = ("<xml><ToUserName><![CDATA[{corp}]]></ToUserName><FromUserName><![CDATA[sys]]></FromUserName><CreateTime>{at}</CreateTime>"
          "<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[change_external_chat]]></Event><ChatId><![CDATA[{chat}]]></ChatId>"
          "<ChangeType><![CDATA[update]]></ChangeType><UpdateDetail><![CDATA[add_member]]></UpdateDetail><JoinScene>3</JoinScene>"
          "<MemChangeCnt>1</MemChangeCnt></xml>")


def connect(place, folder, asks=False, **changes):
    """Connects the company and returns what the command says. WeCom is asked only if `asks`: from a test only a simulated one answers."""
    secret, key = Path(folder) / "secret", Path(folder) / "aes-key"
    secret.write_text(changes.pop("secret", "a-secret-of-the-app"))
    key.write_text(changes.pop("key", KEY))
    arguments = {"corp-id": CORP, "agent-id": AGENT, "secret-file": secret, "token": TOKEN, "aes-key-file": key, **changes}
    return place.run("wecom connect", *(part for name, value in arguments.items() for part in (f"--{name}", value)), *([] if asks else ["--unchecked"]), "--json")


@dataclass
class Caller:
    """The platform's side of a callback."""
    port: int
    path: str
    corp: str = CORP
    token: str = TOKEN
    key: str = KEY

    def request(self, method, query, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, f"{self.path}?{urllib.parse.urlencode(query)}", body)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def sealed(self, plain, at=None, nonce="1372623149"):
        """The body and the query of one delivery."""
        at = str(int(at or time.time()))
        body = WeChatCrypto(self.token, self.key, self.corp).encrypt_message(plain, nonce, at)
        signature = body.split("<MsgSignature><![CDATA[")[1].split("]]>")[0]
        return body, {"msg_signature": signature, "timestamp": at, "nonce": nonce}

    def push(self, plain, at=None):
        body, query = self.sealed(plain, at)
        return self.request("POST", query, body)

    def verify(self, text):
        body, query = self.sealed(text)
        query["echostr"] = body.split("<Encrypt><![CDATA[")[1].split("]]>")[0]
        return self.request("GET", query)


def joined(number, corp=CORP):
    """One event of its own for each number."""
    return JOINED.format(corp=corp, at=1735701001 + number, chat=f"wrQx1CEAAA{number:06}")
