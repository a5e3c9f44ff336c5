"""A small matrix to draw: Ana is Product Manager, Bo Product Owner, the Scrum Master's seat is vacant."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from roles.definitions.reading import shipped_catalogue
from teams.analysis import engine
from teams.grid.drawing import Drawing
from teams.grid.marks import mark
from teams.matrix.model import Matrix, Person, Row, Seat, Team

BASE = "/o/acme/teams/checkout/"
CELLS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "product-vision": {"pm": ("A", "R"), "po": ("I",)},
    "roadmap": {"pm": ("A", "R"), "po": ("A",)},
    "rules": {"po": ("R",)},
}


def a_matrix(
    cells: Mapping[str, Mapping[str, tuple[str, ...]]] = CELLS, *, name: str = "Ana Díaz"
) -> Matrix:
    return Matrix(
        team=Team("checkout", "Checkout"),
        date=date(2026, 3, 2),
        people=(Person("ana", name), Person("bo", "Bo Lund")),
        seats=(
            Seat("pm", "product-manager", "ana", 80),
            Seat("po", "product-owner", "bo", 100),
            Seat("sm", "scrum-master"),
        ),
        rows=(
            Row("product-vision", "product-vision"),
            Row("roadmap", "roadmap"),
            Row("rules", name="Write <rules>", area="strategy"),
        ),
        cells=cells,
    )


def a_drawing(matrix: Matrix | None = None, *, editable: bool = True) -> Drawing:
    reading = engine.read(matrix or a_matrix(), shipped_catalogue())
    return Drawing(reading, mark(reading, engine.find(reading)), BASE, editable=editable)
