"""A person takes part in every row of the team.

## What it finds

A person who answers, does, supports or advises on every row of a team of 10 rows or more, through one seat or several.
Who is merely informed does not take part.

## Why it matters

Nothing moves without this person. Decisions queue up, and the others learn not to make any.

## Example

Ana Díaz answers for 12 of the 20 rows of Checkout, and advises on the other eight.

## What to do

Let the person be informed where their advice is not needed, and leave them out where nobody would miss them. Remit
offers no fix: which rows can do without is for the team to say.

## Source

RAM: someone with a letter in every row is a sign of a bottleneck, and of responsibility that is not let go.
"""

from __future__ import annotations

from collections.abc import Iterator

from teams.analysis.finding import Finding, Severity
from teams.analysis.lod.people import people_with_seats
from teams.analysis.reading import Reading
from teams.analysis.rule import Found, Rule
from teams.analysis.wording import count

FEWEST_ROWS = 10
RULE = Rule(
    "LOD603",
    "in-everything",
    Severity.WARNING,
    "Somebody takes part in everything",
    sources=("RAM",),
)


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    if len(reading.rows) < FEWEST_ROWS or reading.by_role:
        return
    everywhere = set.intersection(*reading.taking_part)
    for holder, seats in people_with_seats(reading):
        if holder not in everywhere:
            continue
        name = seats[0].label
        yield RULE.finding(
            reading,
            f"{name} answers, does, supports or advises on every one of the {count(len(reading.rows), 'row')}",
            f"Nothing moves without {name}; let them be informed where their advice is not needed.",
            subject=[holder],
            seats=seats,
            evidence={"rows": len(reading.rows)},
        )
