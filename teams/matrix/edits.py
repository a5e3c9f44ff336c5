"""Edits: each change of a matrix as a value that holds before and after in full, so that it can be undone by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from teams.matrix.model import Row, Seat
from teams.matrix.schemes import Letters, Scheme

Fields = Mapping[str, Any]
"""Names of the changed fields of a Row, Seat or Team, each with its value."""


@dataclass(frozen=True, slots=True)
class SetCell:
    row: str
    seat: str
    before: Letters
    after: Letters


@dataclass(frozen=True, slots=True)
class AddRow:
    """``index``: its place among the rows; past the end is the end. ``cells``: seat key → letters."""

    row: Row
    index: int
    cells: Mapping[str, Letters] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RemoveRow:
    row: Row
    index: int
    cells: Mapping[str, Letters] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChangeRow:
    row: str
    before: Fields
    after: Fields


@dataclass(frozen=True, slots=True)
class MoveRow:
    row: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class AddSeat:
    """``index``: its place among the seats; past the end is the end. ``cells``: row key → letters."""

    seat: Seat
    index: int
    cells: Mapping[str, Letters] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RemoveSeat:
    seat: Seat
    index: int
    cells: Mapping[str, Letters] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChangeSeat:
    seat: str
    before: Fields
    after: Fields


@dataclass(frozen=True, slots=True)
class MoveSeat:
    seat: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class ChangeTeam:
    """Facts of the team: name, method, complexity, data, reviewed."""

    before: Fields
    after: Fields


@dataclass(frozen=True, slots=True)
class ChangeScheme:
    """``cells``: row key → seat key → letters before and after, of every cell that is filled before or after."""

    before: Scheme
    after: Scheme
    cells: Mapping[str, Mapping[str, tuple[Letters, Letters]]] = field(default_factory=dict)


Edit = (
    SetCell
    | AddRow
    | RemoveRow
    | ChangeRow
    | MoveRow
    | AddSeat
    | RemoveSeat
    | ChangeSeat
    | MoveSeat
    | ChangeTeam
    | ChangeScheme
)


def inverse(edit: Edit) -> Edit:
    match edit:
        case SetCell(row, seat, before, after):
            return SetCell(row, seat, before=after, after=before)
        case AddRow(row, index, cells):
            return RemoveRow(row, index, cells)
        case RemoveRow(row, index, cells):
            return AddRow(row, index, cells)
        case AddSeat(seat, index, cells):
            return RemoveSeat(seat, index, cells)
        case RemoveSeat(seat, index, cells):
            return AddSeat(seat, index, cells)
        case ChangeRow(key, before, after):
            return ChangeRow(key, before=after, after=before)
        case ChangeSeat(key, before, after):
            return ChangeSeat(key, before=after, after=before)
        case MoveRow(key, before, after):
            return MoveRow(key, before=after, after=before)
        case MoveSeat(key, before, after):
            return MoveSeat(key, before=after, after=before)
        case ChangeTeam(before, after):
            return ChangeTeam(before=after, after=before)
        case ChangeScheme(before, after, cells):
            swapped = {
                row: {seat: (new, old) for seat, (old, new) in held.items()}
                for row, held in cells.items()
            }
            return ChangeScheme(before=after, after=before, cells=swapped)


def invert(edits: Iterable[Edit]) -> list[Edit]:
    """The list that takes these edits back."""
    return [inverse(edit) for edit in reversed(list(edits))]
