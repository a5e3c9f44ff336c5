"""A person lacks what their seat asks for.

## What it finds

Skills that the role of a filled seat asks for, and that are recorded for its person below the level asked for ("working",
unless the role says otherwise). Skills of the role that are not recorded for the person at all are named in the same
finding; where nothing else is missing it is a hint. One finding per seat.

People of whom no skill is recorded are passed over, and so are skills of which SKL702 says that nobody in the team has them.

## Why it matters

Who decides what they cannot judge decides by the loudest voice. And a gap that is known can be closed: by training, or by
somebody who helps.

## Example

Ana Díaz is Data Product Manager; her analysis of data is recorded as "learning", the role asks for "working".

## What to do

Plan a training, pair the person with somebody who knows it, or put the record right on the person's page.

## Source

A10: what Product Managers need. A15: what a Data Product Manager needs beside it. A26 and A27: the same for the Product
Owner and the Data Product Owner. A60: what a training covers.
"""

from __future__ import annotations

from collections.abc import Iterator

from roles.definitions.model import SkillLevel
from teams.analysis.finding import Finding, Severity
from teams.analysis.reading import Reading, SeatReading
from teams.analysis.rule import Found, Rule
from teams.analysis.skl.recorded import is_below, skill_name, skills_nobody_has, skills_of
from teams.analysis.wording import listed

DATA_PRODUCT_MANAGER = "data-product-manager"
RULE = Rule(
    "SKL701",
    "missing-skill",
    Severity.WARNING,
    "A person lacks what their seat asks for",
    sources=("A10", "A15", "A26", "A27", "A60"),
)


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    nobodys = skills_nobody_has(reading)
    for seat in reading.seats:
        recorded = skills_of(reading, seat)
        if not recorded:
            continue
        asked = {
            skill: level
            for skill, level in reading.catalogue.skills_of(seat.seat.role).items()
            if skill not in nobodys
        }
        below = [
            skill
            for skill, level in asked.items()
            if skill in recorded and is_below(recorded[skill], level)
        ]
        unknown = [
            skill
            for skill, level in asked.items()
            if skill not in recorded and level is not SkillLevel.NONE
        ]
        if below or unknown:
            yield _finding(reading, seat, below, unknown)


def _finding(reading: Reading, seat: SeatReading, below: list[str], unknown: list[str]) -> Finding:
    name = {key: skill_name(reading.catalogue, key).lower() for key in (*below, *unknown)}
    lacks = f"lacks {listed([name[key] for key in below])}" if below else ""
    unsaid = f"has no record of {listed([name[key] for key in unknown])}" if unknown else ""
    said = " and ".join(filter(None, (lacks, unsaid)))
    return RULE.finding(
        reading,
        f"{seat.label} {said}, which {seat.role_name} asks for",
        f"{_advice(below)}{_training(reading, seat)}",
        subject=[f"seat:{seat.key}", seat.holder],
        seats=[seat],
        skills=[*below, *unknown],
        severity=None if below else Severity.HINT,
        evidence={"below": below, "not_recorded": unknown},
    )


def _advice(below: list[str]) -> str:
    if below:
        return "Plan a training, pair them with somebody who knows it, or put the record right."
    return "Record what they know; what is not recorded cannot be counted on."


def _training(reading: Reading, seat: SeatReading) -> str:
    """What a training for those who manage data products covers. Source: A60."""
    catalogue = reading.catalogue
    if DATA_PRODUCT_MANAGER not in catalogue.lineage(seat.seat.role):
        return ""
    covered = [skill.name for skill in catalogue.skills.values() if skill.training]
    return (
        f" A training for Data Product Managers covers, among others, {listed(covered, 3)} (A60)."
    )
