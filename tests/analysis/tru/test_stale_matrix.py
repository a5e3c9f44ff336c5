"""TRU801."""

from datetime import timedelta

from teams.analysis.engine import analyse
from teams.analysis.finding import Severity
from teams.analysis.settings import Settings
from teams.matrix.model import Matrix
from tests.analysis.drawn import CATALOGUE, DAY, drawn, findings, only


def reviewed(days_ago: int) -> Matrix:
    return drawn(
        "row|product-manager: Ana Díaz\nroadmap|AR", reviewed=DAY - timedelta(days=days_ago)
    )


def test_a_matrix_that_nobody_has_looked_at_for_half_a_year() -> None:
    finding = only(reviewed(181), "TRU801")
    assert finding.severity is Severity.HINT
    assert finding.message == "Checkout was last reviewed 181 days ago, on 2 September 2025"
    assert finding.subject == () and finding.evidence == {"days": 181}


def test_the_number_of_days_can_be_set() -> None:
    said = analyse(reviewed(91), CATALOGUE, Settings(limits={"days-between-reviews": 90}))
    assert "TRU801" in [one.code for one in said]


def test_silent_before_and_where_no_review_is_known() -> None:
    assert findings(reviewed(180), "TRU801") == []
    assert findings(drawn("row|product-manager: Ana Díaz\nroadmap|AR"), "TRU801") == []
