"""What the cells of each column are: letters, what may be letters, or other text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping

from teams.exchange.sheets.codes import CodeReader, is_nothing, parts_of
from teams.exchange.sheets.grid import Grid
from teams.exchange.sheets.recognising import ANY
from teams.exchange.sheets.words import is_mark

LEAST_SHARE = 0.5
"""At least this share of a column's filled cells are letters, where it is a role's."""
LEAST_SHARE_OF_UNKNOWN = 0.8
DEEPEST_HEADER = 60
MOST_WORDS = 12
LONGEST_UNKNOWN = 20
_NOTHING, _CODE, _OTHER, _MAYBE, _TELLING = range(5)


class Kinds:
    """How many cells of each column, from each row down, hold letters, and how many other text.

    ``loose``: marks, and short texts that recur in several columns, count as letters whose meaning is to be asked.
    """

    def __init__(
        self, grid: Grid, *, loose: bool = False, explained: Mapping[str, str] | None = None
    ) -> None:
        self.loose = loose
        self.depth = min(len(grid.cells), DEEPEST_HEADER)
        width = grid.width
        self.codes = [[0] * width for _ in range(self.depth + 1)]
        self.maybes = [[0] * width for _ in range(self.depth + 1)]
        self.telling = [[0] * width for _ in range(self.depth + 1)]
        self.others = [[0] * width for _ in range(self.depth + 1)]
        kind_of = _loosely(grid) if loose else _strictly(explained or {})
        kinds: dict[str, int] = {}
        for index in range(len(grid.cells) - 1, -1, -1):
            level = min(index, self.depth)
            if index < self.depth:
                for counts in (self.codes, self.maybes, self.others, self.telling):
                    counts[level][:] = counts[level + 1]
            into = (None, self.codes[level], self.others[level], self.maybes[level])
            for column, text in enumerate(grid.cells[index]):
                if not text:
                    continue
                kind = kinds.get(text)
                if kind is None:
                    kind = kinds[text] = kind_of(text)
                if kind == _TELLING:
                    self.telling[level][column] += 1
                    kind = _CODE
                counts_of = into[kind]
                if counts_of is not None:
                    counts_of[column] += 1

    def is_role(self, header: int, column: int) -> bool:
        codes = self.codes[header + 1][column]
        maybes = self.maybes[header + 1][column]
        if maybes > codes and not self.telling[header + 1][column] and not self.loose:
            return False  # sizes S, M, L
        likely = codes + maybes
        least = LEAST_SHARE_OF_UNKNOWN if self.loose else LEAST_SHARE
        return codes > 0 and likely >= least * (likely + self.others[header + 1][column])

    def count(self, header: int, column: int) -> int:
        return self.codes[header + 1][column] + self.maybes[header + 1][column]

    def has_other(self, header: int, column: int) -> bool:
        return self.others[header + 1][column] > 0


def _strictly(explained: Mapping[str, str]) -> Callable[[str], int]:
    reader = CodeReader(ANY, explained)

    def kind_of(text: str) -> int:
        if reader.reads(text):
            return _TELLING if {"A", "R"}.intersection(reader.read(text).letters) else _CODE
        if is_nothing(text):
            return _NOTHING
        parts = parts_of(text)
        known = sum(map(reader.reads, parts))
        if known and all(len(part) == 1 for part in parts):
            return _TELLING
        single = len(parts) == 1 and len(parts[0]) == 1 and not parts[0].isdigit()
        return _MAYBE if single or (known and len(parts) <= 3) else _OTHER

    return kind_of


def _loosely(grid: Grid) -> Callable[[str], int]:
    strictly = _strictly({})
    words = _recurring(grid)

    def kind_of(text: str) -> int:
        kind = strictly(text)
        return _CODE if kind in (_OTHER, _MAYBE) and (is_mark(text) or text in words) else kind

    return kind_of


def _recurring(grid: Grid) -> set[str]:
    """Short texts that stand in several columns again and again; none where they are many."""
    times: Counter[str] = Counter()
    columns: defaultdict[str, set[int]] = defaultdict(set)
    for row in grid.cells:
        for column, text in enumerate(row):
            if text and len(text) <= LONGEST_UNKNOWN and not text.strip().isdigit():
                times[text] += 1
                columns[text].add(column)
    found = {text for text, often in times.items() if often >= 4 and len(columns[text]) >= 2}
    found = {text for text in found if not is_nothing(text)}
    return found if len(found) <= MOST_WORDS else set()
