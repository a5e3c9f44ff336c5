"""GAP107."""

import pytest

from teams.matrix.model import Complexity, Stage
from teams.matrix.schemes import SCHEMES, Scheme
from tests.analysis.drawn import drawn, findings, fix_labels, only

FOUND = """
row | product-owner: Bo Lund
user-stories | AR
"""


def test_what_it_finds_and_says() -> None:
    finding = only(drawn(FOUND, complexity=Complexity("high")), "GAP107")
    assert finding.message == "Checkout has no Product Manager, though its product is complex"
    assert finding.subject == ()
    assert finding.rows == ()
    assert finding.seats == ()
    assert fix_labels(drawn(FOUND, complexity=Complexity("high")), "GAP107") == []


def test_a_simple_product_of_a_startup_needs_none() -> None:
    matrix = drawn(
        """
        row | product-owner: Bo Lund
        user-stories | AR
        """,
        complexity=Complexity("low"),
        stage=Stage("startup"),
    )
    assert findings(matrix, "GAP107") == []


def test_who_is_filled_is_there() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-owner: Bo Lund
        roadmap | AR | C
        """,
        complexity=Complexity("high"),
    )
    assert findings(matrix, "GAP107") == []


def test_a_hybrid_stands_for_both() -> None:
    matrix = drawn(
        """
        row | product-owner: Bo Lund
        roadmap | AR
        """,
        complexity=Complexity("high"),
    )
    assert findings(matrix, "GAP107") == []


def test_a_stage_that_is_not_given_is_silent() -> None:
    matrix = drawn(
        """
        row | product-owner: Bo Lund
        user-stories | AR
        """
    )
    assert findings(matrix, "GAP107") == []


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
def test_is_the_same_in_every_scheme(scheme: Scheme) -> None:
    other = drawn(FOUND, scheme=scheme, complexity=Complexity("high"))
    assert findings(other, "GAP107") == findings(
        drawn(FOUND, complexity=Complexity("high")), "GAP107"
    )
