"""The prefilled matrix to look at before the team is made."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from organisations.parts.signs import letter_html, severity_html
from teams.analysis.reading import Reading, RowReading, SeatReading
from teams.grid.drawing import VERBS
from teams.grid.marks import Marks


@dataclass(frozen=True)
class PreviewCell:
    letters: SafeString
    is_vacant: bool


@dataclass(frozen=True)
class PreviewRow:
    """``sign``: of the worst finding about the row."""

    name: str
    sign: SafeString
    cells: list[PreviewCell]


def areas_of(reading: Reading, marks: Marks) -> list[tuple[str, list[PreviewRow]]]:
    """The name of each area with its rows, areas in the catalogue's order."""
    found: dict[str, list[PreviewRow]] = {}
    for row in reading.rows:
        severity = marks.rows.get(row.key)
        sign = severity_html(severity.value) if severity else SafeString("")
        cells = [_cell(reading, row, seat) for seat in reading.seats]
        found.setdefault(row.area, []).append(PreviewRow(row.name, sign, cells))
    return [(reading.area_name(area), rows) for area, rows in found.items()]


def _cell(reading: Reading, row: RowReading, seat: SeatReading) -> PreviewCell:
    meanings = reading.matrix.scheme.meanings
    letters = reading.matrix.at(row.key, seat.key)
    shown = (letter_html(one, meanings[one].value, VERBS[meanings[one]]) for one in letters)
    html = mark_safe(" ".join(shown))  # noqa: S308 - letter_html escapes
    return PreviewCell(html, not seat.filled)
