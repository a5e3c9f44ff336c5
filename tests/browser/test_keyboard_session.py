"""A whole session at the matrix without a mouse: fill, paste, undo, redo, move, filter, compare."""

from __future__ import annotations

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from organisations.models import Organisation
from organisations.scope import organisation_scope
from teams.history.replaying import replay
from teams.loading import load_matrix
from teams.matrix.model import Matrix, Row, Seat
from teams.models import Team
from tests.browser.desk import cell, saved, until
from tests.teams.builders import make_person, make_team

pytestmark = pytest.mark.django_db(transaction=True)

ROWS = tuple(Row(f"row-{at}", name=f"Task {at}", area="delivery") for at in range(1, 9))
LETTERS = "arcicriaaicrirciRCIC".lower()
MOST_TABS = 60

# As LibreOffice Calc 7 puts three rows of two columns on the clipboard.
CALC_HTML = """<!DOCTYPE html>
<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/>
<meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/>
<style type="text/css">body,div,table,thead,tbody,tfoot,tr,th,td,p { font-family:"Liberation Sans"; font-size:x-small }</style>
</head><body><table cellspacing="0" border="0"><colgroup span="2" width="85"></colgroup>
<tr><td height="17" align="center" valign=middle><font color="#000000">A/R</font></td><td align="center" valign=middle>C</td></tr>
<tr><td height="17" align="center" valign=middle>i</td><td align="center" valign=middle><b>R, A</b></td></tr>
<tr><td height="17" align="center" valign=middle><br></td><td align="center" valign=middle>C&nbsp;</td></tr>
</table></body></html>"""
CALC_TEXT = "A/R\tC\ni\tR, A\n\tC\u00a0\n"
_SPREADSHEET = """([html, text]) => document.addEventListener("copy", (event) => {
  event.clipboardData.setData("text/html", html);
  event.clipboardData.setData("text/plain", text);
  event.preventDefault();
})"""


@pytest.fixture
def team(acme: Organisation) -> Team:
    with organisation_scope(acme):
        for name in ("Ana Díaz", "Bo Lund", "Chi Okafor", "Dana Weiss"):
            make_person(acme, name)
        seats = (
            Seat("pm", "product-manager", "ana", 80),
            Seat("po", "product-owner", "bo", 100),
            Seat("sm", "scrum-master", "chi"),
            Seat("ux", "product-designer", "dana"),
        )
        return make_team(acme, seats=seats, rows=ROWS, cells={})


def stored(team: Team) -> Matrix:
    with organisation_scope(team.organisation_id):
        fresh = Team.objects.select_related("organisation").get(pk=team.pk)
        matrix = load_matrix(fresh, today=timezone.localdate()).matrix
        assert replay(fresh, today=timezone.localdate()) == matrix
        return matrix


def press(page: Page, *keys: str) -> None:
    """Nothing that is done by key may leave a person nowhere."""
    for key in keys:
        page.keyboard.press(key)
        until(page, "document.activeElement && document.activeElement !== document.body")


