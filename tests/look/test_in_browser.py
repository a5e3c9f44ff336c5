"""What only a browser can say: contrast as drawn, the theme, menus, and the header that htmx sends."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Page
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from organisations.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}


def theme(page: Page) -> str | None:
    return page.evaluate("document.documentElement.dataset.bsTheme ?? null")


def ground(page: Page) -> str:
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


@pytest.fixture
def signed_in(page: Page, live_server: LiveServer) -> Page:
    client = Client()
    client.force_login(User.objects.create_user("ana@example.org", "a password", name="Ana Díaz"))
    cookie = client.cookies["remit_session"]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    page.goto(f"{live_server.url}/accounts/email/")
    return page


@pytest.mark.parametrize("width", [390, 1440, 2560])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_is_accessible_and_fits(
    page: Page, live_server: LiveServer, width: int, scheme: str
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{live_server.url}/accounts/login/")
    found = Axe().run(page, options=AXE).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_chosen_theme_is_kept_and_drawn_at_once(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/accounts/login/")
    light = ground(page)
    page.get_by_role("button", name="Dark").click()
    assert (theme(page), ground(page)) == ("dark", "rgb(17, 21, 22)")
    # Set before the body is read, by the one script that the head waits for.
    page.route("**/js/remit.js", lambda route: route.fulfill(body=""))
    page.reload()
    assert theme(page) == "dark"
    page.unroute("**/js/remit.js")
    page.reload()
    page.get_by_role("button", name="System").click()
    assert (theme(page), ground(page)) == (None, light)


def test_a_menu_closes_on_escape_and_on_a_press_outside(signed_in: Page) -> None:
    summary = signed_in.locator("summary.who")
    leave = signed_in.get_by_role("button", name="Sign out")
    summary.click()
    assert leave.is_visible()
    signed_in.keyboard.press("Escape")
    assert not leave.is_visible()
    assert summary.evaluate("element => element === document.activeElement")
    summary.click()
    signed_in.locator("h1").first.click()
    assert not leave.is_visible()


def test_signing_out_from_the_menu(signed_in: Page, settings: Settings) -> None:
    settings.ACCOUNT_LOGOUT_REDIRECT_URL = "/accounts/login/"
    signed_in.locator("summary.who").click()
    signed_in.get_by_role("button", name="Sign out").click()
    signed_in.wait_for_url("**/accounts/login/")
    assert signed_in.get_by_role("button", name="Sign in").is_visible()


def test_what_htmx_sends_carries_the_token(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/accounts/login/")
    token = page.locator('meta[name="csrf-token"]').get_attribute("content")
    page.route("**/somewhere/", lambda route: route.fulfill(body=""))
    with page.expect_request("**/somewhere/") as sent:
        page.evaluate("htmx.ajax('POST', '/somewhere/', {target: '#live', swap: 'none'})")
    assert token
    assert sent.value.headers["x-csrftoken"] == token


def test_without_script_a_page_still_works(
    browser: object, live_server: LiveServer, browser_context_args: dict[str, object]
) -> None:
    context = browser.new_context(**browser_context_args, java_script_enabled=False)  # type: ignore[attr-defined]
    try:
        page = context.new_page()
        page.goto(f"{live_server.url}/accounts/login/")
        assert not page.get_by_role("group", name="Light or dark").is_visible()
        page.get_by_label("E-mail address").fill("bo@example.org")
        page.get_by_label("Password", exact=True).fill("wrong")
        page.get_by_role("button", name="Sign in").click()
        assert page.get_by_role("alert").is_visible()
    finally:
        context.close()
