"""One person's part in a team's rows, over all of the person's seats."""

from __future__ import annotations

from collections.abc import Iterator

from teams.analysis.reading import Reading, SeatReading

FEWEST_PEOPLE = 3
"""From so many people on, rules about one person's part in a team have something to compare with."""


def people_with_seats(reading: Reading) -> Iterator[tuple[str, list[SeatReading]]]:
    """The people on filled seats with their seats; nobody in a matrix that names no people."""
    for holder in reading.holders:
        seats = [seat for seat in reading.seats_of(holder) if seat.person]
        if seats:
            yield holder, seats


def is_a_team(reading: Reading) -> bool:
    """Three people or more; a development team without named members counts as one."""
    return len(reading.holders) >= FEWEST_PEOPLE