def tab_to(page: Page, what: str) -> None:
    """By Tab alone, until what has the focus matches."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("(what) => document.activeElement.matches(what)", what):
            return
    raise AssertionError(f"{what} is not reached by {MOST_TABS} tabs")


def open_and_choose(page: Page, menu: str, link: str) -> None:
    tab_to(page, f"summary[aria-label='{menu}']")
    press(page, "Enter")
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if link in (page.evaluate("document.activeElement.textContent") or ""):
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"{link} is not reached in {menu}")


def name_the_state(page: Page, name: str) -> None:
    open_and_choose(page, "Baselines", "Name this state")
    expect(page.get_by_label("Name for the present state")).to_be_visible()
    if not page.evaluate("document.activeElement.matches('input[name=name]')"):
        tab_to(page, "input[name=name]")
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=name)).to_be_visible()


def settled(page: Page) -> None:
    """All that was typed is saved."""
    until(
        page,
        "!Object.keys(sessionStorage).some((key) => key.startsWith('remit-unsaved')) && !document.querySelector('#matrix td.c[data-state], [data-busy]')",
    )


def revision(page: Page) -> int:
    return int(page.locator("#revision").get_attribute("data-revision") or 0)


def test_a_whole_session_by_keyboard_alone(workplace: Page, team: Team) -> None:
    page = workplace
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    address = page.url
    name_the_state(page, "Monday")
    page.goto(address)
    tab_to(page, "#matrix *")
    fill_twenty_cells(page, team)
    paste_from_a_spreadsheet(page, team)
    undo_three_times_and_redo_one(page, team)
    move_a_row(page, team)
    filter_by_text(page)
    compare_with_monday(page, team)


def fill_twenty_cells(page: Page, team: Team) -> None:
    """Down one column, up the next, and half of the third; the last two are waited for."""
    press(page, "Control+Home")
    while not page.evaluate("document.activeElement.matches('#row-row-1 td.c, #row-row-1 td.c *')"):
        press(page, "ArrowRight" if page.locator("#row-row-1 :focus").count() else "ArrowDown")
    steps = (
        ["ArrowDown"] * 7 + ["ArrowRight"] + ["ArrowUp"] * 7 + ["ArrowRight"] + ["ArrowDown"] * 3
    )
    for number, (letter, step) in enumerate(zip(LETTERS, [*steps, ""], strict=True)):
        press(page, letter)
        if number >= 17:
            settled(page)
        if step:
            press(page, step)
    held = stored(team).cells
    assert sum(len(seats) for seats in held.values()) == 20
    assert held["row-1"] == {"pm": ("A",), "po": ("I",), "sm": ("R",)}


def paste_from_a_spreadsheet(page: Page, team: Team) -> None:
    """At the last two columns, over what stands in the third."""
    spreadsheet = page.context.new_page()
    spreadsheet.evaluate(_SPREADSHEET, [CALC_HTML, CALC_TEXT])
    spreadsheet.keyboard.press("Control+c")
    spreadsheet.close()
    page.bring_to_front()
    press(page, "ArrowUp", "ArrowUp")
    expect(cell(page, "row-2", 2)).to_be_focused()
    before = revision(page)
    press(page, "Control+v")
    saved(page, before + 1)
    held = stored(team).cells
    assert [held[f"row-{at}"].get("sm", ()) for at in (2, 3, 4)] == [("A", "R"), ("I",), ()]
    assert [held[f"row-{at}"].get("ux", ()) for at in (2, 3, 4)] == [("C",), ("A", "R"), ("C",)]
    expect(cell(page, "row-2", 2)).to_be_focused()


def undo_three_times_and_redo_one(page: Page, team: Team) -> None:
    before = revision(page)
    for number in (1, 2, 3):
        press(page, "Control+z")
        saved(page, before + number)
    held = stored(team).cells
    assert "ux" not in held["row-2"]
    assert [held[f"row-{at}"].get("sm") for at in (1, 2, 3, 4)] == [("R",), ("C",), None, None]
    press(page, "Control+Shift+z")
    saved(page, before + 4)
    assert stored(team).at("row-3", "sm") == ("I",)


def move_a_row(page: Page, team: Team) -> None:
    """From its name, two places down; it takes the focus along."""
    press(page, "Home", "ArrowLeft", "Alt+ArrowDown", "Alt+ArrowDown")
    settled(page)
    expect(page.locator("#row-row-2 .rname a")).to_be_focused()
    order = [row.key for row in stored(team).rows]
    assert order[:5] == ["row-1", "row-3", "row-4", "row-2", "row-5"]


def filter_by_text(page: Page) -> None:
    back_to(page, "#filter summary")
    press(page, "Enter")
    expect(page.locator("#filter [name=q]")).to_be_focused()
    page.keyboard.type("task 2")
    expect(page.locator("#matrix tr[data-row]:visible")).to_have_count(1)
    press(page, "Escape")
    expect(page.locator("#filter summary")).to_be_focused()
    assert page.url.endswith("?q=task+2")
    page.keyboard.press("Enter")
    tab_to(page, "#filter [data-unfilter]")
    press(page, "Enter")
    expect(page.locator("#matrix tr[data-row]:visible")).to_have_count(8)


def compare_with_monday(page: Page, team: Team) -> None:
    press(page, "Escape")
    open_and_choose(page, "Baselines", "Since Monday")
    strip = page.locator("#compared")
    expect(strip).to_contain_text("Since “Monday” (revision 1): 19 cells")
    expect(strip).to_contain_text("1 row changed or moved")
    expect(cell(page, "row-1", 0)).to_have_attribute("data-l", "A")
    assert len(stored(team).cells) == 8


def back_to(page: Page, what: str) -> None:
    """By Shift and Tab."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("(what) => document.activeElement.matches(what)", what):
            return
    raise AssertionError(f"{what} is not reached")
