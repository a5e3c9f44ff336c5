"""A synthetic organisation of any size, for benchmarks: the same from the same seed, every team made through the door."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from django.db import connection

from organisations.models import Organisation
from organisations.scope import organisation_scope
from roles.definitions.model import Catalogue
from roles.effective import catalogue_for
from teams.creation import create_team
from teams.loading import organisation_facts
from teams.matrix.model import Cells, Complexity, Matrix, Method, Row, Seat, Team
from teams.matrix.prefill import prefill, responsibilities_for
from teams.people import add_people

SEATS_PER_PERSON = 2
OTHER_ROLES = (
    "scrum-master", "product-designer", "product-marketing-manager", "business-expert", "data-scientist",
    "executive-sponsor", "data-engineer",
)  # fmt: skip
OTHER_LETTERS = (("C",), ("I",), ("I",), ("R",))
AREAS = ("strategy", "market", "backlog", "delivery", "stakeholders", "experience")


@dataclass(frozen=True, slots=True)
class Size:
    people: int
    teams: int
    rows: int


def generate(
    organisation: Organisation,
    size: Size,
    *,
    seed: int,
    today: date,
    tell: Callable[[int], None] = lambda made: None,
) -> None:
    """Fill an organisation: people in two seats each on average, teams prefilled and then bent by chance."""
    chance = random.Random(seed)  # noqa: S311 - the same organisation each time  # nosec B311
    with organisation_scope(organisation):
        names = [f"Person {number}" for number in range(1, size.people + 1)]
        keys = [one.key for one in add_people(organisation=organisation, by=None, names=names)]
        catalogue = catalogue_for(organisation)
    for number in range(1, size.teams + 1):
        with organisation_scope(organisation):
            matrix = _team(organisation, f"Team {number}", keys, size, chance, today, catalogue)
            create_team(
                organisation=organisation,
                by=None,
                facts=matrix.team,
                seats=matrix.seats,
                rows=matrix.rows,
                cells=matrix.cells,
                today=today,
            )
        tell(number)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as the database would by itself before long


def _team(
    organisation: Organisation,
    name: str,
    keys: list[str],
    size: Size,
    chance: random.Random,
    today: date,
    catalogue: Catalogue,
) -> Matrix:
    team = Team(
        "", name, chance.choice(list(Method)[:5]), chance.choice(list(Complexity)), data=False
    )
    empty = Matrix(team, today, organisation_facts(organisation), seats=_seats(keys, size, chance))
    defined = responsibilities_for(team, empty.organisation, catalogue)[: size.rows]
    filled = prefill(replace(empty, rows=tuple(Row(key, key) for key in defined)), catalogue)
    own = tuple(
        Row(f"own-{at}", name=f"Own responsibility {at}", area=AREAS[at % len(AREAS)])
        for at in range(1, size.rows - len(defined) + 1)
    )
    rows = (*filled.rows, *own)
    return replace(filled, rows=rows, cells=_bent(filled, own, chance))


def _seats(keys: list[str], size: Size, chance: random.Random) -> tuple[Seat, ...]:
    number = max(3, SEATS_PER_PERSON * len(keys) // size.teams)
    roles = ["product-manager", "product-owner", "development-team"]
    roles += [OTHER_ROLES[at % len(OTHER_ROLES)] for at in range(number - len(roles))]
    people = chance.sample(keys, k=min(number, len(keys)))
    people += [people[0]] * (number - len(people))
    return tuple(
        Seat(
            f"{role}-{at}",
            role,
            None if chance.random() < 0.05 else person,
            chance.choice([None, 40, 50, 60, 100]),
        )
        for at, (role, person) in enumerate(zip(roles, people, strict=True))
    )


def _bent(matrix: Matrix, own: tuple[Row, ...], chance: random.Random) -> Cells:
    """One who answers and does for most rows of one's own, letters for most others, and a fault now and then."""
    seats = [seat.key for seat in matrix.seats]
    cells = {row: dict(held) for row, held in matrix.cells.items()}
    for row in own:
        cells[row.key] = {chance.choice(seats): ("A", "R")} if chance.random() < 0.95 else {}
    for held in cells.values():
        for seat in seats:
            if seat not in held and chance.random() < 0.75:
                held[seat] = chance.choice(OTHER_LETTERS)
        if chance.random() < 0.02:
            held[chance.choice(seats)] = ("A", "R")
    return cells
