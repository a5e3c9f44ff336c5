"""A row belongs to a seat on which nobody sits.

## What it finds

A vacant seat that is the only one that answers for a row, or the only one that does its work: one finding for the seat,
with all of those rows. Where several vacant seats and no filled one do the work of a row, it is said of the first of them.

Rows without any letter, with listeners only, without anyone who answers or who does the work are said by GAP103, GAP111,
GAP101 and GAP102.

## Why it matters

On paper the row has an owner, so it looks fine in the matrix. In fact nobody answers, or nobody works on it, until the
seat is filled.

## Example

| Row | Product Manager: Ana Díaz | Product Marketing Manager: vacant |
|---|---|---|
| Positioning | C | A R |

## What to do

Fill the seat, or give its rows to somebody who is there until it is filled.

## Source

RAM: a role without a holder cannot be accountable (Smith & Erwin, "Role & Responsibility Charting").
"""

from __future__ import annotations

from collections.abc import Iterator

from teams.analysis.finding import Finding, Fix, Severity
from teams.analysis.gap.owning import give_rows
from teams.analysis.reading import Reading, RowReading, SeatReading
from teams.analysis.rule import Found, Rule
from teams.analysis.wording import listed

RULE = Rule(
    "GAP104", "vacant-owner", Severity.ERROR, "Rows that belong to a vacant seat", sources=("RAM",)
)


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    vacant = [seat for seat in reading.seats if not seat.filled]
    if not vacant:
        return
    silent = found.rows("GAP101", "GAP102", "GAP103", "GAP111")
    rows_of: dict[str, list[RowReading]] = {}
    for row in reading.rows:
        if row.key not in silent:
            for seat in _left_alone(row):
                rows_of.setdefault(seat.key, []).append(row)
    for seat in vacant:
        rows = rows_of.get(seat.key)
        if rows:
            names = listed([row.name for row in rows])
            yield RULE.finding(
                reading,
                f"{names} {'belongs' if len(rows) == 1 else 'belong'} to a vacant seat, {seat.role_name}",
                f"Nobody sits there, so nobody {'answers or does the work' if len(rows) > 1 else _what(rows[0], seat)}; "
                "fill the seat, or give what it holds to somebody who is there.",
                subject=[f"seat:{seat.key}"],
                rows=rows,
                seats=[seat],
            )


def _left_alone(row: RowReading) -> list[SeatReading]:
    """The vacant seats that stand alone on the row, as its only owner or as the only one that does the work."""
    found: list[SeatReading] = []
    if len(row.answers) == 1 and not row.answers[0].filled:
        found.append(row.answers[0])
    nobody_works = bool(row.does) and not any(seat.filled for seat in row.does)
    if nobody_works and not any(seat in found for seat in row.does):
        found.append(row.does[0])
    return found


def _what(row: RowReading, seat: SeatReading) -> str:
    return "answers for it" if seat in row.answers else "does the work"


@RULE.offers
def fixes(reading: Reading, finding: Finding) -> Iterator[Fix | None]:
    yield give_rows(reading, [reading.row[key] for key in finding.rows])
