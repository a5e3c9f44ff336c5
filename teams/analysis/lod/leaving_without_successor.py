"""Somebody leaves, and nobody comes.

## What it finds

A filled seat that answers or does the work on some row and ends within 30 days (a threshold), while no other filled seat
of the same role in the team begins by the day after its end and goes on beyond it.

A seat that ends and a seat that begins may be the same person's: then the end is not meant.

## Why it matters

From that day on its rows have no owner, and what the person knew is gone. A month is the time in which it can still be
handed over.

## Example

Bo Lund's seat as Product Owner ends in two weeks. No other Product Owner is in sight.

## What to do

Add a seat of the role for the successor, beginning before the end, or put the end off.

## Source

RAM: each row needs an owner on each day. Thirty days are our own choice: a month to hand over.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from teams.analysis.finding import Finding, Severity
from teams.analysis.reading import Reading, SeatReading
from teams.analysis.rule import Found, Rule, Threshold
from teams.analysis.wording import count, listed

AHEAD = Threshold(
    "days-before-leaving",
    30,
    "days before a seat ends in which a successor must be found",
    "our own choice: a month",
)
RULE = Rule(
    "LOD606",
    "leaving-without-successor",
    Severity.WARNING,
    "Somebody leaves, and nobody comes",
    sources=("RAM",),
    thresholds=(AHEAD,),
)


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    if reading.by_role:
        return
    last = reading.matrix.date + timedelta(days=reading.limits[AHEAD.key])
    for seat in reading.seats:
        end = seat.seat.until
        if not seat.filled or end is None or end > last or _is_followed(reading, seat, end):
            continue
        rows = [row for row in reading.rows if seat in row.answers or seat in row.does]
        if not rows:
            continue
        yield RULE.finding(
            reading,
            f"{seat.label}’s seat as {seat.role_name} ends on {end.day} {end:%B %Y}, and nobody follows on "
            f"{count(len(rows), 'row')}: {listed([row.name for row in rows], 3)}",
            "Add a seat of this role for the successor that begins before that day, or put the end off.",
            subject=[f"seat:{seat.key}", seat.holder],
            rows=rows,
            seats=[seat],
            evidence={"until": end.isoformat()},
        )


def _is_followed(reading: Reading, leaving: SeatReading, end: date) -> bool:
    return any(
        other.seat.role == leaving.seat.role
        and (other.seat.person is not None or other.collective)
        and (other.seat.since is None or other.seat.since <= end + timedelta(days=1))
        and (other.seat.until is None or other.seat.until > end)
        for other in reading.seats
        if other is not leaving
    )
