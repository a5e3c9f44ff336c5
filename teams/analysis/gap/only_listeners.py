"""Everybody on a row merely advises or is informed.

## What it finds

A row that has letters, all of which advise or inform: nobody answers, does or supports.

## Why it matters

There is advice on something that nobody does, and news of something that never happens. The row looks filled, so the
gap is easily overlooked.

## Example

| Row | Product Manager | Product Owner |
|---|---|---|
| Growth opportunities | C | I |

## What to do

Give the row to the seat whose role is expected to own it, to answer and to do the work.

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
from teams.analysis.wording import in_order

RULE = Rule(
    "GAP111", "only-listeners", Severity.ERROR, "Everybody on a row only listens", sources=("RAM",)
)


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    for row in reading.rows:
        if row.is_empty or row.answers or row.does or row.supports:
            continue
        yield RULE.finding(
            reading,
            f"Nobody owns {row.name}: all who have a letter on it advise or are informed",
            "There is advice on work that nobody does; say who answers for it and does it.",
            subject=[f"row:{row.key}"],
            rows=[row],
            seats=in_order([*row.advises, *row.informed]),
        )


@RULE.offers
def fixes(reading: Reading, finding: Finding) -> Iterator[Fix]:
    row = reading.row[finding.rows[0]]
    for seat in likely_owners(reading, row)[:MOST_OFFERED]:
        yield ownership(reading, row, seat)
