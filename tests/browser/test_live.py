"""Two people at one matrix see each other, and what the other one changes, without losing their own place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from organisations.models import User
from teams.models import Team
from tests.browser.desk import PM, PO, SM, cell, complaints, saved

pytestmark = pytest.mark.django_db(transaction=True)

VISION, STRATEGY = "product-vision", "product-strategy"
SOON = 4000
"""Milliseconds: the pages ask every 1.5 s."""


@pytest.fixture
def other(
    browser: Browser, browser_context_args: dict[str, object], live_server: LiveServer,
    team: Team, bo: User,
) -> Iterator[Page]:  # fmt: skip
    """Bo in front of the same matrix, in another browser."""
    client = Client()
    client.force_login(bo, backend="allauth.account.auth_backends.AuthenticationBackend")
    cookie = client.cookies["remit_session"]
    context = browser.new_context(**browser_context_args)  # type: ignore[arg-type]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    page = context.new_page()
    page.goto(f"{live_server.url}{team.get_absolute_url()}")
    yield page
    context.close()


def test_each_sees_who_is_here_and_where(workplace: Page, other: Page) -> None:
    cell(other, VISION, PO).focus()
    here = workplace.locator("#here")
    expect(here).to_contain_text("Bo Lund is here, at Product vision", timeout=SOON)
    expect(cell(workplace, VISION, PO)).to_have_class("c is-here", timeout=SOON)
    expect(cell(workplace, VISION, PO).locator(".flag")).to_have_text("Bo")
    expect(other.locator("#here")).to_contain_text("Ana Díaz is here", timeout=SOON)
    assert complaints(workplace) == []
    other.keyboard.press("ArrowDown")
    expect(cell(workplace, STRATEGY, PO)).to_have_class("c is-here", timeout=SOON)
    expect(workplace.locator("#matrix .flag")).to_have_count(1)


def test_an_edit_arrives_without_a_reload_and_the_place_stays(workplace: Page, other: Page) -> None:
    cell(workplace, STRATEGY, SM).focus()
    cell(other, VISION, PO).focus()
    other.keyboard.press("a")
    saved(other, 2)
    expect(cell(workplace, VISION, PO)).to_have_attribute("data-l", "A/I", timeout=SOON)
    expect(workplace.locator("#panel")).to_contain_text("both answer for Product vision")
    expect(workplace.locator("#live")).to_have_text("Bo Lund: A for Bo Lund, Product vision.")
    expect(cell(workplace, STRATEGY, SM)).to_be_focused()
    saved(workplace, 2)
    workplace.keyboard.press("i")
    saved(other, 3)
    expect(cell(other, STRATEGY, SM)).to_have_attribute("data-l", "I", timeout=SOON)


def test_an_open_choice_is_not_disturbed(workplace: Page, other: Page) -> None:
    cell(workplace, VISION, PM).click()
    choice = workplace.locator("[data-choose]")
    expect(choice).to_be_visible()
    cell(other, VISION, PO).focus()
    other.keyboard.press("c")
    saved(other, 2)
    workplace.wait_for_timeout(2500)
    expect(choice).to_be_visible()
    expect(workplace.locator("#revision")).to_have_attribute("data-revision", "1")
    workplace.keyboard.press("Escape")
    expect(cell(workplace, VISION, PO)).to_have_attribute("data-l", "C/I", timeout=SOON)


@pytest.mark.line_down
def test_the_slower_one_in_a_cell_is_asked(workplace: Page, other: Page) -> None:
    workplace.route("**/live/", lambda route: route.abort())
    cell(other, VISION, PO).focus()
    other.keyboard.press("c")
    saved(other, 2)
    cell(workplace, VISION, PO).focus()
    workplace.keyboard.press("a")
    choice = workplace.locator("[data-choose]")
    expect(choice).to_contain_text("Bo Lund set C/I here while you chose A/I")
    choice.get_by_role("button", name="Set A/I instead").click()
    saved(workplace, 3)
    expect(cell(other, VISION, PO)).to_have_attribute("data-l", "A/I", timeout=SOON)


@pytest.mark.line_down
def test_letters_that_came_and_went_do_not_stay_where_one_was_asked(
    workplace: Page, other: Page
) -> None:
    """The slower one is shown C/I, which is newer than the rest of the page; nothing differs once it is I again."""
    workplace.route("**/live/", lambda route: route.abort())
    cell(other, VISION, PO).focus()
    other.keyboard.press("c")
    saved(other, 2)
    cell(workplace, VISION, PO).focus()
    workplace.keyboard.press("a")
    choice = workplace.locator("[data-choose]")
    expect(choice).to_contain_text("Bo Lund set C/I here while you chose A/I")
    other.keyboard.press("c")
    saved(other, 3)
    choice.get_by_role("button", name="Keep C/I").click()
    workplace.unroute("**/live/")
    saved(workplace, 3)
    expect(cell(workplace, VISION, PO)).to_have_attribute("data-l", "I")


def test_other_letters_bring_the_whole_page_anew_and_leave_one_where_one_is(
    workplace: Page, other: Page
) -> None:
    cell(workplace, STRATEGY, SM).focus()
    other.goto(f"{other.url}settings/letters/?scheme=daci")
    other.get_by_role("button", name="Write Checkout in DACI").click()
    expect(other.locator("#revision")).to_have_attribute("data-revision", "2")
    expect(workplace.locator("#revision")).to_have_attribute("data-revision", "2", timeout=SOON)
    expect(cell(workplace, VISION, PM)).to_have_attribute("data-l", "A/D")
    expect(workplace.locator(".tools .legend")).to_contain_text("Driver")
    expect(workplace.locator("#live")).to_have_text(
        "Bo Lund: changing the letters from RACI to DACI."
    )
    expect(cell(workplace, STRATEGY, SM)).to_be_focused()
    other.keyboard.press("Control+z")
    expect(cell(other, VISION, PM)).to_have_attribute("data-l", "A/R")
    expect(other.locator(".tools .legend")).to_contain_text("Responsible")
    expect(cell(workplace, VISION, PM)).to_have_attribute("data-l", "A/R", timeout=SOON)
