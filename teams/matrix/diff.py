"""The difference of two matrices as edits: no more of them than needed, and in an order in which they apply."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from teams.matrix.edits import (
    AddRow,
    AddSeat,
    ChangeRow,
    ChangeScheme,
    ChangeSeat,
    ChangeTeam,
    Edit,
    MoveRow,
    MoveSeat,
    RemoveRow,
    RemoveSeat,
    SetCell,
)
from teams.matrix.model import Matrix, Row, Seat, Team
from teams.matrix.ordering import moves
from teams.matrix.schemes import Letters

_NO_CELLS: dict[str, Any] = {}


def difference(old: Matrix, new: Matrix) -> list[Edit]:
    """The edits that make ``new`` of ``old``: team facts, scheme, seats, rows, their order, and letters; [] where they are equal.

    Organisation, people, acceptances and the date are context and not compared. A row whose definition is another one
    is removed and added. Raises ValueError where the teams differ: no edit leads from one to the other.
    """
    if old.team.key != new.team.key:
        raise ValueError(f"The matrices are of different teams: {old.team.key} and {new.team.key}.")
    kept_rows = {row.key for row in old.rows if _same_row(row, new.row_by_key.get(row.key))}
    kept_seats = old.seat_by_key.keys() & new.seat_by_key.keys()
    return [
        *_team(old.team, new.team),
        *_removed_rows(old, kept_rows),
        *_removed_seats(old, kept_rows, kept_seats),
        *_scheme(old, new, kept_rows, kept_seats),
        *_seats(old, new, kept_rows, kept_seats),
        *_rows(old, new, kept_rows),
        *_cells(old, new, kept_rows, kept_seats),
    ]


def _same_row(old: Row, new: Row | None) -> bool:
    return new is not None and old.responsibility == new.responsibility


def _changes(
    old: Row | Seat | Team, new: Row | Seat | Team
) -> tuple[dict[str, Any], dict[str, Any]]:
    names = [one.name for one in fields(old) if getattr(old, one.name) != getattr(new, one.name)]
    return {name: getattr(old, name) for name in names}, {
        name: getattr(new, name) for name in names
    }


def _team(old: Team, new: Team) -> Iterator[Edit]:
    if old != new:
        yield ChangeTeam(*_changes(old, new))


def _removed_rows(old: Matrix, kept: set[str]) -> Iterator[Edit]:
    """From the last to the first, so that each place is the one that people saw."""
    for index in range(len(old.rows) - 1, -1, -1):
        row = old.rows[index]
        if row.key not in kept:
            yield RemoveRow(row, index, dict(old.cells.get(row.key, _NO_CELLS)))


def _removed_seats(old: Matrix, kept_rows: set[str], kept: set[str]) -> Iterator[Edit]:
    for index in range(len(old.seats) - 1, -1, -1):
        seat = old.seats[index]
        if seat.key not in kept:
            held = {
                row: letters
                for row, letters in old.letters_of_seat(seat.key).items()
                if row in kept_rows
            }
            yield RemoveSeat(seat, index, held)


def _scheme(old: Matrix, new: Matrix, kept_rows: set[str], kept_seats: set[str]) -> Iterator[Edit]:
    """With the letters of what stays; what comes is added in the new ones."""
    if old.scheme.is_like(new.scheme):
        return
    cells: dict[str, dict[str, tuple[Letters, Letters]]] = {}
    for row in kept_rows:
        was, now = old.cells.get(row, _NO_CELLS), new.cells.get(row, _NO_CELLS)
        for seat in kept_seats & (was.keys() | now.keys()):
            cells.setdefault(row, {})[seat] = (was.get(seat, ()), now.get(seat, ()))
    yield ChangeScheme(old.scheme, new.scheme, cells)


def _seats(old: Matrix, new: Matrix, kept_rows: set[str], kept: set[str]) -> Iterator[Edit]:
    for seat in old.seats:
        if seat.key in kept and seat != new.seat_by_key[seat.key]:
            yield ChangeSeat(seat.key, *_changes(seat, new.seat_by_key[seat.key]))
    before = [seat.key for seat in old.seats if seat.key in kept]
    for move in moves(before, [seat.key for seat in new.seats if seat.key in kept]):
        yield MoveSeat(*move)
    for index, seat in enumerate(new.seats):
        if seat.key not in kept:
            held = {
                row: letters
                for row, letters in new.letters_of_seat(seat.key).items()
                if row in kept_rows
            }
            yield AddSeat(seat, index, held)


def _rows(old: Matrix, new: Matrix, kept: set[str]) -> Iterator[Edit]:
    for row in old.rows:
        if row.key in kept and row != new.row_by_key[row.key]:
            yield ChangeRow(row.key, *_changes(row, new.row_by_key[row.key]))
    before = [row.key for row in old.rows if row.key in kept]
    for move in moves(before, [row.key for row in new.rows if row.key in kept]):
        yield MoveRow(*move)
    for index, row in enumerate(new.rows):
        if row.key not in kept:
            yield AddRow(row, index, dict(new.cells.get(row.key, _NO_CELLS)))


def _cells(old: Matrix, new: Matrix, kept_rows: set[str], kept_seats: set[str]) -> Iterator[Edit]:
    if not old.scheme.is_like(new.scheme):
        return  # the change of scheme has set them
    for row in new.rows:
        if row.key not in kept_rows:
            continue
        was, now = old.cells.get(row.key, _NO_CELLS), new.cells.get(row.key, _NO_CELLS)
        if was == now:
            continue
        for seat in new.seats:
            if seat.key in kept_seats and was.get(seat.key, ()) != now.get(seat.key, ()):
                yield SetCell(row.key, seat.key, was.get(seat.key, ()), now.get(seat.key, ()))
