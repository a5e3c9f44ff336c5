"""A seat has no letter on any row.

## What it finds

A seat, filled or vacant, that holds no letter in a matrix with rows.

## Why it matters

Either the seat is not needed in this team, or what its holder does was forgotten.

## Example

A Scrum Master sits in the team, and no row says what for.

## What to do

Say on which rows the seat answers, does, advises or is informed, or remove it. The seat of a Product Manager or Product
Owner is not offered for removal: the team would miss it.

## Source

RAM: vertical analysis, "no empty columns" (Smith & Erwin, "Role & Responsibility Charting").
"""

from __future__ import annotations

from collections.abc import Iterator

from roles.definitions.model import Side
from teams.analysis.finding import Finding, Fix, Severity
from teams.analysis.reading import Reading
from teams.analysis.rule import Found, Rule
from teams.matrix.removal import removal_of_seat

RULE = Rule(
    "GAP110", "uninvolved-seat", Severity.HINT, "A seat without any letter", sources=("RAM",)
)


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    if not reading.rows:
        return
    involved = {key for row in reading.rows for key in row.meanings}
    for seat in reading.seats:
        if seat.key not in involved:
            who = (
                f"{seat.label}, {seat.role_name}," if seat.person else f"The seat {seat.role_name}"
            )
            yield RULE.finding(
                reading,
                f"{who} has no letter on any row",
                "The seat is not needed, or what it does was forgotten; say what it does here, or remove it.",
                subject=[f"seat:{seat.key}"],
                seats=[seat],
            )


@RULE.offers
def fixes(reading: Reading, finding: Finding) -> Iterator[Fix]:
    seat = reading.seat[finding.seats[0]]
    if seat.side is Side.NONE:
        yield Fix("Remove the seat", tuple(removal_of_seat(reading.matrix, seat.key)))
