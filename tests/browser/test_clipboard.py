"""Blocks of cells by the clipboard, within the matrix and from a spreadsheet."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from teams.models import Team
from tests.browser.desk import PM, PO, cell, complaints, saved, stored
from tests.exchange.clipboard.test_content import EXCEL

pytestmark = pytest.mark.django_db(transaction=True)

VISION, STRATEGY = "product-vision", "product-strategy"
_PASTE = """([html, text]) => {
  const data = new DataTransfer();
  if (html) data.setData("text/html", html);
  data.setData("text/plain", text);
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""
_COPY = """(kind) => {
  const data = new DataTransfer();
  document.activeElement.dispatchEvent(new ClipboardEvent(kind, { clipboardData: data, bubbles: true, cancelable: true }));
  return [data.getData("text/plain"), data.getData("text/html")];
}"""


def test_a_block_is_copied_as_text_and_as_a_table_and_cut_empties_it(
    workplace: Page, team: Team
) -> None:
    cell(workplace, VISION, PM).focus()
    workplace.keyboard.press("Shift+ArrowRight")
    workplace.keyboard.press("Shift+ArrowDown")
    text, html = workplace.evaluate(_COPY, "copy")
    assert text == "A/R\tI\nA/R\tC"
    assert "<tr><td>A/R</td><td>I</td></tr>" in html
    expect(workplace.locator("#live")).to_have_text("Copied 4 cells.")
    workplace.evaluate(_COPY, "cut")
    saved(workplace, 2)
    assert [stored(team, row, seat) for row in (VISION, STRATEGY) for seat in ("pm", "po")] == (
        [""] * 4
    )


def test_a_block_is_copied_and_pasted_by_key(workplace: Page, team: Team) -> None:
    workplace.context.grant_permissions(["clipboard-read", "clipboard-write"])
    cell(workplace, VISION, PM).focus()
    workplace.keyboard.press("Shift+ArrowRight")
    workplace.keyboard.press("Control+c")
    cell(workplace, STRATEGY, PO).focus()
    workplace.keyboard.press("Escape")
    workplace.keyboard.press("Control+v")
    saved(workplace, 2)
    assert (stored(team, STRATEGY, "po"), stored(team, STRATEGY, "sm")) == ("A/R", "I")
    expect(cell(workplace, STRATEGY, PO)).to_be_focused()
    expect(workplace.locator("#done")).to_contain_text("Pasted 2 cells.")


def test_what_excel_copied_is_previewed_where_it_is_larger_than_the_matrix(
    workplace: Page, team: Team
) -> None:
    cell(workplace, VISION, PO).focus()
    workplace.evaluate(_PASTE, [EXCEL, ""])
    drawer = workplace.locator("#drawer")
    expect(drawer.get_by_role("heading", name="Paste 4 cells?")).to_be_focused()
    expect(drawer).to_contain_text("1 column of the block lie beyond the edge")
    assert complaints(workplace) == []
    drawer.get_by_role("button", name="Paste 4 cells").click()
    saved(workplace, 2)
    expect(drawer).not_to_be_visible()
    assert (stored(team, VISION, "po"), stored(team, STRATEGY, "sm")) == ("A/R", "A/R")


def test_a_text_that_is_not_understood_is_asked_for(workplace: Page, team: Team) -> None:
    cell(workplace, VISION, PO).focus()
    workplace.evaluate(_PASTE, ["", "owner\tC"])
    drawer = workplace.locator("#drawer")
    drawer.get_by_label("“owner” is not understood. It stands for").select_option(
        label="A, answers"
    )
    drawer.get_by_role("button", name="Paste 2 cells").click()
    saved(workplace, 2)
    assert (stored(team, VISION, "po"), stored(team, VISION, "sm")) == ("A", "C")


def test_nothing_to_paste_is_said(workplace: Page) -> None:
    cell(workplace, VISION, PO).focus()
    workplace.evaluate(_PASTE, ["", "  "])
    expect(workplace.locator("#done")).to_contain_text("There is nothing on the clipboard")


@pytest.mark.line_down
def test_a_paste_that_did_not_arrive_is_tried_again_where_it_was_meant(
    workplace: Page, team: Team
) -> None:
    workplace.route("**/paste/", lambda route: route.abort())
    cell(workplace, VISION, PO).focus()
    workplace.evaluate(_PASTE, ["", "C\tR"])
    note = workplace.locator("#done")
    expect(note).to_contain_text("Not pasted: the line to Remit is down.")
    workplace.unroute("**/paste/")
    cell(workplace, STRATEGY, PM).focus()
    note.get_by_role("button", name="Try again").click()
    saved(workplace, 2)
    assert (stored(team, VISION, "po"), stored(team, VISION, "sm")) == ("C", "R")
    assert stored(team, STRATEGY, "pm") == "A/R"


def test_a_large_table_of_a_spreadsheet_fits_into_a_request(workplace: Page, team: Team) -> None:
    padding = "<style>" + '.xl65 { mso-number-format: "\\@"; }\n' * 24_000 + "</style>"
    cell(workplace, VISION, PO).focus()
    workplace.evaluate(_PASTE, [f"{padding}<table><tr><td>C</td></tr></table>", "C"])
    saved(workplace, 2)
    assert stored(team, VISION, "po") == "C"


def test_what_goes_wrong_while_confirming_is_said_in_the_drawer(
    workplace: Page, team: Team
) -> None:
    cell(workplace, VISION, PO).focus()
    workplace.evaluate(_PASTE, ["", "owner\tC"])
    drawer = workplace.locator("#drawer")
    drawer.locator("[name=answered]").evaluate("(field) => { field.value = '{}'; }")
    drawer.get_by_role("button", name="Paste 2 cells").click()
    expect(drawer.get_by_role("heading", name="Nothing was pasted")).to_be_visible()
    expect(drawer.get_by_role("alert")).to_contain_text("did not arrive whole")
    assert workplace.evaluate("document.activeElement.closest('#drawer') !== null")
    workplace.keyboard.press("Escape")
    expect(cell(workplace, VISION, PO)).to_be_focused()
    workplace.evaluate(_PASTE, ["", "owner\tC"])
    drawer.locator("[name=answered]").evaluate("(field) => { field.value = 'A'.repeat(3000000); }")
    drawer.get_by_role("button", name="Paste 2 cells").click()
    expect(drawer.get_by_role("alert")).to_contain_text("more than Remit takes at once (2.5 MB)")
    expect(drawer.get_by_label("“owner” is not understood. It stands for")).to_be_visible()
    assert stored(team, VISION, "po") == "I"


def test_more_than_a_request_holds_is_said_before_it_is_sent(workplace: Page, team: Team) -> None:
    cell(workplace, VISION, PO).focus()
    workplace.evaluate(_PASTE, ["", "\u6f22" * 900_000])
    expect(workplace.locator("#done")).to_contain_text("more than Remit takes at once")


def test_a_large_block_is_previewed_in_lines_and_two_columns_of_one_seat_are_asked(
    workplace: Page, team: Team
) -> None:
    block = "\tBo Lund\tProduct Owner\nProduct strategy\tR*\tA\nProduct vision\tA\tC"
    cell(workplace, VISION, PO).focus()
    workplace.evaluate(_PASTE, ["", block])
    drawer = workplace.locator("#drawer")
    expect(drawer.get_by_role("heading", name="Where does this go?")).to_be_focused()
    drawer.get_by_label("“Bo Lund”, goes to").select_option(label="Bo Lund, Product Owner (seat 2)")
    assert complaints(workplace) == []
    drawer.get_by_role("button", name="Go on").click()
    saved(workplace, 2)
    assert (stored(team, VISION, "po"), stored(team, STRATEGY, "po")) == ("A", "R")
    expect(workplace.locator("#done")).to_contain_text("Left out beside the letters: “*”.")
