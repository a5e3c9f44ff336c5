"""A row has no letter at all.

## What it finds

A row of the matrix on which no seat holds any letter.

## Why it matters

Somebody thought it worth a row, and nobody is said to care for it. It is done by accident, or not at all.

## Example

| Row | Product Manager | Product Owner |
|---|---|---|
| Investor expectations | | |

## What to do

Give the row to the seat whose role is expected to own it, to answer and to do the work; or remove the row if it is not
this team's.

## Source

RAM: each activity has exactly one who is accountable and at least one who is responsible (Smith & Erwin, "Role &
Responsibility Charting").
"""

from __future__ import annotations

from collections.abc import Iterator

from teams.analysis.finding import Finding, Fix, Severity
from teams.analysis.gap.owning import MOST_OFFERED, likely_owners, ownership
from teams.analysis.reading import Reading
from teams.analysis.rule import Found, Rule
from teams.matrix.removal import removal_of_row

RULE = Rule("GAP103", "empty-row", Severity.ERROR, "A row without any letter", sources=("RAM",))


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    for row in reading.rows:
        if row.is_empty:
            yield RULE.finding(
                reading,
                f"{row.name} is empty",
                "No seat has a letter on this row; say who owns it, or remove it.",
                subject=[f"row:{row.key}"],
                rows=[row],
            )


@RULE.offers
def fixes(reading: Reading, finding: Finding) -> Iterator[Fix]:
    row = reading.row[finding.rows[0]]
    for seat in likely_owners(reading, row)[:MOST_OFFERED]:
        yield ownership(reading, row, seat)
    yield Fix("Remove the row", tuple(removal_of_row(reading.matrix, row.key)))
