"""Undo and redo at the matrix: by key and by button, over page loads, and where somebody else was there since."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from teams.models import Team
from tests.browser.desk import PM, PO, SM, cell, complaints, saved, set_elsewhere, stored

pytestmark = pytest.mark.django_db(transaction=True)

VISION, STRATEGY = "product-vision", "product-strategy"


def three_edits(page: Page) -> None:
    for seat, key in ((PO, "c"), (SM, "i"), (PM, "Delete")):
        cell(page, VISION, seat).focus()
        page.keyboard.press(key)
    saved(page, 4)


def test_three_are_undone_and_one_is_redone_also_after_a_reload(
    workplace: Page, team: Team
) -> None:
    three_edits(workplace)
    undo = workplace.locator("#undo [data-way=undo]")
    redo = workplace.locator("#undo [data-way=redo]")
    expect(undo).to_have_accessible_name("Undo removing AR from Ana Díaz, Product vision")
    expect(redo).to_have_attribute("aria-disabled", "true")
    workplace.reload()
    cell(workplace, STRATEGY, PO).focus()
    for _ in range(3):
        workplace.keyboard.press("Control+z")
    saved(workplace, 7)
    expect(workplace.locator("#live")).to_contain_text("Undone: C for Bo Lund, Product vision.")
    expect(cell(workplace, STRATEGY, PO)).to_be_focused()
    found = [stored(team, VISION, seat) for seat in ("pm", "po", "sm")]
    assert found == ["A/R", "I", ""]
    expect(cell(workplace, VISION, PM)).to_have_attribute("data-l", "A/R")
    expect(undo).to_have_attribute("aria-disabled", "true")
    workplace.reload()
    expect(redo).to_have_accessible_name("Redo C for Bo Lund, Product vision")
    workplace.keyboard.press("Control+Shift+z")
    saved(workplace, 8)
    assert stored(team, VISION, "po") == "C/I"
    expect(undo).to_have_accessible_name("Undo C for Bo Lund, Product vision")
    expect(redo).to_have_accessible_name("Redo I for Scrum Master (vacant), Product vision")


def test_what_is_typed_is_saved_before_it_is_undone(workplace: Page, team: Team) -> None:
    cell(workplace, VISION, SM).focus()
    for key in ("c", "i", "Control+z"):
        workplace.keyboard.press(key)
    saved(workplace, 4)
    assert stored(team, VISION, "sm") == "C"
    expect(cell(workplace, VISION, SM)).to_have_attribute("data-l", "C")
    workplace.keyboard.press("Control+y")
    saved(workplace, 5)
    assert stored(team, VISION, "sm") == "C/I"


def test_a_button_keeps_the_focus_and_says_when_there_is_nothing(workplace: Page) -> None:
    cell(workplace, VISION, SM).focus()
    workplace.keyboard.press("c")
    saved(workplace, 2)
    undo = workplace.locator("#undo [data-way=undo]")
    undo.focus()
    workplace.keyboard.press("Enter")
    saved(workplace, 3)
    expect(undo).to_be_focused()
    expect(undo).to_have_attribute("title", "You have changed nothing here that could be undone.")
    workplace.keyboard.press("Enter")
    expect(workplace.locator("#done")).to_contain_text("You have changed nothing here")
    assert complaints(workplace) == []


def test_typing_in_a_field_is_not_taken_for_an_undo(workplace: Page, team: Team) -> None:
    cell(workplace, VISION, SM).focus()
    workplace.keyboard.press("c")
    saved(workplace, 2)
    workplace.keyboard.press("/")
    expect(workplace.get_by_label("Text in the row’s name")).to_be_focused()
    workplace.keyboard.type("vision")
    workplace.keyboard.press("Control+z")
    workplace.keyboard.press("Escape")
    workplace.locator("#undo [data-way=undo]").click()
    saved(workplace, 3)
    assert stored(team, VISION, "sm") == ""


def test_an_undo_over_somebody_elses_edit_is_asked_first(workplace: Page, team: Team) -> None:
    cell(workplace, VISION, PO).focus()
    workplace.keyboard.press("c")
    saved(workplace, 2)
    set_elsewhere(team, VISION, "po", "CI", "A")
    workplace.keyboard.press("Control+z")
    drawer = workplace.locator("#drawer")
    expect(drawer.get_by_role("heading")).to_have_text("Undo C for Bo Lund, Product vision?")
    expect(drawer).to_contain_text("Somebody else set A where you had left C/I.")
    assert complaints(workplace) == []
    drawer.get_by_role("link", name="Leave it").click()
    expect(drawer).not_to_be_visible()
    expect(cell(workplace, VISION, PO)).to_be_focused()
    assert stored(team, VISION, "po") == "A"
    workplace.keyboard.press("Control+z")
    drawer.get_by_role("button", name="Undo all the same").click()
    saved(workplace, 4)
    expect(drawer).not_to_be_visible()
    expect(cell(workplace, VISION, PO)).to_be_focused()
    assert stored(team, VISION, "po") == "I"
