"""The layout with one column for each letter, whose cells list names or hold marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from teams.exchange.sheets.codes import CodeReader, is_nothing
from teams.exchange.sheets.columns import Asked, Columns, name_columns
from teams.exchange.sheets.grid import Grid
from teams.exchange.sheets.recognising import ANY
from teams.exchange.sheets.words import heads_roles, is_mark, names_role

FEWEST_LETTERS = 3
DEEPEST_HEADER = 40
LONGEST_CELL = 2_000
_APART = re.compile(r"\s*[,;&+\n]\s*|\s+(?:and|und|et|y|en)\s+")
_SHORT = re.compile(r"[^\W\d_]{1,4}(?:\s*/\s*[^\W\d_]{1,4})+")


@dataclass(frozen=True)
class LetterColumns:
    """``letters``: column → its head as a letter. ``groups``: column → the role whose letters it marks.

    ``has_marks``: the cells hold marks, not names. ``is_tagged``: the cells say the letters too, “R: Ana, Bo”. ``roles_down``: the rows are roles, and all belong to one activity.
    """

    plain: Columns
    letters: Mapping[int, str]
    groups: Mapping[int, str]
    has_marks: bool
    roles_down: bool
    is_tagged: bool = False


def find_letter_columns(grid: Grid, asked: Asked) -> LetterColumns | None:
    rows = range(min(len(grid.cells), DEEPEST_HEADER)) if asked.header is None else (asked.header,)
    for row in rows:
        if row >= len(grid.cells):
            continue
        letters = _letter_heads(grid.cells[row])
        if len(set(letters.values())) < (FEWEST_LETTERS if asked.header is None else 1):
            continue
        if asked.header is None and not _are_heads(grid, row, letters):
            continue
        codes, marks, names = _count(grid, row, letters)
        if asked.header is None and codes >= marks + names:
            continue
        uses = {column: use for column, use in asked.uses.items() if column not in letters}
        plain = name_columns(grid, row, tuple(letters), uses)
        if plain is None:
            continue
        has_marks = marks > names
        groups = _groups(grid, row, letters) if has_marks else {}
        roles_down = has_marks and not groups and _has_roles(grid, plain)
        return LetterColumns(plain, letters, groups, has_marks, roles_down)
    return _tagged_columns(grid, asked)


def _tagged_columns(grid: Grid, asked: Asked) -> LetterColumns | None:
    """The columns most of whose cells say a letter and names, below the first row that has none of them."""
    any_letter = CodeReader(ANY)
    first: dict[int, int] = {}
    tagged: Counter[int] = Counter()
    filled: Counter[int] = Counter()
    for row, texts in enumerate(grid.cells):
        for column, text in enumerate(texts):
            if ":" in text and tagged_names(text, any_letter):
                first.setdefault(column, row)
                tagged[column] += 1
            if column in first and not is_nothing(text):
                filled[column] += 1
    columns = tuple(one for one in sorted(first) if 2 <= tagged[one] >= filled[one] / 2)
    header = min((first[one] for one in columns), default=0) - 1
    header = header if asked.header is None else asked.header
    plain = name_columns(grid, header, columns, asked.uses) if columns and header >= 0 else None
    return LetterColumns(plain, {}, {}, False, False, is_tagged=True) if plain else None


def tagged_names(text: str, any_letter: CodeReader) -> list[tuple[str, list[str]]]:
    """“R: Ana, Bo; A: Chi” → R with Ana and Bo, A with Chi; nothing where a part says no letter."""
    found: list[tuple[str, list[str]]] = []
    if len(text) > LONGEST_CELL:
        return found
    for part in filter(None, re.split(r"[;\n|]\s*|(?<=\w)[\s,]+(?=\w{1,12}\s*:)", text.strip())):
        tag, colon, names = part.partition(":")
        if not colon or not tag.strip() or len(tag) > 20 or not any_letter.reads(tag):
            return []
        found.append((tag.strip(), names_in(names)))
    return found


def _letter_heads(row: Sequence[str]) -> dict[int, str]:
    reader = CodeReader(ANY)
    found = {}
    for column, text in enumerate(row):
        if text and len(text) <= 40 and reader.reads(text):
            read = reader.read(text).letters
            if len(read) == 1:
                found[column] = read[0]
    return found


def _are_heads(grid: Grid, header: int, letters: Mapping[int, str]) -> bool:
    """Each letter once, or the same ones again and again; and no letters above them, as in a row of a matrix."""
    heads = list(letters.values())
    once = list(dict.fromkeys(heads))
    if heads != once * (len(heads) // len(once)):
        return False
    reader = CodeReader(ANY)
    return not any(
        reader.reads(grid.at(row, column)) for row in range(header) for column in letters
    )


def _count(grid: Grid, header: int, letters: Mapping[int, str]) -> tuple[int, int, int]:
    reader = CodeReader(ANY)
    codes = marks = names = 0
    for row in range(header + 1, len(grid.cells)):
        for column in letters:
            text = grid.at(row, column).strip()
            if is_nothing(text):
                continue
            if is_mark(text):
                marks += 1
            elif reader.reads(text):
                codes += 1
            else:
                names += 1
    return codes, marks, names


def _groups(grid: Grid, header: int, letters: Mapping[int, str]) -> dict[int, str]:
    """The names above, each of which is merged over its letters; none where no letter stands twice."""
    if not header or len(set(letters.values())) == len(letters):
        return {}
    found = {}
    name = ""
    for column in range(grid.width):
        name = " ".join(grid.at(header - 1, column).split()) or name
        if column in letters and name:
            found[column] = name
    return found


def _has_roles(grid: Grid, columns: Columns) -> bool:
    if heads_roles(grid.at(columns.header, columns.activity)):
        return True
    texts = [grid.at(row, columns.activity) for row in range(columns.header + 1, len(grid.cells))]
    filled = [text for text in texts if text.strip()]
    return sum(map(names_role, filled)) >= len(filled) / 2


def names_in(text: str) -> list[str]:
    """“Ana, Bo & Chi” → the three; “UX/UI designer” is one, “PM/PO” two."""
    found = []
    for part in _APART.split(text):
        pieces = part.split("/") if _SHORT.fullmatch(part.strip()) else [part]
        found += [one for piece in pieces if not is_nothing(one := " ".join(piece.split()))]
    return found
