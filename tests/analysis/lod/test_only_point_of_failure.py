"""LOD604."""

import pytest

from teams.analysis.finding import Severity
from tests.analysis.drawn import drawn, findings, fix_labels, only

THREE = "product-manager: Ana Díaz|product-owner: Bo Lund|scrum-master: Chi Ma"


def team(
    alone: int, *, seats: str = THREE, other: str = "I", area: str = "backlog", rest: str = "C"
) -> str:
    """Rows that Bo owns alone, in one area with a row on which Ana advises as well."""
    lines = [f"Row {at};area={area}|{other}|AR|" for at in range(alone)]
    return "\n".join([f"row|{seats}", *lines, f"Last;area={area}|{rest}|AR|"])


def test_five_rows_that_nobody_else_could_take_over() -> None:
    finding = only(drawn(team(5)), "LOD604")
    assert finding.severity is Severity.WARNING
    assert finding.message == (
        "Bo Lund is the only one who takes part in 5 rows: Row 0, Row 1, Row 2, Row 3 and Row 4"
    )
    assert finding.people == ("bo",) and len(finding.rows) == 5
    assert finding.subject == ("person:bo",)
    assert fix_labels(drawn(team(5)), "LOD604") == [
        "Let Ana Díaz advise on 5 rows",
        "Let Chi Ma advise on 5 rows",
    ]


def test_a_whole_area_of_three_rows() -> None:
    finding = only(drawn(team(2, rest="I")), "LOD604")
    assert finding.message.startswith(
        "Bo Lund is the only one who takes part in 3 rows, all of Backlog: "
    )


def test_a_vacant_seat_could_not_take_over() -> None:
    seats = "product-manager:|product-owner: Bo Lund|scrum-master: Chi Ma|development-team:"
    text = team(5, seats=seats, other="C").replace("AR|", "AR||")
    assert len(findings(drawn(text), "LOD604")) == 1


def test_two_seats_of_one_person_are_one() -> None:
    seats = "product-manager: Bo Lund|product-owner: Bo Lund|scrum-master: Chi Ma|development-team:"
    text = team(5, seats=seats, other="C").replace("AR|", "AR||")
    assert len(findings(drawn(text), "LOD604")) == 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(team(4), id="four rows"),
        pytest.param(team(5, other="C"), id="somebody advises"),
        pytest.param(team(2), id="an area with one row that is known to others"),
        pytest.param(team(1, rest="I"), id="an area of two rows"),
        pytest.param(
            "row|product-manager: Ana Díaz|product-owner: Bo Lund\n"
            + "\n".join(f"Row {at}|I|AR" for at in range(6)),
            id="two people",
        ),
        pytest.param(team(6, seats="product-manager|product-owner|scrum-master"), id="roles"),
    ],
)
def test_silent(text: str) -> None:
    assert findings(drawn(text), "LOD604") == []
