"""The first table in what a spreadsheet puts on the clipboard as HTML.

The pieces are cut by one expression that never looks at a character twice: the standard library's parser takes minutes
over 100 KB of unclosed tags, which anybody may paste.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

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
    r"""(?<![^\s"'])(colspan|rowspan|style)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++))""",
    re.IGNORECASE,
)
_UNSEEN = frozenset({"style", "script", "title", "comment", "noscript", "template", "xml"})
"""Elements whose text nobody sees; LibreOffice writes a cell's note as <comment>."""
_BLOCKS = frozenset({"br", "p", "div", "li", "tr", "td", "th"})
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


@dataclass(slots=True)
class _Cell:
    across: int
    down: int
    hidden: bool
    pieces: list[str] = field(default_factory=list)

    def text(self) -> str:
        return " ".join("".join(self.pieces).split())


@dataclass(slots=True)
class _Row:
    hidden: bool = False
    cells: list[_Cell] = field(default_factory=list)


class _Reader:
    """Follows the pieces of a document; tables within cells are text of the cell."""

    def __init__(self) -> None:
        self.rows: list[_Row] = []
        self.is_over = False
        self.depth = 0
        self.cell: _Cell | None = None
        self.unseen = ""

    def read(self, html: str) -> None:
        for piece in _PIECE.finditer(html):
            if self.is_over:
                return
            name = (piece["name"] or "").casefold()
            if self.unseen:
                if piece["close"] and name == self.unseen:
                    self.unseen = ""
            elif piece["text"] is not None:
                if self.cell is not None:
                    self.cell.pieces.append(unescape(piece["text"]))
            elif name and not piece[0].endswith(">"):
                return  # cut off within a tag
            elif name and piece["close"]:
                self._close(name)
            elif name:
                self._open(name, piece["about"])

    def _open(self, name: str, about: str) -> None:
        if name in _UNSEEN and not about.rstrip().endswith("/"):
            self.unseen = name
        elif name == "table":
            self.depth += 1
        if self.cell is not None and name in _BLOCKS:
            self.cell.pieces.append(" ")
        if self.depth > 1:
            return
        if name == "tr":
            self.cell = None
            self.rows.append(_Row(_is_hidden(about)))
        elif name in ("td", "th"):
            if not self.rows:
                self.rows.append(_Row())
            self.cell = _cell(about)
            self.rows[-1].cells.append(self.cell)

    def _close(self, name: str) -> None:
        if name == "table":
            self.depth = max(0, self.depth - 1)
            self.is_over = self.depth == 0 and any(row.cells for row in self.rows)
        elif self.cell is not None and (name in ("p", "div", "li") or self.depth > 1):
            self.cell.pieces.append(" ")
        elif name in ("td", "th", "tr"):
            self.cell = None


def read_table(html: str, *, rows: int, columns: int) -> list[list[str]]:
    """The texts row by row; a merged cell says its text once, at its upper left; what is hidden is left out.

    Rows may be of different lengths. Of a table that is larger than ``rows`` × ``columns`` only so much is laid out
    that it is seen to be larger.
    """
    reader = _Reader()
    reader.read(html)
    shown = [
        [cell for cell in row.cells if not cell.hidden] for row in reader.rows if not row.hidden
    ]
    del shown[rows + 1 :]
    cells: list[dict[int, str]] = [{} for _ in shown]
    for at, row in enumerate(shown):
        column = 0
        for cell in row:
            while column in cells[at]:
                column += 1
            if column > columns:
                break
            right = min(column + cell.across, columns + 1)
            for below in cells[at : at + cell.down]:
                below.update(dict.fromkeys(range(column, right), ""))
            cells[at][column] = cell.text()
            column = right
    return [[row.get(column, "") for column in range(max(row) + 1)] if row else [] for row in cells]


def _cell(about: str) -> _Cell:
    said = _attributes(about)
    return _Cell(_span(said.get("colspan", "")), _span(said.get("rowspan", "")), _is_hidden(about))


def _is_hidden(about: str) -> bool:
    """Excel writes hidden rows and columns too, and a last row that is only there to be as wide as the columns."""
    return "none" in about and _HIDDEN.search(_attributes(about).get("style", "")) is not None


def _attributes(about: str) -> dict[str, str]:
    return {
        one[1].casefold(): unescape(one[2] or one[3] or one[4] or "")
        for one in _ATTRIBUTE.finditer(about)
    }


def _span(text: str) -> int:
    return max(1, int(text[:6])) if text.isdecimal() and text.isascii() else 1
