"""The matrix by person or by role: seats that belong together as one column, with their letters together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape
from typing import Literal

from organisations.parts.signs import severity_html
from teams.analysis import engine
from teams.analysis.finding import Severity
from teams.analysis.reading import Reading, RowReading, SeatReading
from teams.grid.drawing import Drawing
from teams.grid.marks import Marks
from teams.matrix.model import Matrix

View = Literal["person", "role"]


@dataclass(frozen=True)
class Column:
    """``key``: that of its first seat."""

    key: str
    label: str
    beside: str
    seats: tuple[SeatReading, ...]

    @property
    def is_filled(self) -> bool:
        return any(seat.filled for seat in self.seats)


def columns_of(reading: Reading, view: View) -> list[Column]:
    """By person: one for each person, vacant and collective seats for themselves. By role: one for each role."""
    groups: dict[str, list[SeatReading]] = {}
    for seat in reading.seats:
        key = f"role:{seat.seat.role}" if view == "role" else seat.holder
        groups.setdefault(key, []).append(seat)
    return [_column(seats, view) for seats in groups.values()]


def _column(seats: list[SeatReading], view: View) -> Column:
    first = seats[0]
    if view == "role":
        label = first.role.name if first.role else first.role_name
        beside = ", ".join(seat.label if seat.person else "vacant" for seat in seats)
        return Column(first.key, label, "" if first.collective else beside, tuple(seats))
    roles = ", ".join(dict.fromkeys(seat.role_name for seat in seats))
    return Column(first.key, first.label, roles if first.person else "", tuple(seats))


def merged_matrix(matrix: Matrix, columns: list[Column]) -> Matrix:
    """Its letters are those of all seats of a column together, each once, heaviest first."""
    by_key = matrix.seat_by_key
    cells = {}
    for row, held in matrix.cells.items():
        together = {
            column.key: matrix.scheme.ordered(
                letter for seat in column.seats for letter in held.get(seat.key, ())
            )
            for column in columns
        }
        cells[row] = {key: letters for key, letters in together.items() if letters}
    seats = tuple(replace(by_key[column.key], allocation=_together(column)) for column in columns)
    rows = tuple(replace(row, notes={}) for row in matrix.rows)
    return replace(matrix, seats=seats, rows=rows, cells=cells)


def _together(column: Column) -> int | None:
    """What is stated of one person's time; of several people it says nothing."""
    stated = [seat.seat.allocation for seat in column.seats if seat.seat.allocation is not None]
    people = {seat.person for seat in column.seats}
    return sum(stated) if stated and len(people) == 1 else None


def merged_marks(marks: Marks, columns: list[Column]) -> Marks:
    """The worst mark of a column's seats."""
    column_of = {seat.key: column.key for column in columns for seat in column.seats}
    cells: dict[tuple[str, str], Severity] = {}
    for (row, seat), severity in marks.cells.items():
        place = (row, column_of.get(seat, seat))
        cells[place] = _worse(cells.get(place), severity)
    heads: dict[str, Severity] = {}
    for seat, severity in marks.seats.items():
        key = column_of.get(seat, seat)
        heads[key] = _worse(heads.get(key), severity)
    return replace(marks, cells=cells, seats=heads)


def _worse(one: Severity | None, other: Severity) -> Severity:
    return other if one is None or other.rank < one.rank else one


class MergedDrawing(Drawing):
    """Only to be read; a cell leads to the seats behind it."""

    def __init__(self, reading: Reading, marks: Marks, base: str, view: View) -> None:
        columns = columns_of(reading, view)
        merged = engine.read(merged_matrix(reading.matrix, columns), reading.catalogue)
        self.columns: Mapping[str, Column] = {column.key: column for column in columns}
        for seat in merged.seats:
            column = self.columns[seat.key]
            seat.label, seat.filled = column.label, column.is_filled
            seat.role_name = column.beside
        super().__init__(merged, merged_marks(marks, columns), base, editable=False)
        self.counted = reading
        self.query = f"?view={view}"
        self.view = view

    def seat(self, seat: SeatReading) -> str:
        column = self.columns[seat.key]
        severity = self.marks.seats.get(seat.key)
        sign = severity_html(severity.value) if severity else ""
        beside = f'<span class="role">{escape(column.beside)}</span>' if column.beside else ""
        seats = " ".join(one.key for one in column.seats)
        return (
            f'<th scope="col" id="seat-{seat.key}" class="seat-head{"" if seat.filled else " vacant"}" '
            f'data-seats="{seats}"><span class="seat">'
            f'<b><a class="plain" href="{self.base}#seat-{seat.key}">{escape(column.label)}</a> {sign}</b>{beside}'
            f"{self._time(seat)}</span></th>"
        )

    def called(self, seat: SeatReading) -> str:
        """By role the role's name: several people may be behind it."""
        return seat.label if self.view == "role" else super().called(seat)

    def phrase(self, row: RowReading, seat: SeatReading) -> str:
        number = len(self.columns[seat.key].seats)
        return super().phrase(row, seat) + (f", {number} seats together" if number > 1 else "")
