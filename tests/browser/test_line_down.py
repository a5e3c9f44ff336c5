"""The line to the server is cut in the middle of typing, and comes back: nothing that was typed is lost or doubled."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from organisations.scope import organisation_scope
from teams.models import LogEntry, Team
from tests.browser.desk import PM, PO, SM, cell, complaints, saved, set_elsewhere, stored, until

pytestmark = pytest.mark.django_db(transaction=True)

VISION, STRATEGY = "product-vision", "product-strategy"


def unsaved(page: Page, words: str) -> None:
    expect(page.locator("#unsaved")).to_contain_text(words)


def revisions(team: Team) -> int:
    with organisation_scope(team.organisation_id):
        return LogEntry.objects.filter(team=team).count()


def cut(page: Page) -> None:
    page.route("**/cells/", lambda route: route.abort("connectionfailed"))


def mend(page: Page) -> None:
    page.unroute("**/cells/")


@pytest.mark.line_down
def test_what_is_typed_while_the_line_is_down_is_kept_and_sent_later(
    workplace: Page, team: Team
) -> None:
    cell(workplace, VISION, PO).focus()
    workplace.keyboard.press("c")
    saved(workplace, 2)
    cut(workplace)
    for key in ("i", "ArrowDown", "a", "ArrowRight", "i"):
        workplace.keyboard.press(key)
    unsaved(workplace, "3 changes are not saved. The line to Remit is down.")
    for row, seat, letters in ((VISION, PO, "C"), (STRATEGY, PO, "A/C"), (STRATEGY, SM, "I")):
        expect(cell(workplace, row, seat)).to_have_attribute("data-l", letters)
        expect(cell(workplace, row, seat)).to_have_attribute("data-state", "failed")
    expect(workplace.locator("#live")).to_contain_text("3 changes are not saved")
    assert complaints(workplace) == []
    mend(workplace)
    workplace.locator("#unsaved").get_by_role("button", name="Try again").click()
    saved(workplace, 5)
    expect(workplace.locator("#unsaved")).not_to_be_visible()
    expect(workplace.locator("[data-state]")).to_have_count(0)
    assert (
        stored(team, VISION, "po"),
        stored(team, STRATEGY, "po"),
        stored(team, STRATEGY, "sm"),
    ) == ("C", "A/C", "I")


@pytest.mark.line_down
def test_an_answer_that_was_lost_does_not_double_the_edit(workplace: Page, team: Team) -> None:
    def swallow(route: Route) -> None:
        route.fetch()
        route.abort("connectionreset")

    workplace.route("**/cells/", swallow, times=1)
    cell(workplace, VISION, PO).focus()
    workplace.keyboard.press("c")
    expect(workplace.locator("#unsaved")).not_to_be_visible()
    expect(cell(workplace, VISION, PO)).to_have_attribute("data-l", "C/I")
    until(workplace, "!document.querySelector('#unsaved:not([hidden])')")
    workplace.keyboard.press("ArrowDown")
    workplace.keyboard.press("i")
    saved(workplace, 3)
    expect(workplace.locator("[data-state]")).to_have_count(0)
    assert (stored(team, VISION, "po"), stored(team, STRATEGY, "po")) == ("C/I", "C/I")
    assert revisions(team) == 3


@pytest.mark.line_down
def test_what_was_not_saved_is_still_there_after_the_page_is_loaded_again(
    workplace: Page, team: Team
) -> None:
    cut(workplace)
    cell(workplace, VISION, PO).focus()
    workplace.keyboard.press("c")
    unsaved(workplace, "1 change is not saved")
    asked = []
    workplace.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    mend(workplace)
    workplace.reload()
    assert asked == ["beforeunload"]
    saved(workplace, 2)
    assert stored(team, VISION, "po") == "C/I"


@pytest.mark.line_down
def test_while_it_was_down_somebody_else_set_the_cell(workplace: Page, team: Team) -> None:
    cut(workplace)
    cell(workplace, VISION, PO).focus()
    for key in ("a", "ArrowDown", "i"):
        workplace.keyboard.press(key)
    unsaved(workplace, "2 changes are not saved")
    set_elsewhere(team, VISION, "po", "I", "C")
    mend(workplace)
    workplace.locator("#unsaved").get_by_role("button", name="Try again").click()
    expect(cell(workplace, VISION, PO)).to_have_attribute("data-state", "conflict")
    expect(cell(workplace, VISION, PO).locator(".yours")).to_have_text("A/I")
    saved(workplace, 3)
    assert (stored(team, VISION, "po"), stored(team, STRATEGY, "po")) == ("C", "C/I")
    cell(workplace, VISION, PO).focus()
    workplace.keyboard.press("Enter")
    choice = workplace.locator("[data-choose]")
    expect(choice).to_contain_text("set C here while you chose A/I")
    choice.get_by_role("button", name="Keep C").click()
    expect(workplace.locator("[data-state]")).to_have_count(0)
    expect(cell(workplace, VISION, PO)).to_have_attribute("data-l", "C")


def test_what_the_server_will_not_take_is_kept_and_can_be_taken_back(
    workplace: Page, team: Team
) -> None:
    workplace.route(
        "**/cells/",
        lambda route: route.fulfill(
            status=422, content_type="application/json", body='{"said": "No such letter."}'
        ),
    )
    cell(workplace, VISION, PM).focus()
    workplace.keyboard.press("i")
    unsaved(workplace, "1 change is not saved. No such letter.")
    workplace.locator("#unsaved").get_by_role("button", name="Take it back").click()
    expect(cell(workplace, VISION, PM)).to_have_attribute("data-l", "A/R")
    expect(workplace.locator("#unsaved")).not_to_be_visible()
    assert stored(team, VISION, "pm") == "A/R"
