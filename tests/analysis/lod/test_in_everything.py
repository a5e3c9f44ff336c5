"""LOD603."""

import pytest

from teams.analysis.finding import Severity
from tests.analysis.drawn import drawn, findings, only


def team(
    *letters: str, seats: str = "product-manager: Ana Díaz|product-owner: Bo Lund", rows: int = 9
) -> str:
    """Nine rows on which Ana answers or advises, and one more."""
    lines = [f"Row {at}|{'AR|I' if at % 2 else 'C|AR'}" for at in range(rows)]
    return "\n".join([f"row|{seats}", *lines, f"Last row|{'|'.join(letters)}"])


def test_somebody_who_takes_part_in_every_row() -> None:
    finding = only(drawn(team("C", "AR")), "LOD603")
    assert finding.severity is Severity.WARNING
    assert (
        finding.message == "Ana Díaz answers, does, supports or advises on every one of the 10 rows"
    )
    assert finding.people == ("ana",) and finding.seats == ("product-manager",)


def test_two_seats_of_one_person_are_one() -> None:
    seats = "product-manager: Ana Díaz|product-owner: Ana Díaz"
    finding = only(drawn(team("I", "AR", seats=seats)), "LOD603")
    assert finding.seats == ("product-manager", "product-owner")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(team("I", "AR"), id="informed is not taking part"),
        pytest.param(team("", "AR"), id="not on one row"),
        pytest.param(team("C", "AR", rows=8), id="nine rows"),
        pytest.param(team("C", "AR", seats="product-manager|product-owner"), id="roles"),
        pytest.param(team("C", "AR", seats="product-manager:|product-owner: Bo Lund"), id="vacant"),
    ],
)
def test_silent(text: str) -> None:
    assert findings(drawn(text), "LOD603") == []
