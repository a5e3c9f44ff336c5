"""Where a list of edits no longer fits the matrix, and what can still be done of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from teams.matrix import edits as e
from teams.matrix.apply import InvalidEdit, Mismatch, Mismatched, apply_edits
from teams.matrix.model import Matrix

_MOST_ROUNDS = 50
"""A list that does not fit after so many rounds is taken for one that cannot."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A place that is not as it was left: ``left``, what is ``found`` now, and what would be put there (``wanted``).

    The place of a cell, or of a field of a row, seat or the team, can be set all the same; other ones cannot.
    """

    place: tuple[str, ...]
    left: Any
    found: Any
    wanted: Any
    can_be_set: bool


@dataclass(frozen=True, slots=True)
class Fitted:
    """``rest``: the edits without what differs; ``all``: with it set over what is there. None where that cannot be.

    Where nothing ``differs``, the rest is all that is still to be done; what stands already as wanted is left out.
    """

    differs: tuple[Difference, ...]
    rest: tuple[e.Edit, ...] | None
    all: tuple[e.Edit, ...] | None
    why_not: str = ""

    @property
    def is_stuck(self) -> bool:
        """Nothing of it can be done."""
        return self.rest is None and self.all is None


def fit(matrix: Matrix, edits: Sequence[e.Edit]) -> Fitted:
    there, gone = _without_what_is_gone(matrix, edits)
    differs = list(gone)
    why_not = ""
    rest: tuple[e.Edit, ...] | None = None
    try:
        rest = _adapted(matrix, there, differs, over=False)
    except InvalidEdit as error:
        why_not = str(error)
    if not differs:
        return Fitted((), rest, rest, why_not)
    whole = None
    if all(one.can_be_set for one in differs):
        try:
            whole = _adapted(matrix, there, [], over=True)
        except InvalidEdit as error:
            why_not = why_not or str(error)
    return Fitted(tuple(differs), rest or None, whole or None, why_not)


def _adapted(
    matrix: Matrix, edits: Sequence[e.Edit], differs: list[Difference], *, over: bool
) -> tuple[e.Edit, ...]:
    """Those of the edits that fit, with what does not fit left out and told, or set over what is there."""
    kept = list(edits)
    for _ in range(_MOST_ROUNDS):
        try:
            return apply_edits(matrix, kept).edits
        except Mismatched as error:
            changed: dict[int, e.Edit | None] = {}
            for mismatch in error.mismatches:
                edit = kept[mismatch.index]
                difference = _difference(edit, mismatch)
                is_over = over and difference is not None
                changed[mismatch.index] = _over(edit, mismatch) if is_over else _out(edit, mismatch)
                if difference is not None:
                    differs.append(difference)
            now = [changed.get(index, edit) for index, edit in enumerate(kept)]
            kept = [edit for edit in now if edit is not None]
    raise InvalidEdit("Too much was changed since.")


def _difference(edit: e.Edit, mismatch: Mismatch) -> Difference | None:
    """None where it is already as the edit would make it."""
    place, left, found = mismatch.place, mismatch.expected, mismatch.found
    wanted: Any = None
    match edit:
        case e.SetCell() if found is None:
            is_so, wanted = edit.after == (), edit.after
        case e.SetCell():
            is_so, wanted = edit.after == found, edit.after
        case e.ChangeRow() | e.ChangeSeat() | e.ChangeTeam() if _is_field(place):
            wanted = edit.after[place[-1]]
            is_so = wanted == found
        case e.RemoveRow() | e.RemoveSeat():
            is_so = found is None
        case _:
            is_so = False
    can_be_set = (place[0] == "cell" and isinstance(edit, e.SetCell)) or _is_field(place)
    return None if is_so else Difference(place, left, found, wanted, can_be_set)


def _is_field(place: tuple[str, ...]) -> bool:
    """Of a row or a seat, ("row", KEY, FIELD), or of the team, ("team", FIELD)."""
    return len(place) == (2 if place[0] == "team" else 3) and place[0] != "cell"


def _out(edit: e.Edit, mismatch: Mismatch) -> e.Edit | None:
    """The edit without the field that differs; None where nothing is left of it."""
    if not (
        isinstance(edit, e.ChangeRow | e.ChangeSeat | e.ChangeTeam) and _is_field(mismatch.place)
    ):
        return None
    field = mismatch.place[-1]
    before = {name: value for name, value in edit.before.items() if name != field}
    after = {name: value for name, value in edit.after.items() if name != field}
    return replace(edit, before=before, after=after) if before else None


def _over(edit: e.Edit, mismatch: Mismatch) -> e.Edit:
    """The edit as made by somebody who saw what is found."""
    if isinstance(edit, e.SetCell):
        return replace(edit, before=mismatch.found)
    if isinstance(edit, e.ChangeRow | e.ChangeSeat | e.ChangeTeam):
        return replace(edit, before={**edit.before, mismatch.place[-1]: mismatch.found})
    raise InvalidEdit("It cannot be set over what is there.")


def _without_what_is_gone(
    matrix: Matrix, edits: Sequence[e.Edit]
) -> tuple[list[e.Edit], list[Difference]]:
    """Rows and seats that would come back, without letters and notes for seats and rows that are gone by now."""
    rows = matrix.row_by_key.keys() | {one.row.key for one in edits if isinstance(one, e.AddRow)}
    seats = matrix.seat_by_key.keys() | {
        one.seat.key for one in edits if isinstance(one, e.AddSeat)
    }
    there: list[e.Edit] = []
    lost: list[tuple[str, ...]] = []
    for edit in edits:
        if isinstance(edit, e.AddRow):
            key, row = edit.row.key, edit.row
            cells = {seat: held for seat, held in edit.cells.items() if seat in seats}
            notes = {seat: note for seat, note in row.notes.items() if seat in seats}
            checks = row.checks if row.checks in rows else None
            there.append(replace(edit, row=replace(row, notes=notes, checks=checks), cells=cells))
            lost += [("cell", key, seat) for seat in edit.cells if seat not in seats]
            lost += [("row", key, "notes")] if notes != row.notes else []
            lost += [("row", key, "checks")] if checks != row.checks else []
        elif isinstance(edit, e.AddSeat):
            cells = {row: held for row, held in edit.cells.items() if row in rows}
            there.append(replace(edit, cells=cells))
            lost += [("cell", row, edit.seat.key) for row in edit.cells if row not in rows]
        else:
            there.append(edit)
    return there, [Difference(place, None, None, None, can_be_set=False) for place in lost]
