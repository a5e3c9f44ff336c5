"""FIT303."""

import pytest

from teams.analysis.finding import Severity
from teams.matrix.model import Method
from tests.analysis.drawn import drawn, findings, fix_labels, only

TEAM = """
row            | product-manager: Ana Díaz | product-owner: Bo Lund
customer-needs | AR                        | C
"""
HINT = (
    "The Product Owner belongs to the Agile method (A17, A40, A43); name the seat after what its holder does here, "
    "or state the Agile method if the team works by one."
)
NOT_AGILE = [Method.WATERFALL, Method.STAGE_GATE, Method.OTHER]


@pytest.mark.parametrize(
    ("method", "message"),
    [
        (
            Method.WATERFALL,
            "Bo Lund is Product Owner, but the team's method, waterfall, is not Agile",
        ),
        (
            Method.STAGE_GATE,
            "Bo Lund is Product Owner, but the team's method, stage-gate, is not Agile",
        ),
        (Method.OTHER, "Bo Lund is Product Owner, but the team's method is not Agile"),
    ],
)
def test_a_product_owner_where_nobody_works_by_sprints(method: Method, message: str) -> None:
    finding = only(drawn(TEAM, method=method), "FIT303")
    assert finding.severity is Severity.WARNING
    assert finding.message == message
    assert finding.hint == HINT
    assert finding.subject == ("seat:product-owner", "person:bo")
    assert finding.rows == ()
    assert finding.seats == ("product-owner",)
    assert finding.people == ("bo",)


def test_a_specialisation_and_a_vacant_seat_count_each() -> None:
    matrix = drawn(
        """
        row            | product-owner: | data-product-owner: Dan Roe
        customer-needs |                | AR
        """,
        method=Method.WATERFALL,
    )
    vacant, filled = findings(matrix, "FIT303")
    assert vacant.message == (
        "There is a seat for a Product Owner, but the team's method, waterfall, is not Agile"
    )
    assert vacant.subject == ("seat:product-owner",)
    assert filled.message == (
        "Dan Roe is Data Product Owner, but the team's method, waterfall, is not Agile"
    )


def test_two_seats_of_one_person_are_two_findings() -> None:
    matrix = drawn(
        """
        row            | product-owner: Bo Lund | data-product-owner: Bo Lund
        customer-needs | AR                     |
        """,
        method=Method.WATERFALL,
    )
    assert len({finding.fingerprint for finding in findings(matrix, "FIT303")}) == 2


def test_reads_a_matrix_of_roles_by_role() -> None:
    finding = only(
        drawn("row|product-manager|product-owner\ncustomer-needs|AR|C", method=Method.OTHER),
        "FIT303",
    )
    assert (
        finding.message == "There is a seat for a Product Owner, but the team's method is not Agile"
    )


def test_offers_no_fix() -> None:
    assert fix_labels(drawn(TEAM, method=Method.WATERFALL), "FIT303") == []


@pytest.mark.parametrize("method", [None, *(one for one in Method if one not in NOT_AGILE)])
def test_silent_where_the_method_is_agile_or_not_known(method: Method | None) -> None:
    assert findings(drawn(TEAM, method=method), "FIT303") == []


def test_silent_without_a_product_owner() -> None:
    matrix = drawn("row|product-manager: Ana Díaz\ncustomer-needs|AR", method=Method.WATERFALL)
    assert findings(matrix, "FIT303") == []
