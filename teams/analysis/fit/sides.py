"""Rows that one side of the boundary holds while the other side is there to hold them."""

from __future__ import annotations

from roles.definitions.model import Side
from teams.analysis.reading import Reading, RowReading, SeatReading


def _filled(reading: Reading, side: Side) -> list[SeatReading]:
    return reading.product_managers if side is Side.PRODUCT_MANAGER else reading.product_owners


def held_by_other_side(reading: Reading, row: RowReading, side: Side) -> list[SeatReading]:
    """The seats of ``side`` that answer for the row, where somebody else fills the other side; else none.

    None either where an owner is on the other side too.
    """
    wrong = [seat for seat in row.answers if seat.side is side]
    if not wrong:
        return []
    other = Side.PRODUCT_MANAGER if side is Side.PRODUCT_OWNER else Side.PRODUCT_OWNER
    holders = {seat.holder for seat in _filled(reading, other)}
    return wrong if holders and not holders & row.owners() else []


def candidates(reading: Reading, row: RowReading, side: Side) -> list[SeatReading]:
    """The filled seats of a side that could own the row: the expected owners, else all of the side."""
    side_seats = _filled(reading, side)
    return [seat for seat in reading.expected_seats(row) if seat in side_seats] or side_seats
