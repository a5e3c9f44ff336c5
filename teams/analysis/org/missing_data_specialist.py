"""A data team whose Product Manager or Product Owner is no data specialist.

## What it finds

A team that works on data, in which a side has filled seats but none of a data specialisation: Data Product Manager or a
specialisation of it on the Product Manager's side, Data Product Owner or a specialisation of it on the other. One finding
for the team, which names the side or both.

A side without a filled seat is passed over: GAP106 and GAP107 speak of it. Silent where it is not given whether the team
works on data.

## Why it matters

In a data product the valuable features come out of the data, and the backlog is made of analyses and models. Who cannot
judge them cannot order them, and hands the decision to whoever explains it best.

## Example

Insights is a data team; Ana Díaz is its Product Manager, Bo Lund its Data Product Owner.

## What to do

Let a Data Product Manager or Data Product Owner fill the side. Where the holder is one in all but title, name the seat so;
Remit then looks for the skills that the specialisation asks for.

## Source

A11: a Data Product Manager adds deep analytics expertise to product management. A27: a Data Product Owner adds a deep
understanding of data issues, and proficiency in data science and AI.
"""

from __future__ import annotations

from collections.abc import Iterator

from roles.definitions.model import Catalogue
from teams.analysis.finding import Finding, Fix, Severity
from teams.analysis.reading import Reading, SeatReading
from teams.analysis.rule import Found, Rule
from teams.analysis.wording import in_order, joined, names_of
from teams.matrix.edits import ChangeSeat

RULE = Rule(
    "ORG403",
    "missing-data-specialist",
    Severity.WARNING,
    "A data team without a data specialist",
    sources=("A11", "A27"),
)

_SPECIALISATION = {"product-manager": "data-product-manager", "product-owner": "data-product-owner"}


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    if not reading.team.data:
        return
    sides = _sides_without(reading)
    if not sides:
        return
    names = [
        f"{joined(names_of(seats))} {'is' if len(names_of(seats)) == 1 else 'are'} no {_role_name(reading.catalogue, role)}"
        for role, seats in sides
    ]
    seats = in_order(seat for _, seats in sides for seat in seats)
    yield RULE.finding(
        reading,
        f"{reading.team.name} is a data team, but {joined(names)}",
        "Data products need deep analytics expertise in product management (A11) and proficiency in data science and AI "
        "beside the backlog (A27); let a data specialist fill the side, or name the seat so where its holder is one.",
        subject=list(dict.fromkeys(seat.holder for seat in seats)),
        seats=seats,
    )


def _sides_without(reading: Reading) -> list[tuple[str, list[SeatReading]]]:
    """The data specialisation that is missing, with the filled seats of its side."""
    sides = (
        ("data-product-manager", reading.product_managers),
        ("data-product-owner", reading.product_owners),
    )
    lineage = reading.catalogue.lineage
    return [
        (role, seats)
        for role, seats in sides
        if seats and not any(role in lineage(seat.seat.role) for seat in seats)
    ]


def _role_name(catalogue: Catalogue, role: str) -> str:
    return catalogue.roles[role].name if role in catalogue.roles else role


@RULE.offers
def fixes(reading: Reading, finding: Finding) -> Iterator[Fix]:
    edits, names = [], []
    for role, seats in _sides_without(reading):
        general = next(
            (seat for seat in seats if _SPECIALISATION.get(seat.seat.role) == role), None
        )
        if general is None or role not in reading.catalogue.roles:
            return
        edits.append(ChangeSeat(general.key, {"role": general.seat.role}, {"role": role}))
        names.append(f"{general.label} {_role_name(reading.catalogue, role)}")
    yield Fix(f"Make {joined(names)}", tuple(edits))
