"""A story as a matrix: prefilled from the definitions, then bent to what goes wrong in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from roles.definitions.keys import make_key
from roles.definitions.model import Catalogue
from teams.demo.stories import OrganisationStory, TeamStory
from teams.matrix.model import Matrix, Organisation, Person, Row, Seat, Team
from teams.matrix.prefill import prefill, responsibilities_for


def people_of(story: OrganisationStory) -> list[str]:
    """The names of everybody in the story, each once."""
    return list(
        dict.fromkeys(seat.person for team in story.teams for seat in team.seats if seat.person)
    )


def keys_of(names: list[str]) -> dict[str, str]:
    """Name → key, as the organisation will give them."""
    found: dict[str, str] = {}
    for name in names:
        found[name] = make_key(name, set(found.values()))
    return found


def matrix_of(
    organisation: OrganisationStory,
    story: TeamStory,
    catalogue: Catalogue,
    *,
    people: Mapping[str, str],
    today: date,
) -> Matrix:
    """The team's matrix as the story tells it. ``people``: name → key."""
    team = Team(make_key(story.name), story.name, story.method, story.complexity, story.data, today)
    facts = Organisation(
        make_key(organisation.name), organisation.name, organisation.stage, organisation.size
    )
    seats = tuple(
        Seat(
            seat.key,
            seat.role,
            people[seat.person] if seat.person else None,
            seat.allocation,
            seat.focus,
        )
        for seat in story.seats
    )
    named = {seat.person for seat in story.seats}
    started = Matrix(
        team=team,
        date=today,
        organisation=facts,
        people=tuple(Person(key, name) for name, key in people.items() if name in named),
        seats=seats,
        rows=tuple(Row(key, key) for key in responsibilities_for(team, facts, catalogue)),
    )
    return _bent(prefill(started, catalogue), story)


def _bent(matrix: Matrix, story: TeamStory) -> Matrix:
    cells = {row: dict(held) for row, held in matrix.cells.items()}
    for row, changes in story.changes.items():
        for seat, letters in changes.items():
            cells.setdefault(row, {}).pop(seat, None)
            if letters:
                cells[row][seat] = matrix.scheme.parse(letters)
    rows = tuple(
        replace(row, shared=False) if row.key in story.not_shared else row for row in matrix.rows
    )
    return replace(matrix, rows=rows, cells=cells)
