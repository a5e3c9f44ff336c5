"""An administrator changes the Product Owner in the browser, reads the effect first, and restores it afterwards."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from organisations.models import Organisation
from organisations.scope import organisation_scope
from roles.definitions.model import Meaning
from roles.definitions.reading import shipped_catalogue
from roles.effective import catalogue_for
from roles.load import load_catalogue
from teams.models import Team
from tests.browser.desk import complaints, stored

pytestmark = pytest.mark.django_db(transaction=True)
STRATEGY = "product-strategy"


@pytest.fixture
def catalogue_page(team: Team, at_home: Page) -> Page:
    """Ana, in front of the definitions of Acme, where one team has a seat for a Product Owner."""
    load_catalogue(shipped_catalogue())
    at_home.get_by_role("link", name="Catalogue").first.click()
    expect(at_home.get_by_role("heading", name="Definitions of Acme")).to_be_visible()
    return at_home


def expected(acme: Organisation) -> frozenset[Meaning]:
    with organisation_scope(acme):
        acme.refresh_from_db()
        return catalogue_for(acme).expectation("product-owner", STRATEGY)


def test_the_product_owner_is_changed_its_effect_read_first_and_restored(
    catalogue_page: Page, acme: Organisation, team: Team
) -> None:
    page = catalogue_page
    page.get_by_role("link", name="Roles", exact=True).first.click()
    page.get_by_role("link", name="Product Owner", exact=True).click()
    page.get_by_role("link", name="Change…").click()
    page.get_by_label("Purpose").fill("Owns the backlog, and hears of the strategy.")
    page.get_by_label("Product strategy").select_option("informed")
    page.get_by_role("button", name="See what it would change").click()

    effect = page.locator("#effect")
    expect(effect).to_contain_text("1 seat in 1 team; no finding comes or goes. Nothing is saved")
    expect(effect).to_contain_text("Letters expected on Product strategy")
    assert expected(acme) == {Meaning.ADVISES}
    page.get_by_label("Let 1 prefilled letter in 1 team follow").check()
    page.get_by_role("button", name="Save it").click()

    expect(page.get_by_text("Product Owner is saved. 1 letter followed")).to_be_visible()
    expect(page.get_by_role("heading", name="How it differs from the shipped one")).to_be_visible()
    assert expected(acme) == {Meaning.INFORMED}
    assert stored(team, STRATEGY, "po") == "I"

    page.get_by_role("link", name="Go back to the shipped one…").click()
    expect(page.locator("#effect")).to_contain_text("1 seat in 1 team")
    page.get_by_role("button", name="Go back to the shipped role").click()
    expect(page.get_by_text("Product Owner is saved.")).to_be_visible()
    assert expected(acme) == {Meaning.ADVISES}
    assert stored(team, STRATEGY, "po") == "I"

    page.get_by_role("link", name="History").click()
    expect(page.locator(".deeds > li")).to_have_count(2)
    expect(page.locator(".deeds > li").first).to_contain_text("went back to the shipped one")
    page.get_by_role("link", name="Restore this state…").click()
    page.get_by_role("button", name="Restore this state").click()
    expect(page.get_by_role("heading", name="How it differs from the shipped one")).to_be_visible()
    assert expected(acme) == {Meaning.INFORMED}


def test_a_role_is_specialised_by_keys_alone(catalogue_page: Page, acme: Organisation) -> None:
    page = catalogue_page
    page.goto(page.url + "roles/new/?specialises=product-owner")
    page.get_by_label("Name", exact=True).focus()
    page.keyboard.type("Platform Owner")
    page.keyboard.press("Enter")
    expect(page.locator("#effect")).to_contain_text("Platform Owner is new")
    save = page.get_by_role("button", name="Save it")
    save.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Platform Owner", level=1)).to_be_visible()
    expect(page.get_by_text("from Product Owner").first).to_be_visible()


@pytest.mark.parametrize("width", [390, 1440])
def test_pages_can_be_read_by_everybody_and_do_not_scroll_sideways(
    catalogue_page: Page, width: int
) -> None:
    page = catalogue_page
    page.set_viewport_size({"width": width, "height": 900})
    base = page.url
    for rest in ("", "roles/", "roles/product-owner/", "roles/product-owner/edit/",
                 "responsibilities/roadmap/", "roles/product-owner/history/", "import/",
                 "roles/product-owner/retire/"):  # fmt: skip
        page.goto(base + rest)
        assert complaints(page) == [], rest
        wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wider <= 0, rest
