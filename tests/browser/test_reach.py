"""The main pages for everybody: no violation that axe-core finds, no sideways scrolling, light and dark, at each width."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.test_main_path import by_mouse

pytestmark = pytest.mark.django_db(transaction=True)

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}
PAGES = (
    "/",
    "/o/acme/",
    "/o/acme/people/",
    "/o/acme/people/ana-diaz/change/",
    "/o/acme/people/ana-diaz/remove/",
    "/o/acme/settings/",
    "/o/acme/teams/new/",
    "/o/acme/teams/checkout/",
    "/o/acme/teams/checkout/rows/roadmap/",
    "/o/acme/teams/checkout/rows/add/",
    "/o/acme/teams/checkout/seats/pm/",
    "/o/acme/teams/checkout/settings/",
    "/o/acme/teams/checkout/import/",
    "/catalogue/",
    "/catalogue/roles/compare/",
    "/catalogue/responsibilities/",
)


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark"), (2560, "light")])
def test_pages_are_for_everybody(at_home: Page, width: int, scheme: str) -> None:
    by_mouse(at_home)
    origin = at_home.url.split("/o/")[0]
    at_home.set_viewport_size({"width": width, "height": 900})
    at_home.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    faults = []
    for address in PAGES:
        at_home.goto(origin + address)
        found = Axe().run(at_home, options=RULES)
        faults += [
            f"{address}: {one['id']}: {node['html'][:120]}"
            for one in found.response["violations"]
            for node in one["nodes"][:2]
        ]
        if at_home.evaluate("document.documentElement.scrollWidth") > width:
            faults.append(f"{address}: scrolls sideways")
    assert not faults, "\n".join(faults)
