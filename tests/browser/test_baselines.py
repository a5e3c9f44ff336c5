"""What is other since a baseline, on the matrix."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from teams.models import Team
from tests.browser.desk import PO, cell, complaints, saved

pytestmark = pytest.mark.django_db(transaction=True)

VISION = "product-vision"


def test_a_state_gets_a_name_and_the_matrix_says_what_is_other_since(
    workplace: Page, team: Team
) -> None:
    workplace.get_by_label("Baselines").click()
    workplace.get_by_role("link", name="Name this state…").click()
    workplace.get_by_label("Name for the present state").fill("Before the merger")
    workplace.keyboard.press("Enter")
    expect(workplace.get_by_role("heading", name="Before the merger")).to_be_visible()
    assert complaints(workplace) == []
    workplace.get_by_role("link", name="Show on the matrix").click()
    strip = workplace.locator("#compared")
    expect(strip).to_contain_text("Since “Before the merger” (revision 1): nothing changed")
    cell(workplace, VISION, PO).focus()
    workplace.keyboard.press("a")
    saved(workplace, 2)
    expect(strip).to_contain_text("1 cell; 2 findings came, 0 went")
    expect(cell(workplace, VISION, PO).locator(".before")).to_have_text("I")
    expect(cell(workplace, VISION, PO)).to_have_attribute(
        "aria-label", re.compile("answers and is informed, error, was I")
    )
    assert complaints(workplace) == []
    strip.get_by_role("link", name="Stop comparing").click()
    expect(workplace.locator("#compared")).to_have_count(0)
    expect(workplace.locator(".before")).to_have_count(0)
