"""Accounts in a browser: by key alone, and to a provider at another address and back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from organisations.models import User
from tests.accounts.conftest import PASSWORD, code_of_app
from tests.accounts.provider import Provider, running_provider
from tests.accounts.test_openid import use
from tests.browser.desk import AXE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = (
    "you/",
    "email/",
    "password/change/",
    "2fa/",
    "sessions/",
    "3rdparty/",
    "logout/",
    "reauthenticate/",
)


def has_no_trouble(page: Page) -> None:
    found = Axe().run(page, options=AXE).response["violations"]
    assert not found, [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]


def press_to(page: Page, name: str) -> None:
    """Tab until what has that name is reached."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("(document.activeElement.textContent || '').trim()") == name:
            return
    raise AssertionError(f"no Tab leads to {name!r}")


def sign_in_by_key(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/accounts/login/")
    page.get_by_label("E-mail address").focus()
    page.keyboard.type("eve@example.org")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")


def go_to_second_factor_by_key(page: Page) -> None:
    """From the menu, as far as the picture for the camera."""
    page.locator("summary.who").focus()
    page.keyboard.press("Enter")
    press_to(page, "Your account")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Your account")).to_be_visible()
    press_to(page, "Second factor")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Codes of an app")).to_be_visible()
    press_to(page, "Switch it on…")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Is it still you?")).to_be_visible()
    page.get_by_label("Password").focus()
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")


def test_a_second_factor_is_switched_on_and_used_by_key_alone(
    page: Page, live_server: LiveServer, eve: User, tmp_path: Path
) -> None:
    sign_in_by_key(page, live_server)
    expect(page).to_have_url(f"{live_server.url}/o/new/")
    go_to_second_factor_by_key(page)
    expect(page.locator("img.qr")).to_be_visible()
    assert page.locator("img.qr").evaluate("image => image.complete && image.naturalWidth > 0")
    has_no_trouble(page)
    secret = page.locator(".secret").inner_text()
    page.get_by_label("Code").focus()
    page.keyboard.type(code_of_app(secret))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    codes = page.locator(".codes li").all_inner_texts()
    assert len(codes) == 10
    has_no_trouble(page)
    with page.expect_download() as kept:
        press_to(page, "Download them")
        page.keyboard.press("Enter")
    assert kept.value.suggested_filename == "remit-recovery-codes.txt"
    kept.value.save_as(tmp_path / "codes.txt")
    assert (tmp_path / "codes.txt").read_text().split() == codes
    page.context.clear_cookies()
    sign_in_by_key(page, live_server)
    expect(page.get_by_role("heading", name="Your second factor")).to_be_visible()
    has_no_trouble(page)
    page.get_by_label("Code").focus()
    page.keyboard.type(code_of_app(secret, steps=1))
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{live_server.url}/o/new/")


@pytest.mark.parametrize("width", [390, 1440])
def test_the_pages_of_an_account_are_for_everybody(
    page: Page, live_server: LiveServer, eve: User, settings: Settings, width: int
) -> None:
    use(settings, "http://127.0.0.1:9")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{live_server.url}/accounts/login/")
    expect(page.get_by_role("button", name="Continue with Acme login")).to_be_visible()
    has_no_trouble(page)
    sign_in_by_key(page, live_server)
    expect(page).to_have_url(f"{live_server.url}/o/new/")
    for address in PAGES:
        page.goto(f"{live_server.url}/accounts/{address}")
        has_no_trouble(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.fixture
def provider(settings: Settings) -> Iterator[Provider]:
    with running_provider() as provider:
        use(settings, provider.address)
        yield provider


def test_a_provider_at_another_address_is_reached_under_our_policy_and_leads_back(
    page: Page, live_server: LiveServer, provider: Provider
) -> None:
    def nothing(route: Route) -> None:
        route.fulfill(status=200, content_type="text/css", body="")

    # The provider's page asks for its looks on the network.
    page.route(lambda address: not address.startswith((live_server.url, provider.address)), nothing)
    provider.knows("olu", email="olu@example.org", email_verified=True, name="Olu Bello")
    page.goto(f"{live_server.url}/accounts/login/")
    page.get_by_role("button", name="Continue with Acme login").click()
    page.wait_for_url(re.compile(re.escape(provider.address)))
    page.get_by_placeholder("sub").fill("olu")
    page.get_by_role("button", name="Authorize").click()
    expect(page).to_have_url(f"{live_server.url}/o/new/")
    expect(page.get_by_label("Olu Bello, your account")).to_be_visible()
