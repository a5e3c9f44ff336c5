"""How wide a text will be, about, where nothing lays it out, and how long a spreadsheet takes it to be."""

from __future__ import annotations

import unicodedata

_NARROW = frozenset("iljtfrI.,:;'|!()[] ")
_BROAD = frozenset("mwMW@%")


def width_of(text: str) -> float:
    """In multiples of the font's size, on the safe side."""
    return sum(map(_width, text))


def _width(character: str) -> float:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(character) in ("W", "F"):
        return 1.0
    if character in _NARROW:
        return 0.34
    if character in _BROAD:
        return 0.92
    return 0.7 if character.isupper() else 0.58


def utf16_length(text: str) -> int:
    """As spreadsheets count the characters of a text."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def shortened(text: str, width: float) -> str:
    """The text, with … for what goes beyond the width. A base keeps the marks that belong to it."""
    if width_of(text) <= width:
        return text
    used, end = 0.9, 0
    for place, character in enumerate(text):
        used += _width(character)
        if used > width:
            break
        end = place + 1
    return text[:end].rstrip() + "…"


def broken(text: str, width: float, most: int) -> list[str]:
    """The text in at most so many lines, broken at blanks where that is possible."""
    lines: list[str] = []
    rest = text
    while rest and len(lines) < most - 1 and width_of(rest) > width:
        end = _fitting(rest, width)
        blank = rest.rfind(" ", 0, end + 1)
        if blank > 0:
            end = blank
        lines.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return [*lines, shortened(rest, width)] if rest or not lines else lines


def _fitting(text: str, width: float) -> int:
    """How many characters fit; one at least."""
    used = 0.0
    for place, character in enumerate(text):
        used += _width(character)
        if used > width:
            return max(place, 1)
    return len(text)
