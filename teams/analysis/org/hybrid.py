"""One person is Product Manager and Product Owner in one, and that is fine here.

## What it finds

A hybrid (see ORG401) in a startup, or in an organisation of up to 50 people (ORG401's threshold), where nothing that is known
speaks against it: the organisation is not past the startup stage, not larger than that, and the product is not complex.

Silent where neither the stage nor the size is given: then nobody can say that it is fine.

## Why it matters

It is no fault, it is how small companies work. It is said so that everybody knows that it is meant, and what will change it.

## Example

Acme is a startup of 8 people, and Ana Díaz fills both the seat of the Product Manager and that of the Product Owner.

## What to do

Nothing for now. Separate the two once the organisation leaves the startup stage, has more than 50 people, or the product
becomes complex; ORG401 will say so.

## Source

A44: in small businesses and startups one person can hold both roles. A45: growth of the company or the product is what
separates them. A46: startups tend to merge the two.
"""

from __future__ import annotations

from collections.abc import Iterator

from teams.analysis.finding import Finding, Severity
from teams.analysis.org.hybrids import (
    SIZE,
    collapsed,
    in_one,
    reasons_to_separate,
    sided_seats,
)
from teams.analysis.reading import Reading
from teams.analysis.rule import Found, Rule
from teams.matrix.model import Stage

RULE = Rule(
    "ORG405",
    "hybrid",
    Severity.HINT,
    "One person is Product Manager and Product Owner, and that is fine",
    sources=("A44", "A45", "A46"),
)


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    organisation = reading.organisation
    if not reading.hybrids or reasons_to_separate(reading):
        return
    if organisation.stage is Stage.STARTUP:
        where = "in a startup"
    elif organisation.size is not None:
        where = f"in an organisation of {organisation.size} people"
    else:
        return
    for holder in reading.hybrids:
        yield RULE.finding(
            reading,
            f"{in_one(reading, holder)}, which is fine {where}",
            "One person can hold both in a startup or a small business (A44, A46); separate the two once the organisation "
            f"leaves the startup stage, has more than {reading.limits[SIZE.key]:g} people, or the product becomes complex "
            f"(A45).{collapsed(reading, holder)}",
            subject=[holder],
            seats=sided_seats(reading, holder),
        )
