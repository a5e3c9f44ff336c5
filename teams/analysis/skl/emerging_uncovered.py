"""What is coming is nobody's.

## What it finds

The emerging responsibilities of the catalogue (experience design, AI opportunities, platforms and devices, environmental
and social impact, personalisation) that have no row in the matrix of a team whose organisation is past the startup stage.
One finding per team.

Silent where the organisation's stage is not given.

## Why it matters

Both professions are heading there. What has no row has no owner, and is decided by whoever meets it first.

## Example

Checkout, in a company of 120, uses AI in three places. No row says who decides where it may be used.

## What to do

Add the rows that matter to this product, and accept the finding for the others with the reason.

## Source

A56: user experience. A57: AI and machine learning. A58: several platforms and connected devices. A59: environmental and
social considerations, and personalisation.
"""

from __future__ import annotations

from collections.abc import Iterator

from roles.definitions.model import Meaning
from teams.analysis.finding import Finding, Fix, Severity
from teams.analysis.gap.owning import add_responsibilities
from teams.analysis.reading import Reading
from teams.analysis.rule import Found, Rule
from teams.analysis.wording import listed
from teams.matrix.edits import AddRow, Edit
from teams.matrix.model import Stage

RULE = Rule(
    "SKL703",
    "emerging-uncovered",
    Severity.HINT,
    "What is coming is nobody’s",
    sources=("A56", "A57", "A58", "A59"),
)


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    if reading.organisation.stage in (None, Stage.STARTUP):
        return
    missing = [
        one
        for key, one in reading.catalogue.responsibilities.items()
        if "emerging" in one.packs and key not in reading.from_catalogue
    ]
    if not missing:
        return
    yield RULE.finding(
        reading,
        f"{reading.team.name} has no row for {listed([one.name for one in missing])}",
        "Product work is heading there (A56 to A59); add the rows that matter to this product, and accept the rest.",
        subject=[],
        evidence={"responsibilities": [one.key for one in missing]},
    )


@RULE.offers
def fixes(reading: Reading, finding: Finding) -> Iterator[Fix]:
    fix = add_responsibilities(reading, finding.evidence["responsibilities"])
    if all(_has_a_filled_owner(reading, edit) for edit in fix.edits):
        yield fix


def _has_a_filled_owner(reading: Reading, edit: Edit) -> bool:
    meanings = reading.matrix.scheme.meanings
    return isinstance(edit, AddRow) and any(
        reading.seat[seat].filled and Meaning.ANSWERS in {meanings[letter] for letter in letters}
        for seat, letters in edit.cells.items()
    )
