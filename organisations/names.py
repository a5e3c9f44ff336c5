"""What a name is, and the key made from it."""

import re
import unicodedata
from collections.abc import Container
from itertools import count

from django.core.exceptions import ValidationError
from slugify import slugify

NAME_LENGTH = 200
KEY_LENGTH = 60
# Each has a page of its own at /o/….
RESERVED_KEYS = frozenset({"new"})
KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

# Line and paragraph separators break a one-line name as surely as a newline does;
# a lone surrogate cannot be stored at all.
_REFUSED_CATEGORIES = frozenset({"Cc", "Cs", "Zl", "Zp"})
# Nothing is seen of these, and they turn the direction of writing or make two names look the same.
_HIDDEN = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0001\U000e0020-\U000e007f]"
)


def clean_name(value: str) -> str:
    """The name as it is stored: NFC, trimmed, 1 to 200 characters, no control characters."""
    name = unicodedata.normalize("NFC", value).strip()
    if not name:
        raise ValidationError("Give a name.", code="name_missing")
    if len(name) > NAME_LENGTH:
        raise ValidationError(
            "A name has at most %(limit)d characters; this one has %(length)d.",
            code="name_too_long",
            params={"limit": NAME_LENGTH, "length": len(name)},
        )
    for position, character in enumerate(name, start=1):
        if unicodedata.category(character) in _REFUSED_CATEGORIES or _HIDDEN.match(character):
            raise ValidationError(
                "A name is one line of text; character %(position)d (%(code)s) cannot be in it.",
                code="name_control_character",
                params={"position": position, "code": f"U+{ord(character):04X}"},
            )
    return name


def key_from(name: str, *, otherwise: str) -> str:
    """A key made from a name; `otherwise` where nothing of the name can be written in a to z."""
    return slugify(name, max_length=KEY_LENGTH, word_boundary=True) or otherwise


def free_key(name: str, *, otherwise: str, taken: Container[str]) -> str:
    """The key made from a name, numbered from 2 on where it is taken: acme, acme-2, acme-3."""
    key = key_from(name, otherwise=otherwise)
    if key not in taken:
        return key
    return next(numbered for number in count(2) if (numbered := f"{key}-{number}") not in taken)
