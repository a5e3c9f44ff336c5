"""There is a Product Owner in a team that does not work by an Agile method.

## What it finds

A seat of the Product Owner's side, filled or vacant, in a team whose method is waterfall, stage-gate or another one that
is not Agile. Silent where the team's method is not given.

## Why it matters

The Product Owner belongs to the Agile method: the role lives from a backlog that is ordered anew for each sprint and from
increments that can be validated. Without them the title promises decisions that nobody can take, and its holder becomes
a second Product Manager or a writer of requirements.

## Example

The team Checkout works by waterfall, and Bo Lund is its Product Owner.

## What to do

Name the seat after what its holder does here, for example Product Manager, or state the Agile method if the team works by
one by now. Remit offers no fix: both are facts that only you know.

## Source

A17: the Product Owner belongs to the Agile method, to Scrum above all. A40: the Product Manager works with any method, the
Product Owner with Agile only. A43: the Product Owner fits organisations that use Agile.
"""

from __future__ import annotations

from collections.abc import Iterator

from roles.definitions.model import Side
from teams.analysis.finding import Finding, Severity
from teams.analysis.reading import Reading
from teams.analysis.rule import Found, Rule
from teams.analysis.wording import article
from teams.matrix.model import Method

RULE = Rule(
    "FIT303",
    "product-owner-without-agile",
    Severity.WARNING,
    "A Product Owner in a team that is not Agile",
    sources=("A17", "A40", "A43"),
)

_METHODS = {Method.WATERFALL: ", waterfall,", Method.STAGE_GATE: ", stage-gate,"}


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    method = reading.team.method
    if method is None or method.is_agile:
        return
    for seat in reading.seats:
        if seat.side is not Side.PRODUCT_OWNER:
            continue
        who = (
            f"{seat.label} is {seat.role_name}"
            if seat.person
            else f"There is a seat for {article(seat.role_name)} {seat.role_name}"
        )
        yield RULE.finding(
            reading,
            f"{who}, but the team's method{_METHODS.get(method, '')} is not Agile",
            "The Product Owner belongs to the Agile method (A17, A40, A43); name the seat after what its holder does "
            "here, or state the Agile method if the team works by one.",
            subject=list(dict.fromkeys([f"seat:{seat.key}", seat.holder])),
            seats=[seat],
        )
