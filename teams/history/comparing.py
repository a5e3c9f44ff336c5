"""What lies between two matrices of one team, and between what the rules say of them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from teams.analysis.finding import Finding
from teams.matrix import edits as e
from teams.matrix.diff import difference
from teams.matrix.model import Matrix, Row, Seat
from teams.matrix.schemes import Letters, Scheme

Place = tuple[str, str]
"""Of a cell: the row's and the seat's key."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Of the rows, or of the seats. What has another definition by now has ``changed``."""

    came: frozenset[str] = frozenset()
    went: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()
    moved: frozenset[str] = frozenset()

    @property
    def touched(self) -> frozenset[str]:
        return self.came | self.went | self.changed | self.moved


@dataclass(frozen=True)
class Comparison:
    """``edits`` lead from the old matrix to the new one. ``cells``: letters before and after, where they say something else."""

    old: Matrix
    new: Matrix
    edits: tuple[e.Edit, ...]
    cells: Mapping[Place, tuple[Letters, Letters]]
    rows: Keys
    seats: Keys

    @property
    def has_other_letters(self) -> bool:
        """The two are written in different schemes: no edit of cells leads from one to the other."""
        return not self.old.scheme.is_like(self.new.scheme)

    @property
    def is_empty(self) -> bool:
        return not (self.edits or self.cells or self.has_other_letters)

    @property
    def touched_rows(self) -> set[str]:
        """Rows that came, went, changed or moved, and those with a changed cell."""
        return {row for row, _ in self.cells} | self.rows.touched


@dataclass(frozen=True, slots=True)
class ComparedFindings:
    """In the order of the matrices that they were found in; the same finding is one with the same fingerprint."""

    came: tuple[Finding, ...]
    went: tuple[Finding, ...]
    stayed: tuple[Finding, ...]


def compare(old: Matrix, new: Matrix) -> Comparison:
    """Raises ValueError where they are of different teams. People, the organisation and the date are context."""
    cells = dict(_cells(old, new))
    if old.scheme.is_like(new.scheme):
        edits = difference(old, new)
    else:
        edits = [*_without_letters(old, new), *_set(old, new, cells)]
    return Comparison(old, new, tuple(edits), cells, _keys(edits, Row), _keys(edits, Seat))


def compare_findings(before: Iterable[Finding], after: Iterable[Finding]) -> ComparedFindings:
    was = {one.fingerprint: one for one in before}
    now = {one.fingerprint: one for one in after}
    return ComparedFindings(
        tuple(one for key, one in now.items() if key not in was),
        tuple(one for key, one in was.items() if key not in now),
        tuple(one for key, one in now.items() if key in was),
    )


def together(comparison: Comparison) -> Matrix:
    """The new matrix with the rows and seats that went where they stood, without letters. To be looked at, not applied."""
    old, new = comparison.old, comparison.new
    rows = old.row_by_key | new.row_by_key
    seats = old.seat_by_key | new.seat_by_key
    people = old.person_by_key | new.person_by_key
    return replace(
        new,
        people=tuple(people.values()),
        rows=tuple(rows[key] for key in woven(list(old.row_by_key), list(new.row_by_key))),
        seats=tuple(seats[key] for key in woven(list(old.seat_by_key), list(new.seat_by_key))),
    )


def woven(old: Sequence[str], new: Sequence[str]) -> list[str]:
    """The new order, with what is gone after what it followed in the old one."""
    there = set(new)
    found = list(new)
    previous: str | None = None
    for key in old:
        if key not in there:
            found.insert(0 if previous is None else found.index(previous) + 1, key)
        previous = key
    return found


def _cells(old: Matrix, new: Matrix) -> Iterator[tuple[Place, tuple[Letters, Letters]]]:
    same = old.scheme.is_like(new.scheme)
    for row in dict.fromkeys([*old.cells, *new.cells]):
        was, now = old.cells.get(row, {}), new.cells.get(row, {})
        for seat in dict.fromkeys([*was, *now]):
            before, after = was.get(seat, ()), now.get(seat, ())
            is_same = (
                before == after if same else _meant(old.scheme, before) == _meant(new.scheme, after)
            )
            if not is_same:
                yield (row, seat), (before, after)


def _meant(scheme: Scheme, letters: Letters) -> set[str]:
    return {scheme.meanings[letter].value for letter in letters}


def _without_letters(old: Matrix, new: Matrix) -> list[e.Edit]:
    return difference(replace(old, scheme=new.scheme, cells={}), replace(new, cells={}))


def _set(
    old: Matrix, new: Matrix, cells: Mapping[Place, tuple[Letters, Letters]]
) -> Iterator[e.Edit]:
    """What changed on rows and seats that are in both."""
    rows = old.row_by_key.keys() & new.row_by_key.keys()
    seats = old.seat_by_key.keys() & new.seat_by_key.keys()
    for (row, seat), (before, after) in cells.items():
        if row in rows and seat in seats:
            yield e.SetCell(row, seat, before, after)


def _keys(edits: Iterable[e.Edit], kind: type[Row | Seat]) -> Keys:
    found: dict[type[e.Edit], set[str]] = {one: set() for one in get_args(e.Edit)}
    for edit in edits:
        match edit:
            case e.AddRow(Row(key)) | e.RemoveRow(Row(key)) if kind is Row:
                found[type(edit)].add(key)
            case e.ChangeRow(key) | e.MoveRow(key) if kind is Row:
                found[type(edit)].add(key)
            case e.AddSeat(Seat(key)) | e.RemoveSeat(Seat(key)) if kind is Seat:
                found[type(edit)].add(key)
            case e.ChangeSeat(key) | e.MoveSeat(key) if kind is Seat:
                found[type(edit)].add(key)
    came = found[e.AddRow] | found[e.AddSeat]
    went = found[e.RemoveRow] | found[e.RemoveSeat]
    changed = found[e.ChangeRow] | found[e.ChangeSeat] | (came & went)
    moved = found[e.MoveRow] | found[e.MoveSeat]
    return Keys(*map(frozenset, (came - went, went - came, changed, moved)))
