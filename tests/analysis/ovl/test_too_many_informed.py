"""OVL208."""

from tests.analysis.drawn import drawn, findings, fix_labels, only

FOUND = """
row | product-manager: Ana Díaz | product-owner: Bo Lund | scrum-master: Chi Ma | product-designer: Emil Varga | executive-sponsor: Farah Haddad | product-marketing-manager: Gus Ray | business-expert: Hal Berg | data-scientist: Ida Holm
roadmap | AR | I | I | I | I | I | I | I
"""


def test_what_it_finds_and_says() -> None:
    finding = only(drawn(FOUND), "OVL208")
    assert (
        finding.message
        == "7 are informed about Roadmap: Bo Lund, Chi Ma, Emil Varga, Farah Haddad, Gus Ray and 2 more"
    )
    assert finding.subject == ("row:roadmap",)
    assert finding.rows == ("roadmap",)
    assert finding.seats == (
        "product-owner",
        "scrum-master",
        "product-designer",
        "executive-sponsor",
        "product-marketing-manager",
        "business-expert",
        "data-scientist",
    )
    assert fix_labels(drawn(FOUND), "OVL208") == []


def test_six_are_not_too_many() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-owner: Bo Lund | scrum-master: Chi Ma | product-designer: Emil Varga | executive-sponsor: Farah Haddad | product-marketing-manager: Gus Ray | business-expert: Hal Berg | data-scientist: Ida Holm
        roadmap | AR | I | I | I | I | I | I | C
        """
    )
    assert findings(matrix, "OVL208") == []
