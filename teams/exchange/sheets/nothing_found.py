"""Why a file has no matrix, in words for the person who sent it."""

from __future__ import annotations

from collections.abc import Sequence

from teams.exchange.sheets.grid import Grid

NO_MATRIX = (
    "There is no matrix in this file: no table was found with a header, names of activities down one column,"
    " and letters such as R, A, C, I below the names of roles or people."
)
SENTENCES = (
    "There is no matrix in this file: its cells hold sentences, not letters. Write a letter such as R, A, C or I for"
    " each duty, and try that."
)
EMPTY = (
    "There is no matrix in this file: its table has heads ({heads} …) and no activities below them. Where a script fills"
    " the table, copy it from the browser, and paste that."
)
SENTENCE = 20
"""Characters from which on a cell is prose."""
SAMPLE = 2_000


def why_no_matrix(grids: Sequence[Grid]) -> str:
    for grid in grids:
        filled = [[text.strip() for text in row if text.strip()] for row in grid.cells[:SAMPLE]]
        filled = [row for row in filled if row]
        if len(filled) == 1 and len(filled[0]) >= 3:
            return EMPTY.format(heads=", ".join(text[:40] for text in filled[0][:3]))
    for grid in grids:
        rows = [row for row in grid.cells[1:SAMPLE] if sum(bool(text.strip()) for text in row) >= 3]
        texts = [text for row in rows for text in row[1:] if text.strip()]
        if len(texts) >= 6 and sum(len(text) >= SENTENCE for text in texts) >= len(texts) / 2:
            return SENTENCES
    return NO_MATRIX
