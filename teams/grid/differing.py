"""Which pieces of the drawn matrix differ after an edit, as fragments that htmx puts in their places."""

from __future__ import annotations

from collections.abc import Collection

from teams.grid.drawing import Drawing
from teams.grid.marks import Marks
from teams.matrix.model import Matrix


def partial(place: str, html: str, *, swap: str = "outerHTML") -> str:
    """A piece of an answer for the element with that id."""
    return f'<hx-partial hx-target="#{place}" hx-swap="{swap}">{html}</hx-partial>'


def differing(
    old: Matrix, old_marks: Marks, new: Drawing, touched: Collection[str] = ()
) -> list[str]:
    """Rows, bands, seats' heads and the foot that look otherwise than before; rows and seats are the same ones.

    ``touched``: keys of rows that come in any case.

    Lines of the table stay and get new cells: a browser that exchanges a line styles all of its neighbours anew,
    which takes a tenth of a second where there are 12,000 cells.
    """
    matrix, marks = new.reading.matrix, new.marks
    otherwise = marks.rows_unlike(old_marks)
    rows = [
        row
        for row in new.reading.rows
        if row.key in otherwise
        or row.key in touched
        or old.cells.get(row.key) != matrix.cells.get(row.key)
        or old.row_by_key[row.key] != row.row
    ]
    areas = marks.areas_unlike(old_marks) | {row.area for row in rows}
    seats = marks.seats_unlike(old_marks)
    pieces = [_filled(f"row-{row.key}", new.row_inside(row)) for row in rows]
    pieces += [
        _filled(f"area-{area}", new.band_inside(area, held))
        for area, held in new.areas()
        if area in areas
    ]
    pieces += [
        partial(f"seat-{seat.key}", new.seat(seat))
        for seat in new.reading.seats
        if seat.key in seats
    ]
    return [*pieces, _filled("foot", new.foot_inside())]


def _filled(line: str, cells: str) -> str:
    return partial(line, cells, swap="innerHTML")
