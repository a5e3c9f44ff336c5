"""The fixes that separate a hybrid: somebody else takes one of the two sides over, letters and all."""

from __future__ import annotations

from collections.abc import Iterator

from roles.definitions.model import Meaning, Side
from teams.analysis.finding import Fix
from teams.analysis.fixing import let_advise, take
from teams.analysis.org.hybrids import sided_seats
from teams.analysis.reading import Reading, RowReading, SeatReading
from teams.matrix.apply import apply_edits
from teams.matrix.edits import AddSeat, ChangeSeat, Edit
from teams.matrix.model import Seat

_OTHER = {
    Side.PRODUCT_MANAGER: ("product-owner", ("backlog", "delivery")),
    Side.PRODUCT_OWNER: ("product-manager", ("strategy", "market")),
}
_MOST = 3


def separations(reading: Reading, holder: str) -> Iterator[Fix]:
    """At most three; none where nobody is known who could take a side over."""
    seats = sided_seats(reading, holder)
    found: list[Fix] = []
    if len({seat.side for seat in seats}) == 2:
        found = list(_with_two_seats(reading, holder, seats))
    elif len(seats) == 1:
        found = list(_with_one_seat(reading, seats[0]))
    yield from [fix for fix in found if not _makes_two_owners(reading, fix)][:_MOST]


def _makes_two_owners(reading: Reading, fix: Fix) -> bool:
    """Whether a row that one person answered for would have two owners, by way of further seats of either."""
    after = Reading(
        apply_edits(reading.matrix, fix.edits).matrix,
        reading.catalogue,
        reading.limits,
        reading.settings,
    )
    return any(
        len(row.owners()) > 1 and len(reading.row[row.key].owners()) < 2 for row in after.rows
    )


def _without_seat(reading: Reading) -> list[tuple[str, str]]:
    """(key, name) of the people who fill no seat in this team."""
    seated = {seat.seat.person for seat in reading.seats}
    return [
        (person.key, person.name) for person in reading.matrix.people if person.key not in seated
    ]


def _with_two_seats(reading: Reading, holder: str, seats: list[SeatReading]) -> Iterator[Fix]:
    """Who is on one side already takes the hybrid's seats of that side; who has no seat, those of the Product Owner."""
    free = [(seat.person, seat.label, seat.side) for seat in _colleagues(reading, holder)]
    free += [(key, name, Side.PRODUCT_OWNER) for key, name in _without_seat(reading)]
    for person, name, side in dict.fromkeys(free):
        given = [seat for seat in seats if seat.side is side]
        kept = [seat for seat in reading.seats_of(holder) if seat not in given]
        edits: list[Edit] = [_refill(seat.seat, person) for seat in given]
        for row in reading.rows:
            edits += _one_owner(reading, row, given, kept)
        roles = " and ".join(dict.fromkeys(seat.role_name for seat in given))
        yield Fix(f"Let {name} be {roles} in place of {given[0].label}", tuple(edits))


def _refill(seat: Seat, person: str | None) -> Edit:
    """How much time the new person has for it is not known."""
    before = {"person": seat.person, "allocation": seat.allocation}
    return ChangeSeat(seat.key, before, {"person": person, "allocation": None})


def _colleagues(reading: Reading, holder: str) -> list[SeatReading]:
    return [
        seat
        for seat in (*reading.product_owners, *reading.product_managers)
        if seat.person and seat.holder != holder and seat.holder not in reading.hybrids
    ]


def _one_owner(
    reading: Reading, row: RowReading, given: list[SeatReading], kept: list[SeatReading]
) -> list[Edit]:
    """Where given and kept seats answer for a row, one person so far, only one of the two goes on doing so."""
    giving = [seat for seat in given if seat in row.answers]
    keeping = [seat for seat in kept if seat in row.answers]
    if not giving or not keeping:
        return []
    loses = keeping if given[0].side is _owning_side(reading, row) else giving
    return [_step_back(reading, row, seat) for seat in loses]


def _owning_side(reading: Reading, row: RowReading) -> Side:
    expected = [seat.side for seat in reading.expected_seats(row) if seat.side is not Side.NONE]
    if expected:
        return expected[0]
    of_the_sprint = row.is_of_the_sprint and not row.is_strategic
    return Side.PRODUCT_OWNER if of_the_sprint else Side.PRODUCT_MANAGER


def _step_back(reading: Reading, row: RowReading, seat: SeatReading) -> Edit:
    if Meaning.DOES in row.meanings[seat.key]:
        return take(reading, row, seat, Meaning.ANSWERS)
    return let_advise(reading, row, seat)


def _with_one_seat(reading: Reading, seat: SeatReading) -> Iterator[Fix]:
    """A seat of the other side is added, filled, and takes the other side's rows that the hybrid answers for."""
    role, areas = _OTHER[seat.side]
    definition = reading.catalogue.roles.get(role)
    if definition is None:
        return
    rows = [row for row in reading.rows if row.area in areas and seat in row.answers]
    cells = {row.key: reading.matrix.at(row.key, seat.key) for row in rows}
    back: list[Edit] = [let_advise(reading, row, seat) for row in rows]
    back += [
        _step_back(reading, row, other)
        for row in rows
        for other in row.answers
        if other is not seat and other.holder == seat.holder
    ]
    key = _free_key(reading, role)
    people: list[tuple[str | None, str]] = (
        [(None, "")] if reading.by_role else [*_without_seat(reading)]
    )
    for person, name in people:
        added = AddSeat(Seat(key, role, person), len(reading.seats), cells)
        label = f"Let {name} be {definition.name}" if person else f"Add the seat {definition.name}"
        yield Fix(f"{label}, with the rows of {' and '.join(areas)}", (added, *back))


def _free_key(reading: Reading, wanted: str) -> str:
    key, number = wanted, 2
    while key in reading.seat:
        key, number = f"{wanted}-{number}", number + 1
    return key
