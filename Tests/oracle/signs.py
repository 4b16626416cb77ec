"""What a message is, by the rules and the words of docs/reference/signs.md."""
import re
import string
from pathlib import Path

DOCUMENT = Path(__file__).resolve().parents[2] / "docs/reference/signs.md"
NAMES = ("question", "link", "image", "red_packet", "check_in", "introduction", "order_line", "promo", "advertisement")
# Of what is no text only the form counts. `share` is what some exports call a shared link.
FORMS = {"image": "image", "link": "link", "share": "link", "miniProgram": "link", "redPacket": "red_packet", "red_packet": "red_packet",
         "transfer": "red_packet", "chainOrder": "order_line"}
TEXTS = ("text", "action")  # an action (`/me waves`) is a text too
LOOKED_AT = 4096


def word_lists():
    """The lists at the end of the document, by name."""
    lists = re.findall(r"^- \*(.+?)\*: (.+)$", DOCUMENT.read_text(encoding="utf-8"), re.M)
    return {name: [word.lower() for word in re.findall(r"`(.+?)`", words)] for name, words in lists}


WORDS = word_lists()
NUMBER_MARK = "[.、．\u3000-\u3fff\uf000-\uffff]"
TWO_NUMBERED_LINES = re.compile(rf"(?:\A|\n)1{NUMBER_MARK}.*\n2{NUMBER_MARK}", re.S)
ELEVEN_DIGITS = re.compile(r"(?<![0-9])1[0-9]{10}(?![0-9])")
LOWER = {ord(letter): letter.lower() for letter in string.ascii_uppercase}
NOT_COUNTED = re.compile("[\0-\x20?]+")
BEHIND_A_QUESTION = re.compile("[\0-\x20.!~。！～…\U00010000-\U0010ffff\ufe0f\u200d]+\\Z")


def ascii_lower(text):
    return text.translate(LOWER)


def signs(kind, text):
    """The signs of a message of that type."""
    if kind not in TEXTS:
        return {FORMS[kind]} if kind in FORMS else set()
    text = ascii_lower(text.encode("utf-8", "replace")[:LOOKED_AT].decode("utf-8", "replace"))

    def words(name):
        return sum(word in text for word in WORDS[name])

    found = {"link": words("link"), "check_in": words("check-in"),
             "introduction": words("introduction") or words("greeting") and words("naming oneself"),
             "order_line": words("chain order") or TWO_NUMBERED_LINES.search(text),
             "promo": words("promo") >= 2 or words("promo") and (words("price") or words("link")),
             "advertisement": words("offer") >= 3 or words("offer") == 2 and
             (words("contact") or words("link") or ELEVEN_DIGITS.search(text)),
             "question": is_question(text, words("asking"))}
    return {name for name, holds in found.items() if holds}


def is_question(text, asking):
    if re.match("[.!][A-Za-z]", text):
        return False
    if asking and characters(text) >= 4:
        return True
    # What does not count behind the mark is none of the four characters either.
    text = BEHIND_A_QUESTION.sub("", text)
    return text.endswith(("?", "？", "吗", "么")) and characters(text) >= 4


def characters(text):
    return len(NOT_COUNTED.sub("", text))
