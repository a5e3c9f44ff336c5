"""After an edit only what looks otherwise is sent."""

from __future__ import annotations

import re

from teams.grid.differing import differing
from tests.teams.grid.drawn import CELLS, a_drawing, a_matrix


def places(pieces: list[str]) -> list[str]:
    return [re.search('hx-target="#([^"]+)"', piece)[1] for piece in pieces]  # type: ignore[index]


def test_a_letter_sends_its_row_its_band_and_the_foot() -> None:
    old = a_drawing()
    new = a_drawing(a_matrix({**CELLS, "product-vision": {"pm": ("A", "R"), "po": ("C",)}}))
    pieces = differing(old.reading.matrix, old.marks, new)
    assert places(pieces) == ["row-product-vision", "area-strategy", "foot"]
    for piece in pieces:
        assert 'hx-swap="innerHTML"' in piece, "a line of the table is never exchanged itself"
        assert "<tr" not in piece


def test_a_seat_that_holds_nothing_any_more_is_marked_in_its_head() -> None:
    old = a_drawing(a_matrix({**CELLS, "roadmap": {"pm": ("A", "R"), "sm": ("I",)}}))
    new = a_drawing(a_matrix({**CELLS, "roadmap": {"pm": ("A", "R")}}))
    assert "seat-sm" in places(differing(old.reading.matrix, old.marks, new))


def test_a_row_whose_finding_went_is_sent_though_its_letters_stay() -> None:
    """Marks are compared, not letters alone."""
    old = a_drawing()
    new = a_drawing()
    new.marks.rows.clear()
    assert {"row-roadmap", "row-rules"} <= set(
        places(differing(old.reading.matrix, old.marks, new))
    )


def test_nothing_changed_sends_the_foot_alone() -> None:
    drawing = a_drawing()
    assert places(differing(drawing.reading.matrix, drawing.marks, drawing)) == ["foot"]
