"""LOD605."""

import pytest

from teams.analysis.finding import Severity
from tests.analysis.drawn import drawn, findings, fix_labels, only

SEATS = "product-manager: Ana Díaz|product-owner: Bo Lund"
OWNED_BY_ANA = "backlog-prioritisation user-stories feature-breakdown roadmap"


def team(*, last: str = "I", seats: str = SEATS, rows: str = OWNED_BY_ANA) -> str:
    lines = [f"{row}|AR|{'C' if at % 2 else 'I'}" for at, row in enumerate(rows.split())]
    return "\n".join([f"row|{seats}", *lines, f"Last row|AR|{last}"])


def test_a_seat_that_only_listens() -> None:
    finding = only(drawn(team()), "LOD605")
    assert finding.severity is Severity.HINT
    assert finding.message.startswith(
        "Bo Lund only advises or is informed, on 5 rows, though Product Owner is expected to own or do "
    )
    assert finding.seats == ("product-owner",) and finding.subject == ("seat:product-owner",)
    assert finding.evidence["expected"] == [
        "backlog-prioritisation",
        "user-stories",
        "feature-breakdown",
    ]
    assert len(fix_labels(drawn(team()), "LOD605")) == 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(team(last="R"), id="works on one row"),
        pytest.param(team(last=""), id="four rows"),
        pytest.param(team(seats="product-manager|product-owner"), id="roles"),
        pytest.param(
            team(rows="product-vision roadmap product-strategy positioning"), id="nothing expected"
        ),
        pytest.param(
            team(seats="product-manager: Ana Díaz|executive-sponsor: Bo Lund"),
            id="a sponsor listens",
        ),
    ],
)
def test_silent(text: str) -> None:
    assert findings(drawn(text), "LOD605") == []
