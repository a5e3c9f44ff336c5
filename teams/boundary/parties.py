"""Who stands on either side of the boundary, and how sentences call them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from roles.definitions.model import Side
from teams.analysis.reading import Reading, SeatReading
from teams.analysis.wording import joined, names_of, percent

_TITLES = {Side.PRODUCT_MANAGER: "Product Manager", Side.PRODUCT_OWNER: "Product Owner"}


@dataclass(frozen=True)
class Party:
    """Everybody on one side. ``name`` in full for heads, ``short`` for sentences; “Vacant” and “nobody” without anybody."""

    side: Side
    seats: tuple[SeatReading, ...]
    vacant: tuple[SeatReading, ...]
    name: str
    short: str
    about: str
    """Roles and time: “Product Manager, 80 %”."""

    @property
    def title(self) -> str:
        return _TITLES[self.side]

    @property
    def is_filled(self) -> bool:
        return bool(self.seats)

    @property
    def is_person(self) -> bool:
        return any(seat.person for seat in self.seats)

    def does(self, one: str, many: str) -> str:
        """“Ana owns”, “Ana and Cleo own”, “nobody owns”."""
        people = {seat.holder for seat in self.seats}
        return f"{self.short} {one if len(people) < 2 else many}"


def parties(reading: Reading) -> tuple[Party, Party]:
    """Product Manager, Product Owner. A hybrid who fills one seat stands on that side alone."""
    short = short_names(reading)
    return (
        _party(reading, Side.PRODUCT_MANAGER, reading.product_managers, short),
        _party(reading, Side.PRODUCT_OWNER, reading.product_owners, short),
    )


def short_names(reading: Reading) -> dict[str, str]:
    """Seat key → the person's first name where nobody else here has it; else the whole name, the role, or who is many."""
    labels = {seat.label for seat in reading.seats if seat.person}
    firsts = [label.split()[0] for label in labels]
    return {
        seat.key: first
        if seat.person and firsts.count(first := seat.label.split()[0]) == 1
        else seat.label
        for seat in reading.seats
    }


def called(short: dict[str, str], seats: Iterable[SeatReading]) -> str:
    """The seats' people in short, each once."""
    return joined(list(dict.fromkeys(short[seat.key] for seat in seats)))


def _party(reading: Reading, side: Side, filled: list[SeatReading], short: dict[str, str]) -> Party:
    vacant = tuple(seat for seat in reading.seats if seat.side is side and not seat.filled)
    if not filled:
        name = "Vacant" if vacant else "Nobody"
        about = joined(list(dict.fromkeys(seat.role_name for seat in vacant))) or _TITLES[side]
        return Party(side, (), vacant, name, "nobody", about)
    about = joined(list(dict.fromkeys(map(_role_and_time, filled))))
    return Party(
        side, tuple(filled), vacant, joined(names_of(filled)), called(short, filled), about
    )


def _role_and_time(seat: SeatReading) -> str:
    allocation = seat.seat.allocation
    role = seat.role_name if seat.person else "no person named"
    return role if allocation is None else f"{role}, {percent(allocation)}"
