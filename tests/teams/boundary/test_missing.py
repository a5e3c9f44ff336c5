"""Teams with one side or none: said, with what to do."""

from __future__ import annotations

from teams.boundary.missing import MissingSide
from teams.matrix.model import Complexity, Matrix, Method, Stage
from tests.analysis.drawn import drawn
from tests.teams.boundary.seen import HAND_OFFS, seen

ONLY_MANAGER = """
               | product-manager: Ana Díaz | development-team
product-vision | AR                        |
user-stories   | C                         | AR
"""


def only(matrix: Matrix) -> MissingSide:
    [found] = seen(matrix).missing
    return found


def test_nothing_is_missing_where_both_are_there() -> None:
    assert seen(drawn(HAND_OFFS)).missing == []


def test_an_agile_team_without_a_product_owner() -> None:
    found = only(drawn(ONLY_MANAGER, method=Method.SCRUM))
    assert found.title == "Nobody is Product Owner"
    assert found.sign == "error"
    assert "A17, A19" in found.why
    assert found.rows == "1 row would be theirs. Who answers now: Development Team for 1."
    assert (found.seat, found.step) == ("", "Add a Product Owner")
    assert found.instead.startswith("Or let Ana answer for backlog and delivery too")


def test_one_person_for_both_is_not_offered_where_two_are_expected() -> None:
    grown = drawn(ONLY_MANAGER, method=Method.SCRUM, complexity=Complexity.HIGH)
    assert only(grown).instead == ""


def test_a_vacant_seat_is_to_be_filled() -> None:
    text = ONLY_MANAGER.replace("development-team", "product-owner=po:")
    page = seen(drawn(text, method=Method.SCRUM))
    [found] = page.missing
    assert (found.seat, found.step) == ("po", "Fill the seat Product Owner")
    assert (page.owner.name, page.owner.about) == ("Vacant", "Product Owner")
    assert page.who == "Nobody is Product Owner."
    assert page.areas[0].counted == "Ana owns 1, both 0, neither 0"


def test_a_team_that_is_not_agile_misses_no_product_owner() -> None:
    found = only(drawn(ONLY_MANAGER, method=Method.WATERFALL))
    assert (found.sign, found.step, found.instead) == ("", "", "")
    assert "A40" in found.why


def test_no_product_manager_in_a_grown_organisation() -> None:
    text = "| product-owner: Bo Lund | development-team\nuser-stories | AR | C"
    found = only(drawn(text, method=Method.SCRUM, stage=Stage.GROWING))
    assert (found.title, found.sign) == ("Nobody is Product Manager", "warning")
    assert found.step == "Add a Product Manager"


def test_a_team_with_neither() -> None:
    page = seen(drawn("| development-team | scrum-master: Chi Nguyen\nuser-stories | AR | C"))
    assert [one.title for one in page.missing] == [
        "Nobody is Product Manager",
        "Nobody is Product Owner",
    ]
    assert page.who == "Nobody is Product Manager or Product Owner."
    assert page.areas[0].middle[0].rows[0].note == "Development Team"
