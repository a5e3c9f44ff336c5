"""Taking a row or a seat out of a matrix, and first out of what other rows say about it."""

from __future__ import annotations

from collections.abc import Collection

from teams.matrix.edits import ChangeRow, Edit, RemoveRow, RemoveSeat
from teams.matrix.model import Matrix


def removal_of_row(matrix: Matrix, key: str) -> list[Edit]:
    """The edits that remove a row; rows that check it no longer do. KeyError where there is no such row."""
    return removal_of_rows(matrix, [key])


def removal_of_rows(matrix: Matrix, keys: Collection[str]) -> list[Edit]:
    """The edits that remove several rows. KeyError where there is no such row."""
    gone = {key: matrix.row_by_key[key] for key in keys}
    unchecked: list[Edit] = [
        ChangeRow(other.key, {"checks": other.checks}, {"checks": None})
        for other in matrix.rows
        if other.checks in gone and other.key not in gone
    ]
    place = {row.key: index for index, row in enumerate(matrix.rows)}
    removed = (
        RemoveRow(row, place[key], dict(matrix.cells.get(key, {}))) for key, row in gone.items()
    )
    return [*unchecked, *removed]


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
