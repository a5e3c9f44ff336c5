"""One person is Product Manager and Product Owner in one, though the organisation or the product has outgrown that.

## What it finds

A hybrid, while the organisation is past the startup stage, or has more than 50 people (a threshold), or the product is
complex. One of the three that is known is enough; what is not given says nothing.

A hybrid is a person who fills seats of both sides in one team, or who fills the only seat of either side and answers for
rows of the other's: a Product Manager for a row of backlog or delivery, a Product Owner for one of strategy or market.
Where none of the three holds, ORG405 says that the hybrid is fine.

## Why it matters

Each of the two is a full job once the company or the product has grown. Who holds both is pulled into the sprint every
day, and strategy is what waits; or the team waits for a Product Owner who is with the board.

## Example

Acme has 120 people, and Ana Díaz fills both the seat of the Product Manager and that of the Product Owner of Checkout.

## What to do

Separate the seats: let somebody else fill one of the two. Remit offers it where it knows who could: somebody who is on
one of the two sides already, or who fills no seat in this team. Adding a vacant seat alone separates nothing.

## Source

A45: as the company or the product grows, the two must be separated, for efficiency and specialisation. A44, A46: one person
can hold both in small businesses and startups.
"""

from __future__ import annotations

from collections.abc import Iterator

from teams.analysis.finding import Finding, Fix, Severity
from teams.analysis.org.hybrids import SIZE, collapsed, in_one, reasons_to_separate, sided_seats
from teams.analysis.org.separating import separations
from teams.analysis.reading import Reading
from teams.analysis.rule import Found, Rule
from teams.analysis.wording import joined

RULE = Rule(
    "ORG401",
    "outgrown-hybrid",
    Severity.WARNING,
    "One person is Product Manager and Product Owner, and it no longer fits",
    sources=("A44", "A45", "A46"),
    thresholds=(SIZE,),
)


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    reasons = reasons_to_separate(reading) if reading.hybrids else []
    if not reasons:
        return
    for holder in reading.hybrids:
        yield RULE.finding(
            reading,
            f"{in_one(reading, holder)}, though {joined(reasons)}",
            "As the company or the product grows, the two must be separated, for efficiency and specialisation (A45); "
            f"let somebody else fill one of the two.{collapsed(reading, holder)}",
            subject=[holder],
            seats=sided_seats(reading, holder),
        )


@RULE.offers
def fixes(reading: Reading, finding: Finding) -> Iterator[Fix]:
    (holder,) = finding.subject
    yield from separations(reading, holder)
