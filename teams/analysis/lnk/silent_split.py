"""Product Manager and Product Owner share no row.

## What it finds

A team of 10 rows or more in which Product Manager and Product Owner are different people, and no row has a letter of both
sides: neither advises the other, nor hears of anything.

## Why it matters

The two roles differ in what they decide, not in what they care for. Who never meets on a row learns of the other's
decisions from their effects.

## Example

In Checkout the Product Manager has letters on nine rows of strategy and market, the Product Owner on eleven of backlog and
delivery, and there is no row on which both have one.

## What to do

Let each be informed of, or advise on, what they build upon: start with the vision and the priorities of the backlog.

## Source

A53: what the two gain by working together: balance, expectations managed at every level, decisions that know more. Ten
rows are our own choice.
"""

from __future__ import annotations

from collections.abc import Iterator

from teams.analysis.finding import Finding, Severity
from teams.analysis.reading import Reading
from teams.analysis.rule import Found, Rule
from teams.analysis.wording import count, joined, names_of

FEWEST_ROWS = 10
RULE = Rule(
    "LNK502",
    "silent-split",
    Severity.WARNING,
    "Product Manager and Product Owner share no row",
    sources=("A53",),
)


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    if not reading.is_separated or len(reading.rows) < FEWEST_ROWS:
        return
    managers = {seat.key for seat in reading.product_managers}
    owners = {seat.key for seat in reading.product_owners}
    for row in reading.rows:
        if not managers.isdisjoint(row.meanings) and not owners.isdisjoint(row.meanings):
            return
    seats = [*reading.product_managers, *reading.product_owners]
    yield RULE.finding(
        reading,
        f"{joined(names_of(reading.product_managers))} and {joined(names_of(reading.product_owners))} share none of the "
        f"{count(len(reading.rows), 'row')}, in any letter",
        "Working together is what makes decisions better informed (A53); let each be informed of what they build upon.",
        subject=[seat.holder for seat in seats],
        seats=sorted(seats, key=lambda seat: seat.index),
    )
