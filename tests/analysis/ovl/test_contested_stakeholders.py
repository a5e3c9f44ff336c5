"""OVL206."""

import pytest

from teams.matrix.schemes import SCHEMES, Scheme
from tests.analysis.drawn import drawn, findings, fix_labels, only

FOUND = """
row | product-manager: Ana Díaz | product-owner: Bo Lund
executive-expectations | AR | R
"""


def test_what_it_finds_and_says() -> None:
    finding = only(drawn(FOUND), "OVL206")
    assert finding.message == "Ana Díaz and Bo Lund both own Executive expectations"
    assert finding.subject == ("row:executive-expectations", "person:ana", "person:bo")
    assert finding.rows == ("executive-expectations",)
    assert finding.seats == ("product-manager", "product-owner")
    assert fix_labels(drawn(FOUND), "OVL206") == ["Let Bo Lund advise", "Mark as shared on purpose"]


def test_shared_on_purpose() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-owner: Bo Lund
        executive-expectations; shared=yes | AR | R
        """
    )
    assert findings(matrix, "OVL206") == []


def test_advice_is_no_ownership() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-owner: Bo Lund
        executive-expectations | AR | C
        """
    )
    assert findings(matrix, "OVL206") == []


def test_a_row_about_no_group() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-owner: Bo Lund
        roadmap | AR | R
        """
    )
    assert findings(matrix, "OVL206") == []


def test_two_who_answer_are_said_by_ovl201() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-owner: Bo Lund
        executive-expectations | AR | A
        """
    )
    assert findings(matrix, "OVL206") == []


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
def test_is_the_same_in_every_scheme(scheme: Scheme) -> None:
    other = drawn(FOUND, scheme=scheme)
    assert findings(other, "OVL206") == findings(drawn(FOUND), "OVL206")
