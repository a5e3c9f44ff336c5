"""The exported HTML and SVG as a browser shows them, with nothing of Remit at hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from teams.exchange.writing.formats import FORMATS
from tests.exchange.writing.examples import CHECKOUT
from tests.exchange.writing.test_shown import HURT, of

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (1440, "dark"), (390, "light")])
def test_the_page_reads_well_everywhere(
    page: Page, tmp_path: Path, width: int, scheme: str
) -> None:
    file = tmp_path / "matrix.html"
    file.write_bytes(FORMATS["html"].write(of(HURT)))
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(file.as_uri())
    expect(page.get_by_role("heading", level=1)).to_contain_text("<script>alert(1)</script>")
    expect(
        page.get_by_role("columnheader", name="Product Owner Bo Lund", exact=True)
    ).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert Axe().run(page, options=RULES).response["violations"] == []


def test_the_picture_is_named_and_nothing_of_it_sticks_out(page: Page, tmp_path: Path) -> None:
    picture = tmp_path / "matrix.svg"
    picture.write_bytes(FORMATS["svg"].write(of(CHECKOUT)))
    page.goto(picture.as_uri())
    sticking_out = """() => [...document.querySelectorAll('text')].filter(one => {
        const at = one.getBoundingClientRect(), all = document.documentElement.getBoundingClientRect();
        return at.right > all.right || at.left < 0 || at.bottom > all.bottom;
    }).map(one => one.textContent)"""
    assert page.evaluate(sticking_out) == []
