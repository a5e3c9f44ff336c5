"""Two seats of one role hold the same rows.

## What it finds

Two filled seats of one role in a team, held by different people, that both answer for or work on the same rows, while no
stated focus tells them apart: neither has one, only one has, or both have the same. Collective roles such as the
development team are one seat and never duplicate.

## Why it matters

Two Product Owners without a line between them are asked the same questions and give two answers.

## Example

| Row | Product Owner Bo | Product Owner Eva |
|---|---|---|
| Backlog prioritisation | A R | R |

## What to do

State what each seat's focus is (a product, a platform, a region), or divide the rows between them.

## Source

RAM: overlapping positions (Smith & Erwin, "Role & Responsibility Charting"). Scrum Guide 2020: one Product Owner, not a
committee.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from teams.analysis.finding import Finding, Severity
from teams.analysis.reading import Reading, RowReading, SeatReading
from teams.analysis.rule import Found, Rule
from teams.analysis.wording import joined, listed, names_of

RULE = Rule(
    "OVL205",
    "duplicate-role",
    Severity.WARNING,
    "Two seats of one role hold the same rows",
    sources=("RAM", "Scrum Guide 2020"),
)


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    by_role: dict[str, list[SeatReading]] = {}
    for seat in reading.seats:
        if seat.filled and not seat.collective:
            by_role.setdefault(seat.seat.role, []).append(seat)
    for seats in by_role.values():
        for one, other in combinations(seats, 2):
            if one.holder == other.holder or _told_apart(one, other):
                continue
            rows = [row for row in reading.rows if _owns(row, one) and _owns(row, other)]
            if rows:
                yield _finding(reading, one, other, rows)


def _told_apart(one: SeatReading, other: SeatReading) -> bool:
    foci = (one.seat.focus.strip().casefold(), other.seat.focus.strip().casefold())
    return all(foci) and foci[0] != foci[1]


def _owns(row: RowReading, seat: SeatReading) -> bool:
    return seat in row.answers or seat in row.does


def _finding(
    reading: Reading, one: SeatReading, other: SeatReading, rows: list[RowReading]
) -> Finding:
    return RULE.finding(
        reading,
        f"{joined(names_of([one, other]))} are both {one.role.name if one.role else one.role_name} and both own "
        f"{listed([row.name for row in rows])}",
        "Nothing says who of the two is meant; state the focus of each seat, or divide the rows.",
        subject=sorted((f"seat:{one.key}", f"seat:{other.key}", one.holder, other.holder)),
        rows=rows,
        seats=[one, other],
    )
