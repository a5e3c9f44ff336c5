"""OVL204."""

import pytest

from teams.matrix.schemes import SCHEMES, Scheme
from tests.analysis.drawn import drawn, findings, fix_labels, only

FOUND = """
row | product-manager: Ana Díaz | product-owner: Bo Lund
roadmap | AR | R
backlog-prioritisation | R | AR
feature-prioritisation | AR | R
"""


def test_what_it_finds_and_says() -> None:
    finding = only(drawn(FOUND), "OVL204")
    assert (
        finding.message
        == "Ana Díaz and Bo Lund hold nearly the same rows, 3 of them: Roadmap, Backlog prioritisation and Feature prioritisation"
    )
    assert finding.subject == (
        "person:ana",
        "person:bo",
        "seat:product-manager",
        "seat:product-owner",
    )
    assert finding.rows == ("roadmap", "backlog-prioritisation", "feature-prioritisation")
    assert finding.seats == ("product-manager", "product-owner")
    assert fix_labels(drawn(FOUND), "OVL204") == []


def test_two_rows_are_too_few() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-owner: Bo Lund
        roadmap | AR | R
        backlog-prioritisation | R | AR
        """
    )
    assert findings(matrix, "OVL204") == []


def test_less_than_three_fifths() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-owner: Bo Lund
        roadmap | AR | R
        backlog-prioritisation | R | AR
        feature-prioritisation | AR | R
        product-vision | AR |
        product-strategy | AR |
        user-stories | | AR
        """
    )
    assert findings(matrix, "OVL204") == []


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
def test_is_the_same_in_every_scheme(scheme: Scheme) -> None:
    other = drawn(FOUND, scheme=scheme)
    assert findings(other, "OVL204") == findings(drawn(FOUND), "OVL204")
