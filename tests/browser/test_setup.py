"""Setting up a team in a browser: read as one types, kept on the way back, without script, accessible at each step."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.django_db(transaction=True)

AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}
SIX = """Ana Díaz, Product Manager
Bo Lund – PO, 50 %
Chi Nguyen; Scrum master
Developers
Emil Varga (UX designer) 60 %
Executive sponsor"""


def begin(page: Page) -> None:
    page.goto(f"{page.url}teams/new/")
    page.get_by_label("Name of the team").fill("Checkout")
    page.keyboard.press("Enter")
    expect(page.locator("#lines")).to_be_focused()


def test_lines_are_read_while_they_are_written_and_the_caret_stays(at_home: Page) -> None:
    page = at_home
    begin(page)
    page.keyboard.type("Ana, PM\nGus Ferreira, Delivery Lead")
    expect(page.locator("#read-count")).to_have_text("1 of 2 lines is clear, 1 needs your choice")
    page.keyboard.type("\nBo, PO")
    expect(page.locator("#read-count")).to_have_text("2 of 3 lines are clear, 1 needs your choice")
    expect(page.locator("#lines")).to_have_value("Ana, PM\nGus Ferreira, Delivery Lead\nBo, PO")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert")).to_contain_text("Line 2 is left out until you choose.")
    expect(page.locator("#role-2-0")).to_be_focused()
    page.locator("#role-2-0").select_option("scrum-master")
    expect(page.get_by_text("chosen by you")).to_be_visible()
    expect(page.locator("#role-2-0")).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#pack-core")).to_be_focused()


def test_a_pack_brings_its_rows_and_keeps_the_focus(at_home: Page) -> None:
    page = at_home
    begin(page)
    page.keyboard.insert_text("Ana, PM\nBo, PO")
    expect(page.locator("#people-next")).to_have_text("Continue with 2 seats")
    page.keyboard.press("Control+Enter")
    page.locator("#pack-data").focus()
    page.keyboard.press("Space")
    expect(page.locator("#r-data-user-stories")).to_be_checked()
    expect(page.locator("#pack-data")).to_be_focused()
    page.locator("#r-roadmap").uncheck()
    expect(page.locator(".area legend").first).to_contain_text("9 of 13")
    page.get_by_role("button", name="People and seats", exact=True).click()
    expect(page.locator("#lines")).to_have_value("Ana, PM\nBo, PO")
    page.get_by_role("button", name="Responsibilities", exact=True).click()
    expect(page.locator("#r-roadmap")).not_to_be_checked()
    expect(page.locator("#pack-data")).to_be_checked()


def test_it_works_without_javascript(at_home: Page, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies(at_home.context.cookies())  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{at_home.url}teams/new/")
    page.get_by_label("Name of the team").fill("Checkout")
    page.get_by_role("button", name="Continue with people").click()
    page.locator("#lines").fill("Ana, PM\nGus, Wizard")
    page.get_by_role("button", name="Read the lines").click()
    page.locator("#role-2-0").select_option("out")
    page.get_by_role("button", name="Continue with 1 seat").click()
    page.locator("#pack-agile").uncheck()
    page.get_by_role("button", name="Show the rows of these packs").click()
    page.locator("#rows .btn-primary").click()
    page.get_by_role("button", name="Create team").click()
    expect(page.get_by_text("Checkout is set up: 1 seat")).to_be_visible()
    context.close()


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1440, "light"), (2560, "dark")])
def test_each_step_is_accessible_and_fits(at_home: Page, width: int, scheme: str) -> None:
    page = at_home
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]

    def check() -> None:
        found = Axe().run(page, options=AXE).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    begin(page)
    page.keyboard.insert_text(f"{SIX}\nGus, Delivery Lead\nName, Role\nMaya, PM and PO")
    expect(page.locator("#read-count")).to_contain_text("1 needs your choice")
    check()
    page.keyboard.press("Control+Enter")
    page.locator("#role-7-0").select_option("out")
    expect(page.get_by_text("Left out, as you chose.")).to_be_visible()
    check()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#pack-core")).to_be_focused()
    check()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Create team")).to_be_focused()
    check()
    page.get_by_role("button", name="Facts").click()
    expect(page.get_by_label("Name of the team")).to_be_focused()
    check()
