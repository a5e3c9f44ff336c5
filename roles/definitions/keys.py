"""Names as people write them, and the keys made from them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

from slugify import slugify

MAX_NAME = 200
MAX_KEY = 60
RESERVED_KEYS = frozenset({"add", "many"})
"""Nothing has one of these as its key: where its page would stand, rows and seats are added or changed together."""

_HIDDEN = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0001\U000e0020-\U000e007f]"
)
"""Characters of which nothing is seen, and which turn the direction of writing or make two names look the same."""
_JOINERS = "\u200c\u200d"
_JOINED = frozenset({"Lo", "Mn", "Mc", "So", "Sk"})
"""What a joiner is made for: letters without case (Persian, Devanagari …) and the parts of an emoji."""


def clean_name(text: str) -> str:
    """The name in NFC, with single blanks and trimmed. ValueError says what is wrong with it."""
    if any(
        unicodedata.category(character) == "Cc" and character not in "\t\n\r" for character in text
    ):
        raise ValueError("A name has no control characters.")
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if hidden := hidden_in(name):
        raise ValueError(
            f"A name has no characters that hide or turn the direction of writing; this one has {hidden}."
        )
    if not name:
        raise ValueError("A name has at least one character.")
    if len(name) > MAX_NAME:
        raise ValueError(f"A name has at most {MAX_NAME} characters; this one has {len(name)}.")
    return name


def hidden_in(text: str) -> str:
    """The first hidden character, as “U+202E”; empty where there is none."""
    found = next((one for one in _HIDDEN.finditer(text) if not _joins(text, one.start())), None)
    return f"U+{ord(found.group()):04X}" if found else ""


def without_hidden(text: str) -> str:
    return _HIDDEN.sub(lambda one: one.group() if _joins(text, one.start()) else "", text)


def _joins(text: str, at: int) -> bool:
    sides = text[at - 1 : at], text[at + 1 : at + 2]
    return text[at] in _JOINERS and all(
        side and unicodedata.category(side) in _JOINED for side in sides
    )


def make_key(name: str, taken: Container[str] = (), *, fallback: str = "item") -> str:
    """A key for a name: lower case, ASCII, and with a number where the plain one is taken or reserved."""
    stem = slugify(name, max_length=MAX_KEY, word_boundary=True) or fallback
    if stem not in taken and stem not in RESERVED_KEYS:
        return stem
    number = 2
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"
