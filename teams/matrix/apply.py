"""Applying edits: the one place that says what each edit does and when it does not fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from teams.matrix import edits as e
from teams.matrix.model import Matrix, Row, Seat, Team
from teams.matrix.schemes import Letters, UnreadableCell

Thing = TypeVar("Thing", Row, Seat, Team)


_EMPTY: tuple[Letters, Letters] = ((), ())


class InvalidEdit(ValueError):
    """An edit that cannot be: it names a row, seat, person or letter that is not there, or breaks the matrix."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """The edit at ``index`` of the list saw ``expected`` at ``place``, where ``found`` stands now."""

    index: int
    place: tuple[str, ...]
    expected: Any
    found: Any


class Mismatched(Exception):
    """The matrix is not what the edits' author saw; nothing was applied."""

    def __init__(self, mismatches: Sequence[Mismatch]) -> None:
        super().__init__(f"{len(mismatches)} of the edits no longer fit.")
        self.mismatches = tuple(mismatches)


class _Unseen(Exception):
    def __init__(self, place: tuple[str, ...], expected: Any, found: Any) -> None:
        self.place, self.expected, self.found = place, expected, found


class NoReplay(Exception):
    """The list of that number, counted from 0, does not fit what the lists before it made."""

    def __init__(self, number: int) -> None:
        super().__init__(f"List {number} does not fit.")
        self.number = number


@dataclass(frozen=True, slots=True)
class Applied:
    """The new matrix, and the edits as done: with the real places of what was added, removed or moved."""

    matrix: Matrix
    edits: tuple[e.Edit, ...]


def apply_edits(matrix: Matrix, edits: Iterable[e.Edit]) -> Applied:
    """All of the edits in their order, or none: raises Mismatched (with every place that differs) or InvalidEdit."""
    bench = _Bench(matrix)
    done: list[e.Edit] = []
    mismatches: list[Mismatch] = []
    for index, edit in enumerate(edits):
        try:
            done.append(bench.do(edit))
        except _Unseen as unseen:
            mismatches.append(Mismatch(index, unseen.place, unseen.expected, unseen.found))
        except InvalidEdit:
            # It may build on an edit that did not fit; that one is what its author has to hear of.
            if not mismatches:
                raise
    if mismatches:
        raise Mismatched(mismatches)
    bench.check_references()
    return Applied(bench.frozen(), tuple(done))


def replay_lists(matrix: Matrix, lists: Iterable[Iterable[e.Edit]]) -> Matrix:
    """One list after the other, as apply_edits would do each, at the cost of their edits alone.

    Raises NoReplay at the first list that does not fit.
    """
    bench = _Bench(matrix)
    for number, edits in enumerate(lists):
        try:
            for edit in edits:
                bench.do(edit)
            bench.check_references()
        except (_Unseen, InvalidEdit) as error:
            raise NoReplay(number) from error
        bench.shape_changed = False
    return bench.frozen()


