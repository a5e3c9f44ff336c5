"""More than one answers for a row.

## What it finds

A row for which two people or more answer. Two seats of one person are one; a vacant seat counts as another person,
because somebody will sit there.

## Why it matters

Where two answer, neither can decide alone: they decide the same thing twice, or each waits for the other. If it goes
wrong, it was the other's.

## Example

| Row | Product Manager | Product Owner |
|---|---|---|
| Roadmap | A R | A |

Ana Díaz and Bo Lund both answer for the roadmap.

## What to do

Choose one. Whoever no longer answers advises, or goes on doing the work where nobody else does it.

## Source

RAM: exactly one accountable for each activity (Smith & Erwin, "Role & Responsibility Charting"; PMI).
"""

from __future__ import annotations

from collections.abc import Iterator

from teams.analysis.finding import Finding, Fix, Severity
from teams.analysis.fixing import let_advise, take_answer
from teams.analysis.reading import Reading, RowReading, SeatReading
from teams.analysis.rule import Found, Rule
from teams.analysis.wording import joined, names_of
from teams.matrix.apply import apply_edits

RULE = Rule(
    "OVL201",
    "several-accountable",
    Severity.ERROR,
    "More than one answers for a row",
    sources=("RAM",),
)

MOST_OFFERED = 3


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    for row in reading.rows:
        if len(row.answers) < 2:
            continue
        owners = row.owners()
        if len(owners) < 2:
            continue
        seats = row.answers
        yield RULE.finding(
            reading,
            f"{joined(names_of(seats))} {'both' if len(owners) == 2 else 'all'} answer for {row.name}",
            f"{'Two' if len(owners) == 2 else len(owners)} owners mean that none of them can decide alone; "
            f"let one answer{_expected(reading, row)}.",
            subject=[f"row:{row.key}", *sorted(owners)],
            rows=[row],
            seats=seats,
        )


def _expected(reading: Reading, row: RowReading) -> str:
    keepers = reading.expected_seats(row)
    if not keepers or row.definition is None:
        return ""
    sources = f" ({', '.join(row.definition.sources)})" if row.definition.sources else ""
    return f". The catalogue expects the {keepers[0].role_name}{sources}"


@RULE.offers
def fixes(reading: Reading, finding: Finding) -> Iterator[Fix]:
    row = reading.row[finding.rows[0]]
    expected = [seat for seat in reading.expected_seats(row) if seat in row.answers]
    filled = [seat for seat in row.answers if seat.filled]
    keepers: dict[str, SeatReading] = {}
    for seat in [*expected, *filled]:
        keepers.setdefault(seat.holder, seat)
    for keeper in list(keepers.values())[:MOST_OFFERED]:
        fix = _keep(reading, row, keeper)
        if not _ends_the_hybrid(reading, row, keeper, fix):
            yield fix


def _ends_the_hybrid(reading: Reading, row: RowReading, keeper: SeatReading, fix: Fix) -> bool:
    """Whether somebody who stands for both sides by this row alone would stand for one, and the other be missing."""
    leaving = {seat.holder for seat in row.answers} - {keeper.holder}
    if leaving.isdisjoint(reading.hybrids):
        return False
    return not Reading(
        apply_edits(reading.matrix, fix.edits).matrix,
        reading.catalogue,
        reading.limits,
        reading.settings,
    ).hybrids


def _keep(reading: Reading, row: RowReading, keeper: SeatReading) -> Fix:
    others = [seat for seat in row.answers if seat.holder != keeper.holder]
    leaving = {seat.key for seat in others}
    still_done = any(seat.filled and seat.key not in leaving for seat in row.does)
    if not still_done and any(seat in row.does for seat in others):
        return take_answer(reading, row, others)
    if row.shared and any(seat in row.does for seat in others):
        return take_answer(reading, row, others)
    return Fix(
        f"Let {joined(names_of(others))} advise",
        tuple(let_advise(reading, row, seat) for seat in others),
    )
