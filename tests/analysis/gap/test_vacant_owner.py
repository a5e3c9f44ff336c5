"""GAP104."""

import pytest

from teams.matrix.schemes import SCHEMES, Scheme
from tests.analysis.drawn import drawn, findings, fix_labels, only

FOUND = """
row | product-manager: Ana Díaz | product-marketing-manager:
positioning | C | AR
roadmap | AR |
market-and-competition-analysis | A | R
"""


def test_what_it_finds_and_says() -> None:
    finding = only(drawn(FOUND), "GAP104")
    assert (
        finding.message
        == "Market positioning and Market and competition analysis belong to a vacant seat, Product Marketing Manager"
    )
    assert finding.subject == ("seat:product-marketing-manager",)
    assert finding.rows == ("positioning", "market-and-competition-analysis")
    assert finding.seats == ("product-marketing-manager",)
    assert fix_labels(drawn(FOUND), "GAP104") == ["Give 2 rows to Ana Díaz"]


def test_somebody_who_is_there_answers_and_does() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-marketing-manager:
        positioning | AR | R
        """
    )
    assert findings(matrix, "GAP104") == []


def test_a_matrix_of_roles_has_no_vacant_seat() -> None:
    matrix = drawn(
        """
        row | product-manager | product-marketing-manager
        positioning | C | AR
        """
    )
    assert findings(matrix, "GAP104") == []


def test_a_row_that_nobody_does_is_said_by_gap102() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-marketing-manager:
        positioning | C | A
        """
    )
    assert findings(matrix, "GAP104") == []


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
def test_is_the_same_in_every_scheme(scheme: Scheme) -> None:
    other = drawn(FOUND, scheme=scheme)
    assert findings(other, "GAP104") == findings(drawn(FOUND), "GAP104")
