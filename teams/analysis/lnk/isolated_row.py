"""Rows that only one person knows of.

## What it finds

Rows all of whose letters lie on one person, be it through one seat or several, in a team of 3 people or more in which
Product Manager and Product Owner are different people. One finding per team, with all these rows.

A letter on a vacant seat is somebody else's, and so is that of a development team. A matrix that names no people is read
by its seats.

## Why it matters

Nobody is asked, helps or hears of it. It may be right for a row or two; where it is many, people work beside each other.

## Example

Bo Lund answers for and does "Validate the increment" in Checkout; no other seat has a letter there.

## What to do

Ask who should advise or be informed. Where it is nobody, accept the finding.

## Source

A53: what the roles gain by working together: balance, expectations managed at every level, decisions that know more.
"""

from __future__ import annotations

from collections.abc import Iterator

from teams.analysis.finding import Finding, Severity
from teams.analysis.lod.people import is_a_team
from teams.analysis.reading import Reading, RowReading, SeatReading
from teams.analysis.rule import Found, Rule
from teams.analysis.wording import count, in_order, listed, names_of

RULE = Rule(
    "LNK503",
    "isolated-row",
    Severity.HINT,
    "Rows that only one person knows of",
    sources=("A53",),
)


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    if not reading.is_separated or not is_a_team(reading):
        return
    isolated = [(row, seats) for row in reading.rows if (seats := _only_seats(reading, row))]
    if not isolated:
        return
    rows = [row for row, _ in isolated]
    seats = in_order(seat for _, held in isolated for seat in held)
    yield RULE.finding(
        reading,
        f"{count(len(rows), 'row')} {'lies' if len(rows) == 1 else 'lie'} on one person alone "
        f"({listed(names_of(seats), 3)}): {listed([row.name for row in rows])}",
        "Nobody else advises or hears of it; ask who should.",
        subject=[],
        rows=rows,
        seats=seats,
    )


def _only_seats(reading: Reading, row: RowReading) -> list[SeatReading]:
    """The row's seats with letters, if they are all one person's; else none."""
    seats = [reading.seat[key] for key in row.meanings]
    if len({seat.holder for seat in seats}) != 1:
        return []
    return seats if seats[0].filled and (seats[0].person or not seats[0].collective) else []
