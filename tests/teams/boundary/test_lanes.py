"""Who owns what on either side: separated, by role, with others, with nobody, and in every scheme."""

from __future__ import annotations

import pytest

from roles.definitions.model import Meaning
from teams.boundary.lanes import Lane
from teams.matrix.schemes import SCHEMES, Scheme
from tests.analysis.drawn import drawn
from tests.teams.boundary.seen import rows_of, seen

SEPARATED = """
                               | product-manager: Ana Díaz 80% | product-owner: Bo Lund | executive-sponsor: Farah Haddad
product-vision                 | AR                            | C                      |
roadmap                        | AR                            | A                      |
value-balance                  | C                             | AR                     |
feature-prioritisation; shared=1 | AR                          | R                      |
pricing-and-business-model     | C                             |                        | AR
backlog-definition             |                               | AR                     |
investor-expectations          | R                             |                        |
"""
PM, PO = Lane.PRODUCT_MANAGER, Lane.PRODUCT_OWNER


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=lambda one: one.key)
def test_each_row_stands_where_it_is_owned_and_says_what_is_wrong(scheme: Scheme) -> None:
    page = seen(drawn(SEPARATED, scheme=scheme))
    assert rows_of(page) == {
        "product-vision": (PM, ""),
        "roadmap": (Lane.BOTH, "contested"),
        "value-balance": (PO, "expected: Product Manager"),
        "feature-prioritisation": (Lane.BOTH, "shared on purpose (A36)"),
        "pricing-and-business-model": (Lane.NEITHER, "expected: Product Manager"),
        "backlog-definition": (PO, ""),
        "investor-expectations": (Lane.NEITHER, "nobody"),
    }
    assert page.who == "Two people hold the two roles."
    assert page.clear == (
        "The boundary is clear on 3 of 7 rows: one is contested, one is unowned and two are in the wrong hands."
    )


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=lambda one: one.key)
def test_letters_are_those_of_the_scheme(scheme: Scheme) -> None:
    page = seen(drawn(SEPARATED, scheme=scheme))
    [strategy, *_] = page.areas
    vision = strategy.manager.rows[0]
    assert vision.holdings[0].letters == (
        (scheme.letter_for(Meaning.ANSWERS), "answers"),
        (scheme.letter_for(Meaning.DOES), "does"),
    )


def test_counts_of_an_area() -> None:
    page = seen(drawn(SEPARATED))
    assert [area.counted for area in page.areas] == [
        "Ana owns 1, Bo owns 1, both 2, neither 1",
        "Ana owns 0, Bo owns 1, both 0, neither 0",
        "Ana owns 0, Bo owns 0, both 0, neither 1",
    ]
    assert page.areas[1].manager.none == "Ana owns nothing here, as expected."
    assert page.areas[2].manager.none == "Ana owns nothing here."


def test_a_matrix_that_names_no_people_is_read_by_its_roles() -> None:
    page = seen(
        drawn("""
                      | product-manager | product-owner
        product-vision | AR             | I
        user-stories   | I              | AR
        """)
    )
    assert (page.manager.name, page.owner.name) == ("Product Manager", "Product Owner")
    assert rows_of(page) == {"product-vision": (PM, ""), "user-stories": (PO, "")}
    assert (
        page.areas[0].counted == "Product Manager owns 1, Product Owner owns 0, both 0, neither 0"
    )


def test_several_on_one_side_and_one_first_name() -> None:
    page = seen(
        drawn("""
                       | product-manager: Ana Díaz | product-owner=po1: Bo Lund | product-owner=po2: Cleo Mori
        product-vision | AR                        | I                          |
        user-stories   |                           | AR                         |
        backlog-definition |                       |                            | AR
        """)
    )
    assert page.owner.name == "Bo Lund and Cleo Mori"
    assert page.owner.does("owns", "own") == "Bo and Cleo own"
    assert page.who == "Three people hold the two roles."


def test_an_owner_from_outside_beside_one_side() -> None:
    page = seen(
        drawn("""
                | product-manager: Ana Díaz | product-owner: Bo Lund | executive-sponsor: Farah Haddad
        roadmap | AR                        | C                      | A
        """)
    )
    assert rows_of(page) == {"roadmap": (Lane.WITH_OTHERS, "contested")}
    assert page.areas[0].middle[0].head == "One owns with somebody else"


def test_a_vacant_owner_owns_nothing() -> None:
    page = seen(
        drawn("""
                     | product-manager: Ana Díaz | product-owner:
        user-stories | I                         | AR
        """)
    )
    assert rows_of(page) == {"user-stories": (Lane.NEITHER, "nobody: Product Owner is vacant")}


def test_no_row_of_the_three_areas() -> None:
    page = seen(drawn("| product-manager: Ana Díaz | product-owner: Bo Lund\npositioning | AR | C"))
    assert page.areas == []
    assert page.clear == "No row of strategy, backlog or stakeholders is in the matrix."
