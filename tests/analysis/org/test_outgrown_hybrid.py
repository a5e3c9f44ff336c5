"""ORG401."""

from dataclasses import replace

import pytest

from teams.analysis.engine import analyse
from teams.analysis.finding import Severity
from teams.analysis.settings import Settings
from teams.matrix.apply import apply_edits
from teams.matrix.edits import AddSeat, ChangeSeat
from teams.matrix.model import Complexity, Matrix, Person, Stage
from tests.analysis.drawn import CATALOGUE, drawn, findings, fix_labels, fixes_of, only

TWO_SEATS = """
row                    | product-manager: Ana Díaz 60% | product-owner: Ana Díaz 40%
roadmap                | AR                            |
backlog-prioritisation |                               | AR
"""
ONE_SEAT = """
row                    | product-manager: Ana Díaz | development-team:
roadmap                | AR                        |
backlog-prioritisation | AR                        | C
"""
HINT = (
    "As the company or the product grows, the two must be separated, for efficiency and specialisation (A45); "
    "let somebody else fill one of the two."
)


def with_person(matrix: Matrix, key: str, name: str) -> Matrix:
    return replace(matrix, people=(*matrix.people, Person(key, name)))


def test_a_hybrid_on_two_seats_in_a_grown_organisation() -> None:
    finding = only(drawn(TWO_SEATS, stage=Stage.GROWING), "ORG401")
    assert finding.severity is Severity.WARNING
    assert finding.message == (
        "Ana Díaz is Product Manager and Product Owner in one, "
        "though the organisation is past the startup stage (growing)"
    )
    assert finding.hint == HINT
    assert finding.subject == ("person:ana",)
    assert finding.rows == ()
    assert finding.seats == ("product-manager", "product-owner")
    assert finding.people == ("ana",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (ONE_SEAT, "Ana Díaz is Product Manager, and Product Owner in all but name"),
        (
            "row|product-owner: Bo Lund\nroadmap|AR",
            "Bo Lund is Product Owner, and Product Manager in all but name",
        ),
        (
            "row|product-manager|development-team\nincrement-validation|AR|C",
            "Product Manager is Product Manager and Product Owner in one",
        ),
        (
            "row|data-product-manager: Ana Díaz|product-owner: Ana Díaz\nroadmap|AR|",
            "Ana Díaz is Data Product Manager and Product Owner in one",
        ),
    ],
)
def test_every_kind_of_hybrid(text: str, words: str) -> None:
    finding = only(drawn(text, complexity=Complexity.HIGH), "ORG401")
    assert finding.message == f"{words}, though the product is complex"


def test_all_reasons_are_given() -> None:
    matrix = drawn(TWO_SEATS, stage=Stage.ENTERPRISE, size=900, complexity=Complexity.HIGH)
    assert only(matrix, "ORG401").message == (
        "Ana Díaz is Product Manager and Product Owner in one, though the organisation is past the startup stage "
        "(enterprise), the organisation has 900 people (limit 50) and the product is complex"
    )


@pytest.mark.parametrize(
    ("stage", "size", "complexity", "outgrown"),
    [
        (Stage.STARTUP, 51, Complexity.LOW, True),
        (Stage.STARTUP, 50, Complexity.LOW, False),
        (Stage.ESTABLISHED, 5, Complexity.LOW, True),
        (Stage.STARTUP, 5, Complexity.HIGH, True),
        (Stage.STARTUP, 5, Complexity.MEDIUM, False),
        (None, 51, None, True),
        (None, None, Complexity.HIGH, True),
        (None, None, None, False),
    ],
)
def test_one_reason_is_enough(
    stage: Stage | None, size: int | None, complexity: Complexity | None, outgrown: bool
) -> None:
    matrix = drawn(TWO_SEATS, stage=stage, size=size, complexity=complexity)
    assert bool(findings(matrix, "ORG401")) is outgrown


