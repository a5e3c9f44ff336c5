"""Teams of any size, with letters as real matrices have them."""

from __future__ import annotations

import random

from organisations.models import Organisation
from teams.creation import create_team
from teams.matrix.model import Complexity, Method, Row, Seat
from teams.matrix.model import Team as TeamFacts
from teams.people import add_people

ROLES = ("product-manager", "product-owner", "scrum-master", "product-designer", "development-team")
AREAS = ("strategy", "market", "backlog", "delivery", "stakeholders")


def make_team(organisation: Organisation, name: str, *, rows: int, seats: int) -> None:
    """One who answers and does on each row, and two to four others who advise or hear of it. The same each time."""
    chance = random.Random(7)  # noqa: S311 - the same figures each time
    people = add_people(
        organisation=organisation, by=None, names=[f"{name} {n}" for n in range(seats)]
    )
    seated = [
        Seat(f"seat-{n}", ROLES[n % len(ROLES)], person.key) for n, person in enumerate(people)
    ]
    made = [
        Row(f"row-{n}", name=f"Responsibility {n}", area=AREAS[n * len(AREAS) // rows])
        for n in range(rows)
    ]
    cells = {}
    for row in made:
        chosen = chance.sample(seated, k=min(seats, chance.randint(3, 5)))
        cells[row.key] = {
            chosen[0].key: ("A", "R"),
            **{seat.key: (chance.choice("CI"),) for seat in chosen[1:]},
        }
    create_team(
        organisation=organisation,
        by=None,
        facts=TeamFacts("", name, Method.SCRUM, Complexity.HIGH, data=False),
        seats=seated,
        rows=made,
        cells=cells,
    )
