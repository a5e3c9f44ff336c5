"""The table in what a spreadsheet puts on the clipboard as HTML.

The pieces are cut by one expression that never looks at a character twice: the standard library's parser takes minutes
over 100 KB of unclosed tags, which anybody may paste.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from teams.exchange.clipboard.limits import MOST_COLUMNS, check_size

_PIECE = re.compile(
    r"""
      (?P<text>[^<]++)
    | <!--.*?(?:-->|\Z)
    | <[!?][^>]*+(?:>|\Z)
    | <(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*+)
       (?P<about>(?:[^"'>]++|"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))*+)(?:>|\Z)
    | <
    """,
    re.VERBOSE | re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"""(?<![^\s"'])(colspan|rowspan|style)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++))""", re.IGNORECASE
)
_UNSEEN = frozenset({"style", "script", "title", "comment", "noscript", "template", "xml"})
"""Elements whose text nobody sees; LibreOffice writes a cell's note as <comment>."""
_BLOCKS = frozenset({"br", "p", "div", "li", "tr", "td", "th"})
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_BLANK = re.compile(r"[^\S\n]+")


@dataclass(slots=True)
class _Cell:
    """``across`` and ``down``: how many cells it covers. ``merged``: and is meant for all of them."""

    across: int = 1
    down: int = 1
    merged: bool = False
    hidden: bool = False
    pieces: list[str] = field(default_factory=list)

    def text(self) -> str:
        lines = (_BLANK.sub(" ", line).strip() for line in "".join(self.pieces).split("\n"))
        return "\n".join(line for line in lines if line)


@dataclass(frozen=True, slots=True)
class Table:
    """``merged``: so many merged cells with a text, which stands in each cell that they cover. ``hidden``: so many
    hidden rows or columns with a text, left out."""

    cells: list[list[str]]
    merged: int = 0
    hidden: int = 0


class _Reader:
    """Follows the pieces of a document; tables within cells are text of the cell."""

    def __init__(self) -> None:
        self.tables: list[list[list[_Cell]]] = []
        self.rows: list[list[_Cell]] = []
        self.hidden_rows: list[list[_Cell]] = []
        self.depth = 0
        self.cell: _Cell | None = None
        self.unseen = ""

    def read(self, html: str) -> None:
        for piece in _PIECE.finditer(html):
            name = (piece["name"] or "").casefold()
            if self.unseen:
                if piece["close"] and name == self.unseen:
                    self.unseen = ""
            elif piece["text"] is not None:
                if self.cell is not None:
                    self.cell.pieces.append(unescape(piece["text"]).replace("\n", " "))
            elif name and piece["close"]:
                self._close(name)
            elif name:
                self._open(name, piece["about"])
        self._end_table()

    def _open(self, name: str, about: str) -> None:
        if name in _UNSEEN and not about.rstrip().endswith("/"):
            self.unseen = name
        elif name == "table":
            self.depth += 1
        if self.cell is not None and name in _BLOCKS:
            self.cell.pieces.append("\n")
        if self.depth > 1:
            return
        if name == "tr":
            self._begin_row(about)
        elif name in ("td", "th"):
            if not self.rows:
                self.rows.append([])
            self.cell = _cell(about)
            self.rows[-1].append(self.cell)

    def _close(self, name: str) -> None:
        if name == "table":
            self.depth = max(0, self.depth - 1)
            if self.depth == 0:
                self._end_table()
        elif self.cell is not None and (name in ("p", "div", "li") or self.depth > 1):
            self.cell.pieces.append("\n")
        elif name in ("td", "th", "tr"):
            self.cell = None

    def _begin_row(self, about: str) -> None:
        self.cell = None
        row: list[_Cell] = []
        if _HIDDEN.search(_attributes(about).get("style", "")):
            self.hidden_rows.append(row)
        self.rows.append(row)
        check_size(len(self.rows), 0)

    def _end_table(self) -> None:
        if any(self.rows):
            self.tables.append(self.rows)
        self.rows, self.cell = [], None

    def is_hidden(self, row: list[_Cell]) -> bool:
        return any(row is one for one in self.hidden_rows)


def read_tables(html: str) -> list[Table]:
    """The tables one after the other; a table that is all empty is none. Raises UnreadableClipboard."""
    reader = _Reader()
    reader.read(html)
    return [_laid_out(reader, rows) for rows in reader.tables]


def _cell(about: str) -> _Cell:
    said = _attributes(about)
    style = said.get("style", "")
    across, down = _span(said.get("colspan", "")), _span(said.get("rowspan", ""))
    # Excel joins empty cells, or lets a long text cover them, and says that these are several cells all the same.
    merged = across * down > 1 and "mso-ignore:colspan" not in style.replace(" ", "")
    return _Cell(min(across, MOST_COLUMNS + 1), down, merged, _HIDDEN.search(style) is not None)


def _attributes(about: str) -> dict[str, str]:
    return {
        one[1].casefold(): unescape(one[2] or one[3] or one[4] or "")
        for one in _ATTRIBUTE.finditer(about)
    }


def _span(text: str) -> int:
    return max(1, int(text[:6])) if text.isdecimal() else 1


def _laid_out(reader: _Reader, rows: list[list[_Cell]]) -> Table:
    """Each text in its column, below and beside what reaches into its row."""
    shown = [row for row in rows if not reader.is_hidden(row)]
    cells: list[dict[int, str]] = [{} for _ in shown]
    merged = hidden = 0
    for row in rows:
        hidden += reader.is_hidden(row) and any(cell.text() for cell in row)
    for at, row in enumerate(shown):
        column = 0
        for cell in row:
            text = cell.text()
            if cell.hidden:
                hidden += bool(text)
                continue
            while column in cells[at]:
                column += 1
            check_size(0, column + cell.across)
            merged += cell.merged and bool(text)
            for line, place in _covered(cell, at, column, len(shown)):
                cells[line][place] = text if cell.merged or (line, place) == (at, column) else ""
            column += cell.across
    width = max((max(row, default=-1) + 1 for row in cells), default=0)
    return Table([[row.get(place, "") for place in range(width)] for row in cells], merged, hidden)


def _covered(cell: _Cell, row: int, column: int, height: int) -> Iterator[tuple[int, int]]:
    for line in range(row, min(row + cell.down, height)):
        for place in range(column, column + cell.across):
            yield line, place
