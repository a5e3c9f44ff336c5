"""Taking a row or a seat out of a matrix, and first out of what other rows say about it."""

from __future__ import annotations

from teams.matrix.edits import ChangeRow, Edit, RemoveRow, RemoveSeat
from teams.matrix.model import Matrix


def removal_of_row(matrix: Matrix, key: str) -> list[Edit]:
    """The edits that remove a row; rows that check it no longer do. KeyError where there is no such row."""
    row = matrix.row_by_key[key]
    unchecked: list[Edit] = [
        ChangeRow(other.key, {"checks": key}, {"checks": None})
        for other in matrix.rows
        if other.checks == key
    ]
    return [*unchecked, RemoveRow(row, matrix.rows.index(row), dict(matrix.cells.get(key, {})))]


def removal_of_seat(matrix: Matrix, key: str) -> list[Edit]:
    """The edits that remove a seat with its letters, and the notes on it. KeyError where there is no such seat."""
    seat = matrix.seat_by_key[key]
    without_notes: list[Edit] = [
        ChangeRow(
            row.key,
            {"notes": row.notes},
            {"notes": {other: note for other, note in row.notes.items() if other != key}},
        )
        for row in matrix.rows
        if key in row.notes
    ]
    return [*without_notes, RemoveSeat(seat, matrix.seats.index(seat), matrix.letters_of_seat(key))]
