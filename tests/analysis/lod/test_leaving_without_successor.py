"""LOD606."""

from datetime import timedelta

import pytest

from teams.analysis.engine import analyse
from teams.analysis.finding import Severity
from teams.analysis.settings import Settings
from teams.matrix.model import Matrix
from tests.analysis.drawn import CATALOGUE, DAY, drawn, findings, only, with_days

PAIR = drawn(
    "row|product-manager: Ana Díaz|product-owner: Bo Lund\nuser-stories|C|AR\nroadmap|AR|C"
)
TWO = drawn(
    "row|product-manager: Ana Díaz|product-owner: Bo Lund|product-owner=next: Emil Novak\n"
    "user-stories|C|AR|I\nroadmap|AR|C|"
)


def leaves_in(days: int, matrix: Matrix = PAIR, seat: str = "product-owner") -> Matrix:
    return with_days(matrix, seat, until=DAY + timedelta(days=days))


def test_a_seat_ends_within_thirty_days() -> None:
    finding = only(leaves_in(30), "LOD606")
    assert finding.severity is Severity.WARNING
    assert finding.message.startswith("Bo Lund’s seat as Product Owner ends on 1 April 2026")
    assert finding.people == ("bo",) and finding.rows == ("user-stories",)
    assert finding.subject == ("seat:product-owner", "person:bo")


def test_the_number_of_days_can_be_set() -> None:
    said = analyse(leaves_in(60), CATALOGUE, Settings(limits={"days-before-leaving": 60}))
    assert "LOD606" in [one.code for one in said]


def begins_in(days: int, matrix: Matrix = TWO) -> Matrix:
    return with_days(matrix, "next", since=DAY + timedelta(days=days))


def test_a_successor_who_comes_too_late_or_goes_with_them_is_none() -> None:
    assert len(findings(begins_in(12, leaves_in(10, TWO)), "LOD606")) == 1
    both = with_days(leaves_in(10, TWO), "next", until=DAY + timedelta(days=10))
    assert [one.seats for one in findings(both, "LOD606")] == [("product-owner",)]


@pytest.mark.parametrize(
    "matrix",
    [
        pytest.param(leaves_in(31), id="in 31 days"),
        pytest.param(PAIR, id="no end"),
        pytest.param(begins_in(11, leaves_in(10, TWO)), id="followed on the next day"),
        pytest.param(leaves_in(10, TWO), id="another is there already"),
        pytest.param(
            leaves_in(
                10,
                drawn("row|product-manager: Ana Díaz|scrum-master: Chi Ma\nroadmap|AR|C"),
                "scrum-master",
            ),
            id="only advises",
        ),
        pytest.param(leaves_in(10, drawn("row|product-owner\nuser-stories|AR")), id="roles"),
        pytest.param(leaves_in(-1), id="has left already"),
    ],
)
def test_silent(matrix: Matrix) -> None:
    assert findings(matrix, "LOD606") == []
