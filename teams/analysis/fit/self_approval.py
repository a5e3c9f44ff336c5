"""Somebody approves their own work.

## What it finds

A row that is marked as checking another row, where one person does the work of the checked row and answers for the check,
be it through one seat or through two.

A seat without a named person that stands for many, the development team, is passed over: its members can check one
another. So is a vacant seat. In a matrix that names no people each other seat counts as one person.

## Why it matters

A check by the one who did the work finds nothing. Separating doing from approving is the oldest of all controls, against
mistakes as much as against fraud.

## Example

| Row | Product Manager | Product Owner |
|---|---|---|
| Write discount rules | R | A |
| Approve discount rules (checks "Write discount rules") | A | C |

Ana Díaz writes the rules and approves them herself.

## What to do

Let somebody else on the team answer for the check; the one who does the work may advise.

## Source

Segregation of duties (ISO/IEC 27001:2022, Annex A, control 5.3; NIST SP 800-53, control AC-5).
"""

from __future__ import annotations

from collections.abc import Iterator

from roles.definitions.model import Side
from teams.analysis.finding import Finding, Fix, Severity
from teams.analysis.fixing import hand_over, take_answer
from teams.analysis.reading import Reading, RowReading, SeatReading
from teams.analysis.rule import Found, Rule
from teams.analysis.wording import in_order

RULE = Rule(
    "FIT307",
    "self-approval",
    Severity.WARNING,
    "Somebody approves their own work",
    sources=("ISO/IEC 27001", "NIST SP 800-53"),
)


def _is_one_person(seat: SeatReading) -> bool:
    return seat.filled and (seat.person is not None or not seat.collective)


def _doers(work: RowReading) -> set[str]:
    return {seat.holder for seat in work.does if _is_one_person(seat)}


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    for check in reading.rows:
        work = reading.row.get(check.row.checks or "")
        if work is None:
            continue
        doers = _doers(work)
        for holder in dict.fromkeys(seat.holder for seat in check.answers if seat.holder in doers):
            seats = [seat for seat in (*work.does, *check.answers) if seat.holder == holder]
            yield RULE.finding(
                reading,
                f"{seats[0].label} does {work.name} and approves it: {seats[0].label} answers for {check.name}",
                "Whoever does the work should not be the one who approves it (segregation of duties); let somebody else "
                f"answer for {check.name}.",
                subject=[f"row:{work.key}", f"row:{check.key}", holder],
                rows=sorted((work, check), key=lambda row: row.index),
                seats=in_order(seats),
            )


@RULE.offers
def fixes(reading: Reading, finding: Finding) -> Iterator[Fix]:
    one, other = (reading.row[key] for key in finding.rows)
    work, check = (other, one) if one.row.checks == other.key else (one, other)
    own = [seat for seat in check.answers if seat.key in finding.seats]
    if any(seat.filled and seat not in own for seat in check.answers):
        yield take_answer(reading, check, own)
        return
    for seat in _checkers(reading, work, check)[:2]:
        yield hand_over(reading, check, seat)


def _checkers(reading: Reading, work: RowReading, check: RowReading) -> list[SeatReading]:
    """Who could check: the expected owner, who does it or advises on it, who owns the work, then everybody else.

    Left out are who does the work, and the side that should not hold such a row.
    """
    doers = _doers(work)
    wrong = (
        Side.PRODUCT_OWNER
        if check.is_strategic
        else Side.PRODUCT_MANAGER
        if check.is_of_the_sprint
        else None
    )
    first = (
        *reading.expected_seats(check),
        *check.does,
        *check.advises,
        *work.answers,
        *reading.seats,
    )
    return [
        seat
        for seat in dict.fromkeys(first)
        if seat.filled
        and not seat.collective
        and seat.holder not in doers
        and seat.side is not wrong
    ]
