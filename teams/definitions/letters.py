"""Letters that follow a changed definition: only where a cell still says what the definitions expected before."""

from __future__ import annotations

from collections.abc import Mapping

from roles.definitions.model import Catalogue, Meaning
from teams.matrix.edits import ChangeRow, Edit, SetCell
from teams.matrix.model import Matrix, Row
from teams.matrix.prefill import prefill
from teams.matrix.schemes import Letters

Held = Mapping[str, Letters]


def following(matrix: Matrix, before: Catalogue, after: Catalogue) -> list[Edit]:
    """The edits that bring prefilled letters from the one catalogue's expectations to the other's.

    A cell that says anything else than was expected, be it nothing, is somebody's decision and stays; and so does a row
    in which beside such a decision a second one would come to answer, or nobody any more.
    """
    was, now = prefill(matrix, before).cells, prefill(matrix, after).cells
    return [
        edit
        for row in matrix.rows
        if (key := row.responsibility) is not None
        and key in before.responsibilities
        and key in after.responsibilities
        for edit in _of_row(
            matrix,
            row,
            was.get(row.key, {}),
            now.get(row.key, {}),
            (before.responsibilities[key].shared, after.responsibilities[key].shared),
        )
    ]


def _of_row(
    matrix: Matrix, row: Row, was: Held, now: Held, shared: tuple[bool, bool]
) -> list[Edit]:
    held = matrix.cells.get(row.key, {})
    found = [
        SetCell(row.key, seat.key, held.get(seat.key, ()), now.get(seat.key, ()))
        for seat in matrix.seats
        if held.get(seat.key, ()) == was.get(seat.key, ()) != now.get(seat.key, ())
    ]
    then = {**held, **{one.seat: one.after for one in found}}
    if _answering(matrix, then) not in (_answering(matrix, held), _answering(matrix, now)):
        return []
    old, new = shared
    if old != new and row.shared == old:
        return [*found, ChangeRow(row.key, {"shared": old}, {"shared": new})]
    return list(found)


def _answering(matrix: Matrix, held: Held) -> int:
    letter = matrix.scheme.letter_for(Meaning.ANSWERS)
    return sum(letter in letters for letters in held.values())
