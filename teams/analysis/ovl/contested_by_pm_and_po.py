"""Product Manager and Product Owner own one row between them, and nobody said that it is meant so.

## What it finds

A row that is not marked as shared, on which a seat of the Product Manager's side and one of the Product Owner's side,
filled by different people, both answer or do the work.

Rows for which several answer are said by OVL201, stakeholders' rows by OVL206, and rows of seats that can hardly be told
apart by OVL204.

## Why it matters

The two titles are often used for one another, and both order features. Where both hold a row, each decides a part of it
and the team hears two answers.

## Example

| Row | Product Manager | Product Owner |
|---|---|---|
| Feature prioritisation | A R | R |

## What to do

Leave the row to the one whose it is by level and horizon, or mark it as shared on purpose, as customer needs and the
order of features often are.

## Source

A34: the two titles are often used for one another. A36: both define and prioritise product features.
"""

from __future__ import annotations

from collections.abc import Iterator

from teams.analysis.finding import Finding, Fix, Severity
from teams.analysis.ovl.pairs import contested, let_one_side_advise, mark_as_shared
from teams.analysis.reading import Reading
from teams.analysis.rule import Found, Rule
from teams.analysis.wording import joined, names_of

RULE = Rule(
    "OVL203",
    "contested-by-pm-and-po",
    Severity.WARNING,
    "Product Manager and Product Owner both hold a row",
    sources=("A34", "A36"),
)


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    if not (reading.product_managers and reading.product_owners):
        return
    silent = found.rows("OVL201", "OVL206", "OVL204")
    for row in reading.rows:
        if row.shared or row.key in silent:
            continue
        seats = contested(row)
        if seats:
            yield RULE.finding(
                reading,
                f"{joined(names_of(seats))} both own {row.name}: each answers for it or does the work",
                "Product Manager and Product Owner decide it twice, or each waits for the other (A34, A36); leave it to "
                "one, or mark it as shared on purpose.",
                subject=[f"row:{row.key}", *sorted({seat.holder for seat in seats})],
                rows=[row],
                seats=seats,
            )


@RULE.offers
def fixes(reading: Reading, finding: Finding) -> Iterator[Fix]:
    row = reading.row[finding.rows[0]]
    meant = bool(row.definition and row.definition.shared)
    if meant:
        yield mark_as_shared(row)
    yield from let_one_side_advise(reading, row)
    if not meant:
        yield mark_as_shared(row)
