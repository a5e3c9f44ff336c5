"""From the database to the frozen Matrix, in a fixed number of queries. After it nothing touches the database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from organisations.models import Organisation
from roles.definitions.model import Catalogue, Horizon, Level, SkillLevel
from roles.effective import catalogue_for
from teams import analysis
from teams import models as m
from teams.analysis import engine
from teams.analysis.reading import Reading
from teams.analysis.settings import Settings, settings_from_record
from teams.matrix import model as core
from teams.matrix.schemes import Letters, Scheme
from teams.stored import SEAT, Stored, stored_matrices
from teams.surroundings import surroundings_of


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
    settings: Settings
    """What the organisation sets; reading() has the team's own over it."""

    def reading(self) -> Reading:
        """The matrix as the rules see it here."""
        return self.reading_of(self.matrix)

    def reading_of(self, matrix: core.Matrix) -> Reading:
        """Another matrix of this team, as the rules see it here."""
        own = settings_from_record(self.team.rules)
        return engine.read(matrix, self.catalogue, self.settings.under(own))


def load_matrix(team: m.Team, *, today: date) -> Loaded:
    """The team's matrix as of its present revision. Two queries at most; the catalogue comes from a cache."""
    [loaded] = load_matrices([team], today=today)
    return loaded


def load_matrices(teams: Sequence[m.Team], *, today: date) -> Iterator[Loaded]:
    """The matrices of teams of one organisation, in the order of these; as many queries as for one."""
    if not teams:
        return
    organisation = teams[0].organisation
    around = surroundings_of(teams[0])
    catalogue = catalogue_for(organisation, around.definitions)
    found = stored_matrices(organisation.pk, [team.pk for team in teams])
    by_team = {stored.team: stored for stored in found}
    for team in teams:
        stored = by_team[team.pk]
        matrix = _matrix(team, organisation, stored, today, around.scheme(team.scheme))
        yield Loaded(
            team,
            matrix,
            catalogue,
            {key: pk for pk, key, *_ in stored.rows},
            {key: pk for pk, key, *_ in stored.seats},
            context_of(organisation, around.definitions),
            around.settings,
        )


def _matrix(
    team: m.Team, organisation: Organisation, stored: Stored, today: date, scheme: Scheme
) -> core.Matrix:
    return core.Matrix(
        team=team_facts(team),
        date=today,
        organisation=organisation_facts(organisation),
        scheme=scheme,
        people=_people(seat[len(SEAT) :] for seat in stored.seats),
        seats=tuple(_seat(*seat[1 : len(SEAT) + 1]) for seat in stored.seats),
        rows=tuple(_row(*row[1:]) for row in stored.rows),
        cells=_cells(stored),
    )


def context_of(organisation: Organisation, definitions: int) -> str:
    return f"{organisation.revision}/{definitions}/{_edition_of_the_rules()}"


@cache
def _edition_of_the_rules() -> str:
    """Another one for each change of the rules' text: after an update of Remit every team is checked again."""
    read = sha256()
    for file in sorted(Path(analysis.__file__).parent.rglob("*.py")):
        read.update(file.read_bytes())
    return read.hexdigest()[:12]


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


def _people(held: Iterable[list[Any]]) -> tuple[core.Person, ...]:
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
    key: str, role: str, allocation: int | None, focus: str, since: str | None, until: str | None,
    name: str, person: str | None,
) -> core.Seat:  # fmt: skip
    return core.Seat(key, role, person, allocation, focus, _day(since), _day(until), name)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


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


def _cells(stored: Stored) -> core.Cells:
    row_keys = {pk: key for pk, key, *_ in stored.rows}
    seat_keys = {pk: key for pk, key, *_ in stored.seats}
    split: dict[str, Letters] = {}
    found: dict[str, dict[str, Letters]] = {}
    for row, seat, text in stored.cells:
        letters = split.get(text)
        if letters is None:
            letters = split[text] = tuple(text.split("/"))
        found.setdefault(row_keys[row], {})[seat_keys[seat]] = letters
    return found
