"""A Product Manager works with too many Product Owners.

## What it finds

A person on the Product Manager's side who works with more than 5 people (a threshold) on the Product Owner's side,
counted over all teams in which they sit together, each of them once.

## Why it matters

The Product Manager gives each Product Owner direction, and hears from each what users say. With six of them there is an
hour a week for each, and the products drift apart.

## Example

Ana Díaz is Product Manager of Checkout, Search, Returns and three more teams, each with a Product Owner of its own.

## What to do

Divide the product between two Product Managers, or let one Product Owner stand for two small teams. Remit offers no fix:
where to divide the product is yours to decide.

## Source

A48 to A52: what the two hand to each other, all the time. That five are the most is our own choice; SAFe, too, keeps the
number of Product Owners per Product Manager low.
"""

from __future__ import annotations

from collections.abc import Iterator

from teams.analysis.engagement import PersonReading
from teams.analysis.finding import Finding, Severity
from teams.analysis.rule import Rule, Threshold
from teams.analysis.wording import listed

MOST = Threshold(
    "product-owners-of-a-manager",
    5,
    "Product Owners that one Product Manager works with at most",
    "our own choice; SAFe keeps the number low",
)
RULE = Rule(
    "FIT305",
    "stretched-product-manager",
    Severity.WARNING,
    "A Product Manager with too many Product Owners",
    sources=("A48", "A49", "A51", "A52"),
    thresholds=(MOST,),
)


@RULE.finds_about_person
def find_about_person(reading: PersonReading) -> Iterator[Finding]:
    managing = [one for one in reading.engagements if one.product_manager]
    owners = list(dict.fromkeys(key for one in managing for key in one.product_owners))
    if len(owners) <= reading.limits[MOST.key]:
        return
    names = [reading.names.get(key, key) for key in owners]
    yield RULE.finding_over_teams(
        reading,
        f"{reading.person.name} works as Product Manager with {len(owners)} Product Owners: {listed(names)}",
        f"More than {reading.limits[MOST.key]:g} leave too little time for each; divide the product, or let one Product "
        "Owner stand for two small teams.",
        subject=[f"person:{reading.person.key}"],
        evidence={"product_owners": owners, "teams": [one.team for one in managing]},
    )
