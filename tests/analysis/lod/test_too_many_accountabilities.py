"""LOD601."""

import pytest

from teams.analysis.finding import Severity
from teams.analysis.settings import Settings
from teams.matrix.model import Matrix
from tests.analysis.drawn import drawn, findings, named, only, over_teams

THREE = "product-manager: Ana Díaz|product-owner: Bo Lund|scrum-master: Chi Ma"


def team(of_ana: int, of_bo: int, seats: str = THREE) -> Matrix:
    empty = "|" * (seats.count("|") - 1)
    rows = [f"Row {at};area=strategy|AR|C{empty}" for at in range(of_ana)]
    rows += [f"Row {of_ana + at};area=backlog|C|AR{empty}" for at in range(of_bo)]
    return drawn("\n".join([f"row|{seats}", *rows]))


def test_most_of_a_large_matrix_lies_on_one_person() -> None:
    finding = only(team(21, 13), "LOD601")
    assert finding.severity is Severity.WARNING
    assert finding.message == "Ana Díaz answers for 21 of the 34 rows of Checkout"
    assert finding.people == ("ana",) and finding.seats == ("product-manager",)
    assert finding.subject == ("person:ana",) and finding.place == "team:checkout"


@pytest.mark.parametrize(
    "matrix",
    [
        pytest.param(team(20, 1), id="twenty are not more than twenty"),
        pytest.param(team(21, 14), id="60 % are not more than 60 %"),
        pytest.param(
            team(30, 1, "product-manager: Ana Díaz|product-owner: Bo Lund"), id="two people"
        ),
        pytest.param(team(30, 1, "product-manager|product-owner|scrum-master"), id="roles"),
        pytest.param(
            team(
                30,
                1,
                "product-manager: Ana Díaz|product-owner: Ana Díaz|scrum-master: Chi Ma|development-team:",
            ),
            id="alone both",
        ),
    ],
)
def test_silent_on_one_team(matrix: Matrix) -> None:
    assert findings(matrix, "LOD601") == []


def test_a_hybrid_beside_another_product_owner_is_not_alone() -> None:
    seats = "product-manager: Ana Díaz|product-owner: Ana Díaz|product-owner=po2: Bo Lund|scrum-master: Chi Ma"
    assert len(findings(team(30, 1, seats), "LOD601")) == 1


def test_sixty_rows_over_all_teams_are_the_most() -> None:
    teams = [named(team(20, 20), name) for name in ("Checkout", "Search", "Returns")]
    assert over_teams("LOD601", *teams) == []
    [ana] = over_teams("LOD601", *teams[:2], named(team(21, 19), "Returns"))
    assert ana.message == "Ana Díaz answers for 61 rows in 3 teams"
    assert ana.subject == ("person:ana",) and ana.place == "organisation:acme"


def test_the_thresholds_can_be_set() -> None:
    set_lower = Settings(limits={"accountabilities": 10})
    assert len(over_teams("LOD601", team(11, 2), settings=set_lower)) == 1
