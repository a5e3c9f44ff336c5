"""The document's one schema, for files and for the API. What other things it names is checked where it is built."""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from roles.definitions.model import Horizon, Level, Meaning, Side, SkillLevel
from teams.exchange.document.values import (
    Cell,
    Count,
    Day,
    Flag,
    Key,
    Line,
    Name,
    Percent,
    Reference,
    Url,
    Words,
)
from teams.matrix.model import Complexity, Method, Stage

VERSION = 1


def _version(value: Any) -> Any:
    if str(value) != str(VERSION) or isinstance(value, bool):
        raise ValueError(f"This Remit reads documents of version {VERSION}.")
    return VERSION


def _letter(value: str) -> str:
    if not 1 <= len(value) <= 3 or re.search(r"[\s/,+]", value) or not value.isprintable():
        raise ValueError("A letter is one to three characters without blank, “/”, “,” or “+”.")
    return value


def _code(value: str) -> str:
    if not re.fullmatch(r"[A-Z]{3}\d{3}", value):
        raise ValueError("A rule's code is three capital letters and three digits, such as GAP101.")
    return value


class Entry(BaseModel):
    """One mapping of the document. Null says the same as leaving out."""

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _without_nulls(cls, values: Any) -> Any:
        if isinstance(values, dict):
            return {key: value for key, value in values.items() if value is not None}
        return values


class OrganisationEntry(Entry):
    key: Key | None = None
    name: Line = ""
    stage: Stage | None = None
    size: Count | None = None


class TeamEntry(Entry):
    key: Key | None = None
    name: Name
    method: Method | None = None
    complexity: Complexity | None = None
    data: Flag | None = None
    scheme: Reference = "raci"
    reviewed: Day | None = None


class LetterEntry(Entry):
    letter: Annotated[Name, AfterValidator(_letter)]
    meaning: Meaning
    words: Line = ""


class SchemeEntry(Entry):
    key: Key
    name: Line = ""
    letters: tuple[LetterEntry, ...]


class Named(Entry):
    """A definition of the organisation's own. A shipped one of the same key gives way to it."""

    key: Key | None = None
    name: Name


class AreaEntry(Named):
    pass


class SkillEntry(Named):
    pass


class RoleEntry(Named):
    specialises: Reference | None = None
    side: Side | None = None


class ResponsibilityEntry(Named):
    area: Reference
    horizon: Horizon | None = None
    level: Level | None = None
    stakeholder: Key | None = None
    description: Words = ""


class PersonEntry(Entry):
    key: Key | None = None
    name: Name
    capacity: Percent = 100
    skills: dict[str, SkillLevel] = Field(default_factory=dict)


class SeatEntry(Entry):
    key: Key | None = None
    role: Reference
    name: Line = ""
    person: Reference | None = None
    allocation: Percent | None = None
    focus: Line = ""
    since: Day | None = None
    until: Day | None = None

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.since and self.until and self.until < self.since:
            raise ValueError("A seat ends on or after the day on which it starts.")
        return self


class LinkEntry(Entry):
    url: Url
    title: Line = ""


class RowEntry(Entry):
    key: Key | None = None
    responsibility: Reference | None = None
    name: Line = ""
    area: Reference | None = None
    horizon: Horizon | None = None
    level: Level | None = None
    stakeholder: Key | None = None
    shared: Flag = False
    checks: Reference | None = None
    letters: dict[str, Cell] = Field(default_factory=dict)
    description: Words = ""
    links: tuple[LinkEntry, ...] = ()
    notes: dict[str, Words] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _is_about_something(self) -> Self:
        if not self.responsibility and not self.name:
            raise ValueError(
                "A row needs “responsibility” (the key of a definition) or a “name” of its own."
            )
        return self


class AcceptedEntry(Entry):
    code: Annotated[Reference, AfterValidator(_code)]
    rows: tuple[Reference, ...] = ()
    seats: tuple[Reference, ...] = ()
    people: tuple[Reference, ...] = ()
    reason: Words = ""
    until: Day | None = None


class DocumentEntry(Entry):
    """One team's matrix as a person can write, diff and review it."""

    remit: Annotated[Literal[1], BeforeValidator(_version)]
    organisation: OrganisationEntry = OrganisationEntry()
    team: TeamEntry
    schemes: tuple[SchemeEntry, ...] = ()
    areas: tuple[AreaEntry, ...] = ()
    skills: tuple[SkillEntry, ...] = ()
    responsibilities: tuple[ResponsibilityEntry, ...] = ()
    roles: tuple[RoleEntry, ...] = ()
    people: tuple[PersonEntry, ...] = ()
    seats: tuple[SeatEntry, ...]
    rows: tuple[RowEntry, ...]
    accepted: tuple[AcceptedEntry, ...] = ()
