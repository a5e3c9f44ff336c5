"""The expectations are modest: in no team that they prefill do too many advise, listen, or stand idle.

Every team has a Product Manager, a Product Owner (plain or of data), a development team, and up to six of the seven
other roles. The thresholds are those of the rules OVL202, OVL207, OVL208, LOD601, LOD603 to LOD605, GAP110 and LNK501.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product

import pytest

from roles.definitions.model import Meaning
from roles.definitions.reading import shipped_catalogue
from teams.matrix.model import Matrix, Method, Organisation, Row, Seat, Stage, Team
from teams.matrix.prefill import prefill, responsibilities_for

CATALOGUE = shipped_catalogue()
DEVELOPERS = "development-team"
OTHERS = (
    "scrum-master",
    "data-scientist",
    "data-engineer",
    "product-designer",
    "product-marketing-manager",
    "executive-sponsor",
    "business-expert",
)
PAIRS = (("product-manager", "product-owner"), ("data-product-manager", "data-product-owner"))
WORKS = frozenset(Meaning) - {Meaning.INFORMED}

Held = dict[str, dict[str, frozenset[Meaning]]]
"""Row → role → meanings."""


@dataclass(frozen=True)
class Prefilled:
    """A team with every role at once; a smaller team is a choice of its columns."""

    kind: str
    manager: str
    owner: str
    held: Held

    @property
    def core(self) -> tuple[str, str, str]:
        return (self.manager, self.owner, DEVELOPERS)

    def teams(self) -> Iterator[tuple[tuple[str, ...], Held]]:
        """Every team of 3 to 9 seats."""
        for count in range(7):
            for others in combinations(OTHERS, count):
                roles = (*self.core, *others)
                rows = {
                    row: {role: meanings for role, meanings in cells.items() if role in roles}
                    for row, cells in self.held.items()
                }
                yield roles, rows


def everybody(method: Method, *, data: bool, stage: Stage, manager: str, owner: str) -> Prefilled:
    team, organisation = Team("t", "T", method=method, data=data), Organisation(stage=stage)
    roles = (manager, owner, DEVELOPERS, *OTHERS)
    keys = responsibilities_for(team, organisation, CATALOGUE)
    matrix = prefill(
        Matrix(
            team,
            date(2026, 1, 1),
            organisation,
            seats=tuple(Seat(role, role) for role in roles),
            rows=tuple(Row(key, responsibility=key) for key in keys),
        ),
        CATALOGUE,
    )
    meanings = matrix.scheme.meanings
    held = {
        row: {role: frozenset(meanings[x] for x in letters) for role, letters in cells.items()}
        for row, cells in matrix.cells.items()
    }
    assert list(held) == keys
    return Prefilled(f"{method}, data {data}, {stage}, {manager}", manager, owner, held)


ALL = [
    everybody(method, data=data, stage=stage, manager=manager, owner=owner)
    for method, data, stage, (manager, owner) in product(
        (Method.SCRUM, Method.WATERFALL), (False, True), (Stage.STARTUP, Stage.GROWING), PAIRS
    )
]
prefilled = pytest.mark.parametrize("team", ALL, ids=lambda team: team.kind)


@prefilled
def test_the_three_of_every_team_answer_for_all_rows(team: Prefilled) -> None:
    for row, cells in team.held.items():
        answering = [role for role, held in cells.items() if Meaning.ANSWERS in held]
        assert len(answering) == 1 and answering[0] in team.core, row


@prefilled
def test_no_row_is_crowded_even_with_everybody_in(team: Prefilled) -> None:
    for row, cells in team.held.items():
        count = Counter(meaning for held in cells.values() for meaning in held)
        assert count[Meaning.DOES] <= 3, row
        assert count[Meaning.ADVISES] <= 4, row
        assert count[Meaning.INFORMED] <= 6, row


@prefilled
def test_advice_stays_under_35_percent_even_where_nobody_can_be_informed(team: Prefilled) -> None:
    """RAPID has no letter for informed, so that advice weighs more in it."""
    for roles, rows in team.teams():
        count = Counter(m for cells in rows.values() for held in cells.values() for m in held)
        del count[Meaning.INFORMED]
        assert count[Meaning.ADVISES] <= 0.35 * count.total(), roles


@prefilled
def test_nobody_is_idle_a_bystander_or_in_everything(team: Prefilled) -> None:
    for role in (*team.core, *OTHERS):
        mine = {row: cells[role] for row, cells in team.held.items() if role in cells}
        assert mine, role
        expected = any(
            CATALOGUE.expectation(role, row) & {Meaning.ANSWERS, Meaning.DOES} for row in team.held
        )
        listens = all(held <= {Meaning.ADVISES, Meaning.INFORMED} for held in mine.values())
        assert not (expected and listens and len(mine) >= 5), role
        assert any(not mine.get(row, frozenset()) & WORKS for row in team.held), role


@prefilled
def test_even_a_hybrid_leaves_a_row_to_others(team: Prefilled) -> None:
    assert any(
        not (cells.get(team.manager, frozenset()) | cells.get(team.owner, frozenset())) & WORKS
        for cells in team.held.values()
    )


@prefilled
def test_nobody_of_a_separated_team_is_the_only_one_on_five_rows(team: Prefilled) -> None:
    alone: dict[str, list[str]] = {role: [] for role in team.core}
    for row, cells in team.held.items():
        working = [role for role in team.core if cells.get(role, frozenset()) & WORKS]
        if len(working) == 1:
            alone[working[0]].append(row)
    assert all(len(rows) < 5 for rows in alone.values()), alone


@prefilled
def test_nobody_of_a_separated_team_answers_for_too_much(team: Prefilled) -> None:
    count = Counter(
        role
        for cells in team.held.values()
        for role, held in cells.items()
        if Meaning.ANSWERS in held
    )
    for role, rows in count.items():
        assert rows <= 20 or rows <= 0.6 * len(team.held), role


@prefilled
def test_every_hand_off_works(team: Prefilled) -> None:
    for hand_off in CATALOGUE.hand_offs:
        receiving, giving = team.held.get(hand_off.receiving), team.held.get(hand_off.giving)
        if receiving and giving:
            [owner] = [role for role, held in receiving.items() if Meaning.ANSWERS in held]
            assert owner in giving
