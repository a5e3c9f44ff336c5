"""A group of stakeholders has no row at all.

## What it finds

Which of the four groups – executives, investors, the development team, direct users – no row of the matrix is about: one
finding for the team. A row is about a group where its definition or the row itself names the group as its stakeholder.

Silent where fewer than 8 rows, or fewer than a third, come from the catalogue: such a matrix is not about stakeholders.
A row that is there but has a fault is said by GAP101 to GAP104.

## Why it matters

Each group expects something of the product. Expectations that nobody manages come up late, and loudly.

## Example

A matrix with rows for executives, developers and users, and none for the investors.

## What to do

Add the rows: executives and investors are the Product Manager's, the development team and direct users the Product
Owner's. If the team has no such group, accept the finding and say so.

## Source

A50: stakeholders are divided; the Product Manager has executives and investors, the Product Owner has the development
team and direct users.
"""

from __future__ import annotations

from collections.abc import Iterator

from teams.analysis.finding import Finding, Fix, Severity
from teams.analysis.gap.about_products import CATALOGUE_ROWS, CATALOGUE_SHARE, follows_the_catalogue
from teams.analysis.gap.owning import add_responsibilities
from teams.analysis.reading import Reading
from teams.analysis.rule import Found, Rule
from teams.analysis.wording import joined

RULE = Rule(
    "GAP108",
    "unmanaged-stakeholders",
    Severity.WARNING,
    "A group of stakeholders without any row",
    sources=("A50",),
    thresholds=(CATALOGUE_ROWS, CATALOGUE_SHARE),
)

GROUPS = {
    "executives": "executives",
    "investors": "investors",
    "development-team": "the development team",
    "direct-users": "direct users",
}


def groups_without_a_row(reading: Reading) -> list[str]:
    """Those of the four groups that no row is about."""
    present = {row.stakeholder for row in reading.rows}
    return [group for group in GROUPS if group not in present]


def responsibility_for(reading: Reading, group: str) -> str | None:
    """The definition that holds the group's expectations."""
    return next(
        (
            key
            for key, one in reading.catalogue.responsibilities.items()
            if one.stakeholder == group
        ),
        None,
    )


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    if not follows_the_catalogue(reading):
        return
    missing = groups_without_a_row(reading)
    if missing:
        names = joined([GROUPS[group] for group in missing])
        yield RULE.finding(
            reading,
            f"No row is about {names}",
            "Each group of stakeholders expects something that somebody has to hold (A50); add the rows.",
            subject=(),
            evidence={"groups": missing},
        )


@RULE.offers
def fixes(reading: Reading, finding: Finding) -> Iterator[Fix]:
    wanted = [responsibility_for(reading, group) for group in finding.evidence["groups"]]
    keys = [key for key in wanted if key and key not in reading.from_catalogue]
    if len(keys) == len(wanted):
        yield add_responsibilities(reading, keys)
