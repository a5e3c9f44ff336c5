"""A seat that only advises and hears.

## What it finds

A seat that has letters on 5 rows or more, all of them advising or being informed, although its role is expected to
answer or to do the work somewhere in this matrix. Silent in a matrix that names no people.

## Why it matters

Either the seat has given away what it is there for, or it is not needed. Both cost time in meetings.

## Example

The Product Owner of Checkout advises on nine rows and is informed on four; the Product Manager owns the backlog.

## What to do

Give the seat what its role is for, or ask whether it is needed.

## Source

RAM: a column without work or decisions asks whether the seat is needed. Five rows are our own choice.
"""

from __future__ import annotations

from collections.abc import Iterator

from roles.definitions.model import Meaning
from teams.analysis.finding import Finding, Fix, Severity
from teams.analysis.fixing import hand_over
from teams.analysis.reading import Reading, RowReading, SeatReading
from teams.analysis.rule import Found, Rule
from teams.analysis.wording import count, listed

FEWEST_ROWS = 5
RULE = Rule(
    "LOD605",
    "bystander",
    Severity.HINT,
    "A seat that only advises and hears",
    sources=("RAM",),
)
_LISTENING = {Meaning.ADVISES, Meaning.INFORMED}
_WORKING = {Meaning.ANSWERS, Meaning.DOES}


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    if reading.by_role:
        return
    for seat in reading.seats:
        held = [row.meanings[seat.key] for row in reading.rows if seat.key in row.meanings]
        if len(held) < FEWEST_ROWS or not all(_LISTENING.issuperset(one) for one in held):
            continue
        expected = _expected_rows(reading, seat)
        if not expected:
            continue
        yield RULE.finding(
            reading,
            f"{seat.label} only advises or is informed, on {count(len(held), 'row')}, though "
            f"{seat.role_name} is expected to own or do {listed([row.name for row in expected], 3)}",
            "Give the seat what its role is for, or ask whether it is needed.",
            subject=[f"seat:{seat.key}"],
            seats=[seat],
            evidence={"rows": len(held), "expected": [row.key for row in expected]},
        )


def _expected_rows(reading: Reading, seat: SeatReading) -> list[RowReading]:
    """The rows on which the seat's role is expected to answer or to do the work."""
    expectations = reading.catalogue.expectations(seat.seat.role)
    return [
        row
        for row in reading.rows
        if row.definition and _WORKING & expectations.get(row.definition.key, frozenset())
    ]


@RULE.offers
def fixes(reading: Reading, finding: Finding) -> Iterator[Fix]:
    seat = reading.seat[finding.seats[0]]
    if not seat.filled:
        return
    for row in _expected_rows(reading, seat):
        if seat in reading.expected_seats(row) and row.answers and not row.shared:
            fix = hand_over(reading, row, seat)
            yield Fix(f"{row.name}: {fix.label[0].lower()}{fix.label[1:]}", fix.edits)
            return
