"""LNK503."""

import pytest

from teams.analysis.finding import Severity
from tests.analysis.drawn import drawn, findings, only

THREE = "product-manager: Ana Díaz|product-owner: Bo Lund|scrum-master: Chi Ma"


def test_one_finding_names_all_rows_that_one_person_knows_alone() -> None:
    finding = only(drawn(f"row|{THREE}\nroadmap|AR|I|\nuser-stories||AR|\nBets|AR||"), "LNK503")
    assert finding.severity is Severity.HINT
    assert finding.message == (
        "2 rows lie on one person alone (Ana Díaz and Bo Lund): User stories and Bets"
    )
    assert finding.rows == ("user-stories", "bets")
    assert finding.seats == ("product-manager", "product-owner")


def test_two_seats_of_one_person_are_one() -> None:
    seats = f"{THREE}|business-expert: Bo Lund"
    assert only(drawn(f"row|{seats}\nroadmap|AR|I||\nuser-stories||A||R"), "LNK503").rows == (
        "user-stories",
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"row|{THREE}\nuser-stories||AR|I", id="somebody hears"),
        pytest.param(
            "row|product-manager: Ana Díaz|product-owner: Bo Lund\nuser-stories||AR",
            id="two people",
        ),
        pytest.param(
            f"row|{THREE}|development-team:\ntechnical-quality||||AR",
            id="a development team is many",
        ),
        pytest.param(f"row|{THREE}|executive-sponsor:\nroadmap||||AR", id="vacant"),
        pytest.param(
            f"row|{THREE}|executive-sponsor:\nroadmap|AR|||I", id="somebody will sit there"
        ),
        pytest.param(
            "row|product-manager: Ana Díaz|product-owner: Ana Díaz|scrum-master: Chi Ma|business-expert: Dan Roe"
            "\nroadmap|AR|||",
            id="hybrid",
        ),
    ],
)
def test_silent(text: str) -> None:
    assert findings(drawn(text), "LNK503") == []
