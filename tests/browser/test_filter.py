"""Filtering the rows: by text, area, seat, letter and finding; the filter stands in the address."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from teams.models import Team
from tests.browser.desk import PO, cell, saved, set_elsewhere

pytestmark = pytest.mark.django_db(transaction=True)


def shown(page: Page) -> list[str]:
    return page.locator("#matrix tr[data-row]:visible .rname a").all_inner_texts()


def choose(page: Page, name: str, value: str) -> None:
    if not page.locator("#filter[open]").count():
        page.locator("#filter summary").click()
    field = page.locator(f"#filter [name={name}]")
    if name == "q":
        field.fill(value)
    else:
        field.select_option(value)


def test_rows_are_filtered_and_the_address_says_so(workplace: Page, team: Team) -> None:
    everything = shown(workplace)
    choose(workplace, "q", "VISIÓN")
    assert shown(workplace) == ["Product vision"]
    hidden = len(everything) - 1
    expect(workplace.locator("#hidden-rows")).to_contain_text(f"{hidden} rows hidden by the filter")
    assert "q=VISI" in workplace.url
    workplace.reload()
    assert shown(workplace) == ["Product vision"]
    workplace.locator("#hidden-rows").get_by_role("button", name="Show all").click()
    assert shown(workplace) == everything
    assert "?" not in workplace.url


def test_seat_and_letter_go_together_and_what_is_edited_stays_in_sight(
    workplace: Page, team: Team
) -> None:
    choose(workplace, "seat", "po")
    choose(workplace, "letter", "I")
    assert "Product vision" in shown(workplace)
    workplace.keyboard.press("Escape")
    cell(workplace, "product-vision", PO).focus()
    workplace.keyboard.press("i")
    saved(workplace, 2)
    assert "Product vision" in shown(workplace)
    workplace.reload()
    assert "Product vision" not in shown(workplace)


def test_arrows_pass_over_hidden_rows(workplace: Page, team: Team) -> None:
    set_elsewhere(team, "product-vision", "po", "I", "A")
    workplace.reload()
    names = shown(workplace)
    choose(workplace, "finding", "none")
    fewer = shown(workplace)
    assert 0 < len(fewer) < len(names)
    choose(workplace, "finding", "any")
    assert set(shown(workplace)) == set(names) - set(fewer)
    workplace.keyboard.press("Escape")
    expect(workplace.locator("#filter summary")).to_be_focused()
    first = workplace.locator("#matrix tr[data-row]:visible td.c").first
    first.focus()
    workplace.keyboard.press("Control+End")
    expect(
        workplace.locator("#matrix tr[data-row]:visible").last.locator("td.c").last
    ).to_be_focused()


def test_a_finding_is_shown_also_where_the_filter_hides_its_row(
    workplace: Page, team: Team
) -> None:
    cell(workplace, "product-vision", PO).focus()
    workplace.keyboard.press("a")
    saved(workplace, 2)
    choose(workplace, "q", "strategy")
    expect(workplace.locator("#row-product-vision")).not_to_be_visible()
    workplace.keyboard.press("Escape")
    workplace.locator(".finding", has_text="both answer for Product vision").locator(
        ".show"
    ).click()
    expect(workplace.locator("#row-product-vision")).to_be_visible()
