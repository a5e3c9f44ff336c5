"""Walking through the grid and working on blocks of cells, by key and by pointer."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from teams.models import Team
from tests.browser.desk import PM, PO, SM, cell, complaints, saved, stored

pytestmark = pytest.mark.django_db(transaction=True)

VISION, STRATEGY = "product-vision", "product-strategy"


def selected(page: Page) -> int:
    return page.locator("#matrix td[aria-selected=true]").count()


def test_a_letter_fills_the_block_and_then_empties_it(workplace: Page, team: Team) -> None:
    cell(workplace, VISION, PO).focus()
    workplace.keyboard.press("Shift+ArrowRight")
    workplace.keyboard.press("Shift+ArrowDown")
    expect(workplace.locator("#live")).to_have_text("2 × 2 cells selected.")
    assert selected(workplace) == 4
    workplace.keyboard.press("i")
    saved(workplace, 2)
    assert [stored(team, row, seat) for row in (VISION, STRATEGY) for seat in ("po", "sm")] == [
        "I", "I", "C/I", "I",
    ]  # fmt: skip
    assert selected(workplace) == 4
    assert complaints(workplace) == []
    workplace.keyboard.press("i")
    saved(workplace, 3)
    assert [stored(team, row, seat) for row in (VISION, STRATEGY) for seat in ("po", "sm")] == [
        "", "", "C", "",
    ]  # fmt: skip
    workplace.keyboard.press("Delete")
    saved(workplace, 4)
    assert stored(team, STRATEGY, "po") == ""
    workplace.keyboard.press("Escape")
    assert selected(workplace) == 0
    expect(cell(workplace, STRATEGY, SM)).to_be_focused()


def test_a_drag_and_a_click_with_shift_select_and_open_nothing(workplace: Page, team: Team) -> None:
    cell(workplace, VISION, PM).hover()
    workplace.mouse.down()
    cell(workplace, STRATEGY, PO).hover()
    workplace.mouse.up()
    assert selected(workplace) == 4
    expect(workplace.locator("[data-choose]")).to_have_count(0)
    expect(cell(workplace, STRATEGY, PO)).to_be_focused()
    cell(workplace, VISION, SM).click(modifiers=["Shift"])
    assert selected(workplace) == 3
    cell(workplace, VISION, SM).click()
    expect(workplace.locator("[data-choose]")).to_be_visible()
    assert selected(workplace) == 0


def test_arrows_lead_to_names_heads_and_bands_and_tab_leads_out(
    workplace: Page, team: Team
) -> None:
    cell(workplace, VISION, PM).focus()
    workplace.keyboard.press("ArrowLeft")
    expect(workplace.locator(f"#row-{VISION} .rname a")).to_be_focused()
    workplace.keyboard.press("ArrowUp")
    expect(workplace.locator("#area-strategy .fold")).to_be_focused()
    workplace.keyboard.press("ArrowUp")
    expect(workplace.locator("#seat-pm .seat b a")).to_be_focused()
    workplace.keyboard.press("ArrowRight")
    expect(workplace.locator("#seat-po .seat b a")).to_be_focused()
    assert workplace.locator('#matrix [tabindex="0"]').count() == 1
    workplace.keyboard.press("Tab")
    assert not workplace.evaluate("document.activeElement.closest('#matrix') !== null")
    workplace.keyboard.press("Shift+Tab")
    expect(workplace.locator("#seat-po .seat b a")).to_be_focused()


def test_the_focus_stays_where_it_is_while_pieces_are_exchanged(
    workplace: Page, team: Team
) -> None:
    cell(workplace, VISION, PO).focus()
    for key in ("c", "ArrowDown", "i", "ArrowRight"):
        workplace.keyboard.press(key)
    saved(workplace, 3)
    expect(cell(workplace, STRATEGY, SM)).to_be_focused()
    workplace.keyboard.press("ArrowLeft")
    workplace.keyboard.press("a")
    saved(workplace, 4)
    expect(cell(workplace, STRATEGY, PO)).to_be_focused()
    expect(cell(workplace, STRATEGY, PO)).to_have_attribute(
        "aria-label",
        "Product strategy, Bo Lund, Product Owner: answers and advises and is informed, error"
        ". Ana Díaz and Bo Lund both answer for Product strategy"
        ". Bo Lund holds A, C and I on Product strategy",
    )
