"""A Product Owner has too little time for this team.

## What it finds

A person whose seats of the Product Owner's side in this team have stated allocations that add up to less than 50 %
(a threshold). And a person with seats of that side in more than 2 teams (a threshold).

Silent for hybrids: where one person is Product Manager and Product Owner in one the team is not counted. Silent, too, where
an allocation of one of those seats is not stated, and in a matrix that names no people.

## Why it matters

The Product Owner is in daily contact with the development team, clarifies requirements while they are worked on and
decides quickly. With less than half of their time here the team waits, or decides without them.

## Example

Bo Lund is Product Owner of Checkout with 40 % of his time. Or of Checkout, Search and Returns.

## What to do

Give the Product Owner more time in this team, or the seat to somebody who has it. Remit offers no fix: where the time
comes from is yours to decide.

## Source

A42: the Product Owner's contact with the development team is daily, the Product Manager's occasional. That half of the
time is the least for it is our own choice; that a Product Owner has one team or two is said by SAFe.
"""

from __future__ import annotations

from collections.abc import Iterator

from teams.analysis.engagement import PersonReading
from teams.analysis.finding import Finding, Severity
from teams.analysis.reading import Reading, SeatReading
from teams.analysis.rule import Found, Rule, Threshold
from teams.analysis.wording import joined, percent

ALLOCATION = Threshold(
    "product-owner-allocation",
    50,
    "% of a Product Owner's time that a team needs at least",
    "A42 asks for daily contact; half of each day is our reading of it",
)
TEAMS = Threshold(
    "teams-of-a-product-owner",
    2,
    "teams that one person is Product Owner of at most",
    "SAFe: a Product Owner has one team or two",
)
RULE = Rule(
    "FIT304",
    "absent-product-owner",
    Severity.WARNING,
    "A Product Owner who is hardly there",
    sources=("A42",),
    thresholds=(ALLOCATION, TEAMS),
)


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    if reading.by_role:
        return
    least = reading.limits[ALLOCATION.key]
    seats_by_holder: dict[str, list[SeatReading]] = {}
    for seat in reading.product_owners:
        if seat.person and seat.holder not in reading.hybrids:
            seats_by_holder.setdefault(seat.holder, []).append(seat)
    for holder, seats in seats_by_holder.items():
        stated = [seat.seat.allocation for seat in seats if seat.seat.allocation is not None]
        if len(stated) < len(seats) or sum(stated) >= least:
            continue
        name = seats[0].label
        yield RULE.finding(
            reading,
            f"{name} has {percent(sum(stated))} of their time for this team as {seats[0].role_name}; "
            f"the least is {percent(least)}",
            f"A Product Owner is in contact with the development team daily (A42); give {name} more time here, or the "
            "seat to somebody who has it.",
            subject=[holder],
            seats=seats,
            evidence={"allocation": sum(stated)},
        )


@RULE.finds_about_person
def find_about_person(reading: PersonReading) -> Iterator[Finding]:
    owning = [one for one in reading.engagements if one.product_owner and not one.hybrid]
    if len(owning) <= reading.limits[TEAMS.key]:
        return
    name = reading.person.name
    yield RULE.finding_over_teams(
        reading,
        f"{name} is Product Owner in {len(owning)} teams: {joined([one.team_name for one in owning])}; the most is "
        f"{reading.limits[TEAMS.key]:g}",
        "A Product Owner is in contact with the development team daily (A42); give one of the seats to somebody who has "
        "the time.",
        subject=[f"person:{reading.person.key}"],
        evidence={"teams": [one.team for one in owning]},
    )
