"""GAP102."""

import pytest

from teams.matrix.schemes import SCHEMES, Scheme
from tests.analysis.drawn import drawn, findings, fix_labels, only

FOUND = """
row | product-manager: Ana Díaz | product-owner: Bo Lund
roadmap | A | C
"""


def test_what_it_finds_and_says() -> None:
    finding = only(drawn(FOUND), "GAP102")
    assert finding.message == "Nobody does the work of Roadmap"
    assert finding.subject == ("row:roadmap",)
    assert finding.rows == ("roadmap",)
    assert finding.seats == ("product-manager",)
    assert fix_labels(drawn(FOUND), "GAP102") == ["Give R to Ana Díaz"]


def test_who_answers_and_does_is_enough() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-owner: Bo Lund
        roadmap | AR | C
        """
    )
    assert findings(matrix, "GAP102") == []


def test_another_may_do_it() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-owner: Bo Lund
        roadmap | A | R
        """
    )
    assert findings(matrix, "GAP102") == []


def test_listeners_are_said_by_gap111() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-owner: Bo Lund
        roadmap | C | I
        """
    )
    assert findings(matrix, "GAP102") == []


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
def test_is_the_same_in_every_scheme(scheme: Scheme) -> None:
    other = drawn(FOUND, scheme=scheme)
    assert findings(other, "GAP102") == findings(drawn(FOUND), "GAP102")
