"""OVL205."""

import pytest

from teams.matrix.schemes import SCHEMES, Scheme
from tests.analysis.drawn import drawn, findings, fix_labels, only

FOUND = """
row | product-manager: Ana Díaz | product-owner=po1: Bo Lund | product-owner=po2: Eva Roth
backlog-prioritisation | C | AR | R
"""


def test_what_it_finds_and_says() -> None:
    finding = only(drawn(FOUND), "OVL205")
    assert (
        finding.message
        == "Bo Lund and Eva Roth are both Product Owner and both own Backlog prioritisation"
    )
    assert finding.subject == ("person:bo", "person:eva", "seat:po1", "seat:po2")
    assert finding.rows == ("backlog-prioritisation",)
    assert finding.seats == ("po1", "po2")
    assert fix_labels(drawn(FOUND), "OVL205") == []


def test_different_rows() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-owner=po1: Bo Lund | product-owner=po2: Eva Roth
        backlog-prioritisation | C | AR | C
        user-stories | C | C | AR
        """
    )
    assert findings(matrix, "OVL205") == []


def test_the_development_team_is_one() -> None:
    matrix = drawn(
        """
        row | development-team=d1: Bo Lund | development-team=d2: Eva Roth
        technical-quality | AR | R
        """
    )
    assert findings(matrix, "OVL205") == []


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
def test_is_the_same_in_every_scheme(scheme: Scheme) -> None:
    other = drawn(FOUND, scheme=scheme)
    assert findings(other, "OVL205") == findings(drawn(FOUND), "OVL205")