class _Bench:
    """A matrix taken apart, to be changed in place by a list of edits and put together once."""

    def __init__(self, matrix: Matrix) -> None:
        self.matrix = matrix
        self.team = matrix.team
        self.scheme = matrix.scheme
        self.rows = {row.key: row for row in matrix.rows}
        self.seats = {seat.key: seat for seat in matrix.seats}
        self.row_order = [row.key for row in matrix.rows]
        self.seat_order = [seat.key for seat in matrix.seats]
        self.defined = {row.responsibility for row in matrix.rows if row.responsibility}
        self.cells: dict[str, dict[str, Letters]] = {
            row: dict(cells) for row, cells in matrix.cells.items()
        }
        self.shape_changed = False
        self.kinds: dict[type, Callable[[Any], e.Edit]] = {
            e.SetCell: self.set_cell,
            e.AddRow: self.add_row,
            e.RemoveRow: self.remove_row,
            e.ChangeRow: self.change_row,
            e.MoveRow: self.move_row,
            e.AddSeat: self.add_seat,
            e.RemoveSeat: self.remove_seat,
            e.ChangeSeat: self.change_seat,
            e.MoveSeat: self.move_seat,
            e.ChangeTeam: self.change_team,
            e.ChangeScheme: self.change_scheme,
        }

    def do(self, edit: e.Edit) -> e.Edit:
        return self.kinds[type(edit)](edit)

    def frozen(self) -> Matrix:
        return replace(
            self.matrix,
            team=self.team,
            scheme=self.scheme,
            rows=tuple(self.rows[key] for key in self.row_order),
            seats=tuple(self.seats[key] for key in self.seat_order),
            cells={row: cells for row, cells in self.cells.items() if cells},
        )

    # cells

    def set_cell(self, edit: e.SetCell) -> e.Edit:
        if edit.row not in self.rows:
            raise _Unseen(("row", edit.row), edit.row, None)
        if edit.seat not in self.seats:
            raise _Unseen(("seat", edit.seat), edit.seat, None)
        found = self.cells.get(edit.row, {}).get(edit.seat, ())
        if found != edit.before:
            raise _Unseen(("cell", edit.row, edit.seat), edit.before, found)
        self._put(edit.row, edit.seat, edit.after)
        return edit

    def _put(self, row: str, seat: str, letters: Letters) -> None:
        try:
            ordered = self.scheme.ordered(letters)
        except UnreadableCell as error:
            raise InvalidEdit(str(error)) from error
        if ordered != tuple(letters):
            raise InvalidEdit(
                f"Letters are written heaviest first and once each: {'/'.join(ordered)}."
            )
        if ordered:
            self.cells.setdefault(row, {})[seat] = ordered
        else:
            self.cells.get(row, {}).pop(seat, None)

    # rows

    def add_row(self, edit: e.AddRow) -> e.Edit:
        row = edit.row
        if row.key in self.rows:
            raise _Unseen(("row", row.key), None, self.rows[row.key])
        if row.responsibility in self.defined:
            raise InvalidEdit(
                f"The responsibility “{row.responsibility}” is in the matrix already."
            )
        _check_row(row)
        index = _insert(self.row_order, row.key, edit.index)
        self.rows[row.key] = row
        if row.responsibility:
            self.defined.add(row.responsibility)
        for seat, letters in edit.cells.items():
            self._need_seat(seat)
            self._put(row.key, seat, letters)
        self.shape_changed = True
        return replace(edit, index=index, cells=_filled(edit.cells))

    def remove_row(self, edit: e.RemoveRow) -> e.Edit:
        key = edit.row.key
        found = self.rows.get(key)
        if found != edit.row:
            raise _Unseen(("row", key), edit.row, found)
        _same_cells(("row", key), edit.cells, self.cells.get(key, {}))
        index = self.row_order.index(key)
        del self.row_order[index], self.rows[key]
        self.cells.pop(key, None)
        self.defined.discard(edit.row.responsibility or "")
        self.shape_changed = True
        return replace(edit, index=index)

    def change_row(self, edit: e.ChangeRow) -> e.Edit:
        row = self.rows.get(edit.row)
        if row is None:
            raise _Unseen(("row", edit.row), edit.row, None)
        changed = _changed(("row", edit.row), row, edit.before, edit.after)
        if changed.key != row.key or changed.responsibility != row.responsibility:
            raise InvalidEdit(
                "A row keeps its key and its definition; remove it and add another instead."
            )
        _check_row(changed)
        self.rows[edit.row] = changed
        self.shape_changed = True
        return edit

    def move_row(self, edit: e.MoveRow) -> e.Edit:
        before, after = _move(self.row_order, edit.row, edit.after, "row")
        return replace(edit, before=before, after=after)

    # seats

    def add_seat(self, edit: e.AddSeat) -> e.Edit:
        seat = edit.seat
        if seat.key in self.seats:
            raise _Unseen(("seat", seat.key), None, self.seats[seat.key])
        self._check_seat(seat)
        index = _insert(self.seat_order, seat.key, edit.index)
        self.seats[seat.key] = seat
        for row, letters in edit.cells.items():
            if row not in self.rows:
                raise InvalidEdit(f"There is no row “{row}”.")
            self._put(row, seat.key, letters)
        return replace(edit, index=index, cells=_filled(edit.cells))

    def remove_seat(self, edit: e.RemoveSeat) -> e.Edit:
        key = edit.seat.key
        found = self.seats.get(key)
        if found != edit.seat:
            raise _Unseen(("seat", key), edit.seat, found)
        held = {row: cells[key] for row, cells in self.cells.items() if key in cells}
        _same_cells(("seat", key), edit.cells, held)
        index = self.seat_order.index(key)
        del self.seat_order[index], self.seats[key]
        for row in held:
            del self.cells[row][key]
        self.shape_changed = True
        return replace(edit, index=index)

    def change_seat(self, edit: e.ChangeSeat) -> e.Edit:
        seat = self.seats.get(edit.seat)
        if seat is None:
            raise _Unseen(("seat", edit.seat), edit.seat, None)
        changed = _changed(("seat", edit.seat), seat, edit.before, edit.after)
        if changed.key != seat.key:
            raise InvalidEdit("A seat keeps its key.")
        self._check_seat(changed)
        self.seats[edit.seat] = changed
        return edit

    def move_seat(self, edit: e.MoveSeat) -> e.Edit:
        before, after = _move(self.seat_order, edit.seat, edit.after, "seat")
        return replace(edit, before=before, after=after)

    # team

    def change_team(self, edit: e.ChangeTeam) -> e.Edit:
        changed = _changed(("team",), self.team, edit.before, edit.after)
        if changed.key != self.team.key:
            raise InvalidEdit("A team keeps its key.")
        if not changed.name:
            raise InvalidEdit("A team has a name.")
        self.team = changed
        return edit

    def change_scheme(self, edit: e.ChangeScheme) -> e.Edit:
        """A cell that its author did not see could say something else in the other letters: each one is held to."""
        if not edit.before.is_like(self.scheme):
            raise _Unseen(("scheme",), edit.before, self.scheme)
        for row in self.cells.keys() | edit.cells.keys():
            found, seen = self.cells.get(row, {}), edit.cells.get(row, {})
            for seat in found.keys() | seen.keys():
                before, now = seen.get(seat, _EMPTY)[0], found.get(seat, ())
                if before != now:
                    raise _Unseen(("cell", row, seat), before, now)
        self.scheme = edit.after
        for row, held in edit.cells.items():
            for seat, (_, letters) in held.items():
                self._put(row, seat, letters)
        return edit

    # checks

    def _need_seat(self, key: str) -> None:
        if key not in self.seats:
            raise InvalidEdit(f"There is no seat “{key}”.")

    def _check_seat(self, seat: Seat) -> None:
        if seat.allocation is not None and not 0 <= seat.allocation <= 1000:
            raise InvalidEdit("An allocation is a percentage from 0 to 1000.")
        if seat.since and seat.until and seat.until < seat.since:
            raise InvalidEdit("A seat ends on or after the day on which it starts.")

    def check_references(self) -> None:
        """What rows say of other rows and of seats must be there once the whole list is done."""
        if not self.shape_changed:
            return
        for row in self.rows.values():
            if row.checks is not None and row.checks not in self.rows:
                raise InvalidEdit(
                    f"The row “{row.key}” checks the row “{row.checks}”, which is not there."
                )
            for seat in row.notes:
                if seat not in self.seats:
                    raise InvalidEdit(
                        f"The row “{row.key}” has a note for the seat “{seat}”, which is not there."
                    )


