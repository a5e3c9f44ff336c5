"""Tables in HTML: what a spreadsheet puts on the clipboard, and saved pages.

The pieces are cut by one expression that never looks at a character twice: the standard library's parser takes minutes
over 100 KB of unclosed tags, which anybody may paste.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from itertools import islice

_PIECE = re.compile(
    r"""
      (?P<text>[^<]++)
    | <[tT][dDhH](?P<how>(?:\s(?:[^"'>]++|"[^"]*+"|'[^']*+')*+)?+)>(?P<said>[^<]*+)</[tT][dDhH]>
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
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "caption"})
MOST_PIECES = 1_500_000
MOST_LAID_OUT = 1_000_000
_CELL_TAG = re.compile(r"<t[dh][\s>]", re.IGNORECASE)
_ROW_TAG = re.compile(r"<tr[\s>]", re.IGNORECASE)
DEEPEST = 4
"""Tables within tables; what lies deeper is text of the cell around it."""
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


@dataclass(slots=True)
class _Cell:
    across: int
    down: int
    hidden: bool
    pieces: list[str] = field(default_factory=list)

    def text(self) -> str:
        if len(self.pieces) == 1 and len(self.pieces[0]) == 1:
            return self.pieces[0].strip()
        return " ".join("".join(self.pieces).split())


@dataclass(slots=True)
class _Row:
    hidden: bool = False
    line: int = 0
    cells: list[_Cell] = field(default_factory=list)


@dataclass(slots=True)
class _Table:
    heading: str
    rows: list[_Row] = field(default_factory=list)
    cell: _Cell | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """``lines``: the line of the document in which each row begins. ``heading``: the last one above the table."""

    heading: str
    cells: list[list[str]]
    lines: tuple[int, ...]


class TooLarge(ValueError):
    """The merged cells of a table cover more than can be laid out, or there are too many rows."""


class _Reader:
    """Follows the pieces of a document. A table within a cell is a text of the cell, and also a table of its own."""

    def __init__(self, unseen: frozenset[str] = _UNSEEN) -> None:
        self.tables: list[_Table] = []
        self.open: list[_Table] = []
        self.prose: list[str] = []
        self.heading = ""
        self.headed: list[str] | None = None
        self.unseen_names = unseen
        self.depth = 0
        self.is_over = False
        self.unseen = ""
        self.line = 1
        self.cells = 0

    def read(self, html: str, *, only_first: bool) -> None:
        counted = 0
        for number, piece in enumerate(_PIECE.finditer(html)):
            if number > MOST_PIECES:
                raise TooLarge
            kind = piece.lastgroup
            if kind == "text":
                if not self.unseen:
                    self._say(unescape(piece["text"]))
                continue
            if only_first and self.is_over:
                return
            self.line += html.count("\n", counted, piece.start())
            counted = piece.start()
            if kind == "said":
                if not self.unseen:
                    self._whole_cell(piece["how"], piece["said"])
            elif kind and not self._tag(piece):
                return  # cut off within a tag

    def _tag(self, piece: re.Match[str]) -> bool:
        name = piece["name"].casefold()
        if self.unseen:
            if piece["close"] and name == self.unseen:
                self.unseen = ""
        elif not piece[0].endswith(">"):
            return False
        elif piece["close"]:
            self._close(name)
        else:
            self._open(name, piece["about"])
        return True

    def _whole_cell(self, about: str, text: str) -> None:
        """A cell with nothing but text in it, as most of a large table are."""
        if len(self.open) != 1 or self.depth != 1 or not self.open[0].rows:
            self._open("td", about)
            self._say(unescape(text))
            self._close("td")
            return
        self.cells += 1
        if self.cells > MOST_LAID_OUT:
            raise TooLarge
        text = unescape(text)
        table = self.open[0]
        table.cell = None
        table.rows[-1].cells.append(_cell(about, text))
        if self.headed is not None:
            self.headed.append(text)

    def _say(self, text: str) -> None:
        if self.headed is not None:
            self.headed.append(text)
        said = False
        for table in self.open:
            if table.cell is not None:
                table.cell.pieces.append(text)
                said = True
        if not said and self.depth == 0 and not text.isspace():
            self.prose.append(text)

    def _open(self, name: str, about: str) -> None:
        if name in self.unseen_names and not about.rstrip().endswith("/"):
            self.unseen = name
        elif name == "table":
            self.depth += 1
            if self.depth <= DEEPEST:
                self.open.append(_Table(self.heading))
                self.tables.append(self.open[-1])
        elif name in _HEADINGS:
            self.headed = []
        if name in _BLOCKS:
            self._break(name if self.depth <= DEEPEST else "")
        if self.depth > DEEPEST:
            return
        if name in ("tr", "td", "th"):
            self._begin(name, about)

    def _begin(self, name: str, about: str) -> None:
        if not self.open:
            self.open.append(_Table(self.heading))
            self.tables.append(self.open[-1])
        table = self.open[-1]
        if name == "tr":
            table.cell = None
            table.rows.append(_Row(_is_hidden(about), self.line))
            return
        self.cells += 1
        if self.cells > MOST_LAID_OUT:
            raise TooLarge
        if not table.rows:
            table.rows.append(_Row(line=self.line))
        table.cell = _cell(about)
        table.rows[-1].cells.append(table.cell)

    def _break(self, name: str) -> None:
        """Blocks part words; what begins a cell does so in the cells around it."""
        around = self.open[:-1] if name in ("tr", "td", "th") else self.open
        for table in around:
            if table.cell is not None:
                table.cell.pieces.append(" ")

    def _close(self, name: str) -> None:
        if name == "table":
            self.depth = max(0, self.depth - 1)
            if self.depth < len(self.open):
                self.open.pop()
            has_cells = bool(self.tables) and any(row.cells for row in self.tables[0].rows)
            self.is_over = self.depth == 0 and has_cells
        elif name in _HEADINGS and self.headed is not None:
            self.heading = " ".join("".join(self.headed).split())[:200]
            self.headed = None
        elif name in ("p", "div", "li"):
            self._break("")
        elif name in ("td", "th", "tr") and self.open and self.depth <= DEEPEST:
            self.open[-1].cell = None


def read_table(html: str, *, rows: int, columns: int) -> list[list[str]]:
    """The first table's texts row by row; a merged cell says its text once, at its upper left; what is hidden is left out.

    Rows may be of different lengths. Of a table that is larger than ``rows`` × ``columns`` only so much is laid out
    that it is seen to be larger.
    """
    reader = _Reader()
    reader.read(html, only_first=True)
    return _laid_out(_shown(reader.tables[0].rows, rows) if reader.tables else [], columns)


def read_tables(html: str, *, rows: int, columns: int) -> tuple[list[Table], list[str]]:
    """All tables of a document, each as ``read_table`` reads one but for raised footnote marks, and the text around them.

    Raises TooLarge, where it can be told before anything is read.
    """
    if (
        html.count("<") > MOST_PIECES
        or _more(_ROW_TAG, html, 2 * rows)
        or _more(_CELL_TAG, html, MOST_LAID_OUT)
    ):
        raise TooLarge
    reader = _Reader(_UNSEEN | {"sup"})
    reader.read(html, only_first=False)
    tables = []
    left = rows
    for table in reader.tables:
        shown = _shown(table.rows, left)
        if not any(row.cells for row in shown):
            continue
        left -= len(shown)
        room = sum(
            min(cell.across, columns) * min(cell.down, len(shown))
            for row in shown
            for cell in row.cells
        )
        if left < 0 or room > MOST_LAID_OUT:
            raise TooLarge
        lines = tuple(row.line for row in shown)
        tables.append(Table(table.heading, _laid_out(shown, columns), lines))
    return tables, reader.prose


def _more(tag: re.Pattern[str], html: str, most: int) -> bool:
    return next(islice(tag.finditer(html), most, None), None) is not None


def _shown(rows: list[_Row], most: int) -> list[_Row]:
    return [row for row in rows if not row.hidden][: most + 1]


def _laid_out(rows: list[_Row], columns: int) -> list[list[str]]:
    if all(not one.hidden and one.across == one.down == 1 for row in rows for one in row.cells):
        return [[one.text() for one in row.cells[: columns + 1]] for row in rows]
    cells: list[dict[int, str]] = [{} for _ in rows]
    for at, row in enumerate(rows):
        column = 0
        for cell in row.cells:
            if cell.hidden:
                continue
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


def _cell(about: str, text: str = "") -> _Cell:
    pieces = [text] if text else []
    if not about:
        return _Cell(1, 1, False, pieces)
    said = _attributes(about)
    return _Cell(
        _span(said.get("colspan", "")), _span(said.get("rowspan", "")), _is_hidden(about), pieces
    )


def _is_hidden(about: str) -> bool:
    """Excel writes hidden rows and columns too, and a last row that is only there to be as wide as the columns."""
    return "none" in about and _HIDDEN.search(_attributes(about).get("style", "")) is not None


def _attributes(about: str) -> dict[str, str]:
    if "=" not in about:
        return {}
    return {
        one[1].casefold(): unescape(one[2] or one[3] or one[4] or "")
        for one in _ATTRIBUTE.finditer(about)
    }


def _span(text: str) -> int:
    return max(1, int(text[:6])) if text.isdecimal() and text.isascii() else 1
