"""What the cells of each column are: letters, what may be letters, or other text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from itertools import pairwise

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
MOST_DIGITS = 5
"""Where there are more, they are amounts."""
_NOTHING, _CODE, _OTHER, _MAYBE, _TELLING = range(5)


class Kinds:
    """How many cells of each column, from each row down, hold letters, and how many other text.

    ``loose``: marks, and short texts and digits that recur in several columns, count as letters whose meaning is to be asked.
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
        self.numbering = _numbering(grid) if loose else frozenset()
        kind_of = _loosely(grid, self.numbering) if loose else _strictly(explained or {})
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

    def is_unknown(self, header: int, column: int) -> bool:
        """Nothing but single letters that are none of any scheme."""
        below = header + 1
        return bool(self.maybes[below][column]) and not (
            self.codes[below][column] or self.others[below][column]
        )

    def is_role(self, header: int, column: int) -> bool:
        if column in self.numbering:
            return False
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


def _loosely(grid: Grid, numbering: frozenset[int]) -> Callable[[str], int]:
    strictly = _strictly({})
    words = _recurring(grid, numbering)

    def kind_of(text: str) -> int:
        kind = strictly(text)
        return (
            _CODE if kind in (_OTHER, _MAYBE) and (is_mark(text) or text.strip() in words) else kind
        )

    return kind_of


def _numbering(grid: Grid) -> frozenset[int]:
    """Columns in which each number stands once, one higher than the other."""
    found = set()
    for column in range(grid.width):
        texts = [text for row in range(len(grid.cells)) if (text := grid.at(row, column).strip())]
        numbers = [int(text) for text in texts if text.isdecimal() and len(text) < 8]
        if 1 < len(numbers) >= len(texts) - 2 and all(a < b for a, b in pairwise(numbers)):
            found.add(column)
    return frozenset(found)


def _recurring(grid: Grid, numbering: frozenset[int]) -> set[str]:
    """Short texts that stand in several columns again and again, none where they are many; and the digits, where few."""
    times: Counter[str] = Counter()
    columns: defaultdict[str, set[int]] = defaultdict(set)
    for row in grid.cells:
        for column, text in enumerate(row):
            if text and len(text) <= LONGEST_UNKNOWN and column not in numbering:
                times[text.strip()] += 1
                columns[text.strip()].add(column)
    numbers = {text for text in times if text.isdecimal()}
    found = {text for text, often in times.items() if often >= 4 and len(columns[text]) >= 2}
    found = {text for text in found - numbers if not is_nothing(text)}
    words = found if len(found) <= MOST_WORDS else set()
    return words | _digits({one: columns[one] for one in numbers}, times)


def _digits(columns: Mapping[str, set[int]], times: Mapping[str, int]) -> set[str]:
    """A few different digits in several columns stand for something; more of them, or larger numbers, are amounts."""
    is_code = len(columns) <= MOST_DIGITS and all(len(one) == 1 for one in columns)
    often = sum(times[one] for one in columns)
    across = len(set().union(*columns.values()))
    return set(columns) if is_code and often >= 4 and across >= 2 else set()
