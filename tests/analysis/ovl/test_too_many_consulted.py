"""OVL207."""

from tests.analysis.drawn import drawn, findings, fix_labels, only

FOUND = """
row | product-manager: Ana Díaz | product-owner: Bo Lund | scrum-master: Chi Ma | product-designer: Emil Varga | executive-sponsor: Farah Haddad | product-marketing-manager: Gus Ray
roadmap | AR | C | C | C | C | C
"""


def test_what_it_finds_and_says() -> None:
    finding = only(drawn(FOUND), "OVL207")
    assert (
        finding.message
        == "5 advise on Roadmap: Bo Lund, Chi Ma, Emil Varga, Farah Haddad and Gus Ray"
    )
    assert finding.subject == ("row:roadmap",)
    assert finding.rows == ("roadmap",)
    assert finding.seats == (
        "product-owner",
        "scrum-master",
        "product-designer",
        "executive-sponsor",
        "product-marketing-manager",
    )
    assert fix_labels(drawn(FOUND), "OVL207") == []


def test_four_are_not_too_many() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-owner: Bo Lund | scrum-master: Chi Ma | product-designer: Emil Varga | executive-sponsor: Farah Haddad | product-marketing-manager: Gus Ray
        roadmap | AR | C | C | C | C | I
        """
    )
    assert findings(matrix, "OVL207") == []


def test_a_third_of_ten_rows_is_not_too_much() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-owner: Bo Lund | scrum-master: Chi Ma | product-designer: Emil Varga | executive-sponsor: Farah Haddad | product-marketing-manager: Gus Ray
        product-vision | AR | C | | | |
        product-strategy | AR | C | | | |
        roadmap | AR | C | | | |
        strategic-features | AR | C | | | |
        product-success | AR | C | | | |
        value-balance | AR | C | | | |
        pricing-and-business-model | AR | C | | | |
        long-term-growth | AR | C | | | |
        positioning | AR | C | | | |
        growth-opportunities | AR | C | | | |
        """
    )
    assert findings(matrix, "OVL207") == []
