"""GAP108."""

from tests.analysis.drawn import drawn, findings, fix_labels, only

FOUND = """
row | product-manager: Ana Díaz | product-owner: Bo Lund
product-vision | AR | C
product-strategy | AR | C
roadmap | AR | C
strategic-features | AR | C
product-success | AR | C
value-balance | AR | C
pricing-and-business-model | AR | C
long-term-growth | AR | C
executive-expectations | AR | C
user-expectations | C | AR
"""


def test_what_it_finds_and_says() -> None:
    finding = only(drawn(FOUND), "GAP108")
    assert finding.message == "No row is about investors, the development team and direct users"
    assert finding.subject == ()
    assert finding.rows == ()
    assert finding.seats == ()
    assert fix_labels(drawn(FOUND), "GAP108") == ["Add 3 rows"]


def test_all_four_groups_have_a_row() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-owner: Bo Lund
        product-vision | AR | C
        product-strategy | AR | C
        roadmap | AR | C
        strategic-features | AR | C
        product-success | AR | C
        value-balance | AR | C
        pricing-and-business-model | AR | C
        long-term-growth | AR | C
        executive-expectations | AR | C
        investor-expectations | AR | C
        development-team-expectations | AR | C
        direct-user-expectations | AR | C
        """
    )
    assert findings(matrix, "GAP108") == []


def test_an_own_row_counts_by_its_group() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-owner: Bo Lund
        product-vision | AR | C
        product-strategy | AR | C
        roadmap | AR | C
        strategic-features | AR | C
        product-success | AR | C
        value-balance | AR | C
        pricing-and-business-model | AR | C
        long-term-growth | AR | C
        executive-expectations | AR | C
        development-team-expectations | AR | C
        direct-user-expectations | AR | C
        Owners call; area=stakeholders; stakeholder=investors | AR | C
        """
    )
    assert findings(matrix, "GAP108") == []


def test_seven_rows_of_the_catalogue_are_too_few() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-owner: Bo Lund
        product-vision | AR | C
        product-strategy | AR | C
        roadmap | AR | C
        strategic-features | AR | C
        product-success | AR | C
        value-balance | AR | C
        pricing-and-business-model | AR | C
        """
    )
    assert findings(matrix, "GAP108") == []
