"""One person in both roles: what two would own, and whether it is time."""

from __future__ import annotations

import pytest

from teams.boundary.hybrid import HybridView
from teams.boundary.lanes import Lane
from teams.matrix.model import Complexity, Matrix, Stage
from tests.analysis.drawn import drawn
from tests.teams.boundary.seen import rows_of, seen

HYBRID = """
                       | product-manager: Ana Díaz 60% | product-owner: Ana Díaz 40% | product-designer: Emil Varga
product-vision         | AR                            |                             | C
feature-prioritisation | AR                            |                             | C
backlog-definition     |                               | AR                          |
positioning            | AR                            |                             |
write the newsletter; area=stakeholders | AR           |                             |
Roll out weekly; area=backlog |                        | AR                          |
"""
ONE_SEAT = """
                       | product-manager: Ana Díaz | development-team
product-vision         | AR                        |
backlog-definition     | AR                        | C
"""


def of(matrix: Matrix) -> HybridView:
    view = seen(matrix).hybrid
    assert view is not None
    return view


def test_a_separated_pair_is_no_hybrid() -> None:
    text = HYBRID.replace("product-owner: Ana Díaz", "product-owner: Bo Lund")
    assert seen(drawn(text)).hybrid is None


def test_what_each_of_two_would_own() -> None:
    page = seen(drawn(HYBRID))
    assert {key: lane for key, (lane, _) in rows_of(page).items()} == {
        "product-vision": Lane.PRODUCT_MANAGER,
        "feature-prioritisation": Lane.BOTH,
        "backlog-definition": Lane.PRODUCT_OWNER,
        "write-the-newsletter": Lane.PRODUCT_MANAGER,
        "roll-out-weekly": Lane.PRODUCT_OWNER,
    }
    assert rows_of(page)["feature-prioritisation"][1] == "would be shared (A36)"
    assert [(one.rows, one.where) for one in of(drawn(HYBRID)).would] == [
        ("3 rows", "1 in Strategy, 1 in Market and 1 in Stakeholders"),
        ("2 rows", "2 in Backlog"),
        ("1 row", "1 in Strategy"),
    ]
    assert page.who == "Ana Díaz holds both roles."
    assert page.clear == "Ownership is clear on all 5 rows."


def test_who_fills_one_seat_and_answers_for_both_sides() -> None:
    page = seen(drawn(ONE_SEAT))
    assert page.hybrid is not None
    assert page.hybrid.who == ("Ana Díaz is Product Manager, and Product Owner in all but name.",)
    assert rows_of(page)["backlog-definition"][0] is Lane.PRODUCT_OWNER
    assert page.missing == []


@pytest.mark.parametrize(
    ("facts", "is_time", "words"),
    [
        ({"stage": Stage.GROWING}, True, "past the startup stage"),
        ({"size": 120}, True, "120 people (limit 50)"),
        ({"complexity": Complexity.HIGH, "stage": Stage.STARTUP}, True, "the product is complex"),
        ({"stage": Stage.STARTUP, "size": 8}, False, "more than 50 people"),
        ({"size": 50}, False, "A44, A46"),
        ({}, None, "Neither the organisation’s stage nor its size is stated"),
    ],
)
def test_whether_it_is_time(facts: dict[str, object], is_time: bool | None, words: str) -> None:
    view = of(drawn(HYBRID, **facts))  # type: ignore[arg-type]
    assert view.is_time is is_time
    assert words.casefold() in view.why.casefold()
    assert [one.code for one in view.findings] == (["ORG401"] if is_time else [])


def test_a_large_company_specialises_further() -> None:
    assert "A47" in of(drawn(HYBRID, stage=Stage.ENTERPRISE)).why
    assert "A47" not in of(drawn(HYBRID, stage=Stage.GROWING)).why
