"""Strategy, backlog and stakeholders row by row: whose side owns each, what both own, what neither does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from roles.definitions.model import Side
from teams.analysis.ovl.pairs import contested
from teams.analysis.reading import Reading, RowReading, SeatReading
from teams.boundary.parties import called, short_names
from teams.boundary.said import Said

AREAS = ("strategy", "backlog", "stakeholders")
_TACTICAL_AREAS = ("backlog", "delivery")


class Lane(StrEnum):
    PRODUCT_MANAGER = "pm"
    BOTH = "both"
    WITH_OTHERS = "with-others"
    """One side and somebody of neither side answer."""
    NEITHER = "neither"
    PRODUCT_OWNER = "po"


@dataclass(frozen=True, slots=True)
class Holding:
    """Who holds which letters on a row; ``vacant``: nobody sits there yet."""

    who: str
    letters: tuple[tuple[str, str], ...]
    """(letter, what it means)."""
    vacant: bool


@dataclass(frozen=True, slots=True)
class LaneRow:
    """``note`` says what is not as usual: contested, expected elsewhere, shared on purpose. ``sign``: a severity, or ""."""

    row: RowReading
    lane: Lane
    holdings: tuple[Holding, ...]
    note: str
    sign: str
    status: str
    """clear, contested, unowned or wrong-hands."""


@dataclass(frozen=True)
class AreaLanes:
    name: str
    rows: tuple[LaneRow, ...]
    expected: frozenset[Lane]
    """The lanes in which somebody would look for these rows."""

    def of(self, lane: Lane) -> list[LaneRow]:
        return [row for row in self.rows if row.lane is lane]


def lanes(reading: Reading, said: Said) -> list[AreaLanes]:
    """The three areas in the catalogue's order; those without a row are left out."""
    short = short_names(reading)
    found = []
    for area in AREAS:
        rows = [_lane_row(reading, row, said, short) for row in reading.rows if row.area == area]
        if rows:
            expected = frozenset(would_own(reading, row.row) for row in rows)
            found.append(AreaLanes(reading.area_name(area), tuple(rows), expected))
    return found


def would_own(reading: Reading, row: RowReading) -> Lane:
    """The side that owns a row where two people hold the two roles; BOTH where it is shared on purpose.

    By the catalogue's expected owner, else by level and horizon, else by the area. Source: A38, A39, A41, A36.
    """
    if row.shared or (row.definition and row.definition.shared):
        return Lane.BOTH
    owners = reading.catalogue.owners(row.definition.key) if row.definition else ()
    for side in map(reading.catalogue.side, owners):
        if side is not Side.NONE:
            return Lane(side.value)
    if row.is_strategic:
        return Lane.PRODUCT_MANAGER
    if row.is_of_the_sprint or row.area in _TACTICAL_AREAS:
        return Lane.PRODUCT_OWNER
    return Lane.PRODUCT_MANAGER


def _lane_row(reading: Reading, row: RowReading, said: Said, short: dict[str, str]) -> LaneRow:
    lane = _lane(reading, row)
    status = _status(reading, row, lane, said)
    finding = said.about_row(row.key)
    return LaneRow(
        row,
        lane,
        _holdings(reading, row, lane, short),
        _note(reading, row, lane, status, said, short),
        finding.severity.value if finding else "",
        status,
    )


def _lane(reading: Reading, row: RowReading) -> Lane:
    if reading.hybrids and row.owners() & set(reading.hybrids):
        return would_own(reading, row)
    answering = {seat.side for seat in row.answers}
    filled = {seat.side for seat in row.answers if seat.filled}
    sides = answering - {Side.NONE}
    if len(sides) == 2 or (sides & filled and contested(row)):
        return Lane.BOTH
    if not sides & filled:
        return Lane.NEITHER
    if Side.NONE in answering:
        return Lane.WITH_OTHERS
    return Lane(next(iter(sides)).value)


def _status(reading: Reading, row: RowReading, lane: Lane, said: Said) -> str:
    if row.key in said.wrong_hands:
        return "wrong-hands"
    by_both = lane is Lane.BOTH and not (row.shared or reading.hybrids or row.key in said.accepted)
    if row.key in said.contested or by_both:
        return "contested"
    return "clear" if any(seat.filled for seat in row.answers) else "unowned"


def _holdings(
    reading: Reading, row: RowReading, lane: Lane, short: dict[str, str]
) -> tuple[Holding, ...]:
    """On a side's own lane its seats that answer, in the middle all who answer and those of the sides who do the work."""
    seats: Iterable[SeatReading] = row.answers
    if lane is Lane.BOTH:
        sided = [seat for seat in row.does if seat.side is not Side.NONE]
        seats = sorted({*row.answers, *sided}, key=lambda seat: seat.index)
    by_holder: dict[str, list[SeatReading]] = {}
    for seat in seats:
        by_holder.setdefault(seat.holder, []).append(seat)
    return tuple(
        Holding(
            called(short, held),
            _letters(reading, row, held),
            not held[0].filled,
        )
        for held in by_holder.values()
    )


def _letters(
    reading: Reading, row: RowReading, seats: Iterable[SeatReading]
) -> tuple[tuple[str, str], ...]:
    scheme = reading.matrix.scheme
    held = scheme.ordered(one for seat in seats for one in reading.matrix.at(row.key, seat.key))
    return tuple((letter, scheme.meanings[letter].value) for letter in held)


def _note(
    reading: Reading,
    row: RowReading,
    lane: Lane,
    status: str,
    said: Said,
    short: dict[str, str],
) -> str:
    if status == "wrong-hands":
        return f"expected: {said.expected(reading, row)}"
    if status == "contested":
        return "contested"
    if row.key in said.accepted:
        return "accepted as it is"
    if lane is Lane.BOTH:
        shared = "shared on purpose" if row.shared else "would be shared"
        return f"{shared} (A36)" if row.shared or reading.hybrids else ""
    if lane is Lane.NEITHER:
        return _owner_elsewhere(row)
    return ""


def _owner_elsewhere(row: RowReading) -> str:
    """Who owns what neither side owns: somebody else, or nobody."""
    filled = [seat for seat in row.answers if seat.filled]
    if filled:
        return ", ".join(
            f"{seat.label}, {seat.role_name}" if seat.person else seat.label for seat in filled
        )
    return f"nobody: {row.answers[0].role_name} is vacant" if row.answers else "nobody"
