"""Nobody else could take over.

## What it finds

A person who, on 5 rows (a threshold) or more, or on all rows of an area that has 3 or more, is the only one who answers,
does, supports or advises. Only in a team of 3 people or more. One finding per person, with all the rows on which that
person is alone.

Vacant seats are nobody. A development team without named members counts as one person.

## Why it matters

When this person is ill, on holiday or leaves, nobody knows enough to go on.

## Example

Bo Lund answers for and does 7 rows of Checkout, on which the others are informed at most.

## What to do

Let somebody else on the team advise on these rows, or do a part of the work: whoever takes part can take over.

## Source

RAM: a chart shows where work hangs on one person. Five rows and whole areas of three are our own choice.
"""

from __future__ import annotations

from collections.abc import Iterator

from roles.definitions.model import Meaning
from teams.analysis.finding import Finding, Fix, Severity
from teams.analysis.fixing import give
from teams.analysis.lod.people import is_a_team, people_with_seats
from teams.analysis.reading import Reading, RowReading, SeatReading
from teams.analysis.rule import Found, Rule, Threshold
from teams.analysis.wording import count, listed

ALONE = Threshold(
    "rows-alone", 5, "rows on which one person is the only one to take part", "our own choice"
)
WHOLE_AREA = 3
RULE = Rule(
    "LOD604",
    "only-point-of-failure",
    Severity.WARNING,
    "Nobody else could take over",
    sources=("RAM",),
    thresholds=(ALONE,),
)


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    if reading.by_role or not is_a_team(reading):
        return
    alone: dict[str, list[RowReading]] = {}
    for row, holders in zip(reading.rows, reading.taking_part, strict=True):
        if len(holders) == 1:
            alone.setdefault(next(iter(holders)), []).append(row)
    for holder, seats in people_with_seats(reading):
        rows = alone.get(holder, [])
        if len(rows) < WHOLE_AREA:
            continue
        areas = _whole_areas(reading, rows)
        if len(rows) < reading.limits[ALONE.key] and not areas:
            continue
        where = "" if len(rows) >= reading.limits[ALONE.key] else f", all of {areas[0]}"
        yield RULE.finding(
            reading,
            f"{seats[0].label} is the only one who takes part in {count(len(rows), 'row')}{where}: "
            f"{listed([row.name for row in rows])}",
            "Nobody else could take over; let somebody advise on these rows or do a part of the work.",
            subject=[holder],
            rows=rows,
            seats=seats,
            evidence={"rows": len(rows)},
        )


def _whole_areas(reading: Reading, rows: list[RowReading]) -> list[str]:
    """The names of the areas of three rows or more all of whose rows are among these."""
    sizes: dict[str, int] = {}
    for row in reading.rows:
        sizes[row.area] = sizes.get(row.area, 0) + 1
    here = [row.area for row in rows]
    return [
        reading.area_name(area)
        for area in dict.fromkeys(here)
        if sizes[area] >= WHOLE_AREA and here.count(area) == sizes[area]
    ]


@RULE.offers
def fixes(reading: Reading, finding: Finding) -> Iterator[Fix]:
    if reading.matrix.scheme.letter_for(Meaning.ADVISES) is None:
        return
    rows = [reading.row[key] for key in finding.rows]
    for seat in _stand_ins(reading, finding)[:2]:
        edits = tuple(give(reading, row, seat, Meaning.ADVISES) for row in rows)
        yield Fix(f"Let {seat.label} advise on {count(len(rows), 'row')}", edits)


def _stand_ins(reading: Reading, finding: Finding) -> list[SeatReading]:
    """Others who could take over: those of either side first, then who else is there by name."""
    others = [seat for seat in reading.seats if seat.person and seat.person not in finding.people]
    sided = [
        seat
        for seat in others
        if seat in reading.product_managers or seat in reading.product_owners
    ]
    return list(dict.fromkeys([*sided, *others]))
