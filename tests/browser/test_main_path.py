"""The whole way: set up a team of six, put right what is wrong, take the matrix away, bring it back without a difference."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Counted

SIX = [
    "Ana Díaz, Product Manager",
    "Bo Lund – PO, 50 %",
    "Chi Nguyen; Scrum master",
    "Developers",
    "Emil Varga (UX designer) 60 %",
    "Executive sponsor",
]
MOST_ACTIONS = 40

pytestmark = pytest.mark.django_db(transaction=True)


def by_mouse(page: Page) -> Counted:
    hand = Counted(page)
    hand.click(page.get_by_role("link", name="Set up a team").first)
    hand.click(page.get_by_label("Name of the team"))
    hand.type_name("Checkout")
    for fact in ("Scrum", "Medium", "No"):
        hand.click(page.locator("label.pill", has_text=fact).first)
    hand.click(page.get_by_role("button", name="Continue with people"))
    hand.click(page.locator("#lines"))
    for line in SIX:
        hand.type_name(line)
        hand.press("Enter")
    expect(page.locator("#people-next")).to_have_text("Continue with 6 seats")
    hand.click(page.locator("#people-next"))
    hand.click(page.locator("#rows-next"))
    hand.click(page.get_by_role("button", name="Create team"))
    return hand


def by_keyboard(page: Page) -> Counted:
    hand = Counted(page)
    page.get_by_role("link", name="Set up a team").first.focus()
    hand.press("Enter")
    expect(page.get_by_label("Name of the team")).to_be_focused()
    hand.type_name("Checkout")
    hand.press("Tab", "ArrowRight")
    hand.press("Tab", "ArrowRight", "ArrowRight")
    hand.press("Tab", "ArrowRight")
    hand.press("Enter")
    expect(page.locator("#lines")).to_be_focused()
    for line in SIX:
        hand.type_name(line)
        hand.press("Enter")
    expect(page.locator("#people-next")).to_have_text("Continue with 6 seats")
    hand.press("Control+Enter")
    expect(page.locator("#pack-core")).to_be_focused()
    hand.press("Enter")
    expect(page.get_by_role("button", name="Create team")).to_be_focused()
    hand.press("Enter")
    return hand


@pytest.mark.parametrize("walk", [by_mouse, by_keyboard])
def test_a_team_of_six_is_set_up_in_at_most_forty_steps(
    at_home: Page, walk: Callable[[Page], Counted]
) -> None:
    hand = walk(at_home)
    expect(at_home.get_by_role("heading", name="Checkout", exact=True)).to_be_visible()
    expect(at_home.locator("th.seat-head")).to_have_count(6)
    assert hand.actions <= MOST_ACTIONS, hand.actions


def test_errors_are_put_right_with_fixes_and_the_export_comes_back_unchanged(
    at_home: Page, tmp_path: Path
) -> None:
    page = at_home
    by_mouse(page)
    # Cells take the focus once the page's modules have made one of them its tab stop.
    expect(page.locator('#matrix [tabindex="0"]')).to_have_count(1)
    for row in ("roadmap", "product-vision"):
        cell = page.locator(f"#row-{row} td.c").nth(1)
        cell.focus()
        page.keyboard.press("a")
        expect(page.locator(f"#row-{row} td.c").nth(1)).to_have_attribute("data-l", "A/C")
    empty = page.locator("#row-product-strategy td.c").nth(0)
    empty.focus()
    page.keyboard.press("Delete")
    expect(page.locator("#row-product-strategy td.c").nth(0)).not_to_have_attribute("data-l", "A/R")
    expect(page.locator("#revision")).to_have_text("Saved, revision 4")
    errors = page.locator("#panel section", has=page.get_by_role("heading", name="Errors"))
    expect(errors).to_have_count(1)
    for revision in range(5, 15):
        if not errors.count():
            break
        errors.locator(".fix button.btn-primary").first.click()
        expect(page.locator("#revision")).to_have_text(f"Saved, revision {revision}")
    expect(errors).to_have_count(0)

    page.locator("summary", has_text="Export").click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Excel").click()
    file = tmp_path / "checkout.xlsx"
    waiting.value.save_as(file)
    page.get_by_role("link", name="Import", exact=True).click()
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Show what it says").click()
    expect(page.get_by_text("The file says what the matrix says already.")).to_be_visible()
