"""Product Manager and Product Owner on one row, and seats that count as one."""

from __future__ import annotations

from collections.abc import Iterable

from roles.definitions.model import Meaning, Side
from teams.analysis.finding import Fix
from teams.analysis.fixing import let_advise
from teams.analysis.reading import Reading, RowReading, SeatReading
from teams.analysis.wording import joined, names_of
from teams.matrix.edits import ChangeRow


def owning_by_side(row: RowReading) -> tuple[list[SeatReading], list[SeatReading]]:
    """The filled seats of the PM side and of the PO side that answer for the row or do its work."""
    holding = list(dict.fromkeys([*row.answers, *row.does]))
    return (
        [seat for seat in holding if seat.filled and seat.side is Side.PRODUCT_MANAGER],
        [seat for seat in holding if seat.filled and seat.side is Side.PRODUCT_OWNER],
    )


def contested(row: RowReading) -> list[SeatReading]:
    """The seats of both sides that answer for the row or do its work, where they are different people's; else none."""
    managers, owners = owning_by_side(row)
    if any(manager.holder != owner.holder for manager in managers for owner in owners):
        return sorted([*managers, *owners], key=lambda seat: seat.index)
    return []


def counted_once(seats: Iterable[SeatReading]) -> list[SeatReading]:
    """One seat for each holder; all seats of a collective role count as one (rules.md, Words)."""
    found: dict[str, SeatReading] = {}
    for seat in seats:
        found.setdefault(f"role:{seat.seat.role}" if seat.collective else seat.holder, seat)
    return list(found.values())


def mark_as_shared(row: RowReading) -> Fix:
    return Fix(
        "Mark as shared on purpose", (ChangeRow(row.key, {"shared": False}, {"shared": True}),)
    )


def let_one_side_advise(reading: Reading, row: RowReading) -> list[Fix]:
    """For each side whose leaving keeps the row owned and done, the fix that leaves it to advise; the unexpected first."""
    managers, owners = owning_by_side(row)
    expected = {seat.side for seat in reading.expected_seats(row)}
    fixes = []
    for leaving, staying in sorted(
        ((managers, owners), (owners, managers)), key=lambda pair: pair[0][0].side in expected
    ):
        gone = {seat.key for seat in leaving}
        answers = [seat for seat in row.answers if seat.key not in gone and seat.filled]
        does = [seat for seat in row.does if seat.key not in gone and seat.filled]
        if (
            staying
            and answers
            and does
            and Meaning.ADVISES in reading.matrix.scheme.meanings.values()
        ):
            fixes.append(
                Fix(
                    f"Let {joined(names_of(leaving))} advise",
                    tuple(let_advise(reading, row, seat) for seat in leaving),
                )
            )
    return fixes
