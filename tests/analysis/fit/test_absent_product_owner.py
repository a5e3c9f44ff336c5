"""FIT304."""

import pytest

from teams.analysis.engine import analyse
from teams.analysis.finding import Severity
from teams.analysis.settings import Settings
from teams.matrix.model import Matrix
from tests.analysis.drawn import CATALOGUE, drawn, findings, fix_labels, named, only, over_teams


def team(*seats: str, answers: str = "backlog-prioritisation") -> str:
    letters = ["AR", *[""] * (len(seats) - 1)]
    return f"row|{'|'.join(seats)}\n{answers}|{'|'.join(letters)}"


def test_a_product_owner_with_less_than_half_of_their_time() -> None:
    finding = only(
        drawn(team("product-owner: Bo Lund 49%", "product-manager: Ana Díaz 10%")), "FIT304"
    )
    assert finding.severity is Severity.WARNING
    assert finding.message == (
        "Bo Lund has 49\u202f% of their time for this team as Product Owner; the least is 50\u202f%"
    )
    assert finding.hint == (
        "A Product Owner is in contact with the development team daily (A42); "
        "give Bo Lund more time here, or the seat to somebody who has it."
    )
    assert finding.subject == ("person:bo",)
    assert finding.seats == ("product-owner",)
    assert finding.people == ("bo",)
    assert fix_labels(drawn(team("product-owner: Bo Lund 49%")), "FIT304") == []


def test_the_identity_does_not_hold_the_number() -> None:
    less = only(drawn(team("product-owner: Bo Lund 10%")), "FIT304")
    more = only(drawn(team("product-owner: Bo Lund 40%")), "FIT304")
    assert less.fingerprint == more.fingerprint
    assert less.evidence == {"allocation": 10}


def test_two_seats_of_one_person_add_up() -> None:
    two = team("product-owner: Bo Lund {}%", "data-product-owner: Bo Lund 30%")
    assert findings(drawn(two.format(20)), "FIT304") == []
    finding = only(drawn(two.format(19)), "FIT304")
    assert finding.seats == ("product-owner", "data-product-owner")


def test_every_product_owner_is_asked() -> None:
    matrix = drawn(team("product-owner: Bo Lund 20%", "data-product-owner: Dan Roe 30%"))
    assert [finding.people for finding in findings(matrix, "FIT304")] == [("bo",), ("dan",)]


def test_the_threshold_can_be_set() -> None:
    matrix = drawn(team("product-owner: Bo Lund 70%"))
    said = analyse(matrix, CATALOGUE, Settings(limits={"product-owner-allocation": 80}))
    assert "FIT304" in [finding.code for finding in said]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(team("product-owner: Bo Lund 50%"), id="half is enough"),
        pytest.param(team("product-owner: Bo Lund"), id="not stated"),
        pytest.param(
            team("product-owner: Bo Lund 20%", "data-product-owner: Bo Lund"), id="one not stated"
        ),
        pytest.param(team("product-owner: 20%", "scrum-master: Emil Novak"), id="vacant"),
        pytest.param(
            team("product-manager: Ana Díaz 20%", "product-owner: Bo Lund 60%"), id="manager"
        ),
        pytest.param(
            team("product-owner: Bo Lund 40%", "product-manager: Bo Lund 60%"),
            id="hybrid of two seats",
        ),
        pytest.param(
            team("product-owner: Bo Lund 40%", answers="roadmap"), id="hybrid of one seat"
        ),
        pytest.param(team("product-owner 40%"), id="a matrix of roles"),
    ],
)
def test_silent(text: str) -> None:
    assert findings(drawn(text), "FIT304") == []


# over all teams


def product_owner_of(*names: str) -> list[Matrix]:
    return [named(drawn(team("product-owner: Bo Lund")), name) for name in names]


def test_a_product_owner_of_three_teams() -> None:
    [finding] = over_teams("FIT304", *product_owner_of("Checkout", "Search", "Returns"))
    assert finding.message == (
        "Bo Lund is Product Owner in 3 teams: Checkout, Search and Returns; the most is 2"
    )
    assert finding.people == ("bo",) and finding.place == "organisation:acme"


def test_two_teams_are_not_too_many() -> None:
    assert over_teams("FIT304", *product_owner_of("Checkout", "Search")) == []


def test_a_team_in_which_they_are_a_hybrid_is_not_counted() -> None:
    hybrid = ("product-owner: Bo Lund", "product-manager: Bo Lund")
    teams = [*product_owner_of("Checkout", "Search"), named(drawn(team(*hybrid)), "Returns")]
    assert over_teams("FIT304", *teams) == []
