"""The history as people use it: read, filter, look back, compare, and take one older change back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from organisations.scope import organisation_scope
from teams.models import Baseline, Team
from tests.browser.desk import PO, SM, complaints, set_elsewhere, stored

pytestmark = pytest.mark.django_db(transaction=True)

VISION, STRATEGY = "product-vision", "product-strategy"


@pytest.fixture
def history(workplace: Page, team: Team) -> Page:
    """Revisions 2 to 4 of Checkout, and a baseline; in front of its history."""
    set_elsewhere(team, STRATEGY, "po", "C", "AR")
    set_elsewhere(team, VISION, "sm", "", "C")
    set_elsewhere(team, VISION, "po", "I", "")
    with organisation_scope(team.organisation_id):
        Baseline.objects.create(
            organisation_id=team.organisation_id, team=team, revision=1, name="As agreed"
        )
    workplace.get_by_role("navigation", name="Checkout").get_by_role("link", name="History").click()
    expect(workplace.get_by_role("heading", name="History")).to_be_visible()
    return workplace


def test_it_is_read_filtered_and_an_older_change_undone(history: Page, team: Team) -> None:
    second = history.locator("#revision-2")
    expect(second).to_contain_text("Remit changed Bo Lund on Product strategy from C to A, R")
    expect(history.locator("#revision-1")).to_contain_text("baseline “As agreed”")
    history.get_by_label("Row").select_option(label="Product strategy")
    history.get_by_role("button", name="Show").click()
    expect(history.locator(".entry-of-log")).to_have_count(2)
    history.get_by_role("link", name="Letters").click()
    expect(history.locator(".entry-of-log")).to_have_count(1)
    history.get_by_role("button", name="Undo revision 2").click()
    expect(history.locator("#revision-5")).to_contain_text("Ana Díaz undid revision 2")
    expect(history.locator(".messages")).to_contain_text("Saved, revision 5.")
    assert stored(team, STRATEGY, "po") == "C"


def test_what_does_not_fit_any_more_is_told_first(history: Page, team: Team) -> None:
    set_elsewhere(team, VISION, "sm", "C", "R")
    history.get_by_role("button", name="Undo revision 3").click()
    expect(history.get_by_role("heading", name="Undo revision 3?")).to_be_visible()
    row = history.get_by_role("row").filter(has_text="Product vision, Scrum Master")
    expect(row.get_by_role("cell")).to_have_text(["C", "R", "nothing"])
    assert complaints(history) == []
    history.get_by_role("link", name="Leave it").click()
    expect(history.locator("#revision-5")).to_be_visible()
    assert stored(team, VISION, "sm") == "R"


def test_a_revision_is_looked_at_and_compared_with_a_baseline(history: Page) -> None:
    history.get_by_role("link", name="Matrix at revision 2").click()
    expect(history.get_by_role("heading", name="Revision 2")).to_be_visible()
    cells = history.locator(f"#row-{STRATEGY} td.c")
    expect(cells.nth(PO).locator(".l")).to_have_text(["A", "R"])
    expect(history.locator(".panel")).to_contain_text("both answer for Product strategy")
    history.get_by_role("link", name="Compare with now").click()
    history.get_by_label("From").select_option(label="As agreed (revision 1)")
    history.get_by_label("Only rows that differ").check()
    history.get_by_role("button", name="Compare").click()
    expect(history.locator("#matrix tbody tr:not(.band)")).to_have_count(2)
    changed = history.locator(f"#row-{STRATEGY} td.c").nth(PO)
    expect(changed.locator(".l.out")).to_have_text(["C"])
    expect(changed.locator(".l.in")).to_have_text(["A", "R"])
    expect(history.locator(f"#row-{VISION} td.c").nth(SM)).to_contain_text("nothing became C")
    expect(history.locator(".panel")).to_contain_text(
        "Gave Scrum Master (vacant) C on Product vision"
    )


@pytest.mark.parametrize("width", [390, 1440, 2560])
def test_its_pages_are_for_everybody(width: int, history: Page) -> None:
    history.set_viewport_size({"width": width, "height": 900})
    start = history.url
    for address in ("", "2/", "compare/?a=1&b=now", "compare/?a=2&b=2"):
        history.goto(start + address)
        assert history.evaluate("document.documentElement.scrollWidth") <= width, address
        for scheme in ("light", "dark"):
            history.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            assert complaints(history) == [], (address, scheme)
