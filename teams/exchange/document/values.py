"""The kinds of value that a document holds, checked one by one; text that YAML leaves as text is understood too."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from roles.definitions.keys import MAX_KEY, MAX_NAME, RESERVED_KEYS, clean_name, make_key

LONGEST_TEXT = 10_000
LONGEST_KEY = MAX_KEY + 20
LONGEST_URL = 2_000

_KEY = re.compile(r"[a-z0-9][a-z0-9_-]*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_WHOLE = re.compile(r"-?\d{1,15}", re.ASCII)
_FLAGS = {"true": True, "yes": True, "false": False, "no": False}


def _text(value: Any) -> Any:
    if not isinstance(value, str):
        raise ValueError("This is a text.")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise ValueError("This text has half a character (a lone surrogate).") from error
    return value


def _key(value: str) -> str:
    if not _KEY.fullmatch(value) or len(value) > LONGEST_KEY:
        near = make_key(value[:MAX_NAME])
        raise ValueError(
            f"A key has lower-case letters, digits and hyphens only, such as “{near}”."
        )
    if value in RESERVED_KEYS:
        raise ValueError(
            f"No key is “{value}”, as a page has that address; “{value}-2” can be one."
        )
    return value


def clean_words(value: str) -> str:
    """Longer text of one line or several."""
    text = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))
    if any(
        unicodedata.category(character) == "Cc" and character not in "\n\t" for character in text
    ):
        raise ValueError("A text has no control characters.")
    if len(text) > LONGEST_TEXT:
        raise ValueError(f"A text has at most {LONGEST_TEXT} characters; this one has {len(text)}.")
    return text


def _line(value: str) -> str:
    return clean_name(value) if value.strip() else ""


def _url(value: str) -> str:
    if len(value) > LONGEST_URL or not re.fullmatch(
        r"(https?|mailto):[^\s\x00-\x1f\x7f]+", value, re.IGNORECASE
    ):
        raise ValueError("A link begins with https:, http: or mailto: and has no blanks.")
    return value


def _whole(value: Any) -> Any:
    if isinstance(value, str) and _WHOLE.fullmatch(value.strip()):
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise ValueError("This is a whole number, such as 80.")


def _flag(value: Any) -> Any:
    if isinstance(value, str) and value.strip().casefold() in _FLAGS:
        return _FLAGS[value.strip().casefold()]
    if isinstance(value, bool):
        return value
    raise ValueError("This is true or false.")


def _day(value: Any) -> Any:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and _DAY.fullmatch(value.strip()):
        try:
            return date.fromisoformat(value.strip())
        except ValueError as error:
            raise ValueError(f"There is no day {value.strip()}.") from error
    raise ValueError("A date is written year-month-day, such as 2026-01-31.")


def _cell(value: Any) -> Any:
    return "" if value is None else _text(value)


Name = Annotated[str, BeforeValidator(_text), AfterValidator(clean_name)]
Line = Annotated[str, BeforeValidator(_text), AfterValidator(_line)]
"""A name that may be empty."""
Words = Annotated[str, BeforeValidator(_text), AfterValidator(clean_words)]
Key = Annotated[str, BeforeValidator(_text), AfterValidator(_key)]
Reference = Annotated[str, BeforeValidator(_text)]
"""A key of something else; whether it is there is asked later."""
Url = Annotated[str, BeforeValidator(_text), AfterValidator(_url)]
Cell = Annotated[str, BeforeValidator(_cell)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Day = Annotated[date, BeforeValidator(_day)]
Percent = Annotated[int, BeforeValidator(_whole), Field(ge=0, le=1000)]
Count = Annotated[int, BeforeValidator(_whole), Field(ge=0, le=100_000_000)]
