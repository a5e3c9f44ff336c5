"""Browser tests: a signed-in page, and clicks and keys that are counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from threading import get_ident
from time import monotonic, sleep

import pytest
from django.core.signals import request_finished, request_started
from django.test import Client
from playwright.sync_api import Locator, Page
from pytest_django.live_server_helper import LiveServer

from organisations.models import Organisation, User
from organisations.scope import organisation_scope
from teams.models import Team
from tests.teams.builders import make_team


@pytest.fixture
def requests_under_way() -> Iterator[set[int]]:
    """The threads of the live server that are answering a request now."""
    answering: set[int] = set()

    def begin(**_: object) -> None:
        answering.add(get_ident())

    def end(**_: object) -> None:
        answering.discard(get_ident())

    request_started.connect(begin)
    request_finished.connect(end)
    yield answering
    request_started.disconnect(begin)
    request_finished.disconnect(end)


@pytest.fixture(autouse=True)
def no_page_outlives_the_database(
    transactional_db: None, page: Page, requests_under_way: set[int]
) -> Iterator[None]:
    """An open matrix asks every second and a half who else is there.

    It is closed while there is an answer, and what it asked last is answered before the tables are
    emptied: the two wait for each other's locks otherwise.
    """
    yield
    for context in page.context.browser.contexts if page.context.browser else []:
        for one in context.pages:
            one.close()
    until = monotonic() + 10
    quiet_since = monotonic()
    while monotonic() < until and monotonic() - quiet_since < 0.1:
        if requests_under_way:
            quiet_since = monotonic()
        sleep(0.01)


@pytest.fixture
def at_home(page: Page, live_server: LiveServer, ana: User, acme: Organisation) -> Page:
    """Ana, signed in, on the page of her organisation."""
    client = Client()
    client.force_login(ana, backend="allauth.account.auth_backends.AuthenticationBackend")
    cookie = client.cookies["remit_session"]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    page.goto(f"{live_server.url}/o/{acme.key}/")
    return page


@pytest.fixture
def team(acme: Organisation) -> Team:
    with organisation_scope(acme):
        return make_team(acme)


@pytest.fixture
def workplace(at_home: Page, live_server: LiveServer, team: Team) -> Page:
    """Ana in front of the matrix of Checkout."""
    at_home.goto(f"{live_server.url}/o/acme/teams/checkout/")
    return at_home


@dataclass
class Counted:
    """Counts what a hand does besides typing names."""

    page: Page
    actions: int = 0

    def click(self, target: Locator) -> None:
        self.actions += 1
        target.click()

    def choose(self, target: Locator, label: str) -> None:
        """A select takes two clicks: one opens it, one chooses."""
        self.actions += 2
        target.select_option(label=label)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.actions += 1
            self.page.keyboard.press(key)

    def type_name(self, text: str) -> None:
        """The typed names are not counted."""
        self.page.keyboard.type(text)
