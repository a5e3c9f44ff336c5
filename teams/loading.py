"""From the database to the frozen Matrix, in a fixed number of queries. After it nothing touches the database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

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
    seats = list(m.Seat.objects.filter(team=team).select_related("person"))
    rows = list(m.Row.objects.filter(team=team))
    cells = m.Cell.objects.filter(team=team).values_list("row_id", "seat_id", "letters")
    organisation = team.organisation
    matrix = core.Matrix(
        team=team_facts(team),
        date=today,
        organisation=organisation_facts(organisation),
        scheme=SCHEMES.get(team.scheme, RACI),
        people=_people(seats),
        seats=tuple(_seat(seat) for seat in seats),
        rows=tuple(_row(row) for row in rows),
        cells=_cells(rows, seats, cells),
    )
    return Loaded(
        team,
        matrix,
        catalogue_for(organisation, revision),
        {row.key: row.pk for row in rows},
        {seat.key: seat.pk for seat in seats},
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
    skills = {key: SkillLevel(level) for key, level in person.skills.items()}
    return core.Person(person.key, person.name, person.capacity, skills)


def _people(seats: Iterable[m.Seat]) -> tuple[core.Person, ...]:
    people = {seat.person.key: seat.person for seat in seats if seat.person}
    return tuple(person_facts(person) for person in people.values())


def _seat(seat: m.Seat) -> core.Seat:
    return core.Seat(
        seat.key,
        seat.role,
        seat.person.key if seat.person else None,
        seat.allocation,
        seat.focus,
        seat.since,
        seat.until,
        seat.name,
    )


def _row(row: m.Row) -> core.Row:
    return core.Row(
        row.key,
        row.responsibility,
        row.name,
        row.area,
        Horizon(row.horizon) if row.horizon else None,
        Level(row.level) if row.level else None,
        row.stakeholder,
        row.shared,
        row.checks,
        row.description,
        tuple(core.Link(**link) for link in row.links),
        row.notes,
    )


def _cells(
    rows: list[m.Row], seats: list[m.Seat], cells: Iterable[tuple[int, int, str]]
) -> core.Cells:
    row_keys = {row.pk: row.key for row in rows}
    seat_keys = {seat.pk: seat.key for seat in seats}
    split: dict[str, Letters] = {}
    found: dict[str, dict[str, Letters]] = {}
    for row, seat, text in cells:
        letters = split.get(text)
        if letters is None:
            letters = split[text] = tuple(text.split("/"))
        found.setdefault(row_keys[row], {})[seat_keys[seat]] = letters
    return found
