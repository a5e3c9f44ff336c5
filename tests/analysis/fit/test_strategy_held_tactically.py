"""FIT301."""

import pytest

from roles.definitions.model import Horizon, Level
from teams.analysis.finding import Severity
from teams.matrix.schemes import SCHEMES, Scheme
from tests.analysis.drawn import drawn, findings, fix_labels, only

HELD = """
row     | product-manager: Ana Díaz | product-owner: Bo Lund
roadmap | C                         | AR
"""


def test_a_strategic_row_of_the_product_owner() -> None:
    finding = only(drawn(HELD), "FIT301")
    assert finding.severity is Severity.WARNING
    assert finding.message == (
        "Bo Lund answers for Roadmap, a strategic row, though Ana Díaz is Product Manager"
    )
    assert finding.hint == (
        "Strategy and the long term are the Product Manager's, sprints the Product Owner's (A38, A39, A41); "
        "let Ana Díaz answer and Bo Lund advise."
    )
    assert finding.subject == ("row:roadmap", "person:bo")
    assert finding.rows == ("roadmap",)
    assert finding.seats == ("product-manager", "product-owner")
    assert finding.people == ("ana", "bo")


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
def test_is_the_same_in_every_scheme(scheme: Scheme) -> None:
    assert findings(drawn(HELD, scheme=scheme), "FIT301") == findings(drawn(HELD), "FIT301")


def test_the_fix_moves_both_letters_and_lets_the_former_owner_advise() -> None:
    assert fix_labels(drawn(HELD), "FIT301") == ["Give A and R to Ana Díaz, let Bo Lund advise"]


def test_the_fix_moves_one_letter_where_others_do_the_work() -> None:
    matrix = drawn("""
        row     | product-manager: Ana Díaz | product-owner: Bo Lund
        roadmap | R                         | A
    """)
    assert fix_labels(matrix, "FIT301") == ["Give A to Ana Díaz, let Bo Lund advise"]


def test_the_fix_leaves_the_work_of_a_shared_row_where_it_is() -> None:
    matrix = drawn("""
        row              | product-manager: Ana Díaz | product-owner: Bo Lund
        roadmap;shared=1 | R                         | AR
    """)
    assert fix_labels(matrix, "FIT301") == ["Give A to Ana Díaz, leave R with Bo Lund"]


def test_the_fix_prefers_the_role_that_is_expected_to_own_the_row() -> None:
    matrix = drawn("""
        row     | growth-product-manager: Gus Ray | product-manager: Ana Díaz | product-owner: Bo Lund
        roadmap |                                 |                           | AR
        pricing;level=strategic |                 | AR                        | C
    """)
    assert fix_labels(matrix, "FIT301") == ["Give A and R to Ana Díaz, let Bo Lund advise"]


def test_a_row_of_ones_own_is_offered_to_every_product_manager() -> None:
    matrix = drawn("""
        row                   | growth-product-manager: Gus Ray | product-manager: Ana Díaz | data-product-owner: Bo Lund
        Bets;horizon=long-term|                                 | R                         | A
    """)
    finding = only(matrix, "FIT301")
    assert finding.message == (
        "Bo Lund answers for Bets, a long-term row, though Gus Ray is Growth Product Manager"
    )
    assert fix_labels(matrix, "FIT301") == [
        "Give A to Gus Ray, let Bo Lund advise",
        "Give A to Ana Díaz, let Bo Lund advise",
    ]


def test_a_vacant_seat_of_the_product_owner_holds_it_as_well() -> None:
    matrix = drawn("""
        row     | product-manager: Ana Díaz | product-owner:
        roadmap | R                         | A
    """)
    finding = only(matrix, "FIT301")
    assert finding.message == (
        "Product Owner (vacant) answers for Roadmap, a strategic row, though Ana Díaz is Product Manager"
    )
    assert finding.subject == ("row:roadmap", "seat:product-owner")


def test_reads_a_matrix_of_roles_by_role() -> None:
    matrix = drawn("""
        row     | product-manager | product-owner
        roadmap | C               | AR
    """)
    finding = only(matrix, "FIT301")
    assert finding.message == (
        "Product Owner answers for Roadmap, a strategic row, though there is a Product Manager"
    )
    assert finding.subject == ("row:roadmap", "seat:product-owner")
    assert fix_labels(matrix, "FIT301") == [
        "Give A and R to Product Manager, let Product Owner advise"
    ]


def test_another_person_on_the_seat_makes_a_new_finding_another_advisor_does_not() -> None:
    kept = only(drawn(HELD), "FIT301").fingerprint
    assert only(drawn(HELD.replace("Ana Díaz", "Amy Ray")), "FIT301").fingerprint == kept
    assert only(drawn(HELD.replace("Bo Lund", "Bo Lang")), "FIT301").fingerprint == kept
    assert only(drawn(HELD.replace("Bo Lund", "Chi Ma")), "FIT301").fingerprint != kept


@pytest.mark.parametrize(
    ("horizon", "level", "number"),
    [
        (Horizon.ANY, Level.STRATEGIC, 1),
        (Horizon.LONG_TERM, Level.ANY, 1),
        (Horizon.SPRINT, Level.STRATEGIC, 1),
        (Horizon.ANY, Level.ANY, 0),
        (Horizon.SPRINT, Level.TACTICAL, 0),
    ],
)
def test_speaks_of_strategic_and_of_long_term_rows(
    horizon: Horizon, level: Level, number: int
) -> None:
    matrix = drawn(f"""
        row                                | product-manager: Ana Díaz | product-owner: Bo Lund
        Bets;horizon={horizon};level={level} | C                       | AR
    """)
    assert len(findings(matrix, "FIT301")) == number


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            """
            row     | product-manager: Ana Díaz | product-owner: Bo Lund
            roadmap | A                         | R
            """,
            id="the Product Manager answers",
        ),
        pytest.param(
            """
            row     | product-manager: | product-owner: Bo Lund
            roadmap |                  | AR
            """,
            id="no Product Manager is there",
        ),
        pytest.param(
            """
            row     | product-manager: Bo Lund | product-owner: Bo Lund
            roadmap |                          | AR
            """,
            id="the Product Manager is the same person",
        ),
        pytest.param(
            """
            row     | product-manager: Ana Díaz | scrum-master: Emil Novak
            roadmap |                           | AR
            """,
            id="the owner is on neither side",
        ),
        pytest.param(
            """
            row     | product-manager=pm1: Bo Lund | product-manager=pm2: Ana Díaz | product-owner: Bo Lund
            roadmap |                              |                               | AR
            """,
            id="the owner is Product Manager too",
        ),
    ],
)
def test_silent(text: str) -> None:
    assert findings(drawn(text), "FIT301") == []


def test_silent_where_several_people_answer() -> None:
    matrix = drawn("""
        row          | product-manager: Ana Díaz | product-owner: Bo Lund
        roadmap | AR | AR
    """)
    assert len(findings(matrix, "OVL201")) == 1
    assert findings(matrix, "FIT301") == []
