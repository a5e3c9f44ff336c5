"""A table as it was read: texts in rows and columns, each of which knows its place in the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import NamedTuple

_RANGE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7}):\$?([A-Za-z]{1,3})\$?(\d{1,7})")


class UnreadableFile(ValueError):
    """The file cannot be read; the message says why and what to do, in words for the person who sent it."""


class Place(NamedTuple):
    """``sheet`` is the sheet, or the heading above a table of a text; empty where there is only one."""

    sheet: str
    row: int
    column: int
    is_line: bool = False
    """The row is a line of a text file, and not one of a spreadsheet."""

    def __str__(self) -> str:
        name = column_name(self.column)
        cell = f"line {self.row}, column {name}" if self.is_line else f"cell {name}{self.row}"
        return f"{self.sheet}, {cell}" if self.sheet else cell


@dataclass(frozen=True)
class Grid:
    """``lines``: the line of the file for each row, where that is not simply its number.

    ``is_turned``: rows are the columns of the file.
    """

    name: str
    cells: list[list[str]]
    hidden: bool = False
    lines: tuple[int, ...] = ()
    is_turned: bool = False

    def at(self, row: int, column: int) -> str:
        """Counted from 0; rows may be of different lengths."""
        cells = self.cells[row]
        return cells[column] if column < len(cells) else ""

    def place(self, row: int, column: int) -> Place:
        if self.is_turned:
            row, column = column, row
        line = self.lines[row] if self.lines else row + 1
        return Place(self.name, line, column + 1, bool(self.lines))

    @property
    def width(self) -> int:
        return max(map(len, self.cells), default=0)

    def turned(self) -> Grid:
        """Rows as columns; the places stay those of the file."""
        cells = [list(column) for column in zip_longest(*self.cells, fillvalue="")]
        return replace(self, cells=cells, is_turned=not self.is_turned)

    def within(self, area: str) -> Grid:
        """Only what stands in “B3:H40”; the places stay. Raises UnreadableFile where that is no range."""
        match = _RANGE.fullmatch(area.replace(" ", ""))
        if match is None:
            raise UnreadableFile(f"“{area}” is no range. A range is written as B3:H40.")
        left, right = sorted((column_number(match[1]), column_number(match[3])))
        first, last = sorted((int(match[2]), int(match[4])))
        cells = [
            [text if left <= at <= right else "" for at, text in enumerate(row, 1)]
            if first <= self.place(number, 0).row <= last
            else []
            for number, row in enumerate(self.cells)
        ]
        return replace(self, cells=cells)

    def label(self, column: int) -> str:
        """What the file calls a column: “C”, or the number of the row where it is turned."""
        return str(self.place(0, column).row) if self.is_turned else column_name(column + 1)


@dataclass(frozen=True)
class Opened:
    """``prose``: the text around the tables, line by line. ``notes``: how the file was opened.

    ``encodings``: where that of a text is not certain, those that it may be, each with some of its words read so; the
    first is the one taken.
    """

    grids: list[Grid]
    prose: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    encodings: Mapping[str, str] = field(default_factory=dict)


def column_name(number: int) -> str:
    """1 is A, 27 is AA."""
    name = ""
    while number:
        number, digit = divmod(number - 1, 26)
        name = chr(65 + digit) + name
    return name


def column_number(name: str) -> int:
    """A is 1, AA is 27."""
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - 64
    return number
