"""One team's responsibility assignment matrix as a frozen value: rows × seats × letters, and what is known around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from roles.definitions.model import Catalogue, Horizon, Level, SkillLevel
from teams.matrix.schemes import RACI, Letters, Scheme

Cells = Mapping[str, Mapping[str, Letters]]
"""The filled cells: row key → seat key → letters. A row or cell without letters is not in it."""


class Stage(StrEnum):
    STARTUP = "startup"
    GROWING = "growing"
    ESTABLISHED = "established"
    ENTERPRISE = "enterprise"


class Method(StrEnum):
    SCRUM = "scrum"
    KANBAN = "kanban"
    XP = "xp"
    SCALED_AGILE = "scaled-agile"
    AGILE = "agile"
    WATERFALL = "waterfall"
    STAGE_GATE = "stage-gate"
    OTHER = "other"

    @property
    def is_agile(self) -> bool:
        return self in _AGILE


_AGILE = frozenset({Method.SCRUM, Method.KANBAN, Method.XP, Method.SCALED_AGILE, Method.AGILE})


class Complexity(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Organisation:
    """The facts of the tenant that rules need; None is not given."""

    key: str = ""
    name: str = ""
    stage: Stage | None = None
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Team:
    """The facts of one team; None is not given."""

    key: str
    name: str
    method: Method | None = None
    complexity: Complexity | None = None
    data: bool | None = None
    reviewed: date | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """``capacity`` in %; ``skills`` holds only what is recorded."""

    key: str
    name: str
    capacity: int = 100
    skills: Mapping[str, SkillLevel] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Seat:
    """A role in the team; ``person`` None is vacant. ``allocation`` in %, None is not stated. Both dates are included."""

    key: str
    role: str
    person: str | None = None
    allocation: int | None = None
    focus: str = ""
    since: date | None = None
    until: date | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    url: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A responsibility in this matrix: points to a definition, or carries its own name, area and so on.

    A pointing row may override its area. ``shared``: owned by two on purpose. ``checks``: the key of the row whose work
    this one approves.
    """

    key: str
    responsibility: str | None = None
    name: str = ""
    area: str | None = None
    horizon: Horizon | None = None
    level: Level | None = None
    stakeholder: str | None = None
    shared: bool = False
    checks: str | None = None
    description: str = ""
    links: tuple[Link, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    """Notes by seat key."""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A finding that somebody accepted, by what it is about."""

    code: str
    rows: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    reason: str = ""
    until: date | None = None


@dataclass(frozen=True)
class Matrix:
    """``date`` is the day on which the matrix is looked at: it says which seats are filled."""

    team: Team
    date: date
    organisation: Organisation = Organisation()
    scheme: Scheme = RACI
    people: tuple[Person, ...] = ()
    seats: tuple[Seat, ...] = ()
    rows: tuple[Row, ...] = ()
    cells: Cells = field(default_factory=dict)
    accepted: tuple[Acceptance, ...] = ()

    def at(self, row: str, seat: str) -> Letters:
        return self.cells.get(row, {}).get(seat, ())

    @cached_property
    def row_by_key(self) -> dict[str, Row]:
        return {row.key: row for row in self.rows}

    @cached_property
    def seat_by_key(self) -> dict[str, Seat]:
        return {seat.key: seat for seat in self.seats}

    @cached_property
    def person_by_key(self) -> dict[str, Person]:
        return {person.key: person for person in self.people}

    def letters_of_seat(self, seat: str) -> dict[str, Letters]:
        """Row key → letters of one seat."""
        return {row: cells[seat] for row, cells in self.cells.items() if seat in cells}


@dataclass(frozen=True, slots=True)
class RowFacts:
    """What holds for a row once its definition is looked up."""

    name: str
    area: str
    horizon: Horizon
    level: Level
    stakeholder: str | None
    description: str


def row_facts(row: Row, catalogue: Catalogue) -> RowFacts:
    """The row's own statements over its definition's. An own row without an area stands in ``other``."""
    definition = catalogue.responsibilities.get(row.responsibility) if row.responsibility else None
    if definition is None:
        return RowFacts(
            row.name or row.responsibility or row.key,
            row.area or "other",
            row.horizon or Horizon.ANY,
            row.level or Level.ANY,
            row.stakeholder,
            row.description,
        )
    return RowFacts(
        row.name or definition.name,
        row.area or definition.area,
        row.horizon or definition.horizon,
        row.level or definition.level,
        row.stakeholder or definition.stakeholder,
        row.description or definition.description,
    )


def seat_name(seat: Seat, catalogue: Catalogue) -> str:
    """The seat's own name, else its role's."""
    role = catalogue.roles.get(seat.role)
    return seat.name or (role.name if role else seat.role)


def is_filled(seat: Seat, catalogue: Catalogue, date: date, *, by_role: bool) -> bool:
    """Whether the seat counts as filled on that day: it runs, and has a person or stands for many.

    ``by_role``: no seat of the matrix names a person, so that each counts as filled by a person of its own.
    """
    if (seat.since and seat.since > date) or (seat.until and seat.until < date):
        return False
    if seat.person or by_role:
        return True
    role = catalogue.roles.get(seat.role)
    return bool(role and role.collective)
