"""LNK502."""

import pytest

from teams.analysis.finding import Severity
from tests.analysis.drawn import drawn, findings, only

PAIR = "product-manager: Ana Díaz|product-owner: Bo Lund|scrum-master: Chi Ma"


def team(last: str = "AR||C", seats: str = PAIR, rows: int = 9) -> str:
    lines = [f"Row {at}|{'AR||I' if at % 2 else '|AR|C'}" for at in range(rows)]
    return "\n".join([f"row|{seats}", *lines, f"Last row|{last}"])


def test_two_sides_that_never_meet_on_a_row() -> None:
    finding = only(drawn(team()), "LNK502")
    assert finding.severity is Severity.WARNING
    assert finding.message == "Ana Díaz and Bo Lund share none of the 10 rows, in any letter"
    assert finding.people == ("ana", "bo")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(team("AR|I|C"), id="an I is enough"),
        pytest.param(team(rows=8), id="nine rows"),
        pytest.param(
            team(seats="product-manager: Ana Díaz|product-owner: Ana Díaz|scrum-master: Chi Ma"),
            id="hybrid",
        ),
        pytest.param(
            team(seats="product-manager: Ana Díaz|product-owner:|scrum-master: Chi Ma"),
            id="one side vacant",
        ),
    ],
)
def test_silent(text: str) -> None:
    assert findings(drawn(text), "LNK502") == []
