"""Who could own a row that nobody owns, and the edits that make it so."""

from __future__ import annotations

from collections.abc import Sequence

from roles.definitions.model import Meaning
from teams.analysis.finding import Fix
from teams.analysis.fixing import give, let_advise, take
from teams.analysis.reading import Reading, RowReading, SeatReading
from teams.analysis.wording import joined, names_of
from teams.matrix.edits import AddRow, Edit
from teams.matrix.model import Row
from teams.matrix.prefill import prefilled_cells

MOST_OFFERED = 2


def likely_owners(reading: Reading, row: RowReading) -> list[SeatReading]:
    """Filled seats that could own the row: the expected ones, who does the work, then who stands for that kind of row."""
    expected = reading.expected_seats(row)
    doing = [seat for seat in row.does if seat.filled]
    found = list(dict.fromkeys([*expected, *doing]))
    return found or _by_kind(reading, row)


def _by_kind(reading: Reading, row: RowReading) -> list[SeatReading]:
    """Strategy and market are the Product Manager's, backlog and delivery the Product Owner's (A38, A39, A41)."""
    if row.is_strategic or row.area in ("strategy", "market"):
        sides = [*reading.product_managers, *reading.product_owners]
    elif row.is_of_the_sprint or row.area in ("backlog", "delivery"):
        sides = [*reading.product_owners, *reading.product_managers]
    else:
        sides = [
            seat
            for seat in reading.seats
            if seat in reading.product_managers or seat in reading.product_owners
        ]
    return sides or [seat for seat in reading.seats if seat.filled and not seat.collective]


def make_owner(reading: Reading, row: RowReading, seat: SeatReading) -> list[Edit]:
    """The seat answers, and does the work where no filled seat does; vacant seats no longer answer."""
    wanted = [Meaning.ANSWERS]
    if not any(one.filled for one in row.does):
        wanted.append(Meaning.DOES)
    edits: list[Edit] = [give(reading, row, seat, *wanted)]
    for other in row.answers:
        if other.holder != seat.holder:
            keeps = len(row.meanings[other.key]) > 1
            edits.append(
                take(reading, row, other, Meaning.ANSWERS)
                if keeps
                else let_advise(reading, row, other)
            )
    return edits


def ownership(reading: Reading, row: RowReading, seat: SeatReading) -> Fix:
    """The fix that makes one seat the owner, named by the letters that it gets."""
    wanted = [Meaning.ANSWERS]
    if not any(one.filled for one in row.does):
        wanted.append(Meaning.DOES)
    held = row.meanings.get(seat.key, ())
    letters = [reading.matrix.scheme.letter_for(one) or "" for one in wanted if one not in held]
    return Fix(f"Give {joined(letters)} to {seat.label}", tuple(make_owner(reading, row, seat)))


def give_rows(reading: Reading, rows: Sequence[RowReading]) -> Fix | None:
    """One fix that gives each of the rows to its likeliest owner; None where one of them has none."""
    owners = [next(iter(likely_owners(reading, row)), None) for row in rows]
    edits: list[Edit] = []
    for row, owner in zip(rows, owners, strict=True):
        if owner is None:
            return None
        edits += make_owner(reading, row, owner)
    names = names_of(owner for owner in owners if owner)
    what = f"{len(rows)} rows" if len(rows) > 1 else rows[0].name
    return Fix(f"Give {what} to {joined(names)}", tuple(edits))


def add_responsibilities(reading: Reading, keys: Sequence[str]) -> Fix:
    """The fix that brings responsibilities of the catalogue into the matrix, prefilled as the definitions expect."""
    matrix, catalogue = reading.matrix, reading.catalogue
    taken = matrix.row_by_key.keys()
    edits = []
    for place, key in enumerate(keys, len(matrix.rows)):
        definition = catalogue.responsibilities[key]
        row = Row(key if key not in taken else f"{key}-2", key, shared=definition.shared)
        edits.append(AddRow(row, place, prefilled_cells(key, matrix, catalogue)))
    names = [catalogue.responsibilities[key].name for key in keys]
    return Fix(f"Add {names[0]}" if len(names) == 1 else f"Add {len(names)} rows", tuple(edits))
