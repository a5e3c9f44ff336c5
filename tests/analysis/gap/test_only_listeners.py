"""GAP111."""

from teams.matrix.schemes import SCHEMES
from tests.analysis.drawn import drawn, findings, fix_labels, only

FOUND = """
row | product-manager: Ana Díaz | product-owner: Bo Lund
roadmap | C | I
"""


def test_what_it_finds_and_says() -> None:
    finding = only(drawn(FOUND), "GAP111")
    assert (
        finding.message == "Nobody owns Roadmap: all who have a letter on it advise or are informed"
    )
    assert finding.subject == ("row:roadmap",)
    assert finding.rows == ("roadmap",)
    assert finding.seats == ("product-manager", "product-owner")
    assert fix_labels(drawn(FOUND), "GAP111") == ["Give A and R to Ana Díaz"]


def test_who_does_owns_a_part() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-owner: Bo Lund
        roadmap | R | I
        """
    )
    assert findings(matrix, "GAP111") == []


def test_who_supports_is_no_listener() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-owner: Bo Lund
        roadmap | S | I
        """,
        scheme=SCHEMES["rasci"],
    )
    assert findings(matrix, "GAP111") == []


def test_an_empty_row_is_said_by_gap103() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-owner: Bo Lund
        roadmap | |
        """
    )
    assert findings(matrix, "GAP111") == []
