"""A row of the sprint is answered for by the Product Manager, though there is a Product Owner.

## What it finds

A row whose level is tactical or whose horizon is the sprint, for which a seat of the Product Manager's side answers, while
somebody else fills a seat of the Product Owner's side. It makes no difference whether the answering seat is vacant.

Silent where the owner fills a seat of the Product Owner's side too, and on rows that are strategic or long-term as well:
those belong to the Product Manager (FIT301). Rows for which several people answer are said by OVL201.

## Why it matters

The development team meets the Product Owner daily and the Product Manager now and then. When the Product Manager decides
what happens in the sprint, the team waits for answers, and the Product Owner carries decisions that were made elsewhere.

## Example

| Row | Product Manager | Product Owner |
|---|---|---|
| Backlog prioritisation | A R | C |

Ana Díaz, the Product Manager, orders the backlog over the head of Bo Lund, the Product Owner.

## What to do

Let the Product Owner answer, and do the work where the Product Manager did it as its owner; the Product Manager advises.

## Source

A18: the Product Owner concentrates on execution and delivery in the short term. A41: decisions at the sprint's level are
tactical, and the Product Owner's.
"""

from __future__ import annotations

from collections.abc import Iterator

from roles.definitions.model import Side
from teams.analysis.finding import Finding, Fix, Severity
from teams.analysis.fit.sides import candidates, held_by_other_side
from teams.analysis.fixing import hand_over
from teams.analysis.reading import Reading
from teams.analysis.rule import Found, Rule
from teams.analysis.wording import in_order, in_post, joined, names_of

RULE = Rule(
    "FIT302",
    "sprint-held-strategically",
    Severity.WARNING,
    "The Product Manager answers for the sprint",
    sources=("A18", "A41"),
)


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    if not reading.product_owners:
        return
    silent = found.rows("OVL201")
    for row in reading.rows:
        if not row.is_of_the_sprint or row.is_strategic or row.key in silent:
            continue
        wrong = held_by_other_side(reading, row, Side.PRODUCT_MANAGER)
        if not wrong:
            continue
        right = candidates(reading, row, Side.PRODUCT_OWNER)[0]
        yield RULE.finding(
            reading,
            f"{joined(names_of(wrong))} answers for {row.name}, a row of the sprint, though {in_post(right)}",
            f"The Product Owner decides at the sprint's level (A18, A41); "
            f"let {right.label} answer and {joined(names_of(wrong))} advise.",
            subject=[f"row:{row.key}", *dict.fromkeys(seat.holder for seat in wrong)],
            rows=[row],
            seats=in_order([*wrong, right]),
        )


@RULE.offers
def fixes(reading: Reading, finding: Finding) -> Iterator[Fix]:
    row = reading.row[finding.rows[0]]
    for seat in candidates(reading, row, Side.PRODUCT_OWNER)[:2]:
        yield hand_over(reading, row, seat)
