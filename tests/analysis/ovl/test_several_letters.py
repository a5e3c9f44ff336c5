"""OVL209."""

from tests.analysis.drawn import drawn, findings, fix_labels, only

FOUND = """
row | product-manager: Ana Díaz | product-owner: Bo Lund
roadmap | AR | CI
"""


def test_what_it_finds_and_says() -> None:
    finding = only(drawn(FOUND), "OVL209")
    assert finding.message == "Bo Lund holds C and I on Roadmap"
    assert finding.subject == ("row:roadmap", "seat:product-owner")
    assert finding.rows == ("roadmap",)
    assert finding.seats == ("product-owner",)
    assert fix_labels(drawn(FOUND), "OVL209") == ["Keep C"]


def test_who_answers_may_do_the_work() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-owner: Bo Lund
        roadmap | AR | C
        """
    )
    assert findings(matrix, "OVL209") == []
