"""GAP106."""

import pytest

from teams.matrix.model import Method
from teams.matrix.schemes import SCHEMES, Scheme
from tests.analysis.drawn import drawn, findings, fix_labels, only

FOUND = """
row | product-manager: Ana Díaz | product-owner: | scrum-master: Chi Ma
roadmap | AR | | C
"""


def test_what_it_finds_and_says() -> None:
    finding = only(drawn(FOUND, method=Method("scrum")), "GAP106")
    assert finding.message == "Checkout is Agile and has no Product Owner: the seat is vacant"
    assert finding.subject == ()
    assert finding.rows == ()
    assert finding.seats == ("product-owner",)
    assert fix_labels(drawn(FOUND, method=Method("scrum")), "GAP106") == []


def test_who_is_filled_is_there() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-owner: Bo Lund
        roadmap | AR | C
        """,
        method=Method("scrum"),
    )
    assert findings(matrix, "GAP106") == []


def test_another_method_needs_none() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz
        roadmap | AR
        """,
        method=Method("waterfall"),
    )
    assert findings(matrix, "GAP106") == []


def test_a_method_that_is_not_given_is_silent() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz
        roadmap | AR
        """
    )
    assert findings(matrix, "GAP106") == []


def test_a_hybrid_stands_for_both() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz
        user-stories | AR
        """,
        method=Method("kanban"),
    )
    assert findings(matrix, "GAP106") == []


def test_a_matrix_about_something_else_is_silent() -> None:
    matrix = drawn(
        """
        row | scrum-master: Chi Ma
        Bar duty | AR
        """,
        method=Method("scrum"),
    )
    assert findings(matrix, "GAP106") == []


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
def test_is_the_same_in_every_scheme(scheme: Scheme) -> None:
    other = drawn(FOUND, scheme=scheme, method=Method("scrum"))
    assert findings(other, "GAP106") == findings(drawn(FOUND, method=Method("scrum")), "GAP106")
