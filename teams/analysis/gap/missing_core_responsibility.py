"""Responsibilities that belong to this kind of team are not in its matrix.

## What it finds

Responsibilities of the catalogue that are core for this kind of team and have no row: those of the Product Manager and
those of both for every team, those of the Product Owner for Agile teams, those about data for data teams. One finding for
each area. Groups of stakeholders without a row are left to GAP108.

Silent where fewer than 8 rows, or fewer than a third, come from the catalogue, and about the kinds whose fact (method,
data) is not given.

## Why it matters

What is not in the matrix cannot be seen to have no owner. The usual gaps are the unloved rows: pricing, the long term,
what users report.

## Example

A Scrum team whose backlog area has rows for the backlog's definition and its order, and none for validating increments.

## What to do

Add the rows; they come with the letters that the definitions expect. If one is nobody's here, accept the finding and say
why.

## Source

A1 to A8 for the Product Manager, A19 to A25 for the Product Owner, A12 to A16 and A28 to A33 for data products; which
rows are core is stated in the catalogue.
"""

from __future__ import annotations

from collections.abc import Iterator

from roles.definitions.model import Kind
from teams.analysis.finding import Finding, Fix, Severity
from teams.analysis.gap.about_products import follows_the_catalogue
from teams.analysis.gap.owning import add_responsibilities
from teams.analysis.gap.unmanaged_stakeholders import GROUPS, groups_without_a_row
from teams.analysis.reading import Reading
from teams.analysis.rule import Found, Rule
from teams.analysis.wording import count, listed

RULE = Rule(
    "GAP109",
    "missing-core-responsibility",
    Severity.WARNING,
    "Core responsibilities are not in the matrix",
    sources=("A1", "A8", "A19", "A25", "A12", "A28"),
)


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    if not follows_the_catalogue(reading):
        return
    kinds = _kinds(reading)
    left_to_others = set(groups_without_a_row(reading)) if found.of("GAP108") else set()
    by_area: dict[str, list[str]] = {}
    for key, one in reading.catalogue.responsibilities.items():
        said = one.stakeholder in GROUPS and one.stakeholder in left_to_others
        if key not in reading.from_catalogue and not said and not kinds.isdisjoint(one.core):
            by_area.setdefault(one.area, []).append(key)
    for area, keys in by_area.items():
        names = [reading.catalogue.responsibilities[key].name for key in keys]
        yield RULE.finding(
            reading,
            f"{reading.area_name(area)} lacks {count(len(keys), 'row')} that belong{'s' * (len(keys) == 1)} to this "
            f"kind of team: {listed(names)}",
            "What is not in the matrix cannot be seen to have no owner; add the rows, or accept that they are nobody's.",
            subject=[f"area:{area}"],
            areas=[area],
            evidence={"responsibilities": keys},
        )


def _kinds(reading: Reading) -> set[Kind]:
    kinds = {Kind.ALL}
    if reading.team.method is not None and reading.team.method.is_agile:
        kinds.add(Kind.AGILE)
    if reading.team.data:
        kinds.add(Kind.DATA)
    return kinds


@RULE.offers
def fixes(reading: Reading, finding: Finding) -> Iterator[Fix]:
    yield add_responsibilities(reading, finding.evidence["responsibilities"])
