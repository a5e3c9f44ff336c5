"""Where the table of a grid is, and what each of its columns holds."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from teams.exchange.sheets.codes import CodeReader, is_nothing
from teams.exchange.sheets.grid import Grid
from teams.exchange.sheets.recognising import ANY
from teams.exchange.writing.own_layout import FIXED_HEADERS

FEWEST_CODES = 2
LEAST_SHARE = 0.5
"""At least this share of a column's filled cells are letters, where it is a role's."""
DEEPEST_HEADER = 60
NUMBER = re.compile(r"[A-Za-z]{0,3}[-.]?\d+([.\-]\d+)*[.):]?")
_ACTIVITY = re.compile(
    r"activit|aktivit|task|responsibilit|deliverable|step|process|name|tâche|tarea|attivit|atividade|aufgabe|taak|活动|活動|작업|활동|タスク",
    re.IGNORECASE,
)
_AREA = re.compile(
    r"area|categor|phase|section|group|theme|stage|stream|domain|fase|bereich|domaine|área",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Columns:
    """Rows and columns are counted from 0. ``other``: columns with text that is none of these."""

    header: int
    roles: tuple[int, ...]
    activity: int
    section: int | None = None
    number: int | None = None
    other: tuple[int, ...] = ()
    is_own: bool = False


class _Kinds:
    """How many cells of each column, from each row down, hold letters, and how many other text."""

    def __init__(self, grid: Grid) -> None:
        reader = CodeReader(ANY)
        self.depth = min(len(grid.cells), DEEPEST_HEADER)
        self.codes = [[0] * grid.width for _ in range(self.depth + 1)]
        self.others = [[0] * grid.width for _ in range(self.depth + 1)]
        kind: dict[str, int] = {}
        for index in range(len(grid.cells) - 1, -1, -1):
            level = min(index, self.depth)
            if index < self.depth:
                self.codes[level][:] = self.codes[level + 1]
                self.others[level][:] = self.others[level + 1]
            codes, others = self.codes[level], self.others[level]
            for column, text in enumerate(grid.cells[index]):
                if not text:
                    continue
                if text not in kind:
                    kind[text] = 1 if reader.reads(text) else 0 if is_nothing(text) else 2
                if kind[text] == 1:
                    codes[column] += 1
                elif kind[text] == 2:
                    others[column] += 1

    def is_role(self, header: int, column: int) -> bool:
        codes, others = self.codes[header + 1][column], self.others[header + 1][column]
        return codes > 0 and codes >= LEAST_SHARE * (codes + others)


def find_columns(grid: Grid) -> Columns | None:
    """The table with the most letters below its header; None where the grid has none."""
    own = _own_columns(grid)
    if own is not None:
        return own
    kinds = _Kinds(grid)
    best: tuple[int, int] | None = None
    for row in range(kinds.depth):
        roles = [
            column
            for column, text in enumerate(grid.cells[row])
            if text.strip() and not is_nothing(text) and kinds.is_role(row, column)
        ]
        score = sum(kinds.codes[row + 1][column] for column in roles)
        if score >= FEWEST_CODES and (best is None or score >= best[0]):
            best = score, row
    if best is None:
        return None
    header = best[1]
    filled = [
        column for column in range(len(grid.cells[header])) if grid.at(header, column).strip()
    ]
    with_codes = [column for column in filled if kinds.is_role(header, column)]
    if _is_all_codes(grid, header, with_codes):
        return None
    # A role without a single letter stands among the others.
    roles = [
        column
        for column in filled
        if column in with_codes
        or (with_codes[0] < column < with_codes[-1] and not kinds.others[header + 1][column])
    ]
    return _name_columns(grid, header, tuple(roles))


def _own_columns(grid: Grid) -> Columns | None:
    for row in range(min(len(grid.cells), 3)):
        if tuple(grid.cells[row][:3]) == FIXED_HEADERS:
            roles = tuple(
                column for column in range(3, len(grid.cells[row])) if grid.at(row, column).strip()
            )
            return Columns(row, roles, activity=2, section=0, is_own=True)
    return None


def _is_all_codes(grid: Grid, header: int, columns: list[int]) -> bool:
    """A header that reads like letters throughout is a row of the table whose header is missing."""
    reader = CodeReader(ANY)
    return all(reader.reads(grid.at(header, column)) for column in columns)


def _name_columns(grid: Grid, header: int, roles: tuple[int, ...]) -> Columns | None:
    texts = {
        column: [
            text
            for row in range(header + 1, len(grid.cells))
            if (text := grid.at(row, column).strip())
        ]
        for column in range(grid.width)
        if column not in roles
    }
    numbers = [column for column, found in texts.items() if found and _are_numbers(found)]
    named = [column for column, found in texts.items() if found and column not in numbers]
    left = [column for column in named if column < roles[0]] or named
    if not left:
        left = numbers[:1]
    if not left:
        return None
    activity = _activity(grid, header, left, texts)
    section = next(
        (one for one in left if one < activity and _is_section(grid, header, one, texts)), None
    )
    number = next((one for one in numbers if one < roles[0] and one != activity), None)
    used = {activity, section, number, *roles}
    other = tuple(column for column, found in texts.items() if found and column not in used)
    return Columns(header, roles, activity, section, number, other)


def _are_numbers(texts: list[str]) -> bool:
    return sum(bool(NUMBER.fullmatch(text)) for text in texts) >= 0.7 * len(texts)


def _activity(grid: Grid, header: int, columns: list[int], texts: dict[int, list[str]]) -> int:
    """The column with the most different texts; the first, unless only a later one is called by a word for it."""
    different = {column: len(set(texts[column])) for column in columns}
    most = max(different.values())
    rich = [column for column in columns if different[column] >= 0.8 * most]
    called = [column for column in rich if _ACTIVITY.search(grid.at(header, column))]
    return (called or rich)[0]


def _is_section(grid: Grid, header: int, column: int, texts: dict[int, list[str]]) -> bool:
    if _AREA.search(grid.at(header, column)):
        return True
    counted = Counter(texts[column])
    return (
        len(counted) < len(texts[column]) or len(texts[column]) < (len(grid.cells) - header - 1) / 2
    )
