"""The prefilled matrix to look at before the team is made."""

from __future__ import annotations

from django.utils.safestring import SafeString, mark_safe

from organisations.parts.signs import letter_html, severity_html
from teams.analysis.reading import Reading, RowReading
from teams.grid.drawing import VERBS
from teams.grid.marks import Marks

PreviewRow = tuple[str, SafeString, list[SafeString]]


def areas_of(reading: Reading, marks: Marks) -> list[tuple[str, list[PreviewRow]]]:
    """Area → rows: name, sign of the worst finding, and the letters of each seat."""
    found: dict[str, list[PreviewRow]] = {}
    for row in reading.rows:
        severity = marks.rows.get(row.key)
        sign = severity_html(severity.value) if severity else SafeString("")
        cells = [_letters(reading, row, seat.key) for seat in reading.seats]
        found.setdefault(row.area, []).append((row.name, sign, cells))
    return [(reading.area_name(area), rows) for area, rows in found.items()]


def _letters(reading: Reading, row: RowReading, seat: str) -> SafeString:
    meanings = reading.matrix.scheme.meanings
    letters = reading.matrix.at(row.key, seat)
    shown = (letter_html(one, meanings[one].value, VERBS[meanings[one]]) for one in letters)
    return mark_safe(" ".join(shown))  # noqa: S308 - letter_html escapes
