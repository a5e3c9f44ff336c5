"""A row is owned by a role that nobody would expect to own it, though the expected owner is there.

## What it finds

A row from the catalogue for which a seat answers whose role is expected at most to advise on it, while a seat of the
expected owner's role, or else of its parent or a specialisation of it, is filled. A role is expected to do more than
advise where it, its parent or its specialisation is the row's expected owner, or where the catalogue lists it as doing or
supporting.

Silent where the owner fills another seat that could be expected to own the row. Rows for which several people answer are
said by OVL201, strategy and sprints in the wrong hands by FIT301 and FIT302.

## Why it matters

Whoever owns a row needs the overview and the decisions that come with the role. In other hands it is done beside the main
job, and the person whom everybody would ask has no say.

## Example

| Row | Product Manager | Scrum Master |
|---|---|---|
| Investor expectations | I | A R |

Emil Novak, the Scrum Master, answers to the investors, and Ana Díaz, the Product Manager, hears of it.

## What to do

Give the row to the expected owner and let the former one advise. If it is right as it is, accept the finding and say why,
or let an administrator change what the role is expected to own.

## Source

RAM: accountability goes with the role that has the authority over the activity (Smith & Erwin, "Role & Responsibility
Charting"). Who is expected to own which row is stated in the catalogue, each with its own source.
"""

from __future__ import annotations

from collections.abc import Iterator

from roles.definitions.model import Meaning
from teams.analysis.finding import Finding, Fix, Severity
from teams.analysis.fixing import hand_over
from teams.analysis.reading import Reading, RowReading, SeatReading
from teams.analysis.rule import Found, Rule
from teams.analysis.wording import article, in_order, in_post, joined, names_of

RULE = Rule(
    "FIT306",
    "unexpected-owner",
    Severity.HINT,
    "An owner whom nobody would expect",
    sources=("RAM",),
)

_MORE_THAN_ADVICE = frozenset({Meaning.ANSWERS, Meaning.DOES, Meaning.SUPPORTS})


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    silent = found.rows("OVL201", "FIT301", "FIT302")
    for row in reading.rows:
        if row.definition is None or row.key in silent or not row.answers:
            continue
        if any(_could_own(reading, row, seat) for seat in row.answers):
            continue
        expected = reading.expected_seats(row)
        if not expected or _holder_could_own(reading, row):
            continue
        owners = joined(names_of(row.answers))
        role = expected[0].role_name
        source = f" ({', '.join(row.definition.sources)})" if row.definition.sources else ""
        yield RULE.finding(
            reading,
            f"{owners} answers for {row.name}, though {in_post(expected[0])}",
            f"The catalogue expects {article(role)} {role} to answer for {row.name}{source}; "
            f"let {expected[0].label} answer and {owners} advise.",
            subject=[f"row:{row.key}", *dict.fromkeys(seat.holder for seat in row.answers)],
            rows=[row],
            seats=in_order([*row.answers, expected[0]]),
        )


def _could_own(reading: Reading, row: RowReading, seat: SeatReading) -> bool:
    """Whether the seat's role is an expected owner or a relation of one, or is listed as doing or supporting."""
    assert row.definition is not None
    key, role = row.definition.key, seat.seat.role
    catalogue = reading.catalogue
    return not _MORE_THAN_ADVICE.isdisjoint(catalogue.expectation(role, key)) or any(
        catalogue.related(role, owner) for owner in catalogue.owners(key)
    )


def _holder_could_own(reading: Reading, row: RowReading) -> bool:
    owners = row.owners()
    return any(
        seat.holder in owners and _could_own(reading, row, seat)
        for seat in reading.seats
        if seat.filled
    )


@RULE.offers
def fixes(reading: Reading, finding: Finding) -> Iterator[Fix]:
    row = reading.row[finding.rows[0]]
    for seat in reading.expected_seats(row)[:2]:
        yield hand_over(reading, row, seat)