def test_the_threshold_can_be_set() -> None:
    matrix = drawn(TWO_SEATS, stage=Stage.STARTUP, size=51)
    assert "ORG401" not in [
        one.code for one in analyse(matrix, CATALOGUE, Settings(limits={"hybrid-size": 60}))
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "row|product-manager: Ana Díaz|product-owner: Bo Lund\nroadmap|AR|C", id="separated"
        ),
        pytest.param("row|product-manager: Ana Díaz\nroadmap|AR", id="own rows only"),
        pytest.param(
            "row|product-manager: Ana Díaz|product-owner:\nbacklog-prioritisation|AR|",
            id="a vacant seat of the other side is not the only seat",
        ),
        pytest.param(
            "row|product-manager: Ana Díaz|scrum-master: Bo Lund\nbacklog-prioritisation|R|A",
            id="somebody else answers",
        ),
    ],
)
def test_silent(text: str) -> None:
    assert findings(drawn(text, stage=Stage.GROWING), "ORG401") == []


def test_no_fix_where_nobody_could_take_a_seat_over() -> None:
    assert fix_labels(drawn(TWO_SEATS, stage=Stage.GROWING), "ORG401") == []
    assert fix_labels(drawn(ONE_SEAT, stage=Stage.GROWING), "ORG401") == []


def test_somebody_without_a_seat_takes_the_product_owners() -> None:
    matrix = with_person(drawn(TWO_SEATS, stage=Stage.GROWING), "bo", "Bo Lund")
    assert fix_labels(matrix, "ORG401") == ["Let Bo Lund be Product Owner in place of Ana Díaz"]
    (fix,) = fixes_of(matrix, "ORG401")
    assert fix.edits == (
        ChangeSeat(
            "product-owner",
            {"person": "ana", "allocation": 40},
            {"person": "bo", "allocation": None},
        ),
    )


def test_who_is_on_one_side_already_takes_that_side() -> None:
    matrix = drawn(
        """
        row                    | product-manager: Ana Díaz | product-owner: Ana Díaz | growth-product-manager: Gus Ray
        roadmap                | AR                        |                         | C
        backlog-prioritisation |                           | AR                      |
        """,
        stage=Stage.GROWING,
    )
    assert fix_labels(matrix, "ORG401") == ["Let Gus Ray be Product Manager in place of Ana Díaz"]


@pytest.mark.parametrize(
    ("row", "owner"),
    [
        ("roadmap", "product-manager"),
        ("user-stories", "product-owner"),
        ("user-expectations", "product-owner"),
        ("customer-needs", "product-manager"),
        ("Bets;level=tactical", "product-owner"),
        ("Bets", "product-manager"),
    ],
)
def test_a_row_for_which_both_seats_answer_keeps_one_owner(row: str, owner: str) -> None:
    text = f"row|product-manager: Ana Díaz|product-owner: Ana Díaz\n{row}|AR|A"
    matrix = with_person(drawn(text, stage=Stage.GROWING), "bo", "Bo Lund")
    assert len(fix_labels(matrix, "ORG401")) == 1
    (fix,) = fixes_of(matrix, "ORG401")
    (cells,) = apply_edits(matrix, fix.edits).matrix.cells.values()
    assert [seat for seat, letters in cells.items() if "A" in letters] == [owner]


def test_a_hybrid_on_one_seat_hands_over_the_rows_of_the_other_side() -> None:
    matrix = with_person(drawn(ONE_SEAT, stage=Stage.GROWING), "bo", "Bo Lund")
    assert fix_labels(matrix, "ORG401") == [
        "Let Bo Lund be Product Owner, with the rows of backlog and delivery"
    ]
    (fix,) = fixes_of(matrix, "ORG401")
    added = fix.edits[0]
    assert isinstance(added, AddSeat)
    assert (added.seat.key, added.seat.role, added.seat.person) == (
        "product-owner",
        "product-owner",
        "bo",
    )
    after = apply_edits(matrix, fix.edits).matrix
    assert after.at("backlog-prioritisation", "product-owner") == ("A", "R")
    assert after.at("backlog-prioritisation", "product-manager") == ("C",)
    assert after.at("roadmap", "product-manager") == ("A", "R")


def test_in_a_matrix_of_roles_a_seat_is_added() -> None:
    matrix = drawn(
        "row|product-owner|development-team\nroadmap|AR|I\nuser-stories|AR|C", stage=Stage.GROWING
    )
    assert fix_labels(matrix, "ORG401") == [
        "Add the seat Product Manager, with the rows of strategy and market"
    ]
