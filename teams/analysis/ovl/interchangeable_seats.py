"""Product Manager and Product Owner hold nearly the same rows.

## What it finds

A seat of the Product Manager's side and one of the Product Owner's side, filled by different people, that answer for or
work on nearly the same rows: of the rows that either holds, both hold at least 60 % (a threshold), and both hold three or
more. OVL203 is then silent about these rows. Rows that are marked as shared count too: a pair that shares everything on
purpose is still two people for one job.

## Why it matters

Two people do one job under two titles. Nobody can tell whom to ask, and each believes that the other has what both leave.

## Example

| Row | Product Manager | Product Owner |
|---|---|---|
| Roadmap | A R | R |
| Backlog prioritisation | R | A R |
| Feature prioritisation | A R | R |

## What to do

Divide the rows: strategy and market to the Product Manager, backlog and delivery to the Product Owner.

## Source

A34: the two titles are often used for one another, though the functions are distinct.
"""

from __future__ import annotations

from collections.abc import Iterator

from teams.analysis.finding import Finding, Severity
from teams.analysis.reading import Reading, RowReading, SeatReading
from teams.analysis.rule import Found, Rule, Threshold
from teams.analysis.wording import in_order, joined, listed, names_of, percent

SHARE = Threshold(
    "interchangeable-seats",
    0.6,
    "share of the rows of either that both hold",
    "Remit's own: at three fifths the seats have more in common than apart.",
)
RULE = Rule(
    "OVL204",
    "interchangeable-seats",
    Severity.WARNING,
    "Product Manager and Product Owner hold nearly the same rows",
    sources=("A34",),
    thresholds=(SHARE,),
)

FEWEST_ROWS = 3


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    if not (reading.product_managers and reading.product_owners):
        return
    owned = _owned_rows(reading)
    for manager in reading.product_managers:
        for owner in reading.product_owners:
            if manager.holder == owner.holder:
                continue
            one, other = owned[manager.key], owned[owner.key]
            both = one.keys() & other.keys()
            share = len(both) / len(one.keys() | other.keys()) if both else 0
            if len(both) < FEWEST_ROWS or share < reading.limits[SHARE.key]:
                continue
            rows = [row for key, row in one.items() if key in both]
            yield _finding(reading, manager, owner, rows, share)


def _owned_rows(reading: Reading) -> dict[str, dict[str, RowReading]]:
    owned: dict[str, dict[str, RowReading]] = {
        seat.key: {} for seat in (*reading.product_managers, *reading.product_owners)
    }
    for row in reading.rows:
        for seat in (*row.answers, *row.does):
            if seat.key in owned:
                owned[seat.key][row.key] = row
    return owned


def _finding(
    reading: Reading, manager: SeatReading, owner: SeatReading, rows: list[RowReading], share: float
) -> Finding:
    return RULE.finding(
        reading,
        f"{joined(names_of([manager, owner]))} hold nearly the same rows, {len(rows)} of them: "
        f"{listed([row.name for row in rows])}",
        f"{percent(round(share * 100))} of what either holds is both's, so they are one job under two titles (A34); divide the "
        "rows between them.",
        subject=sorted((f"seat:{manager.key}", f"seat:{owner.key}", manager.holder, owner.holder)),
        rows=rows,
        seats=in_order([manager, owner]),
        evidence={"share": round(share, 2)},
    )
