"""A skill that the team needs and nobody has.

## What it finds

A skill that the role of some seat in the team asks for, while nobody on any filled seat has it at the level asked for. One
finding per skill. Only where skills are recorded for the person on every filled seat; a development team without named
members is not asked, and asks for nothing.

SKL701 then leaves the skill out.

## Why it matters

Nobody in the team can help, review or stand in. It has to come from outside: by training, hiring, or another team.

## Example

Checkout has a Data Product Owner; everybody's skills are recorded, and nobody has data governance.

## What to do

Train somebody, look for it in the next person that joins, or borrow it from another team. Or put the records right.

## Source

A10, A15, A26, A27: the skills that the roles ask for.
"""

from __future__ import annotations

from collections.abc import Iterator

from teams.analysis.finding import Finding, Severity
from teams.analysis.reading import Reading
from teams.analysis.rule import Found, Rule
from teams.analysis.skl.recorded import skill_name, skills_nobody_has
from teams.analysis.wording import joined

RULE = Rule(
    "SKL702",
    "skill-nobody-has",
    Severity.WARNING,
    "A skill that the team needs and nobody has",
    sources=("A10", "A15", "A26", "A27"),
)


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    for key, seats in skills_nobody_has(reading).items():
        name = skill_name(reading.catalogue, key)
        roles = list(dict.fromkeys(seat.role_name for seat in seats))
        yield RULE.finding(
            reading,
            f"Nobody in {reading.team.name} has {name[:1].lower()}{name[1:]}, which {joined(roles)} "
            f"{'asks' if len(roles) == 1 else 'ask'} for",
            "Train somebody, or look for it in the next person who joins.",
            subject=[f"skill:{key}"],
            seats=seats,
            skills=[key],
        )
