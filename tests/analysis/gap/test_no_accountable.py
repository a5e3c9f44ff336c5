"""GAP101."""

import pytest

from teams.matrix.schemes import SCHEMES, Scheme
from tests.analysis.drawn import drawn, findings, fix_labels, only

FOUND = """
row | product-manager: Ana Díaz | product-owner: Bo Lund
increment-validation | C | R
"""


def test_what_it_finds_and_says() -> None:
    finding = only(drawn(FOUND), "GAP101")
    assert finding.message == "Nobody answers for Increment validation"
    assert finding.subject == ("row:increment-validation",)
    assert finding.rows == ("increment-validation",)
    assert finding.seats == ("product-owner",)
    assert fix_labels(drawn(FOUND), "GAP101") == ["Give A to Bo Lund"]


def test_one_who_answers_is_enough() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-owner: Bo Lund
        increment-validation | C | AR
        """
    )
    assert findings(matrix, "GAP101") == []


def test_an_empty_row_is_said_by_gap103() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-owner: Bo Lund
        increment-validation | |
        """
    )
    assert findings(matrix, "GAP101") == []


def test_listeners_are_said_by_gap111() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-owner: Bo Lund
        increment-validation | C | I
        """
    )
    assert findings(matrix, "GAP101") == []


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
def test_is_the_same_in_every_scheme(scheme: Scheme) -> None:
    other = drawn(FOUND, scheme=scheme)
    assert findings(other, "GAP101") == findings(drawn(FOUND), "GAP101")
