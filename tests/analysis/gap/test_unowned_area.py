"""GAP105."""

from tests.analysis.drawn import drawn, findings, fix_labels, only

FOUND = """
row | product-manager: Ana Díaz | product-owner: Bo Lund
product-vision | R | I
roadmap | R | C
user-stories | C | AR
"""


def test_what_it_finds_and_says() -> None:
    finding = only(drawn(FOUND), "GAP105")
    assert finding.message == "Nobody answers for anything in Strategy, an area of 2 rows"
    assert finding.subject == ("area:strategy",)
    assert finding.rows == ("product-vision", "roadmap")
    assert finding.seats == ()
    assert fix_labels(drawn(FOUND), "GAP105") == ["Give 2 rows to Ana Díaz"]


def test_one_owner_in_the_area_is_enough() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-owner: Bo Lund
        product-vision | R | I
        roadmap | AR | C
        """
    )
    assert findings(matrix, "GAP105") == []


def test_an_area_of_one_row_is_said_by_its_row() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-owner: Bo Lund
        product-vision | R | I
        user-stories | C | AR
        """
    )
    assert findings(matrix, "GAP105") == []


def test_one_vacant_seat_that_holds_all_is_said_by_gap104() -> None:
    matrix = drawn(
        """
        row | product-manager: | product-owner: Bo Lund
        product-vision | AR | I
        roadmap | AR | C
        """
    )
    assert findings(matrix, "GAP105") == []
