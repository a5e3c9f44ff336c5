"""A person answers for more than one person can.

## What it finds

A person who answers for more than 60 rows (a threshold) over all teams. And a person who answers for more than 20 rows (a
threshold) of one team, if these are more than 60 % (a threshold) of the team's rows and the team has 3 people or more.

The second is silent where this person alone stands for Product Manager and Product Owner in the team: that is what
ORG401 and ORG405 speak of.

## Why it matters

Who answers for everything decides nothing in time. The others wait, or decide themselves and are overruled later. And
each absence stops the team.

## Example

Ana Díaz answers for 26 of the 34 rows of Checkout, a team of six.

## What to do

Hand over what others do already: who does the work of a row can often answer for it as well. Remit offers no fix: what
to give away is for that person to say.

## Source

RAM: the literature on responsibility charting asks to look down each column: can one person do so much? The numbers are
our own choice; sixty is three teams' worth of what one person can answer for in one.
"""

from __future__ import annotations

from collections.abc import Iterator

from teams.analysis.engagement import PersonReading
from teams.analysis.finding import Finding, Severity
from teams.analysis.lod.people import is_a_team, people_with_seats
from teams.analysis.reading import Reading
from teams.analysis.rule import Found, Rule, Threshold
from teams.analysis.wording import count, percent

IN_ALL = Threshold(
    "accountabilities", 60, "rows that one person answers for over all teams", "our own choice"
)
IN_ONE = Threshold(
    "accountabilities-in-a-team",
    20,
    "rows that one person answers for in one team",
    "our own choice",
)
SHARE = Threshold(
    "share-of-a-team", 60, "% of a team's rows that one person answers for", "our own choice"
)
RULE = Rule(
    "LOD601",
    "too-many-accountabilities",
    Severity.WARNING,
    "One person answers for too much",
    sources=("RAM",),
    thresholds=(IN_ALL, IN_ONE, SHARE),
)


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    if not is_a_team(reading):
        return
    limits, total = reading.limits, len(reading.rows)
    for holder, seats in people_with_seats(reading):
        rows = reading.answered.get(holder, [])
        share = 100 * len(rows) / total if total else 0
        if len(rows) <= limits[IN_ONE.key] or share <= limits[SHARE.key]:
            continue
        if _stands_alone_for_both(reading, holder):
            continue
        yield RULE.finding(
            reading,
            f"{seats[0].label} answers for {len(rows)} of the {total} rows of {reading.team.name}",
            f"More than {limits[IN_ONE.key]:g} rows and {percent(limits[SHARE.key])} of a team's rows are more than one "
            "person decides in time; hand over what others do already.",
            subject=[holder],
            seats=seats,
            evidence={"rows": len(rows), "of": total},
        )


def _stands_alone_for_both(reading: Reading, holder: str) -> bool:
    """Whether this hybrid is the only one on either side."""
    sided = (*reading.product_managers, *reading.product_owners)
    return holder in reading.hybrids and all(seat.holder == holder for seat in sided)


@RULE.finds_about_person
def find_about_person(reading: PersonReading) -> Iterator[Finding]:
    most = reading.limits[IN_ALL.key]
    owning = [one for one in reading.engagements if one.answers]
    rows = sum(one.answers for one in owning)
    if rows <= most:
        return
    yield RULE.finding_over_teams(
        reading,
        f"{reading.person.name} answers for {rows} rows in {count(len(owning), 'team')}",
        f"More than {most:g} rows over all teams are more than one person decides in time; hand over what others do "
        "already.",
        subject=[f"person:{reading.person.key}"],
        evidence={"rows": rows, "teams": [one.team for one in owning]},
    )
