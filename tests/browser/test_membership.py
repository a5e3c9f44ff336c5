"""Somebody is invited, signs in with a second factor, looks, edits, is removed; what they did keeps their name."""

from __future__ import annotations

from collections.abc import Iterator
from time import time

import pytest
from allauth.mfa import app_settings
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from organisations.models import AuditEntry, Organisation
from organisations.scope import organisation_scope
from teams.models import Team
from tests.browser.desk import PO, cell, saved, stored
from tests.browser.test_rows import VISION

pytestmark = pytest.mark.django_db(transaction=True)

EMAIL, PASSWORD = "eva@example.org", "correct horse battery"


def code(secret: str, *, later: int = 0) -> str:
    """What the app on Eva's phone shows, now or some periods later: each code works once."""
    counter = int(time()) // app_settings.TOTP_PERIOD
    return str(format_hotp_value(hotp_value(secret, counter + later)))


@pytest.fixture
def evas(browser: Browser, browser_context_args: dict[str, object]) -> Iterator[Page]:
    """The page of somebody else, on another machine."""
    context = browser.new_context(**browser_context_args)  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


def invite(ana: Page, home: str) -> str:
    ana.goto(f"{home}settings/members/")
    ana.get_by_label("E-mail").fill(EMAIL)
    ana.get_by_label("Viewer: may").check()
    ana.get_by_role("button", name="Make the invitation").click()
    return ana.get_by_label("Link to hand over").input_value()


def make_an_account(eva: Page, link: str) -> None:
    eva.goto(link)
    eva.get_by_role("link", name="Make an account").click()
    eva.locator("input[name=email]").fill(EMAIL)
    eva.locator("input[name=name]").fill("Eva Moss")
    eva.locator("input[name=password1]").fill(PASSWORD)
    eva.locator("input[name=password2]").fill(PASSWORD)
    eva.get_by_role("button", name="Make the account").click()
    eva.get_by_role("button", name="Join Acme").click()
    expect(eva.get_by_text("You belong to Acme now.")).to_be_visible()


def switch_second_factor_on(eva: Page, origin: str) -> str:
    eva.goto(f"{origin}/accounts/2fa/totp/activate/")
    eva.locator("input[name=password]").fill(PASSWORD)
    eva.locator("main form button[type=submit]").first.click()
    secret = eva.locator(".secret").inner_text()
    eva.locator("input[name=code]").fill(code(secret, later=-1))
    eva.get_by_role("button", name="Switch it on").click()
    expect(eva.get_by_role("heading", name="Recovery codes")).to_be_visible()
    return secret


def enter_password(eva: Page, origin: str) -> None:
    eva.goto(f"{origin}/accounts/login/?next=/o/acme/")
    eva.locator("input[name=login]").fill(EMAIL)
    eva.locator("input[name=password]").fill(PASSWORD)
    eva.get_by_role("button", name="Sign in").click()
    expect(eva.get_by_role("heading", name="Your second factor")).to_be_visible()


def sign_in(eva: Page, origin: str, secret: str) -> None:
    """The password alone opens nothing; with the code it does."""
    eva.context.clear_cookies()
    enter_password(eva, origin)
    eva.goto(f"{origin}/o/acme/")
    expect(eva.get_by_role("heading", name="Your second factor")).to_be_visible()
    eva.locator("input[name=code]").fill(code(secret))
    eva.get_by_role("button", name="Sign in").click()
    expect(eva).to_have_url(f"{origin}/o/acme/")


def set_level(ana: Page, home: str, level: str) -> None:
    ana.goto(f"{home}settings/members/")
    ana.get_by_label("Access of Eva Moss").select_option(label=level)
    ana.locator("tr", has_text="Eva Moss").get_by_role("button", name="Change access").click()
    expect(ana.get_by_text(f"Eva Moss is {level.lower()} now.")).to_be_visible()


def test_the_life_of_a_member(
    workplace: Page, evas: Page, team: Team, acme: Organisation, live_server: LiveServer
) -> None:
    ana, eva, origin = workplace, evas, live_server.url
    home = f"{origin}/o/acme/"
    matrix = f"{home}teams/checkout/"

    make_an_account(eva, invite(ana, home))
    secret = switch_second_factor_on(eva, origin)
    sign_in(eva, origin, secret)

    eva.goto(matrix)
    expect(eva.get_by_text("You may look at Acme but not change it.").first).to_be_visible()
    expect(eva.locator(".matrix[data-editable]")).to_have_count(0)

    set_level(ana, home, "Editor")
    eva.reload()
    cell(eva, VISION, PO).focus()
    eva.keyboard.press("c")
    saved(eva, 2)
    assert stored(team, VISION, "po") == "C/I"

    ana.goto(f"{home}settings/members/")
    ana.get_by_role("link", name="Remove Eva Moss…").click()
    ana.get_by_role("button", name="Remove").click()
    expect(ana.get_by_text("Eva Moss is no member any more.")).to_be_visible()
    gone = eva.goto(matrix)
    assert gone and gone.status == 404

    ana.goto(f"{matrix}history/")
    expect(ana.locator("main")).to_contain_text("Eva Moss")
    with organisation_scope(acme):
        entries = AuditEntry.objects.order_by("pk")
        deeds = [one.deed for one in entries]
    assert {str(one.address) for one in entries[1:]} == {"127.0.0.1"}
    assert deeds == [
        "signed-in",  # Ana
        *("invited", "joined", "credentials", "credentials", "signed-in", "access", "removed"),
    ]
