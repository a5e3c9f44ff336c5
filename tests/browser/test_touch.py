"""The matrix by finger: rows and seats dragged by their handles, the page scrolled by everything else, a row edited on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from teams.models import Team
from tests.browser.desk import cell, complaints, saved, stored
from tests.browser.test_rows import BACKLOG, STRATEGY, VISION, heads, row_keys, row_of, said, shown

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True}
TABLET = {"viewport": {"width": 1180, "height": 500}}


@pytest.fixture
def by_finger(
    at_home: Page,
    browser: Browser,
    browser_context_args: dict[str, Any],
    live_server: LiveServer,
    team: Team,
    request: pytest.FixtureRequest,
) -> Iterator[Page]:
    """Ana in front of the matrix on a device that is touched."""
    context = browser.new_context(
        **browser_context_args
        | request.param
        | {"has_touch": True, "storage_state": at_home.context.storage_state()}
    )
    page = context.new_page()
    page.goto(f"{live_server.url}/o/acme/teams/checkout/")
    yield page
    context.close()


def middle(target: Locator, down: float = 0.5) -> tuple[float, float]:
    box = target.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] * down


def swipe(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    """One finger goes down, moves in steps and is lifted."""
    line = page.context.new_cdp_session(page)
    steps = 8

    def touch(kind: str, *points: dict[str, float]) -> None:
        line.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    touch("touchStart", {"x": start[0], "y": start[1]})
    for step in range(1, steps + 1):
        part = step / steps
        x, y = (low + (high - low) * part for low, high in zip(start, end, strict=True))
        touch("touchMove", {"x": x, "y": y})
        page.wait_for_timeout(20)
    touch("touchEnd")


def handle(page: Page, row: str) -> Locator:
    return page.locator(f"#row-{row} .rname > span").first


@pytest.mark.parametrize("by_finger", [PHONE, TABLET], indirect=True, ids=["phone", "tablet"])
def test_a_row_is_dragged_by_its_handle(by_finger: Page, team: Team) -> None:
    page = by_finger
    box = handle(page, VISION).bounding_box()
    assert box and min(box["width"], box["height"]) >= 24
    swipe(page, middle(handle(page, VISION)), middle(page.locator(f"#row-{BACKLOG}"), 0.9))
    said(page, "Moved Product vision to place 2 of Backlog.")
    assert shown(page) == row_keys(team) == [STRATEGY, BACKLOG, VISION]
    assert row_of(team, VISION).area == "backlog"
    expect(page.locator("#drawer[open]")).to_have_count(0)
    assert complaints(page) == []


@pytest.mark.parametrize("by_finger", [PHONE, TABLET], indirect=True, ids=["phone", "tablet"])
def test_a_finger_on_a_name_scrolls_and_moves_nothing(by_finger: Page, team: Team) -> None:
    page = by_finger
    scrolled = "Math.max(scrollY, document.querySelector('.field').scrollTop)"
    page.set_viewport_size({"width": page.viewport_size["width"], "height": 430})  # type: ignore[index]
    assert page.evaluate(scrolled) == 0
    start = middle(page.locator(f"#row-{VISION} .rname a"))
    swipe(page, start, (start[0], start[1] - 120))
    page.wait_for_timeout(200)
    assert page.evaluate(scrolled) > 0
    assert shown(page) == row_keys(team) == [VISION, STRATEGY, BACKLOG]


@pytest.mark.parametrize("by_finger", [TABLET], indirect=True, ids=["tablet"])
def test_a_seat_is_dragged_by_its_handle(by_finger: Page, team: Team) -> None:
    page = by_finger
    grip = page.locator("#seat-pm .grip")
    box = grip.bounding_box()
    assert box and min(box["width"], box["height"]) >= 24
    target = page.locator("#seat-po").bounding_box()
    assert target
    swipe(page, middle(grip), (target["x"] + target["width"] * 0.9, target["y"] + 20))
    said(page, "Moved Ana Díaz to place 2 of 3 seats.")
    assert heads(page) == ["seat-po", "seat-pm", "seat-sm"]


@pytest.mark.parametrize("by_finger", [PHONE], indirect=True, ids=["phone"])
def test_what_is_pressed_in_the_sheet_stays_under_the_thumb(by_finger: Page, team: Team) -> None:
    """A finding that comes above the letters must not push the next press onto another one."""
    page = by_finger
    page.locator(f"#row-{VISION}").tap()
    drawer = page.locator("#drawer")
    does = drawer.get_by_role("button", name="Ana Díaz does")
    before = middle(does)
    does.tap()
    saved(page, 2)
    expect(drawer.locator(".holding .note")).not_to_have_count(0)
    expect(does).to_have_attribute("aria-pressed", "false")
    page.wait_for_timeout(100)
    assert abs(middle(does)[1] - before[1]) <= 2
    page.touchscreen.tap(*before)
    saved(page, 3)
    assert stored(team, VISION, "pm") == "A/R"
    done = drawer.get_by_role("link", name="Done")
    assert middle(done)[1] > 844 - 60
    drawer.get_by_role("link", name="Next").tap()
    expect(drawer.locator(".side-title")).to_have_text("Product strategy")
    done.tap()
    expect(page.locator("#drawer[open]")).to_have_count(0)
    expect(cell(page, VISION, 0)).to_have_attribute("data-l", "A/R")
