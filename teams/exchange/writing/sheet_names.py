"""Names of sheets, which spreadsheets are strict about."""

from __future__ import annotations

import re

from teams.exchange.writing.guard import writable
from teams.exchange.writing.text_width import utf16_length

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
LONGEST = 31
"""In UTF-16 code units, as Excel counts."""


def sheet_name(name: str, used: set[str]) -> str:
    """The name as near as a sheet may have it, unlike all others whatever their case; ``used`` then has it too."""
    base = _cut(_FORBIDDEN.sub(" ", writable(name)).strip(" '"), LONGEST) or "Team"
    if base.casefold() == "history":
        base = "History of team"
    found, number = base, 1
    while found.casefold() in used:
        number += 1
        found = f"{_cut(base, LONGEST - len(f' ({number})'))} ({number})"
    used.add(found.casefold())
    return found


def _cut(text: str, most: int) -> str:
    while utf16_length(text) > most:
        text = text[:-1]
    return text.strip(" '")
