"""FIT306."""

import pytest

from teams.analysis.finding import Severity
from teams.matrix.schemes import SCHEMES, Scheme
from tests.analysis.drawn import drawn, findings, fix_labels, only

HELD = """
row                   | product-manager: Ana Díaz | scrum-master: Emil Novak
investor-expectations | C                         | AR
"""


def test_an_owner_whom_the_catalogue_does_not_expect() -> None:
    finding = only(drawn(HELD), "FIT306")
    assert finding.severity is Severity.HINT
    assert finding.message == (
        "Emil Novak answers for Investor expectations, though Ana Díaz is Product Manager"
    )
    assert finding.hint == (
        "The catalogue expects a Product Manager to answer for Investor expectations (A50); let Ana Díaz answer and Emil Novak advise."
    )
    assert finding.subject == ("row:investor-expectations", "person:emil")
    assert finding.rows == ("investor-expectations",)
    assert finding.seats == ("product-manager", "scrum-master")
    assert finding.people == ("ana", "emil")
    assert fix_labels(drawn(HELD), "FIT306") == ["Give A and R to Ana Díaz, let Emil Novak advise"]


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
def test_is_the_same_in_every_scheme(scheme: Scheme) -> None:
    assert findings(drawn(HELD, scheme=scheme), "FIT306") == findings(drawn(HELD), "FIT306")


def test_product_manager_and_product_owner_are_not_each_others_relations() -> None:
    matrix = drawn("""
        row                   | product-manager: Ana Díaz | product-owner: Bo Lund
        investor-expectations | I                         | AR
        user-expectations     | AR                        | I
    """)
    assert [finding.people for finding in findings(matrix, "FIT306")] == [
        ("ana", "bo"),
        ("ana", "bo"),
    ]


def test_a_relation_of_the_expected_owner_is_offered_where_there_is_no_other() -> None:
    matrix = drawn("""
        row                   | growth-product-manager: Gus Ray | scrum-master: Emil Novak
        investor-expectations | R                               | A
    """)
    assert fix_labels(matrix, "FIT306") == ["Give A to Gus Ray, let Emil Novak advise"]


def test_both_expected_owners_of_a_shared_row_are_offered() -> None:
    matrix = drawn("""
        row                   | product-manager: Ana Díaz | product-owner: Bo Lund | scrum-master: Emil Novak
        customer-needs        | R                         | R                      | A
    """)
    assert fix_labels(matrix, "FIT306") == [
        "Give A to Ana Díaz, let Emil Novak advise",
        "Give A to Bo Lund, let Emil Novak advise",
    ]


def test_reads_a_matrix_of_roles_by_role() -> None:
    finding = only(drawn("row|product-manager|scrum-master\ninvestor-expectations|C|AR"), "FIT306")
    assert finding.message == (
        "Scrum Master answers for Investor expectations, though there is a Product Manager"
    )
    assert finding.subject == ("row:investor-expectations", "seat:scrum-master")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("FIT301", "row|product-manager: Ana Díaz|product-owner: Bo Lund\nroadmap|C|AR"),
        ("FIT302", "row|product-manager: Ana Díaz|product-owner: Bo Lund\nuser-stories|AR|C"),
        (
            "OVL201",
            "row|product-manager: Ana Díaz|scrum-master: Emil Novak|product-designer: Fay Moss\nroadmap|C|AR|A",
        ),
    ],
)
def test_the_first_that_speaks_silences_it(code: str, text: str) -> None:
    assert len(findings(drawn(text), code)) == 1
    assert findings(drawn(text), "FIT306") == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("row|product-manager: Ana Díaz\ninvestor-expectations|AR", id="expected"),
        pytest.param(
            "row|product-manager: Ana Díaz|growth-product-manager: Gus Ray\ninvestor-expectations|C|AR",
            id="a specialisation of the expected owner",
        ),
        pytest.param(
            "row|data-product-manager: Ana Díaz|product-manager: Gus Ray\ndata-potential|C|AR",
            id="the parent of the expected owner",
        ),
        pytest.param(
            "row|development-team:|scrum-master: Emil Novak\ndelivery-flow|C|AR",
            id="listed as doing",
        ),
        pytest.param(
            "row|product-manager: |scrum-master: Emil Novak\ninvestor-expectations|C|AR",
            id="the expected owner's seat is vacant",
        ),
        pytest.param(
            "row|product-manager: Emil Novak|scrum-master: Emil Novak\ninvestor-expectations||AR",
            id="the owner fills the expected owner's seat too",
        ),
        pytest.param(
            "row|product-manager: Ana Díaz|scrum-master: Emil Novak\nBoard call;stakeholder=investors|C|AR",
            id="a row of one's own",
        ),
        pytest.param(
            "row|product-manager: Ana Díaz|scrum-master: Emil Novak\ninvestor-expectations|C|R",
            id="nobody answers",
        ),
    ],
)
def test_silent(text: str) -> None:
    assert findings(drawn(text), "FIT306") == []
