"""A table as it was read: texts in rows and columns, each of which knows its place in the file."""

from __future__ import annotations

from dataclasses import dataclass


class UnreadableFile(ValueError):
    """The file cannot be read; the message says why and what to do, in words for the person who sent it."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
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
    """``lines``: the line of the file for each row, where that is not simply its number."""

    name: str
    cells: list[list[str]]
    hidden: bool = False
    lines: tuple[int, ...] = ()

    def at(self, row: int, column: int) -> str:
        """Counted from 0; rows may be of different lengths."""
        cells = self.cells[row]
        return cells[column] if column < len(cells) else ""

    def place(self, row: int, column: int) -> Place:
        line = self.lines[row] if self.lines else row + 1
        return Place(self.name, line, column + 1, bool(self.lines))

    @property
    def width(self) -> int:
        return max(map(len, self.cells), default=0)


def column_name(number: int) -> str:
    """1 is A, 27 is AA."""
    name = ""
    while number:
        number, digit = divmod(number - 1, 26)
        name = chr(65 + digit) + name
    return name
