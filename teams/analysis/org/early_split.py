"""A small startup has split product management between two people.

## What it finds

A team in which different people fill the seats of the Product Manager's and the Product Owner's side, in a startup of up to
10 people (a threshold) whose product is not complex.

Silent where the stage, the size or the complexity is not given, and in a matrix that names no people.

## Why it matters

In a company of that size two people must agree on what one could decide, and strategy and backlog are still the same
conversation. It is a thought, not a fault: there may be good reasons for the split.

## Example

Acme, a startup of 8 people, has Ana Díaz as Product Manager and Bo Lund as Product Owner of Checkout, a simple product.

## What to do

Keep the split if each of the two has enough to do; otherwise let one person fill both seats until the company or the product
has grown. Remit offers no fix: who of the two it would be is yours to decide.

## Source

A44: in small businesses and startups one person can hold both roles. A46: startups tend to merge the two into one hybrid
role.
"""

from __future__ import annotations

from collections.abc import Iterator

from teams.analysis.finding import Finding, Severity
from teams.analysis.reading import Reading
from teams.analysis.rule import Found, Rule, Threshold
from teams.analysis.wording import in_order, joined, names_of
from teams.matrix.model import Complexity, Stage

SIZE = Threshold(
    "early-split-size",
    10,
    "people, up to which one person could hold both roles in a startup",
    "A44 speaks of startups; the EU calls a business micro below 10 people (2003/361/EC)",
)
RULE = Rule(
    "ORG402",
    "early-split",
    Severity.HINT,
    "A small startup splits product management in two",
    sources=("A44", "A46"),
    thresholds=(SIZE,),
)


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    organisation, limit = reading.organisation, reading.limits[SIZE.key]
    if reading.by_role or organisation.stage is not Stage.STARTUP:
        return
    if organisation.size is None or organisation.size > limit:
        return
    if reading.team.complexity in (None, Complexity.HIGH) or not reading.is_separated:
        return
    seats = in_order([*reading.product_managers, *reading.product_owners])
    yield RULE.finding(
        reading,
        f"{joined(names_of(seats))} split product management between them in a startup of {organisation.size} people",
        "In small businesses and startups one person can hold both roles (A44, A46); keep the split if each has enough to "
        "do, else let one person fill both seats.",
        subject=list(dict.fromkeys(seat.holder for seat in seats)),
        seats=seats,
        evidence={"size": organisation.size, "limit": limit},
    )
