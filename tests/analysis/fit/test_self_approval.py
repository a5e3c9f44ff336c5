"""FIT307."""

import pytest

from teams.analysis.finding import Severity
from teams.matrix.schemes import SCHEMES, Scheme
from tests.analysis.drawn import drawn, findings, fix_labels, only

PAIR = """
row                                             | product-manager: Ana Díaz | product-owner: Bo Lund
Write discount rules                            | R                         | A
Approve discount rules;checks=write-discount-rules | A                      | R
"""
SUBJECT = ("row:write-discount-rules", "row:approve-discount-rules", "person:ana")


def test_one_person_does_and_approves() -> None:
    finding = only(drawn(PAIR), "FIT307")
    assert finding.severity is Severity.WARNING
    assert finding.message == (
        "Ana Díaz does Write discount rules and approves it: Ana Díaz answers for Approve discount rules"
    )
    assert finding.hint == (
        "Whoever does the work should not be the one who approves it (segregation of duties); "
        "let somebody else answer for Approve discount rules."
    )
    assert finding.subject == SUBJECT
    assert finding.rows == ("write-discount-rules", "approve-discount-rules")
    assert finding.seats == ("product-manager",)
    assert finding.people == ("ana",)


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
def test_is_the_same_in_every_scheme(scheme: Scheme) -> None:
    assert findings(drawn(PAIR, scheme=scheme), "FIT307") == findings(drawn(PAIR), "FIT307")


def test_two_seats_of_one_person_are_one() -> None:
    matrix = drawn("""
        row                         | product-manager: Ana Díaz | executive-sponsor: Ana Díaz | product-owner: Bo Lund
        Write rules                 | R                         |                             | A
        Approve;checks=write-rules  |                           | AR                          | C
    """)
    finding = only(matrix, "FIT307")
    assert finding.seats == ("product-manager", "executive-sponsor")
    assert fix_labels(matrix, "FIT307") == ["Give A and R to Bo Lund, let Ana Díaz advise"]


def test_the_rows_are_named_in_the_order_of_the_matrix() -> None:
    first, *lines = PAIR.strip().splitlines()
    matrix = drawn("\n".join([first, *reversed(lines)]))
    assert only(matrix, "FIT307").rows == ("approve-discount-rules", "write-discount-rules")
    assert fix_labels(matrix, "FIT307") == ["Give A to Bo Lund, let Ana Díaz advise"]


def test_where_somebody_else_answers_too_the_letter_is_taken_away() -> None:
    matrix = drawn(PAIR.replace("A                      | R", "A                      | AR"))
    assert fix_labels(matrix, "FIT307") == ["Take A from Ana Díaz"]


def test_offers_nobody_who_does_the_work_no_team_and_no_vacant_seat() -> None:
    matrix = drawn("""
        row                        | product-manager: Ana Díaz | product-owner: Bo Lund | development-team: | scrum-master:
        Write rules                | R                         | AR                     | C                 |
        Approve;checks=write-rules | AR                        | C                      | C                 | C
    """)
    assert fix_labels(matrix, "FIT307") == []


def test_offers_who_may_hold_a_row_of_the_sprint() -> None:
    matrix = drawn("""
        row                                        | product-designer: Fay Moss | product-manager: Ana Díaz | product-owner: Bo Lund
        Draw screens                               | R                          |                           | A
        increment-validation;checks=draw-screens   | AR                         | C                         | C
    """)
    assert fix_labels(matrix, "FIT307") == ["Give A and R to Bo Lund, let Fay Moss advise"]


def test_each_person_is_a_finding() -> None:
    matrix = drawn("""
        row                        | product-manager: Ana Díaz | product-owner: Bo Lund
        Write rules                | R                         | AR
        Approve;checks=write-rules | A                         | A
    """)
    assert [finding.people for finding in findings(matrix, "FIT307")] == [("ana",), ("bo",)]


def test_reads_a_matrix_of_roles_by_role() -> None:
    matrix = drawn("""
        row                        | product-manager | product-owner
        Write rules                | R               | A
        Approve;checks=write-rules | AR              | C
    """)
    finding = only(matrix, "FIT307")
    assert finding.subject == ("row:write-rules", "row:approve", "seat:product-manager")
    assert fix_labels(matrix, "FIT307") == [
        "Give A and R to Product Owner, let Product Manager advise"
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(PAIR.replace(";checks=write-discount-rules", ""), id="no pair"),
        pytest.param(
            """
            row                        | product-manager: Ana Díaz | product-owner: Bo Lund
            Write rules                | R                         | A
            Approve;checks=write-rules | R                         | A
            """,
            id="different people",
        ),
        pytest.param(
            """
            row                        | product-manager: Ana Díaz | product-owner: Bo Lund
            Write rules                | A                         | R
            Approve;checks=write-rules | A                         | C
            """,
            id="who answers for both does neither",
        ),
        pytest.param(
            """
            row                        | product-manager: Ana Díaz | product-owner:
            Write rules                | A                         | R
            Approve;checks=write-rules | R                         | A
            """,
            id="a vacant seat is no person",
        ),
        pytest.param(
            """
            row                        | product-manager: Ana Díaz | development-team:
            Write rules                | A                         | R
            Approve;checks=write-rules | R                         | A
            """,
            id="a team can check one another",
        ),
    ],
)
def test_silent(text: str) -> None:
    assert findings(drawn(text), "FIT307") == []
