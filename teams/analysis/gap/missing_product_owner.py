"""An Agile team has no Product Owner.

## What it finds

A team whose method is Agile, without a filled seat of the Product Owner's side; a vacant seat does not count. Silent for
a hybrid (then one person stands for both), for a team whose method is not given, and for a matrix that has neither a
seat of either side nor a row from the catalogue: it is about something else.

## Why it matters

In an Agile team somebody orders the backlog, makes requirements clear and looks at each increment, day by day. Without a
Product Owner the developers decide by themselves what comes next, or wait.

## Example

A Scrum team of a Product Manager, a Scrum Master and developers, whose Product Owner seat is vacant.

## What to do

Fill the Product Owner's seat, or let the Product Manager answer for backlog and delivery as a hybrid.

## Source

A17: the Product Owner belongs to the Agile method, to Scrum above all. A19: defines and prioritises the backlog.
"""

from __future__ import annotations

from collections.abc import Iterator

from roles.definitions.model import Side
from teams.analysis.finding import Finding, Severity
from teams.analysis.gap.about_products import is_about_products
from teams.analysis.reading import Reading
from teams.analysis.rule import Found, Rule

RULE = Rule(
    "GAP106",
    "missing-product-owner",
    Severity.ERROR,
    "An Agile team without a Product Owner",
    sources=("A17", "A19"),
)


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    method = reading.team.method
    if method is None or not method.is_agile or reading.product_owners or reading.hybrids:
        return
    if not is_about_products(reading):
        return
    vacant = [seat for seat in reading.seats if seat.side is Side.PRODUCT_OWNER]
    yield RULE.finding(
        reading,
        f"{reading.team.name} is Agile and has no Product Owner"
        + (": the seat is vacant" if vacant else ""),
        "Nobody orders the backlog and looks at the increments day by day (A17, A19); fill the seat of a Product Owner.",
        subject=(),
        seats=vacant,
    )
