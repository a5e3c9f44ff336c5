"""CSV and TSV as a grid: encoding and delimiter are found out."""

from __future__ import annotations

import csv
import io
from collections import Counter
from itertools import islice

from teams.exchange.sheets import limits
from teams.exchange.sheets.grid import Grid, Opened, UnreadableFile
from teams.exchange.writing.guard import unguarded
from teams.exchange.writing.own_layout import FIXED_HEADERS

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 200
_SAMPLED = 1_000_000
"""Characters by which the delimiter is told."""
_FAR_TOO_MANY = 50 * limits.MOST_COLUMNS
_TOO_LARGE = f"The table is too large: at most {limits.MOST_ROWS:,} rows and {limits.MOST_COLUMNS:,} columns are read."


def open_delimited(text: str) -> Opened:
    """One grid without a name. Raises UnreadableFile."""
    delimiter = _delimiter(text[:_SAMPLED])
    if any(line.count(delimiter) > _FAR_TOO_MANY for line in text.splitlines()):
        raise UnreadableFile(_TOO_LARGE)
    cells: list[list[str]] = []
    room = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            room += len(row)
            if (
                len(cells) >= limits.MOST_ROWS
                or len(row) > limits.MOST_COLUMNS
                or room > limits.MOST_CELLS
            ):
                raise UnreadableFile(_TOO_LARGE)
            cells.append([unguarded(one) for one in row])
    except csv.Error as error:
        raise UnreadableFile(
            f"Row {len(cells) + 1} of the table cannot be read ({error})."
        ) from error
    return Opened([Grid("", cells)])


def _delimiter(text: str) -> str:
    """Remit's own header says it; otherwise the one that cuts most rows into equally many cells."""
    best, best_score = ",", 0.0
    for delimiter in DELIMITERS:
        try:
            reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
            rows = [row for row in islice(reader, _SAMPLE) if any(row)]
        except csv.Error:
            continue
        if rows and tuple(rows[0][:3]) == FIXED_HEADERS:
            return delimiter
        widths = Counter(len(row) for row in rows if len(row) > 1)
        if not widths:
            continue
        width, often = max(widths.items(), key=lambda one: one[0] * one[1])
        score = often / len(rows) * width
        if score > best_score:
            best, best_score = delimiter, score
    return best
