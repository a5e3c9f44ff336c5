"""The boundary page in a browser: a broken hand-off mended from its drawing, and what axe says of it at each width."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from organisations.models import Organisation
from organisations.scope import organisation_scope
from teams.matrix.model import Complexity, Row, Seat
from teams.models import Cell, Team
from tests.browser.test_reach import RULES
from tests.teams.builders import make_person, make_team

pytestmark = pytest.mark.django_db(transaction=True)
CELLS = {
    "product-vision": {"pm": ("A", "R")},
    "short-term-objectives": {"pm": ("I",), "po": ("A", "R")},
    "roadmap": {"pm": ("A", "R"), "po": ("A",)},
    "value-balance": {"pm": ("C",), "po": ("A", "R")},
    "investor-expectations": {"pm": ("R",)},
}


@pytest.fixture
def team(acme: Organisation) -> Team:
    """Checkout, separated and with everything wrong that can be; Payments, in one hand; Search, with one side vacant."""
    with organisation_scope(acme):
        for key, name in (("ana", "Ana Díaz"), ("bo", "Bo Lund")):
            make_person(acme, name, key)
        rows = tuple(Row(key, key) for key in CELLS)
        manager = Seat("pm", "product-manager", "ana", 80)
        hybrid = (manager, Seat("po", "product-owner", "ana", 20))
        make_team(
            acme, "Payments", complexity=Complexity.HIGH, seats=hybrid, rows=rows, cells=CELLS
        )
        make_team(acme, "Search", seats=(manager, Seat("po", "product-owner")), rows=rows)
        pair = (manager, Seat("po", "product-owner", "bo", 100))
        return make_team(acme, seats=pair, rows=rows, cells=CELLS)


@pytest.fixture
def page_of(at_home: Page, live_server: LiveServer, team: Team) -> Page:
    """Ana in front of the boundary of Checkout."""
    at_home.goto(f"{live_server.url}/o/acme/teams/checkout/boundary/")
    return at_home


def test_a_broken_hand_off_is_mended_from_the_page(page_of: Page, team: Team) -> None:
    page = page_of
    drawing = page.get_by_role("img", name="Hand-offs between")
    expect(drawing).to_be_visible()
    expect(drawing.locator(".cut")).to_have_count(1)
    expect(page.get_by_text("one hand-off is broken")).to_be_visible()
    button = page.get_by_role("button", name="Inform Bo Lund on Product vision")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_count(0)
    expect(drawing.locator(".cut")).to_have_count(0)
    expect(page.get_by_text("hand-off is broken")).to_have_count(0)
    expect(page.locator("#done")).to_contain_text("Saved, revision 2.")
    expect(page.locator("#live")).to_contain_text("Done: Inform Bo Lund on Product vision.")
    expect(page.locator("#revision")).to_have_text("Saved, revision 2")
    expect(page.get_by_role("heading", name="Hand-offs")).to_be_focused()
    with organisation_scope(team.organisation_id):
        assert Cell.objects.get(team=team, row__key="product-vision", seat__key="po").letters == "I"


def test_a_row_leads_to_its_place_in_the_matrix(page_of: Page) -> None:
    page_of.locator("#lane-roadmap").get_by_role("link", name="Roadmap").click()
    expect(page_of).to_have_url(f"{page_of.url.split('/boundary/')[0].split('#')[0]}#row-roadmap")
    expect(page_of.locator("#row-roadmap")).to_be_in_viewport()


def test_the_page_prints_itself(page_of: Page) -> None:
    page_of.evaluate("window.print = () => { document.title = 'printed' }")
    page_of.get_by_role("button", name="Print").click()
    expect(page_of).to_have_title("printed")


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark"), (2560, "light")])
def test_it_is_for_everybody(page_of: Page, width: int, scheme: str) -> None:
    page_of.set_viewport_size({"width": width, "height": 900})
    page_of.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    faults = []
    for team in ("checkout", "payments", "search"):
        page_of.goto(page_of.url.split("/teams/")[0] + f"/teams/{team}/boundary/")
        found = Axe().run(page_of, options=RULES)
        faults += [
            f"{team}: {one['id']}: {node['html'][:120]}"
            for one in found.response["violations"]
            for node in one["nodes"][:2]
        ]
        if page_of.evaluate("document.documentElement.scrollWidth") > width:
            faults.append(f"{team}: scrolls sideways")
    assert not faults, "\n".join(faults)
