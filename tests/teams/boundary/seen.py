"""A drawn matrix as the boundary page sees it."""

from __future__ import annotations

from teams.analysis import engine
from teams.boundary.lanes import Lane
from teams.boundary.page import BoundaryPage, boundary_page
from teams.boundary.said import said
from teams.matrix.model import Matrix
from tests.analysis.drawn import CATALOGUE

HAND_OFFS = """
                                | product-manager: Ana Díaz 80% | product-owner: Bo Lund 100%
product-vision                  | AR                            | I
short-term-objectives           |                               | AR
strategic-features              | AR                            | C
feature-breakdown               |                               | AR
market-and-competition-analysis | AR                            | C
user-stories                    |                               | AR
operational-feedback            | I                             | AR
strategy-adjustment             | AR                            |
"""
"""A separated pair whose four hand-offs work."""


def seen(matrix: Matrix) -> BoundaryPage:
    reading = engine.read(matrix, CATALOGUE)
    return boundary_page(reading, said(engine.find(reading)))


def rows_of(page: BoundaryPage) -> dict[str, tuple[Lane, str]]:
    """Row → where it stands, and what is noted there."""
    return {
        row.row.key: (row.lane, row.note)
        for area in page.areas
        for group in (area.manager, *area.middle, area.owner)
        for row in group.rows
    }
