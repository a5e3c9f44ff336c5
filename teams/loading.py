"""From the database to the frozen Matrix, in a fixed number of queries. After it nothing touches the database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from organisations.models import Organisation
from roles.definitions.model import Catalogue, Horizon, Level, SkillLevel
from roles.effective import catalogue_for, definitions_revision
from teams import models as m
from teams.matrix import model as core
from teams.matrix.schemes import RACI, SCHEMES, Letters


@dataclass(frozen=True)
class Loaded:
    """A team's matrix with the ids that its rows have in the database, and the catalogue that holds for it."""

    team: m.Team
    matrix: core.Matrix
    catalogue: Catalogue
    row_ids: dict[str, int]
    seat_ids: dict[str, int]
    context: str
    """What findings depend on besides the matrix: the revisions of the organisation and of the definitions."""


def load_matrix(team: m.Team, *, today: date) -> Loaded:
    """The team's matrix as of its present revision. Four queries at most; the catalogue comes from a cache."""
    revision = getattr(team, "definitions", None)
    if revision is None:
        revision = definitions_revision()
    seats = list(m.Seat.objects.filter(team=team).values_list("pk", *_SEAT, *_PERSON))
    rows = list(m.Row.objects.filter(team=team).values_list("pk", *_ROW))
    cells = m.Cell.objects.filter(team=team).values_list("row_id", "seat_id", "letters")
    organisation = team.organisation
    matrix = core.Matrix(
        team=team_facts(team),
        date=today,
        organisation=organisation_facts(organisation),
        scheme=SCHEMES.get(team.scheme, RACI),
        people=_people(seat[-len(_PERSON) :] for seat in seats),
        seats=tuple(_seat(*seat[1 : len(_SEAT) + 2]) for seat in seats),
        rows=tuple(_row(*row[1:]) for row in rows),
        cells=_cells(rows, seats, cells),
    )
    return Loaded(
        team,
        matrix,
        catalogue_for(organisation, revision),
        {key: pk for pk, key, *_ in rows},
        {key: pk for pk, key, *_ in seats},
        context_of(organisation, revision),
    )


def context_of(organisation: Organisation, definitions: int) -> str:
    return f"{organisation.revision}/{definitions}"


def organisation_facts(organisation: Organisation) -> core.Organisation:
    return core.Organisation(
        organisation.key,
        organisation.name,
        core.Stage(organisation.stage) if organisation.stage else None,
        organisation.size,
    )


def team_facts(team: m.Team) -> core.Team:
    return core.Team(
        team.key,
        team.name,
        core.Method(team.method) if team.method else None,
        core.Complexity(team.complexity) if team.complexity else None,
        team.data,
        team.reviewed,
    )


def person_facts(person: m.Person) -> core.Person:
    return core.Person(person.key, person.name, person.capacity, _skills(person.skills))


# Plain values in the order of the core's fields: a model for each would cost more than all the rules.
_SEAT = ("key", "role", "allocation", "focus", "since", "until", "name")
_PERSON = ("person__key", "person__name", "person__capacity", "person__skills")
_ROW = (
    "key", "responsibility", "name", "area", "horizon", "level", "stakeholder", "shared", "checks",
    "description", "links", "notes",
)  # fmt: skip


def _people(held: Iterable[tuple[Any, ...]]) -> tuple[core.Person, ...]:
    """Each person once, in the order of the seats."""
    found = {
        key: core.Person(key, name, capacity, _skills(skills))
        for key, name, capacity, skills in held
        if key
    }
    return tuple(found.values())


def _skills(recorded: dict[str, str]) -> dict[str, SkillLevel]:
    return {key: SkillLevel(level) for key, level in recorded.items()}


def _seat(
    key: str, role: str, allocation: int | None, focus: str, since: date | None, until: date | None,
    name: str, person: str | None,
) -> core.Seat:  # fmt: skip
    return core.Seat(key, role, person, allocation, focus, since, until, name)


def _row(
    key: str, responsibility: str | None, name: str, area: str | None, horizon: str | None,
    level: str | None, stakeholder: str | None, shared: bool, checks: str | None,
    description: str, links: list[dict[str, str]], notes: dict[str, str],
) -> core.Row:  # fmt: skip
    return core.Row(
        key,
        responsibility,
        name,
        area,
        Horizon(horizon) if horizon else None,
        Level(level) if level else None,
        stakeholder,
        shared,
        checks,
        description,
        tuple(core.Link(**link) for link in links),
        notes,
    )


def _cells(
    rows: list[tuple[Any, ...]],
    seats: list[tuple[Any, ...]],
    cells: Iterable[tuple[int, int, str]],
) -> core.Cells:
    row_keys = {pk: key for pk, key, *_ in rows}
    seat_keys = {pk: key for pk, key, *_ in seats}
    split: dict[str, Letters] = {}
    found: dict[str, dict[str, Letters]] = {}
    for row, seat, text in cells:
        letters = split.get(text)
        if letters is None:
            letters = split[text] = tuple(text.split("/"))
        found.setdefault(row_keys[row], {})[seat_keys[seat]] = letters
    return found
