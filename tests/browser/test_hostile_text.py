"""Hostile text in every field that somebody may fill, over every page that shows it: nothing of it runs, or becomes a tag."""

from __future__ import annotations

import pytest
from django.test import Client
from markdown_it import MarkdownIt
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from organisations.models import Organisation, User
from roles.definitions.reading import shipped_catalogue
from roles.load import load_catalogue
from tests.browser.test_reach import pages_from
from tests.security.hostile import PAYLOADS, fill_with_hostile_texts

pytestmark = pytest.mark.django_db(transaction=True)

MORE = (
    *(
        "",
        "?view=person",
        "?view=role",
        "?look=1",
        "?since=1",
        "history/",
        "history/1/",
        "baselines/",
    ),
    *("rows/mine/", "rows/product-vision/", "seats/pm/", "seats/po/"),
    *("cells/mine/pm/", "findings/", "boundary/", "settings/", "settings/letters/", "import/"),
)
DOWNLOADED = ("html", "svg", "md")


@pytest.fixture
def token(acme: Organisation, ana: User) -> str:
    load_catalogue(shipped_catalogue())
    return fill_with_hostile_texts(acme, ana)[1]


def faults_of(page: Page) -> list[str]:
    """Tags, attributes and links that only a hostile text can have made."""
    return list(
        page.evaluate(
            """() => [
              ...document.querySelectorAll("[data-xss], [onerror], [onload], [onclick], [onfocus], [onmouseover]"),
              ...[...document.links].filter((one) => !/^(https?|mailto):$/.test(one.protocol)),
            ].map((one) => one.outerHTML.slice(0, 160))"""
        )
    )


def test_no_text_runs_or_becomes_a_tag(
    token: str, at_home: Page, live_server: LiveServer, ana: User
) -> None:
    page = at_home
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    client = Client()
    client.force_login(ana, backend="allauth.account.auth_backends.AuthenticationBackend")
    pages = dict.fromkeys(pages_from(client))
    pages |= dict.fromkeys(f"/o/acme/teams/checkout/{more}" for more in MORE)
    pages |= dict.fromkeys(f"/o/acme/people/{one}/" for one in ("ana", "bo"))
    pages |= dict.fromkeys(f"/share/{token}/{more}" for more in ("", "embed/"))
    faults: list[str] = []
    with_text = 0
    for address in pages:
        page.goto(live_server.url + address)
        with_text += any(
            payload[:6] in page.content() or "data-xss" in page.content() for payload in PAYLOADS
        )
        faults += [f"{address}: {fault}" for fault in faults_of(page)]
    assert not faults, "\n".join(faults)
    assert not asked
    assert len(pages) > 45 and with_text > 30


@pytest.mark.parametrize("kind", DOWNLOADED)
def test_nor_in_a_file_that_is_opened(
    kind: str, token: str, at_home: Page, live_server: LiveServer, ana: User
) -> None:
    client = Client()
    client.force_login(ana, backend="allauth.account.auth_backends.AuthenticationBackend")
    content = client.get(f"/o/acme/teams/checkout/export/{kind}/").content.decode()
    asked: list[str] = []
    at_home.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    at_home.goto("about:blank")
    if kind == "md":  # as a site shows it that lets HTML through
        content = MarkdownIt("commonmark", {"html": True}).enable("table").render(content)
    at_home.set_content(content)
    assert faults_of(at_home) == [] and not asked
