"""From whichever end of the log, a revision is the same matrix."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from organisations.models import Organisation
from teams.history.replaying import replay
from teams.history.standing import matrices_at, matrix_at, stepped_back
from teams.loading import Loaded, load_matrix
from teams.matrix.edits import AddRow, ChangeRow, ChangeSeat, Edit, MoveRow, MoveSeat, SetCell
from teams.matrix.model import Matrix, Row
from teams.matrix.removal import removal_of_row, removal_of_seat
from teams.models import Person, Team
from tests.teams.builders import TODAY
from tests.teams.history.doing import VISION, do, entry, set_cell

pytestmark = pytest.mark.django_db


def loaded(team: Team) -> Loaded:
    fresh = Team.objects.select_related("organisation").get(pk=team.pk)
    return load_matrix(fresh, today=TODAY)


def bare(matrix: Matrix) -> Matrix:
    return replace(matrix, people=())


def drawn(random: Random, matrix: Matrix, number: int) -> list[Edit]:
    row, seat = random.choice(matrix.rows), random.choice(matrix.seats)
    person = random.choice((None, "ana", "bo", "cy"))
    letters = random.choice(((), ("A",), ("A", "R"), ("C",)))
    kinds: list[list[Edit]] = [
        [SetCell(row.key, seat.key, matrix.at(row.key, seat.key), letters)],
        [
            AddRow(
                Row(f"own-{number}", name=f"Own {number}"), random.randrange(5), {seat.key: ("R",)}
            )
        ],
        [MoveRow(row.key, 0, random.randrange(4))],
        [MoveSeat(seat.key, 0, random.randrange(3))],
        [ChangeRow(row.key, {"shared": row.shared}, {"shared": not row.shared})],
        [ChangeSeat(seat.key, {"person": seat.person}, {"person": person})],
    ]
    if len(matrix.rows) > 2:
        kinds.append(removal_of_row(matrix, row.key))
    if len(matrix.seats) > 2:
        kinds.append(removal_of_seat(matrix, seat.key))
    return random.choice(kinds)


@pytest.mark.parametrize("seed", range(4))
def test_stepped_back_is_replayed(seed: int, team: Team, acme: Organisation) -> None:
    Person.objects.create(organisation=acme, key="cy", name="Cy Moss")
    random = Random(seed)
    for number in range(15):
        do(team, *drawn(random, loaded(team).matrix, number))
    now = loaded(team)
    for revision in range(1, 17):
        replayed = replay(now.team, today=TODAY, up_to=revision)
        back = stepped_back(now, revision)
        assert back is not None and bare(back) == bare(replayed)
        at = matrix_at(now, revision)
        assert bare(at) == bare(replayed)
        assert at.person_by_key.keys() == {seat.person for seat in at.seats if seat.person}
    some = random.sample(range(1, 17), 5)
    assert matrices_at(now, some) == {revision: matrix_at(now, revision) for revision in some}
    assert matrices_at(now, [16]) == {16: now.matrix}


def test_where_the_state_is_not_what_the_log_says_the_log_is_read(team: Team) -> None:
    for number in range(4):
        do(
            team,
            set_cell(VISION, "sm", "" if number % 2 == 0 else "C", "C" if number % 2 == 0 else ""),
        )
    now = loaded(team)
    strange = replace(now, matrix=replace(now.matrix, cells={VISION: {"sm": ("R",)}}))
    assert stepped_back(strange, 4) is None
    assert matrix_at(strange, 4).at(VISION, "sm") == ("C",)
    assert matrices_at(strange, [2, 4]) == {2: matrix_at(now, 2), 4: matrix_at(now, 4)}
    assert entry(team, 4).revision == 4
