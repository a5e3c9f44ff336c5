"""OVL201."""

import pytest

from teams.matrix.schemes import SCHEMES, Scheme
from tests.analysis.drawn import drawn, findings, fix_labels, only

FOUND = """
row | product-manager: Ana Díaz | product-owner: Bo Lund
roadmap | AR | A
"""


def test_what_it_finds_and_says() -> None:
    finding = only(drawn(FOUND), "OVL201")
    assert finding.message == "Ana Díaz and Bo Lund both answer for Roadmap"
    assert finding.subject == ("row:roadmap", "person:ana", "person:bo")
    assert finding.rows == ("roadmap",)
    assert finding.seats == ("product-manager", "product-owner")
    assert fix_labels(drawn(FOUND), "OVL201") == ["Let Bo Lund advise", "Take A from Ana Díaz"]


def test_one_who_answers() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-owner: Bo Lund
        roadmap | AR | R
        """
    )
    assert findings(matrix, "OVL201") == []


def test_two_seats_of_one_person_are_one() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-owner: Ana Díaz
        roadmap | AR | A
        """
    )
    assert findings(matrix, "OVL201") == []


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
def test_is_the_same_in_every_scheme(scheme: Scheme) -> None:
    other = drawn(FOUND, scheme=scheme)
    assert findings(other, "OVL201") == findings(drawn(FOUND), "OVL201")
