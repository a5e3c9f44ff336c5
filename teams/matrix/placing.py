"""Putting a row or a seat elsewhere: the edits that do it, told by what it shall stand beside.

The page shows rows by area; a row's place is one among the rows of its area, whatever stands between them in the matrix.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from roles.definitions.model import Catalogue
from teams.matrix.edits import ChangeRow, Edit, MoveRow, MoveSeat
from teams.matrix.model import Matrix, Row, row_facts


@dataclass(frozen=True, slots=True)
class Beside:
    """Directly before or after another row or seat; neither is at the end."""

    before: str = ""
    after: str = ""

    @property
    def other(self) -> str:
        return self.before or self.after


def row_placed(
    matrix: Matrix, catalogue: Catalogue, key: str, area: str, beside: Beside
) -> list[Edit]:
    """The edits that put a row into an area and beside another row of it; none where it stands there."""
    row = matrix.row_by_key[key]
    standing = [
        one.key for one in matrix.rows if one.key == key or row_facts(one, catalogue).area == area
    ]
    others = [one for one in standing if one != key]
    at = others.index(beside.other) + bool(beside.after) if beside.other else len(others)
    edits: list[Edit] = list(area_changed(row, catalogue, area))
    if standing == [*others[:at], key, *others[at:]]:
        return edits
    beside = beside if beside.other else Beside(after=others[-1])
    return [*edits, MoveRow(key, *_moved([one.key for one in matrix.rows], key, beside))]


def area_changed(row: Row, catalogue: Catalogue, area: str) -> list[ChangeRow]:
    """The edit that brings a row into an area; a row that points to a definition says it only where that differs."""
    if row_facts(row, catalogue).area == area:
        return []
    definition = catalogue.responsibilities.get(row.responsibility or "")
    own = None if definition and definition.area == area else area
    return [ChangeRow(row.key, {"area": row.area}, {"area": own})]


def seat_placed(matrix: Matrix, key: str, beside: Beside) -> list[Edit]:
    order = [seat.key for seat in matrix.seats]
    others = [one for one in order if one != key]
    if not beside.other and others:
        beside = Beside(after=others[-1])
    before, after = _moved(order, key, beside) if beside.other else (0, 0)
    return [MoveSeat(key, before, after)] if before != after else []


def _moved(order: Sequence[str], key: str, beside: Beside) -> tuple[int, int]:
    """The present place, and the one beside the other; ValueError where that is not there."""
    without = [one for one in order if one != key]
    return order.index(key), without.index(beside.other) + bool(beside.after)


def step(
    areas: Sequence[tuple[str, Sequence[str]]], key: str, way: int
) -> tuple[str, Beside] | None:
    """Where a row comes one step up (-1) or down (1) as it is shown; over the edge of its area into the next one.

    ``areas``: each with the keys of its rows, in the order in which they are shown. None at the very end.
    """
    at = next(index for index, (_, rows) in enumerate(areas) if key in rows)
    area, rows = areas[at]
    place = rows.index(key) + way
    if 0 <= place < len(rows):
        return area, Beside(before=rows[place]) if way < 0 else Beside(after=rows[place])
    if not 0 <= at + way < len(areas):
        return None
    area, rows = areas[at + way]
    return area, Beside(after=rows[-1]) if way < 0 else Beside(before=rows[0])
