"""Other ways of looking at the matrix: by person and by role, looking only, roomy rows, on a phone, on paper."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from organisations.models import Organisation
from organisations.scope import organisation_scope
from teams.matrix.model import Row, Seat
from teams.models import Team
from tests.browser.desk import PM, PO, cell, complaints, saved, stored
from tests.teams.builders import make_team

pytestmark = pytest.mark.django_db(transaction=True)

VISION = "product-vision"
PHONE = {"width": 390, "height": 844}


def go(page: Page, query: str) -> None:
    page.goto(page.url.split("?")[0].split("#")[0] + query)


@pytest.mark.parametrize("view", ["person", "role"])
def test_enter_opens_the_seats_behind_a_cell_and_leads_to_one(
    workplace: Page, team: Team, view: str
) -> None:
    go(workplace, f"?view={view}")
    cell(workplace, VISION, PM).focus()
    workplace.keyboard.press("ArrowRight")
    expect(cell(workplace, VISION, PO)).to_be_focused()
    workplace.keyboard.press("a")
    workplace.keyboard.press("Delete")
    workplace.keyboard.press("Enter")
    behind = workplace.locator("[data-choose] a")
    expect(behind).to_be_focused()
    workplace.keyboard.press("Escape")
    expect(cell(workplace, VISION, PO)).to_be_focused()
    workplace.keyboard.press("Enter")
    expect(behind).to_be_focused()
    workplace.keyboard.press("Enter")
    workplace.wait_for_url(re.compile(r"/checkout/#row-product-vision/po$"))
    expect(cell(workplace, VISION, PO)).to_be_focused()
    assert stored(team, VISION, "po") == "I"


def test_who_looks_only_changes_nothing_by_any_key(workplace: Page, team: Team) -> None:
    go(workplace, "?look=1")
    cell(workplace, VISION, PO).focus()
    for key in ("a", "Delete", "Backspace", "Control+x", "Control+z", "Alt+ArrowDown"):
        workplace.keyboard.press(key)
    expect(cell(workplace, VISION, PO).locator(".l")).to_have_text("I")
    cell(workplace, VISION, PO).focus()
    workplace.keyboard.press("Enter")
    reason = workplace.locator("[data-choose] [data-reason]")
    expect(reason).to_be_focused()
    expect(reason).to_have_text("You chose to look only: no key and no click changes anything.")
    workplace.keyboard.press("Escape")
    expect(cell(workplace, VISION, PO)).to_be_focused()
    saved(workplace, 1)
    assert stored(team, VISION, "po") == "I"
    assert workplace.locator(".tools a[href*='/add/']").count() == 0


def test_roomy_rows_are_remembered_and_there_before_the_first_paint(workplace: Page) -> None:
    row = workplace.locator(f"#row-{VISION}")
    dense = row.bounding_box()
    assert dense is not None
    workplace.locator("#view > summary").click()
    choice = workplace.get_by_role("button", name="Comfortable rows")
    choice.click()
    expect(choice).to_have_attribute("aria-pressed", "true")
    workplace.add_init_script(
        "new PerformanceObserver((list) => { for (const one of list.getEntries()) window.shifted = one.value; })"
        ".observe({ type: 'layout-shift', buffered: true });"
    )
    workplace.reload()
    roomy = row.bounding_box()
    assert roomy is not None
    assert roomy["height"] == dense["height"] + 8
    assert not workplace.evaluate("window.shifted > 0.01")


@pytest.mark.parametrize("query", ["", "?view=person", "?look=1"])
def test_on_a_phone_all_is_within_reach_of_a_thumb(workplace: Page, query: str) -> None:
    workplace.set_viewport_size(PHONE)  # type: ignore[arg-type]
    go(workplace, query)
    for menu in ("Filter", "More"):
        workplace.locator(".thumb").get_by_role("button", name=menu).click()
        expect(workplace.locator(".menu[open] > .menu-list:visible")).to_have_count(1)
        small = workplace.evaluate(
            "[...document.querySelectorAll('.menu[open] .menu-list :is(a, button, input, select)')]"
            ".filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44).map((one) => one.outerHTML)"
        )
        assert small == []
        assert not complaints(workplace)
        workplace.keyboard.press("Escape")
    assert workplace.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    small = workplace.evaluate(
        "[...document.querySelectorAll('main :is(a, button, summary), .thumb *:is(a, button)')]"
        ".filter((one) => one.checkVisibility() && getComputedStyle(one).pointerEvents !== 'none')"
        ".filter((one) => one.getBoundingClientRect().height < 24 && getComputedStyle(one, '::after').position !== 'absolute')"
        ".map((one) => one.outerHTML)"
    )
    assert small == []


def test_on_a_phone_rows_are_filtered_with_a_thumb(workplace: Page) -> None:
    workplace.set_viewport_size(PHONE)  # type: ignore[arg-type]
    workplace.locator(".thumb").get_by_role("button", name="Filter").click()
    workplace.locator("#filter [name=q]").fill("strategy")
    expect(workplace.locator("tr[data-row]:visible")).to_have_count(1)


@pytest.fixture
def wide(acme: Organisation, team: Team) -> str:
    """Forty seats and 150 rows; each row has its own finding or more."""
    seats = tuple(Seat(f"s{one}", "product-owner") for one in range(40))
    rows = tuple(Row(f"r{one}", name=f"Row {one}", area="strategy") for one in range(150))
    with organisation_scope(acme):
        return str(make_team(acme, "Wide", seats=seats, rows=rows, cells={}).get_absolute_url())


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
@pytest.mark.parametrize("paper", ["A4", "A3"])
def test_paper_has_the_heads_on_each_page_of_the_matrix_and_all_findings(
    workplace: Page, live_server: LiveServer, wide: str, tmp_path: Path, paper: str
) -> None:
    workplace.goto(f"{live_server.url}{wide}?q=Row+1")
    expect(workplace.locator("tr[data-row]:visible")).to_have_count(61)
    file = tmp_path / "matrix.pdf"
    workplace.pdf(path=file, format=paper, landscape=True)
    expect(workplace.locator("tr[data-row]:visible")).to_have_count(61)
    text = subprocess.run(
        ["pdftotext", "-raw", file, "-"], check=True, capture_output=True, text=True
    ).stdout
    pages = text.split("\f")
    with_rows = [page for page in pages if re.search(r"Row \d+\s+own\b", page)]
    plain = re.sub(r"\s+", " ", text)
    assert len(with_rows) > 1
    for page in with_rows:
        assert re.search(r"\bA\s+R\s+C\s+I\b", page), "the head is repeated"
    for number in range(150):
        assert re.search(rf"\bRow {number} own\b", plain)
    assert "Accountable: answers for it" in plain
    assert "revision 1" in plain
    assert int(re.findall(r"(\d+) findings", plain)[0]) == len(
        re.findall(r"\b[A-Z]{3}\d{3}\b(?= since|\))", plain)
    )
