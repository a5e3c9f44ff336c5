"""Every page for everybody: no violation that axe-core finds, no sideways scrolling, light and dark, at each width.

The pages are found as people find them: by the links from the start page on, one page of each kind.
"""

from __future__ import annotations

import re
from collections import deque
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.urls import Resolver404, resolve
from playwright.sync_api import Page

from organisations.models import User
from tests.browser.test_main_path import by_mouse

pytestmark = pytest.mark.django_db(transaction=True)

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}
MORE = ("?view=person", "?view=role", "?look=1", "history/")
"""Of the matrix: other ways of looking at it, and what is not linked while nothing has happened."""
FILES = ("/export/", "/logout/", "/admin/", "/static/")
_LINK = re.compile(r'<a\b[^>]*?\shref="([^"]+)"')


def kind_of(address: str) -> str:
    """The name of the view that answers there; empty where it is no page of Remit's own."""
    path = urlsplit(address).path
    if any(part in path for part in FILES):
        return ""
    try:
        return resolve(path).view_name or path
    except Resolver404:
        return ""


def pages_from(client: Client) -> list[str]:
    """One address of each kind of page that links lead to."""
    found: dict[str, str] = {}
    waiting = deque(["/", "/o/acme/"])
    while waiting:
        address = waiting.popleft()
        kind = kind_of(address)
        if not kind or kind in found:
            continue
        answer = client.get(address)
        if answer.status_code != 200 or "text/html" not in answer["content-type"]:
            continue
        found[kind] = address
        links = (urljoin(address, unescape(one)) for one in _LINK.findall(answer.content.decode()))
        waiting.extend(link.split("#")[0] for link in links if link.startswith("/"))
    return list(found.values())


def faults_of(page: Page, width: int) -> list[str]:
    violations = Axe().run(page, options=RULES).response["violations"]
    faults = [
        f"{one['id']}: {node['html'][:120]}" for one in violations for node in one["nodes"][:2]
    ]
    if page.evaluate("document.documentElement.scrollWidth") > width:
        faults.append("scrolls sideways")
    return faults


@pytest.mark.parametrize("half", [0, 1])
def test_pages_are_for_everybody(at_home: Page, ana: User, half: int) -> None:
    by_mouse(at_home)
    origin = at_home.url.split("/o/")[0]
    client = Client()
    client.force_login(ana, backend="allauth.account.auth_backends.AuthenticationBackend")
    pages = pages_from(client)
    matrix = "/o/acme/teams/checkout/"
    pages += [matrix + more for more in MORE if matrix + more not in pages]
    assert len(pages) > 30
    faults = []
    for address in pages[half::2]:
        for width, scheme in ((1440, "light"), (390, "dark")):
            at_home.set_viewport_size({"width": width, "height": 900})
            at_home.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            if scheme == "light":
                at_home.goto(origin + address)
            place = f"{address} ({width}, {scheme})"
            faults += [f"{place}: {fault}" for fault in faults_of(at_home, width)]
    assert not faults, "\n".join(faults)


def test_wide_screens_are_filled_and_nothing_runs_over(at_home: Page) -> None:
    by_mouse(at_home)
    origin = at_home.url.split("/o/")[0]
    at_home.set_viewport_size({"width": 2560, "height": 1300})
    for address in ("/", "/o/acme/", "/o/acme/teams/checkout/", "/o/acme/findings/", "/catalogue/"):
        at_home.goto(origin + address)
        assert at_home.evaluate("document.documentElement.scrollWidth") <= 2560, address
