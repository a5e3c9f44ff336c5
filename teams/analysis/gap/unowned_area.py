"""A whole area has rows, and none of them has an owner who is there.

## What it finds

An area of the matrix with two rows or more, for none of which a filled seat answers. Silent where one vacant seat holds
them all: GAP104 says so.

## Why it matters

A row without an owner is an oversight; an area without one is a hole in the team. Nobody looks after strategy, or the
backlog, or the stakeholders, as a whole.

## Example

| Row | Product Owner | Development Team |
|---|---|---|
| Product vision | I | |
| Product strategy | C | |
| Roadmap | R | |

## What to do

Decide whose area it is: by the catalogue strategy and market are the Product Manager's, backlog and delivery the Product
Owner's.

## Source

A38, A41: each of the two roles has decisions of its own; RAM: exactly one accountable for each activity.
"""

from __future__ import annotations

from collections.abc import Iterator

from teams.analysis.finding import Finding, Fix, Severity
from teams.analysis.gap.owning import give_rows
from teams.analysis.reading import Reading, RowReading
from teams.analysis.rule import Found, Rule

RULE = Rule(
    "GAP105",
    "unowned-area",
    Severity.ERROR,
    "A whole area without an owner",
    sources=("A38", "A41", "RAM"),
)

FEWEST_ROWS = 2


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    by_area: dict[str, list[RowReading]] = {}
    owned: set[str] = set()
    for row in reading.rows:
        by_area.setdefault(row.area, []).append(row)
        if any(seat.filled for seat in row.answers):
            owned.add(row.area)
    said = [set(finding.rows) for finding in found.of("GAP104")]
    for area, rows in by_area.items():
        keys = {row.key for row in rows}
        if area in owned or len(rows) < FEWEST_ROWS or any(keys <= one for one in said):
            continue
        yield RULE.finding(
            reading,
            f"Nobody answers for anything in {reading.area_name(area)}, an area of {len(rows)} rows",
            "A whole area has no owner who is there; decide whose it is.",
            subject=[f"area:{area}"],
            rows=rows,
            areas=[area],
        )


@RULE.offers
def fixes(reading: Reading, finding: Finding) -> Iterator[Fix | None]:
    yield give_rows(reading, [reading.row[key] for key in finding.rows])
