"""A person has promised more time than there is.

## What it finds

A person whose stated allocations, over all seats in all teams that run on the day, add up to more than the person's
capacity (100 % unless something else is stated).

An allocation that is left out is not stated, and not counted.

## Why it matters

The time is promised twice. Every team plans with its share, and each in turn is told that there is none.

## Example

Bo Lund is Product Owner of Checkout with 60 %, and of Search with 60 %.

## What to do

Take time out of one of the seats, give a seat to somebody else, or put the person's capacity right. Remit offers no fix:
which team gets less is yours to decide.

## Source

RAM: a responsibility chart holds only where those in it have the time.
"""

from __future__ import annotations

from collections.abc import Iterator

from teams.analysis.engagement import PersonReading
from teams.analysis.finding import Finding, Severity
from teams.analysis.rule import Rule
from teams.analysis.wording import joined, percent

RULE = Rule(
    "LOD602",
    "over-allocated",
    Severity.ERROR,
    "More time is promised than there is",
    sources=("RAM",),
)


@RULE.finds_about_person
def find_about_person(reading: PersonReading) -> Iterator[Finding]:
    stated = [(one, one.allocation) for one in reading.engagements if one.allocation is not None]
    total, capacity = sum(time for _, time in stated), reading.person.capacity
    if total <= capacity:
        return
    parts = joined([f"{percent(time)} in {one.team_name}" for one, time in stated])
    yield RULE.finding_over_teams(
        reading,
        f"{reading.person.name} has {percent(capacity)} of a working week and promises {percent(total)}: {parts}",
        "Take time out of one of the seats, give one to somebody else, or put the person’s capacity right.",
        subject=[f"person:{reading.person.key}"],
        evidence={
            "allocation": total,
            "capacity": capacity,
            "teams": [one.team for one, _ in stated],
        },
    )
