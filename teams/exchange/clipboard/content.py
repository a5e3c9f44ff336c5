"""The content of a clipboard as a grid of texts: an HTML table as Excel, LibreOffice and Google Sheets write it, or tabs."""

from __future__ import annotations

import csv
import io
from html.parser import HTMLParser

MOST_ROWS = 5000
MOST_COLUMNS = 60
MOST_CHARACTERS = 2_000_000
_MOST_SPAN = 1000
_SILENT = frozenset({"style", "script", "head", "title", "caption"})

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
    rows = _table(html) or _delimited(text)
    while rows and not any(rows[-1]):
        rows.pop()
    width = max((len(row) for row in rows), default=0)
    while width > 1 and not any(len(row) == width and row[-1] for row in rows):
        width -= 1
        rows = [row[:width] for row in rows]
    if not rows:
        raise UnreadableClipboard("There is nothing on the clipboard that could be pasted here.")
    if len(rows) > MOST_ROWS or width > MOST_COLUMNS:
        raise UnreadableClipboard(
            f"The clipboard holds {len(rows)} × {width} cells; {MOST_ROWS} × {MOST_COLUMNS} are the most."
        )
    return [row + [""] * (width - len(row)) for row in rows]


def _delimited(text: str) -> Block:
    """Tabs between cells; a cell with a line break stands in quotation marks."""
    if not text.strip("\r\n\t "):
        return []
    clean = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    if "\t" not in clean and '"' not in clean:
        return [[line.strip()] for line in clean.removesuffix("\n").split("\n")]
    try:
        rows = list(csv.reader(io.StringIO(clean), delimiter="\t"))
    except csv.Error as error:
        raise UnreadableClipboard("The text on the clipboard is not a table of cells.") from error
    return [[_plain(cell) for cell in row] or [""] for row in rows]


def _plain(text: str) -> str:
    return " ".join(text.replace("\xa0", " ").split())


def _table(html: str) -> Block:
    if "<table" not in html.lower():
        return []
    reader = _TableReader()
    reader.feed(html)
    reader.close()
    return reader.finished()


class _TableReader(HTMLParser):
    """The first table; a merged cell says its text once, at its upper left."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._cells: dict[tuple[int, int], str] = {}
        self._taken: set[tuple[int, int]] = set()
        self._row = -1
        self._column = 0
        self._text: list[str] | None = None
        self._span = (1, 1)
        self._depth = 0
        self._silent = 0
        self._is_over = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._is_over:
            return
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._depth += 1
        elif tag == "br" and self._text is not None:
            self._text.append(" ")
        elif self._depth == 1 and tag == "tr":
            self._end_cell()
            self._row += 1
            self._column = 0
        elif self._depth == 1 and tag in ("td", "th"):
            self._end_cell()
            known = dict(attrs)
            self._span = (_number(known.get("rowspan")), _number(known.get("colspan")))
            self._text = []

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif self._depth == 1 and tag in ("td", "th", "tr"):
            self._end_cell()
        elif tag == "table" and self._depth:
            self._depth -= 1
            if not self._depth:
                self._end_cell()
                self._is_over = True

    def handle_data(self, data: str) -> None:
        if self._text is not None and not self._silent and not self._is_over:
            self._text.append(data)

    def _end_cell(self) -> None:
        if self._text is None:
            return
        row = max(self._row, 0)
        while (row, self._column) in self._taken:
            self._column += 1
        down, right = self._span
        if (row + down) * (self._column + right) > MOST_ROWS * MOST_COLUMNS * 4:
            raise UnreadableClipboard("The table on the clipboard is too large. Copy fewer cells.")
        self._cells[row, self._column] = _plain("".join(self._text))
        self._taken |= {
            (row + one, self._column + other) for one in range(down) for other in range(right)
        }
        self._column += right
        self._text = None

    def finished(self) -> Block:
        self._end_cell()
        if not self._taken:
            return []
        rows = max(row for row, _ in self._taken) + 1
        columns = max(column for _, column in self._taken) + 1
        return [
            [self._cells.get((row, column), "") for column in range(columns)] for row in range(rows)
        ]


def _number(text: str | None) -> int:
    return min(int(text), _MOST_SPAN) if text and text.isdecimal() and int(text) else 1
