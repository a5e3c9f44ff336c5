"""The content of a clipboard as a grid of texts: an HTML table as Excel, LibreOffice and Google Sheets write it, or tabs."""

from __future__ import annotations

import re

from teams.exchange.clipboard.tables import read_table

MOST_ROWS = 5000
MOST_COLUMNS = 60
MOST_CHARACTERS = 2_000_000
# A quote counts only if it closes at the end of its cell: programs also write 5" without quoting it. No character is
# looked at twice.
_CELL = re.compile(r'"([^"]*+(?:""[^"]*+)*+)"(?=[\t\n]|\Z)|([^\t\n]*+)')

Block = list[list[str]]
"""Rows of texts, all of one length."""


class UnreadableClipboard(ValueError):
    """Why nothing can be pasted from it."""


def read_clipboard(html: str, text: str) -> Block:
    """The first table of the HTML, else the text. Raises UnreadableClipboard where it is empty or too large."""
    if max(len(html), len(text)) > MOST_CHARACTERS:
        raise UnreadableClipboard(
            "The clipboard holds more than two million characters. Copy fewer cells."
        )
    rows = read_table(html, rows=MOST_ROWS, columns=MOST_COLUMNS)
    if not any(rows):
        rows = _tabbed(text)
    width = max(map(len, rows), default=0)
    if not width:
        raise UnreadableClipboard("There is nothing on the clipboard that could be pasted here.")
    if len(rows) > MOST_ROWS or width > MOST_COLUMNS:
        raise UnreadableClipboard(
            f"The clipboard holds more than {MOST_ROWS:,} rows or {MOST_COLUMNS} columns. Copy fewer cells."
        )
    return [row + [""] * (width - len(row)) for row in rows]


def _tabbed(text: str) -> Block:
    """Tabs between cells; a cell with a tab or a line break stands in quotation marks.

    Empty cells are cells, and empty what they are pasted on; a line break at the very end begins no row.
    """
    if not text.strip(" \r\n\xa0"):
        return []
    clean = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    rows: Block = [[]]
    at = 0
    while len(rows) <= MOST_ROWS:
        cell = _CELL.match(clean, at)
        assert cell is not None  # the second way fits everywhere
        quoted, plain = cell.groups()
        rows[-1].append(_plain(plain if quoted is None else quoted.replace('""', '"')))
        at = cell.end() + 1
        if at > len(clean):
            break
        if clean[at - 1] == "\n":
            rows.append([])
    return rows


def _plain(text: str) -> str:
    return " ".join(text.split())
