"""GAP110."""

import pytest

from teams.matrix.schemes import SCHEMES, Scheme
from tests.analysis.drawn import drawn, findings, fix_labels, only

FOUND = """
row | product-manager: Ana Díaz | product-owner: Bo Lund | scrum-master: Chi Ma
roadmap | AR | C |
"""


def test_what_it_finds_and_says() -> None:
    finding = only(drawn(FOUND), "GAP110")
    assert finding.message == "Chi Ma, Scrum Master, has no letter on any row"
    assert finding.subject == ("seat:scrum-master",)
    assert finding.rows == ()
    assert finding.seats == ("scrum-master",)
    assert fix_labels(drawn(FOUND), "GAP110") == ["Remove the seat"]


def test_one_letter_is_enough() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-owner: Bo Lund | scrum-master: Chi Ma
        roadmap | AR | C | I
        """
    )
    assert findings(matrix, "GAP110") == []


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
def test_is_the_same_in_every_scheme(scheme: Scheme) -> None:
    other = drawn(FOUND, scheme=scheme)
    assert findings(other, "GAP110") == findings(drawn(FOUND), "GAP110")
