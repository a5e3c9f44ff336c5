"""The catalogue as the pure core sees it: frozen definitions, looked up by key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property


class Meaning(StrEnum):
    """What a letter says, in every scheme; heaviest first."""

    ANSWERS = "answers"
    DOES = "does"
    SUPPORTS = "supports"
    ADVISES = "advises"
    INFORMED = "informed"


class Side(StrEnum):
    PRODUCT_MANAGER = "pm"
    PRODUCT_OWNER = "po"
    NONE = "none"


class Horizon(StrEnum):
    LONG_TERM = "long-term"
    SPRINT = "sprint"
    ANY = "any"


class Level(StrEnum):
    STRATEGIC = "strategic"
    TACTICAL = "tactical"
    ANY = "any"


class SkillLevel(StrEnum):
    NONE = "none"
    LEARNING = "learning"
    WORKING = "working"
    EXPERT = "expert"

    @property
    def rank(self) -> int:
        return list(SkillLevel).index(self)


class Kind(StrEnum):
    """The kinds of team for which a responsibility is core; EMERGING is never core."""

    ALL = "all"
    AGILE = "agile"
    DATA = "data"
    GROWN = "grown"
    EMERGING = "emerging"


@dataclass(frozen=True, slots=True)
class Area:
    key: str
    name: str
    description: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skill:
    key: str
    name: str
    description: str = ""
    sources: tuple[str, ...] = ()
    training: bool = False
    """Covered by the training of A60."""


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Something to be owned. ``shared``: owned by PM and PO together on purpose (A35, A36)."""

    key: str
    name: str
    area: str
    description: str = ""
    horizon: Horizon = Horizon.ANY
    level: Level = Level.ANY
    stakeholder: str | None = None
    shared: bool = False
    core: frozenset[Kind] = frozenset()
    packs: frozenset[str] = frozenset()
    sources: tuple[str, ...] = ()
    retired: bool = False
    """Kept for the rows that have it, and offered to no other matrix."""


@dataclass(frozen=True, slots=True)
class Role:
    """A role's own statements; what it inherits is answered by the catalogue.

    ``expects`` maps a responsibility's key to the meanings that this role is expected to hold on it; the owner of a
    responsibility is the role that is expected to answer for it. ``skills`` maps a skill's key to the level asked for.
    """

    key: str
    name: str
    short: str = ""
    side: Side = Side.NONE
    specialises: str | None = None
    collective: bool = False
    purpose: str = ""
    horizon: Horizon = Horizon.ANY
    level: Level = Level.ANY
    aliases: tuple[str, ...] = ()
    expects: Mapping[str, frozenset[Meaning]] = field(default_factory=dict)
    skills: Mapping[str, SkillLevel] = field(default_factory=dict)
    statements: tuple[tuple[str, str], ...] = ()
    """What the role is and does in sentences for its page, each with its source: (sentence, "A8")."""
    sources: tuple[str, ...] = ()
    retired: bool = False
    """Kept for the seats that have it, and offered to no other."""


@dataclass(frozen=True, slots=True)
class HandOff:
    """What the owner of ``giving`` passes to the owner of ``receiving``."""

    giving: str
    receiving: str
    passes: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Catalogue:
    """All definitions that hold for one organisation, in the order in which they are shown."""

    areas: Mapping[str, Area]
    responsibilities: Mapping[str, Responsibility]
    roles: Mapping[str, Role]
    skills: Mapping[str, Skill]
    hand_offs: tuple[HandOff, ...]

    def lineage(self, role: str) -> tuple[str, ...]:
        """The role itself, its parent, its parent's parent …; unknown keys stand alone."""
        return self._lineages.get(role, (role,))

    def offered_roles(self) -> list[Role]:
        """The roles that a seat may be given, in the order in which they are shown."""
        return [role for role in self.roles.values() if not role.retired]

    def side(self, role: str) -> Side:
        """A role that specialises another is on the other's side."""
        return self._sides.get(role, Side.NONE)

    def related(self, one: str, other: str) -> bool:
        """Whether one is the other, its ancestor, or its specialisation."""
        return one in self.lineage(other) or other in self.lineage(one)

    def expectation(self, role: str, responsibility: str) -> frozenset[Meaning]:
        """What the role, or else its nearest ancestor that says anything, is expected to hold."""
        return self._expectations.get(role, _NOTHING).get(responsibility, frozenset())

    def expectations(self, role: str) -> Mapping[str, frozenset[Meaning]]:
        """All expectations of a role, the inherited ones included, by responsibility."""
        return self._expectations.get(role, _NOTHING)

    def skills_of(self, role: str) -> Mapping[str, SkillLevel]:
        """The skills that a role asks for, the inherited ones included."""
        found: dict[str, SkillLevel] = {}
        for ancestor in reversed(self.lineage(role)):
            if ancestor in self.roles:
                found.update(self.roles[ancestor].skills)
        return found

    def owners(self, responsibility: str) -> tuple[str, ...]:
        """The roles expected to own it: who answers, and for a shared one also who does. Own statements only."""
        return self._owners.get(responsibility, ())

    @cached_property
    def _lineages(self) -> dict[str, tuple[str, ...]]:
        found = {}
        for key in self.roles:
            line: list[str] = []
            at: str | None = key
            while at is not None and at not in line and at in self.roles:
                line.append(at)
                at = self.roles[at].specialises
            found[key] = tuple(line)
        return found

    @cached_property
    def _sides(self) -> dict[str, Side]:
        return {
            key: next(
                (self.roles[a].side for a in line if self.roles[a].side != Side.NONE), Side.NONE
            )
            for key, line in self._lineages.items()
        }

    @cached_property
    def _expectations(self) -> dict[str, dict[str, frozenset[Meaning]]]:
        found = {}
        for key, line in self._lineages.items():
            merged: dict[str, frozenset[Meaning]] = {}
            for ancestor in reversed(line):
                merged.update(self.roles[ancestor].expects)
            found[key] = {
                responsibility: meanings for responsibility, meanings in merged.items() if meanings
            }
        return found

    @cached_property
    def _owners(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for role in self.roles.values():
            for key, meanings in role.expects.items():
                shared = key in self.responsibilities and self.responsibilities[key].shared
                if Meaning.ANSWERS in meanings or (shared and Meaning.DOES in meanings):
                    found.setdefault(key, []).append(role.key)
        return {key: tuple(roles) for key, roles in found.items()}


_NOTHING: Mapping[str, frozenset[Meaning]] = {}
