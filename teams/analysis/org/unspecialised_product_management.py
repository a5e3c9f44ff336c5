"""A large organisation in which every Product Manager is the same.

## What it finds

An organisation of more than 500 people (a threshold) in which no seat of any team has a role that specialises the Product
Manager, such as Technical, Growth or Data Product Manager.

Silent where the organisation's size is not given.

## Why it matters

With size come products for developers, for growth, for data, each with a craft of its own. A generalist for each of them
learns the craft on the job, or leaves it to others.

## Example

Acme has 900 people and eleven Product Managers, none of them specialised.

## What to do

Look which teams have a craft of their own, and give their Product Manager's seat the role that fits. Or accept the
finding, if generalists are what you want.

## Source

A47: large companies tend to specialise further. Five hundred people are our own choice.
"""

from __future__ import annotations

from collections.abc import Iterator

from teams.analysis.engagement import OrganisationReading
from teams.analysis.finding import Finding, Severity
from teams.analysis.rule import Rule, Threshold

LARGE = Threshold(
    "large-organisation",
    500,
    "people, above which product management is expected to specialise",
    "A47 speaks of large companies; the number is our own choice",
)
RULE = Rule(
    "ORG404",
    "unspecialised-product-management",
    Severity.HINT,
    "No specialised Product Manager in a large organisation",
    sources=("A47",),
    thresholds=(LARGE,),
)


@RULE.finds_in_organisation
def find_in_organisation(reading: OrganisationReading) -> Iterator[Finding]:
    size = reading.organisation.size
    if size is None or size <= reading.limits[LARGE.key] or reading.specialised:
        return
    yield RULE.finding_over_teams(
        reading,
        f"{reading.organisation.name or 'The organisation'} has {size} people and no specialised Product Manager in any team",
        "Large companies tend to specialise: Technical, Growth or Data Product Manager (A47); look which teams have a "
        "craft of their own.",
        subject=[],
        evidence={"size": size},
    )
