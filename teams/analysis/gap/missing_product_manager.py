"""A complex product or a grown organisation has no Product Manager.

## What it finds

A team without a filled seat of the Product Manager's side, whose product is complex or whose organisation is past the
startup stage. Silent for a hybrid, where neither complexity nor stage says so, and for a matrix that has neither a seat
of either side nor a row from the catalogue.

## Why it matters

Somebody has to look beyond the sprint: at the market, the vision, the price, the long term. The more complex the product
and the larger the organisation, the more there is to look at, and the less it can be done beside the backlog.

## Example

A team of a Product Owner and developers, with a product of high complexity.

## What to do

Give the team a Product Manager, or say who of another team stands for it.

## Source

A43: Product Managers fit companies of every size, complex products above all. A45: as the company or the product grows,
the two must be separated.
"""

from __future__ import annotations

from collections.abc import Iterator

from roles.definitions.model import Side
from teams.analysis.finding import Finding, Severity
from teams.analysis.gap.about_products import is_about_products
from teams.analysis.reading import Reading
from teams.analysis.rule import Found, Rule
from teams.matrix.model import Complexity, Stage

RULE = Rule(
    "GAP107",
    "missing-product-manager",
    Severity.WARNING,
    "A complex product or a grown organisation without a Product Manager",
    sources=("A43", "A45"),
)


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    if reading.product_managers or reading.hybrids or not is_about_products(reading):
        return
    complex_product = reading.team.complexity is Complexity.HIGH
    grown = reading.organisation.stage not in (None, Stage.STARTUP)
    if not (complex_product or grown):
        return
    why = (
        "its product is complex"
        if complex_product
        else f"{reading.organisation.name or 'the organisation'} has grown"
    )
    vacant = [seat for seat in reading.seats if seat.side is Side.PRODUCT_MANAGER]
    yield RULE.finding(
        reading,
        f"{reading.team.name} has no Product Manager, though {why}",
        "Nobody looks at market, vision and the long term (A43, A45); give the team a Product Manager.",
        subject=(),
        seats=vacant,
    )
