"""A row has letters, but nobody answers for it.

## What it finds

A row on which at least one seat does, supports, advises or is informed, and no seat answers.

Rows without any letter are said by GAP103, rows on which everybody merely listens by GAP111.

## Why it matters

Where nobody answers, each thinks that another will. The work may even be done, but nobody has the last word on it and
nobody notices when it stops.

## Example

| Row | Product Manager | Product Owner |
|---|---|---|
| Increment validation | C | R |

Bo Lund does the work, but nobody has the last word.

## What to do

Give the answering letter to one seat: the one whose role is expected to own the row, else one that already does the work.

## Source

RAM: exactly one accountable for each activity (Smith & Erwin, "Role & Responsibility Charting"; PMI).
"""

from __future__ import annotations

from collections.abc import Iterator

from teams.analysis.finding import Finding, Fix, Severity
from teams.analysis.gap.owning import MOST_OFFERED, likely_owners, ownership
from teams.analysis.reading import Reading
from teams.analysis.rule import Found, Rule
from teams.analysis.wording import joined, names_of

RULE = Rule(
    "GAP101", "no-accountable", Severity.ERROR, "Nobody answers for a row", sources=("RAM",)
)


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    silent = found.rows("GAP103", "GAP111")
    for row in reading.rows:
        if row.answers or row.is_empty or row.key in silent:
            continue
        doers = row.does
        why = (
            f"{joined(names_of(doers))} {'does' if len(names_of(doers)) == 1 else 'do'} the work, but nobody has the last word."
            if doers
            else "Others hold letters on it, but nobody has the last word."
        )
        yield RULE.finding(
            reading,
            f"Nobody answers for {row.name}",
            why,
            subject=[f"row:{row.key}"],
            rows=[row],
            seats=doers,
        )


@RULE.offers
def fixes(reading: Reading, finding: Finding) -> Iterator[Fix]:
    row = reading.row[finding.rows[0]]
    for seat in likely_owners(reading, row)[:MOST_OFFERED]:
        yield ownership(reading, row, seat)
