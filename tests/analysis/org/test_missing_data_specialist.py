"""ORG403."""

import pytest

from teams.analysis.finding import Severity
from tests.analysis.drawn import drawn, findings, fix_labels, only


def team(*seats: str) -> str:
    return f"row|{'|'.join(seats)}\ndata-potential|{'|'.join(['AR', *[''] * (len(seats) - 1)])}"


BOTH = team("product-manager: Ana Díaz", "product-owner: Bo Lund")


def test_neither_side_is_a_data_specialist() -> None:
    finding = only(drawn(BOTH, data=True), "ORG403")
    assert finding.severity is Severity.WARNING
    assert finding.message == (
        "Checkout is a data team, but Ana Díaz is no Data Product Manager and Bo Lund is no Data Product Owner"
    )
    assert finding.hint == (
        "Data products need deep analytics expertise in product management (A11) and proficiency in data science and "
        "AI beside the backlog (A27); let a data specialist fill the side, or name the seat so where its holder is one."
    )
    assert finding.subject == ("person:ana", "person:bo")
    assert finding.seats == ("product-manager", "product-owner")
    assert finding.people == ("ana", "bo")
    assert fix_labels(drawn(BOTH, data=True), "ORG403") == [
        "Make Ana Díaz Data Product Manager and Bo Lund Data Product Owner"
    ]


def test_one_side_is_named_alone() -> None:
    matrix = drawn(team("data-product-manager: Ana Díaz", "product-owner: Bo Lund"), data=True)
    finding = only(matrix, "ORG403")
    assert finding.message == "Checkout is a data team, but Bo Lund is no Data Product Owner"
    assert finding.subject == ("person:bo",)
    assert fix_labels(matrix, "ORG403") == ["Make Bo Lund Data Product Owner"]


def test_several_people_of_a_side_and_no_general_seat_to_rename() -> None:
    matrix = drawn(
        team("growth-product-manager: Ana Díaz", "technical-product-manager: Gus Ray"), data=True
    )
    assert only(matrix, "ORG403").message == (
        "Checkout is a data team, but Ana Díaz and Gus Ray are no Data Product Manager"
    )
    assert fix_labels(matrix, "ORG403") == []


def test_a_vacant_seat_is_no_specialist() -> None:
    matrix = drawn(team("product-manager: Ana Díaz", "data-product-manager:"), data=True)
    assert only(matrix, "ORG403").people == ("ana",)


def test_reads_a_matrix_of_roles_by_role() -> None:
    matrix = drawn(team("data-product-manager", "product-owner"), data=True)
    assert only(matrix, "ORG403").message == (
        "Checkout is a data team, but Product Owner is no Data Product Owner"
    )
    assert fix_labels(matrix, "ORG403") == ["Make Product Owner Data Product Owner"]


@pytest.mark.parametrize("data", [False, None])
def test_silent_where_the_team_has_no_data_or_it_is_not_given(data: bool | None) -> None:
    assert findings(drawn(BOTH, data=data), "ORG403") == []


@pytest.mark.parametrize(
    "seats",
    [
        pytest.param(("data-product-manager: Ana Díaz", "data-product-owner: Bo Lund"), id="both"),
        pytest.param(
            ("data-product-manager: Ana Díaz", "product-manager: Gus Ray"),
            id="one of two on the side",
        ),
        pytest.param(
            ("data-product-manager: Ana Díaz", "product-owner:"), id="a side without anybody"
        ),
        pytest.param(("development-team:",), id="no sides"),
    ],
)
def test_silent(seats: tuple[str, ...]) -> None:
    assert findings(drawn(team(*seats), data=True), "ORG403") == []
