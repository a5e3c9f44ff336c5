"""GAP109."""

from teams.matrix.model import Method
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
strategy-adjustment | AR | C
feature-prioritisation | AR | C
market-and-competition-analysis | AR | C
growth-opportunities | AR | C
positioning | AR | C
customer-needs | AR | C
short-term-objectives | AR | C
backlog-definition | AR | C
backlog-prioritisation | AR | C
requirements-clarification | AR | C
feature-breakdown | AR | C
user-stories | AR | C
pace-decisions | AR | C
user-expectations | AR | C
cross-functional-alignment | AR | C
executive-expectations | AR | C
stakeholder-representation | AR | C
development-team-expectations | AR | C
direct-user-expectations | AR | C
operational-feedback | AR | C
"""


def test_what_it_finds_and_says() -> None:
    finding = only(drawn(FOUND, method=Method("scrum")), "GAP109")
    assert (
        finding.message
        == "Delivery lacks 1 row that belongs to this kind of team: Increment validation"
    )
    assert finding.subject == ("area:delivery",)
    assert finding.rows == ()
    assert finding.seats == ()
    assert fix_labels(drawn(FOUND, method=Method("scrum")), "GAP109") == [
        "Add Increment validation"
    ]


def test_all_that_is_core_is_there() -> None:
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
        strategy-adjustment | AR | C
        feature-prioritisation | AR | C
        market-and-competition-analysis | AR | C
        growth-opportunities | AR | C
        positioning | AR | C
        customer-needs | AR | C
        short-term-objectives | AR | C
        backlog-definition | AR | C
        backlog-prioritisation | AR | C
        requirements-clarification | AR | C
        feature-breakdown | AR | C
        user-stories | AR | C
        increment-validation | AR | C
        pace-decisions | AR | C
        user-expectations | AR | C
        cross-functional-alignment | AR | C
        executive-expectations | AR | C
        investor-expectations | AR | C
        stakeholder-representation | AR | C
        development-team-expectations | AR | C
        direct-user-expectations | AR | C
        operational-feedback | AR | C
        """,
        method=Method("scrum"),
    )
    assert findings(matrix, "GAP109") == []


def test_product_owner_rows_are_not_core_without_agile() -> None:
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
        strategy-adjustment | AR | C
        feature-prioritisation | AR | C
        market-and-competition-analysis | AR | C
        growth-opportunities | AR | C
        positioning | AR | C
        customer-needs | AR | C
        cross-functional-alignment | AR | C
        executive-expectations | AR | C
        investor-expectations | AR | C
        """,
        method=Method("waterfall"),
    )
    assert findings(matrix, "GAP109") == []


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
        """,
        method=Method("scrum"),
    )
    assert findings(matrix, "GAP109") == []
