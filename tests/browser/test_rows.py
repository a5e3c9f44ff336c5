"""Rows and seats moved by key and by drag, many rows ticked, a row written about: in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from organisations.scope import organisation_scope
from teams.models import Row, Seat, Team
from tests.browser.desk import PM, PO, cell, complaints, saved, stored

pytestmark = pytest.mark.django_db(transaction=True)

VISION, STRATEGY, BACKLOG = "product-vision", "product-strategy", "backlog-prioritisation"


def name(page: Page, row: str) -> Locator:
    return page.locator(f"#row-{row} .rname a")


def shown(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all(
        "#matrix tr[data-row]", "rows => rows.map((row) => row.dataset.row)"
    )
    return found


def heads(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all(
        "#matrix th.seat-head", "heads => heads.map((head) => head.id)"
    )
    return found


def row_keys(team: Team) -> list[str]:
    with organisation_scope(team.organisation_id):
        return list(Row.objects.filter(team=team).values_list("key", flat=True))


def row_of(team: Team, key: str) -> Row:
    with organisation_scope(team.organisation_id):
        return Row.objects.get(team=team, key=key)


def said(page: Page, words: str) -> None:
    expect(page.locator("#live")).to_have_text(words)


def drag(page: Page, source: Locator, target: Locator, *, low: bool = False) -> None:
    """From the middle of one to the upper or lower part of the other, as a hand does it."""
    source.hover()
    page.mouse.down()
    box = target.bounding_box()
    assert box
    y = box["y"] + box["height"] * (0.9 if low else 0.1)
    page.mouse.move(box["x"] + 12, y + 8, steps=4)
    page.mouse.move(box["x"] + 10, y, steps=4)


def test_a_row_is_moved_by_key_and_keeps_the_focus(workplace: Page, team: Team) -> None:
    name(workplace, STRATEGY).focus()
    workplace.keyboard.press("Alt+ArrowUp")
    assert shown(workplace) == [STRATEGY, VISION, BACKLOG]
    said(workplace, "Moved Product strategy to place 1 of Strategy.")
    saved(workplace, 2)
    expect(name(workplace, STRATEGY)).to_be_focused()
    assert row_keys(team) == [STRATEGY, VISION, BACKLOG]
    workplace.keyboard.press("Alt+ArrowUp")
    said(workplace, "Product strategy stands at the top already.")
    workplace.keyboard.press("ArrowDown")
    expect(name(workplace, VISION)).to_be_focused()
    assert workplace.locator('#matrix [tabindex="0"]').count() == 1


def test_quick_steps_go_over_the_edge_of_an_area_and_are_undone(
    workplace: Page, team: Team
) -> None:
    cell(workplace, VISION, PO).focus()
    for _ in range(3):
        workplace.keyboard.press("Alt+ArrowDown")
    said(workplace, "Moved Product vision to place 2 of Backlog.")
    expect(cell(workplace, VISION, PO)).to_be_focused()
    expect(workplace.locator("#area-backlog ~ #row-product-vision")).to_be_visible()
    assert row_of(team, VISION).area == "backlog"
    assert row_keys(team) == [STRATEGY, BACKLOG, VISION]
    workplace.keyboard.press("i")
    expect(cell(workplace, VISION, PO).locator(".l")).to_have_count(0)
    undo = workplace.locator("#undo [data-way=undo]")
    while undo.get_attribute("aria-disabled") != "true":
        before = workplace.locator("#revision").inner_text()
        workplace.keyboard.press("Control+z")
        expect(workplace.locator("#revision")).not_to_have_text(before)
    assert shown(workplace) == row_keys(team) == [VISION, STRATEGY, BACKLOG]
    assert row_of(team, VISION).area is None
    assert stored(team, VISION, "po") == "I"


def test_a_seat_is_moved_with_its_column(workplace: Page, team: Team) -> None:
    cell(workplace, VISION, PO).focus()
    workplace.keyboard.press("Alt+ArrowLeft")
    said(workplace, "Moved Bo Lund to place 1 of 3 seats.")
    assert heads(workplace) == ["seat-po", "seat-pm", "seat-sm"]
    expect(cell(workplace, BACKLOG, 0).locator(".l")).to_have_count(2)
    expect(cell(workplace, VISION, 0)).to_be_focused()
    workplace.keyboard.press("c")
    expect(cell(workplace, VISION, 0).locator(".l-advises")).to_be_visible()
    saved(workplace, 3)
    assert stored(team, VISION, "po") == "C/I"
    workplace.reload()
    assert heads(workplace) == ["seat-po", "seat-pm", "seat-sm"]
    drag(workplace, workplace.locator("#seat-po .seat b a"), workplace.locator("#seat-sm"))
    workplace.mouse.up()
    said(workplace, "Moved Bo Lund to place 2 of 3 seats.")
    with organisation_scope(team.organisation_id):
        keys = list(Seat.objects.filter(team=team).values_list("key", flat=True))
    assert keys == ["pm", "po", "sm"]


def test_a_row_is_dragged_by_its_name_and_a_line_shows_where(workplace: Page, team: Team) -> None:
    line = workplace.locator(".drop-line")
    drag(workplace, name(workplace, VISION), workplace.locator(f"#row-{BACKLOG}"), low=True)
    expect(line).to_be_visible()
    workplace.mouse.up()
    expect(line).to_be_hidden()
    said(workplace, "Moved Product vision to place 2 of Backlog.")
    expect(name(workplace, VISION)).to_be_focused()
    expect(workplace.locator("#drawer[open]")).to_have_count(0)
    assert row_of(team, VISION).area == "backlog"
    drag(workplace, name(workplace, VISION), workplace.locator("#area-strategy"))
    workplace.mouse.up()
    said(workplace, "Moved Product vision to place 1 of Strategy.")
    assert row_of(team, VISION).area is None
    drag(workplace, name(workplace, STRATEGY), workplace.locator(f"#row-{VISION}"))
    workplace.keyboard.press("Escape")
    workplace.mouse.up()
    expect(line).to_be_hidden()
    saved(workplace, 3)
    name(workplace, VISION).click()
    expect(workplace.locator("#drawer .side-title")).to_have_text("Product vision")


@pytest.mark.line_down
def test_what_could_not_be_moved_goes_back(workplace: Page, team: Team) -> None:
    workplace.route("**/move/", lambda route: route.abort())
    name(workplace, STRATEGY).focus()
    workplace.keyboard.press("Alt+ArrowUp")
    said(workplace, "The line to Remit is down. Nothing was changed.")
    assert shown(workplace) == [VISION, STRATEGY, BACKLOG]
    expect(name(workplace, STRATEGY)).to_be_focused()
    workplace.unroute("**/move/")
    with organisation_scope(team.organisation_id):
        Row.objects.filter(team=team, key=VISION).delete()
    workplace.keyboard.press("Alt+ArrowUp")
    said(
        workplace,
        "Somebody changed the rows in the meantime. The page shows them now; move it again.",
    )
    assert shown(workplace) == [STRATEGY, BACKLOG]
    expect(name(workplace, STRATEGY)).to_be_focused()


def test_many_rows_are_ticked_and_removed_after_a_question(workplace: Page, team: Team) -> None:
    bar = workplace.locator("#ticked")
    expect(bar).to_be_hidden()
    name(workplace, VISION).focus()
    workplace.keyboard.press("Space")
    said(workplace, "Product vision ticked, 1 row.")
    name(workplace, BACKLOG).click(modifiers=["Shift"])
    expect(bar.locator("b")).to_have_text("3 rows")
    name(workplace, STRATEGY).click(modifiers=["Control"])
    expect(bar.locator("b")).to_have_text("2 rows")
    assert complaints(workplace) == []
    bar.get_by_role("button", name="Remove…").click()
    drawer = workplace.locator("#drawer")
    expect(drawer.locator(".side-title")).to_have_text("Remove 2 rows?")
    expect(drawer).to_contain_text("Product vision: A/R of Ana Díaz, I of Bo Lund")
    drawer.get_by_role("button", name="Remove 2 rows").click()
    saved(workplace, 2)
    expect(workplace.locator("#drawer[open]")).to_have_count(0)
    expect(bar).to_be_hidden()
    assert shown(workplace) == row_keys(team) == [STRATEGY]
    workplace.keyboard.press("Control+z")
    saved(workplace, 3)
    assert shown(workplace) == [VISION, STRATEGY, BACKLOG]


def test_ticked_rows_go_to_another_area(workplace: Page, team: Team) -> None:
    workplace.get_by_role("button", name="Select rows").click()
    name(workplace, VISION).click()
    workplace.locator(f"#row-{STRATEGY} .rname").click(position={"x": 8, "y": 12})
    bar = workplace.locator("#ticked")
    expect(bar.locator("b")).to_have_text("2 rows")
    expect(workplace.locator("#drawer[open]")).to_have_count(0)
    bar.locator("summary").click()
    bar.get_by_role("button", name="Market").click()
    said(workplace, "Moved 2 rows to Market. Saved, revision 2.")
    expect(name(workplace, VISION)).to_be_focused()
    expect(bar).to_be_hidden()
    assert row_of(team, VISION).area == row_of(team, STRATEGY).area == "market"
    name(workplace, VISION).focus()
    workplace.keyboard.press("Space")
    expect(bar).to_be_visible()
    workplace.keyboard.press("Escape")
    expect(bar).to_be_hidden()


def test_what_is_written_about_a_row_is_shown_and_its_link_opens_safely(
    workplace: Page, team: Team
) -> None:
    name(workplace, VISION).click()
    drawer = workplace.locator("#drawer")
    drawer.locator("summary").click()
    drawer.get_by_label("Description").fill("What **we** want <b>now</b>")
    drawer.get_by_label("Address 1", exact=True).fill("javascript:alert(1)")
    drawer.get_by_label("Title of address 1").fill("Board")
    save = drawer.get_by_role("button", name="Save the row")
    save.click()
    expect(drawer.get_by_label("Address 1", exact=True)).to_be_focused()
    expect(drawer).to_contain_text("An address begins with https:// or http://")
    expect(drawer.get_by_label("Description")).to_have_value("What **we** want <b>now</b>")
    drawer.get_by_label("Address 1", exact=True).fill("https://board.example/x")
    drawer.get_by_role("button", name="Another address").click()
    expect(drawer.get_by_label("Address 2", exact=True)).to_be_focused()
    save.click()
    saved(workplace, 2)
    expect(drawer.locator(".written strong")).to_have_text("we")
    expect(drawer.locator(".written")).to_have_text("What we want <b>now</b>")
    expect(drawer.locator(".side-title")).to_be_focused()
    assert complaints(workplace) == []
    workplace.context.route(
        "https://board.example/**", lambda route: route.fulfill(body="<p>Board</p>")
    )
    with workplace.expect_popup() as opened:
        drawer.get_by_role("link", name="Board").click()
    assert opened.value.evaluate("[window.opener, document.referrer]") == [None, ""]
    drawer.get_by_role("button", name="Move down").click()
    saved(workplace, 3)
    expect(drawer.get_by_role("button", name="Move down")).to_be_focused()
    assert row_keys(team) == [STRATEGY, VISION, BACKLOG]


def test_a_viewer_moves_and_ticks_nothing(workplace: Page, team: Team) -> None:
    workplace.evaluate("delete document.getElementById('matrix').dataset.editable")
    name(workplace, STRATEGY).focus()
    workplace.keyboard.press("Alt+ArrowUp")
    workplace.keyboard.press("Space")
    expect(workplace.locator("#ticked")).to_be_hidden()
    assert shown(workplace) == [VISION, STRATEGY, BACKLOG]
    cell(workplace, VISION, PM).focus()
