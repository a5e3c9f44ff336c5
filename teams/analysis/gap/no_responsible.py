"""A row has letters, but nobody does the work.

## What it finds

A row on which at least one seat answers or supports, and no seat does the work. A seat that holds both the answering and
the doing letter does the work. Rows without any letter are said by GAP103, rows on which everybody merely listens by
GAP111.

## Why it matters

Whoever answers for a row relies on somebody to do it. Where nobody is named, the work is left to whoever happens to be
there, or waits.

## Example

| Row | Product Manager | Product Owner |
|---|---|---|
| Pricing and business model | A | C |

Ana Díaz answers for it, and nobody does it.

## What to do

Let the one who answers do the work as well, or name the seat that does it.

## Source

RAM: at least one is responsible for each activity (Smith & Erwin, "Role & Responsibility Charting"; PMI).
"""

from __future__ import annotations

from collections.abc import Iterator

from roles.definitions.model import Meaning
from teams.analysis.finding import Finding, Fix, Severity
from teams.analysis.fixing import give
from teams.analysis.gap.owning import MOST_OFFERED, ownership
from teams.analysis.reading import Reading
from teams.analysis.rule import Found, Rule
from teams.analysis.wording import in_order, joined, names_of

RULE = Rule(
    "GAP102", "no-responsible", Severity.ERROR, "Nobody does the work of a row", sources=("RAM",)
)


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    for row in reading.rows:
        if row.does or not (row.answers or row.supports):
            continue
        involved = row.answers or row.supports
        names = names_of(involved)
        verb = (
            ("answers" if len(names) == 1 else "answer")
            if row.answers
            else "supports"
            if len(names) == 1
            else "support"
        )
        yield RULE.finding(
            reading,
            f"Nobody does the work of {row.name}",
            f"{joined(names)} {verb}, but no seat does the work; let one of the seats do it.",
            subject=[f"row:{row.key}"],
            rows=[row],
            seats=in_order(involved),
        )


@RULE.offers
def fixes(reading: Reading, finding: Finding) -> Iterator[Fix]:
    row = reading.row[finding.rows[0]]
    letter = reading.matrix.scheme.letter_for(Meaning.DOES)
    answering = [seat for seat in row.answers if seat.filled]
    supporting = [seat for seat in row.supports if seat.filled]
    able = list(dict.fromkeys([*answering, *supporting, *reading.expected_seats(row)]))
    for seat in able[:MOST_OFFERED]:
        if answering or not row.answers:
            yield Fix(f"Give {letter} to {seat.label}", (give(reading, row, seat, Meaning.DOES),))
        else:
            yield ownership(reading, row, seat)
