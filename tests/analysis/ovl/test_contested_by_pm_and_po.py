"""OVL203."""

import pytest

from teams.matrix.schemes import SCHEMES, Scheme
from tests.analysis.drawn import drawn, findings, fix_labels, only

FOUND = """
row | product-manager: Ana Díaz | product-owner: Bo Lund
feature-prioritisation | AR | R
"""


def test_what_it_finds_and_says() -> None:
    finding = only(drawn(FOUND), "OVL203")
    assert (
        finding.message
        == "Ana Díaz and Bo Lund both own Feature prioritisation: each answers for it or does the work"
    )
    assert finding.subject == ("row:feature-prioritisation", "person:ana", "person:bo")
    assert finding.rows == ("feature-prioritisation",)
    assert finding.seats == ("product-manager", "product-owner")
    assert fix_labels(drawn(FOUND), "OVL203") == ["Mark as shared on purpose", "Let Bo Lund advise"]


def test_shared_on_purpose() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-owner: Bo Lund
        feature-prioritisation; shared=yes | AR | R
        """
    )
    assert findings(matrix, "OVL203") == []


def test_advice_is_no_ownership() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-owner: Bo Lund
        feature-prioritisation | AR | C
        """
    )
    assert findings(matrix, "OVL203") == []


def test_one_person_on_both_sides() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-owner: Ana Díaz
        feature-prioritisation | AR | R
        """
    )
    assert findings(matrix, "OVL203") == []


def test_two_who_answer_are_said_by_ovl201() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-owner: Bo Lund
        feature-prioritisation | AR | A
        """
    )
    assert findings(matrix, "OVL203") == []


def test_stakeholders_are_said_by_ovl206() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-owner: Bo Lund
        executive-expectations | AR | R
        """
    )
    assert findings(matrix, "OVL203") == []


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
def test_is_the_same_in_every_scheme(scheme: Scheme) -> None:
    other = drawn(FOUND, scheme=scheme)
    assert findings(other, "OVL203") == findings(drawn(FOUND), "OVL203")