def _check_row(row: Row) -> None:
    if not row.responsibility and not row.name:
        raise InvalidEdit("A row points to a definition or has a name of its own.")
    if row.checks == row.key:
        raise InvalidEdit("A row cannot check itself.")


def _filled(cells: Mapping[str, Letters]) -> dict[str, Letters]:
    return {key: letters for key, letters in cells.items() if letters}


def _insert(order: list[str], key: str, index: int) -> int:
    place = max(0, min(index, len(order)))
    order.insert(place, key)
    return place


def _move(order: list[str], key: str, after: int, kind: str) -> tuple[int, int]:
    if key not in order:
        raise _Unseen((kind, key), key, None)
    before = order.index(key)
    del order[before]
    return before, _insert(order, key, after)


def _same_cells(
    place: tuple[str, ...], expected: Mapping[str, Letters], found: Mapping[str, Letters]
) -> None:
    if dict(expected) != dict(found):
        raise _Unseen(place, dict(expected), dict(found))


def _changed(place: tuple[str, ...], thing: Thing, before: e.Fields, after: e.Fields) -> Thing:
    known = {one.name for one in fields(thing)}
    unknown = sorted((before.keys() | after.keys()) - known)
    if unknown or before.keys() != after.keys():
        raise InvalidEdit(
            f"An edit names the same known fields before and after; see {', '.join(unknown) or place}."
        )
    for name, expected in before.items():
        found = getattr(thing, name)
        if found != expected:
            raise _Unseen((*place, name), expected, found)
    return replace(thing, **after)
