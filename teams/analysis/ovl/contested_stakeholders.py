"""One group of stakeholders is held by Product Manager and Product Owner.

## What it finds

A row about a group of stakeholders – one of the four rows of expectations, or a row of the team's own that names a
group – which a seat of the Product Manager's side and one of the Product Owner's side, filled by different people, both
answer for or work on, and which is not marked as shared. Rows for which several answer are said by OVL201.

## Why it matters

The group hears two voices and learns to ask the one who says yes.

## Example

| Row | Product Manager | Product Owner |
|---|---|---|
| Executive expectations | A R | R |

## What to do

Divide the groups: executives and investors to the Product Manager, the development team and direct users to the Product
Owner; the other one advises. Or mark the row as shared on purpose.

## Source

A50: stakeholders are divided between the two.
"""

from __future__ import annotations

from collections.abc import Iterator

from teams.analysis.finding import Finding, Fix, Severity
from teams.analysis.ovl.pairs import contested, let_one_side_advise, mark_as_shared
from teams.analysis.reading import Reading
from teams.analysis.rule import Found, Rule
from teams.analysis.wording import joined, names_of

RULE = Rule(
    "OVL206",
    "contested-stakeholders",
    Severity.WARNING,
    "Product Manager and Product Owner hold one group of stakeholders",
    sources=("A50",),
)


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    silent = found.rows("OVL201")
    for row in reading.rows:
        if row.stakeholder is None or row.shared or row.key in silent:
            continue
        seats = contested(row)
        if seats:
            group = row.stakeholder.replace("-", " ")
            yield RULE.finding(
                reading,
                f"{joined(names_of(seats))} both own {row.name}",
                f"One group, {group}, hears two voices (A50); leave it to one of them, or mark the row as shared on purpose.",
                subject=[f"row:{row.key}", *sorted({seat.holder for seat in seats})],
                rows=[row],
                seats=seats,
            )


@RULE.offers
def fixes(reading: Reading, finding: Finding) -> Iterator[Fix]:
    row = reading.row[finding.rows[0]]
    yield from let_one_side_advise(reading, row)
    yield mark_as_shared(row)
