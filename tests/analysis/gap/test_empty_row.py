"""GAP103."""

import pytest

from teams.matrix.schemes import SCHEMES, Scheme
from tests.analysis.drawn import drawn, findings, fix_labels, only

FOUND = """
row | product-manager: Ana Díaz | product-owner: Bo Lund
roadmap | |
"""


def test_what_it_finds_and_says() -> None:
    finding = only(drawn(FOUND), "GAP103")
    assert finding.message == "Roadmap is empty"
    assert finding.subject == ("row:roadmap",)
    assert finding.rows == ("roadmap",)
    assert finding.seats == ()
    assert fix_labels(drawn(FOUND), "GAP103") == ["Give A and R to Ana Díaz", "Remove the row"]


def test_one_letter_is_a_letter() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-owner: Bo Lund
        roadmap | I |
        """
    )
    assert findings(matrix, "GAP103") == []


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
def test_is_the_same_in_every_scheme(scheme: Scheme) -> None:
    other = drawn(FOUND, scheme=scheme)
    assert findings(other, "GAP103") == findings(drawn(FOUND), "GAP103")
