"""What a file itself says of its letters, words and marks: “R = Responsible”, “**Owns:** …”, a table of letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from roles.definitions.model import Meaning
from teams.exchange.sheets.grid import Grid
from teams.exchange.sheets.words import WORDS, is_mark, plain_word

LONGEST_WORD = 15
MOST_LINES = 5_000
FAR = 300
"""A legend stands within so many rows of the first or the last."""
_EXPLAINS = re.compile(
    r"""(?:^|[·•|;,.(]|\s[-–—]\s|\s{2,})\s*[-+*•]?\s*
        [`*_"“'(\[]*(?P<word>[^\W\d_]{1,15}|[^\w\s]{1,2})[`*_"”')\]]*
        \s*(?:[:=]|→|[-–—]>?|\()\s*[`*_"“]*
        (?P<says>[^·•|;]{3,200})""",
    re.VERBOSE,
)
_BARE = re.compile(r"(?:^|[·•|])\s*[`*_]+(?P<word>[^\W\d_]{1,3})[`*_]+\s+(?P<says>[^·•|;(]{3,80})")
_SIGNS = "*_` :=()[]-–—\t\xa0"


@dataclass(frozen=True, slots=True)
class Explained:
    """``meaning``: None where the words say nothing that is known."""

    says: str
    meaning: Meaning | None


Legend = Mapping[str, Explained]
"""Letter, word or mark, case folded → what is said of it."""


def read_legend(grids: Iterable[Grid], prose: Sequence[str]) -> Legend:
    """The first explanation of each counts."""
    found: dict[str, Explained] = {}
    for line in prose[:MOST_LINES]:
        _read_line(line, found)
    for grid in grids:
        rows = grid.cells
        if len(rows) > 2 * FAR:
            rows = [*rows[:FAR], *rows[-FAR:]]
        for row in rows:
            _read_row(row, found)
    return found


def _read_row(row: Sequence[str], found: dict[str, Explained]) -> None:
    """“R” beside “Responsible …”, “Responsible” beside “R”, or both in one cell."""
    texts = [text.strip() for text in row if text and not text.isspace()]
    if not texts or len(texts) > 200:
        return
    if len(texts) <= 6:
        for text in texts:
            if 5 <= len(text) <= 300:
                _read_line(text, found)
    for left, right in pairwise(texts):
        short = left.strip(_SIGNS) or left
        if len(short) <= 3 and (len(short) == 1 or is_mark(short)) and len(right) > 3:
            _add(short, right, found, sure=len(texts) <= 6)
            return
        if plain_word(left) in WORDS and len(right) == 1 and len(texts) <= 6:
            _add(right, left, found, sure=True)
            return


def _read_line(line: str, found: dict[str, Explained]) -> None:
    matches = [*_EXPLAINS.finditer(line), *_BARE.finditer(line)]
    several = sum(len(match["word"]) <= 2 for match in matches) > 1
    for match in matches:
        _add(match["word"], match["says"], found, sure=several)


def _add(word: str, says: str, found: dict[str, Explained], *, sure: bool) -> None:
    """A single letter is believed where its explanation says a known word; so is a known word, such as “Owns:”."""
    key = word.casefold()
    meaning = _meaning(key, says)
    if key in found and (found[key].meaning or not meaning):
        return
    if meaning is None and not (sure and len(word) <= 2):
        return
    if len(word) > 2 and plain_word(word) not in WORDS:
        return
    found[key] = Explained(" ".join(says.split())[:120], meaning)


def _meaning(word: str, says: str) -> Meaning | None:
    """By the first three words, those with the same first letter before others; of a known word by itself."""
    known = WORDS.get(plain_word(word))
    if known:
        return known
    words = re.findall(r"[^\W\d_]+", says)[:3]
    meanings = [(one, WORDS[plain_word(one)]) for one in words if plain_word(one) in WORDS]
    same = [meaning for one, meaning in meanings if one[0].casefold() == word[:1]]
    return next(iter(same), meanings[0][1] if meanings else None)
