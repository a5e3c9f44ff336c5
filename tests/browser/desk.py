"""What is done and seen at the matrix in a browser."""

from __future__ import annotations

from time import monotonic

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from organisations.scope import organisation_scope
from teams.door import apply_edits
from teams.matrix.edits import SetCell
from teams.models import Cell, Team, Why

AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}
PM, PO, SM = range(3)


def cell(page: Page, row: str, seat: int) -> Locator:
    return page.locator(f"#row-{row} td.c").nth(seat)


def saved(page: Page, revision: int) -> None:
    expect(page.locator("#revision")).to_have_text(f"Saved, revision {revision}")


def stored(team: Team, row: str, seat: str) -> str:
    with organisation_scope(team.organisation_id):
        found = Cell.objects.filter(team=team, row__key=row, seat__key=seat).first()
        return found.letters if found else ""


def set_elsewhere(team: Team, row: str, seat: str, before: str, after: str) -> None:
    """Somebody else sets a cell while the page is open."""
    with organisation_scope(team.organisation_id):
        fresh = Team.objects.select_related("organisation").get(pk=team.pk)
        edit = SetCell(row, seat, tuple(before), tuple(after))
        apply_edits(team=fresh, edits=[edit], by=None, why=Why.CLICK)


def until(page: Page, so: str) -> None:
    """Waits until the expression holds. Playwright's own waiting would need what the page's security policy forbids."""
    end = monotonic() + 10
    while not page.evaluate(so):
        assert monotonic() < end, f"never so: {so}"
        page.wait_for_timeout(30)


def complaints(page: Page) -> list[tuple[str, str]]:
    found = Axe().run(page, options=AXE).response["violations"]
    return [(one["id"], one["nodes"][0]["html"]) for one in found]
