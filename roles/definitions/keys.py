"""Names as people write them, and the keys made from them."""

from __future__ import annotations

import unicodedata
from collections.abc import Container

from slugify import slugify

MAX_NAME = 200
MAX_KEY = 60


def clean_name(text: str) -> str:
    """The name in NFC, with single blanks and trimmed. ValueError says what is wrong with it."""
    if any(
        unicodedata.category(character) == "Cc" and character not in "\t\n\r" for character in text
    ):
        raise ValueError("A name has no control characters.")
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if not name:
        raise ValueError("A name has at least one character.")
    if len(name) > MAX_NAME:
        raise ValueError(f"A name has at most {MAX_NAME} characters; this one has {len(name)}.")
    return name


def make_key(name: str, taken: Container[str] = (), *, fallback: str = "item") -> str:
    """A key for a name: lower case, ASCII, and with a number where the plain one is taken."""
    stem = slugify(name, max_length=MAX_KEY, word_boundary=True) or fallback
    if stem not in taken:
        return stem
    number = 2
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"
