"""Two roles side by side: what the article says about the pair, and what their definitions say about any pair."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from roles.definitions.entries import Entry
from roles.definitions.folder import Folder
from roles.definitions.model import Catalogue, HandOff, Horizon, Level, Meaning, Role, SkillLevel
from roles.definitions.problems import Problem
from roles.definitions.reading import SHIPPED

Statement = tuple[str, str]
"""A sentence and its source."""

HORIZONS = {
    Horizon.LONG_TERM: "Long-term plans",
    Horizon.SPRINT: "Sprints and releases",
    Horizon.ANY: "Any",
}
DECISIONS = {Level.STRATEGIC: "Strategic", Level.TACTICAL: "Tactical", Level.ANY: "Any"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One row of the table; without a source it was read from the two definitions."""

    key: str
    name: str
    one: str
    other: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Contrast:
    """What is said about a pair of roles, and so about everything that specialises them."""

    between: tuple[str, str]
    differences: tuple[Difference, ...]
    shared: tuple[Statement, ...]
    together: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class ComparedExpectation:
    responsibility: str
    one: frozenset[Meaning]
    other: frozenset[Meaning]
    owned_by_one: bool
    owned_by_other: bool


@dataclass(frozen=True, slots=True)
class ComparedSkill:
    """The levels asked for; None where the role does not ask for the skill."""

    skill: str
    one: SkillLevel | None
    other: SkillLevel | None


@dataclass(frozen=True)
class Comparison:
    """Everything in the catalogue's order; ``shared`` and ``together`` are empty for a pair nobody wrote about."""

    one: str
    other: str
    differences: tuple[Difference, ...]
    shared: tuple[Statement, ...]
    together: tuple[Statement, ...]
    expectations: tuple[ComparedExpectation, ...]
    skills: tuple[ComparedSkill, ...]
    hand_offs: tuple[HandOff, ...]

    @property
    def owned_by_both(self) -> tuple[str, ...]:
        return self._where(lambda row: row.owned_by_one and row.owned_by_other)

    @property
    def owned_by_one(self) -> tuple[str, ...]:
        return self._where(lambda row: row.owned_by_one and not row.owned_by_other)

    @property
    def owned_by_other(self) -> tuple[str, ...]:
        return self._where(lambda row: row.owned_by_other and not row.owned_by_one)

    def _where(self, holds: Callable[[ComparedExpectation], bool]) -> tuple[str, ...]:
        return tuple(row.responsibility for row in self.expectations if holds(row))


def compare(one: str, other: str, catalogue: Catalogue) -> Comparison:
    """Both keys must be roles of the catalogue."""
    contrast = _contrast(one, other, catalogue)
    differences = _computed(catalogue.roles[one], catalogue.roles[other])
    if contrast is not None:
        said = {difference.key for difference in contrast.differences}
        differences = (*contrast.differences, *(row for row in differences if row.key not in said))
    return Comparison(
        one=one,
        other=other,
        differences=differences,
        shared=contrast.shared if contrast else (),
        together=contrast.together if contrast else (),
        expectations=_expectations(one, other, catalogue),
        skills=_skills(one, other, catalogue),
        hand_offs=_hand_offs(one, other, catalogue),
    )


@cache
def shipped_contrasts() -> tuple[Contrast, ...]:
    files = Folder(SHIPPED)
    found = files.read("comparison.yaml", "comparison", _read_contrast)
    files.raise_problems()
    return tuple(found.values())


def _contrast(one: str, other: str, catalogue: Catalogue) -> Contrast | None:
    """What is written about the pair or about roles they specialise, turned to stand in the order asked for."""
    lines = catalogue.lineage(one), catalogue.lineage(other)
    for contrast in shipped_contrasts():
        left, right = contrast.between
        if left in lines[0] and right in lines[1]:
            return contrast
        if left in lines[1] and right in lines[0]:
            turned = (
                Difference(d.key, d.name, d.other, d.one, d.source) for d in contrast.differences
            )
            return Contrast((right, left), tuple(turned), contrast.shared, contrast.together)
    return None


def _computed(one: Role, other: Role) -> tuple[Difference, ...]:
    return (
        Difference("purpose", "Purpose", one.purpose, other.purpose),
        Difference("horizon", "Horizon", HORIZONS[one.horizon], HORIZONS[other.horizon]),
        Difference("decisions", "Decisions", DECISIONS[one.level], DECISIONS[other.level]),
    )


def _expectations(one: str, other: str, catalogue: Catalogue) -> tuple[ComparedExpectation, ...]:
    found = []
    for responsibility in catalogue.responsibilities:
        meanings = [catalogue.expectation(role, responsibility) for role in (one, other)]
        if any(meanings):
            owned = [
                owns(held, catalogue.responsibilities[responsibility].shared) for held in meanings
            ]
            found.append(
                ComparedExpectation(responsibility, meanings[0], meanings[1], owned[0], owned[1])
            )
    return tuple(found)


def owns(meanings: frozenset[Meaning], shared: bool) -> bool:
    """Who answers for it owns it, and of a shared one also who does it."""
    return Meaning.ANSWERS in meanings or (shared and Meaning.DOES in meanings)


def _skills(one: str, other: str, catalogue: Catalogue) -> tuple[ComparedSkill, ...]:
    asked = [catalogue.skills_of(role) for role in (one, other)]
    return tuple(
        ComparedSkill(skill, asked[0].get(skill), asked[1].get(skill))
        for skill in catalogue.skills
        if skill in asked[0] or skill in asked[1]
    )


def _hand_offs(one: str, other: str, catalogue: Catalogue) -> tuple[HandOff, ...]:
    """Those that one of the two gives and the other receives."""

    def answers(role: str, responsibility: str) -> bool:
        return Meaning.ANSWERS in catalogue.expectation(role, responsibility)

    return tuple(
        hand_off
        for hand_off in catalogue.hand_offs
        if any(
            answers(a, hand_off.giving) and answers(b, hand_off.receiving)
            for a, b in ((one, other), (other, one))
        )
        and not any(
            answers(a, hand_off.giving) and answers(a, hand_off.receiving) for a in (one, other)
        )
    )


def _read_contrast(key: str, values: Any, problems: list[Problem]) -> Contrast:
    entry = Entry("comparison", key, values, problems)
    between = entry.texts("between")
    if len(between) != 2:
        entry.fault(("between",), "does not name two roles")
        between = ("", "")
    found = Contrast(
        between=(between[0], between[1]),
        differences=tuple(
            _read_difference(entry, name, row, between)
            for name, row in entry.mapping("differences").items()
        ),
        shared=entry.statements("shared"),
        together=entry.statements("together"),
    )
    entry.done()
    return found


def _read_difference(
    contrast: Entry, key: str, values: Mapping[str, Any], between: tuple[str, ...]
) -> Difference:
    entry = Entry(contrast.kind, contrast.key, values, contrast.problems)
    one, other = (entry.text(role) for role in between)
    found = Difference(key, entry.text("name"), one, other, entry.text("source"))
    if not all((found.name, found.one, found.other, found.source)):
        contrast.fault(
            ("differences", key),
            f"lacks something in “{key}”: name, both roles' words and source are needed",
        )
    entry.done()
    return found
