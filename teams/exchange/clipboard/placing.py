"""Where the cells of a pasted block go, and what they say in the letters of the matrix."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from teams.exchange.clipboard.content import Block
from teams.exchange.sheets.codes import CodeReader
from teams.matrix.schemes import Letters, Scheme, UnreadableCell

Names = Mapping[str, Sequence[str]]
"""Key → what the row or seat is called, in any of the ways that people write."""


@dataclass(frozen=True, slots=True)
class PastedCell:
    """``letters`` None: the text is not understood."""

    row: str
    seat: str
    text: str
    letters: Letters | None


@dataclass
class Pasted:
    """``off``: numbers of rows and columns beyond the edge; ``by_name``: the block brought names of rows or seats along."""

    cells: list[PastedCell] = field(default_factory=list)
    off: tuple[int, int] = (0, 0)
    by_name: tuple[str, ...] = ()
    unknown_names: tuple[str, ...] = ()

    @property
    def unread(self) -> list[str]:
        """The texts that are not understood, each once."""
        return list(dict.fromkeys(one.text for one in self.cells if one.letters is None))

    @property
    def is_plain(self) -> bool:
        """Nothing to ask."""
        return not (self.unread or any(self.off) or self.by_name or self.unknown_names)


def place(
    block: Block,
    scheme: Scheme,
    *,
    rows: Sequence[str],
    seats: Sequence[str],
    row_names: Names,
    seat_names: Names,
) -> Pasted:
    """``rows`` and ``seats``: the keys from the cell where it is pasted, downwards and to the right.

    A first line of seats' names, and a first column of rows' names, say themselves where the letters go.
    """
    reader = CodeReader(scheme)
    pasted = Pasted()
    by_name: list[str] = []
    unknown: list[str] = []
    head = _named(block[0], seat_names, reader)
    side = _named([line[0] for line in block], row_names, reader)
    first_row, first_column = int(head is not None), int(side is not None)
    columns: list[str | None] = [*seats]
    lines: list[str | None] = [*rows]
    if head is not None:
        columns = head[first_column:]
        by_name.append("seats")
        unknown += _unknown(block[0][first_column:], columns)
    if side is not None:
        lines = side[first_row:]
        by_name.append("rows")
        unknown += _unknown([line[0] for line in block[first_row:]], lines)
    inner = [line[first_column:] for line in block[first_row:]]
    pasted.by_name, pasted.unknown_names = tuple(by_name), tuple(unknown)
    width = max((len(line) for line in inner), default=0)
    pasted.off = (max(0, len(inner) - len(lines)), max(0, width - len(columns)))
    for row, line in zip(lines, inner, strict=False):
        for seat, text in zip(columns, line, strict=False):
            if row is not None and seat is not None:
                pasted.cells.append(PastedCell(row, seat, text, _letters(reader, text)))
    return pasted


def filled(text: str, scheme: Scheme, *, rows: Iterable[str], seats: Sequence[str]) -> Pasted:
    """One cell pasted onto a block: each of its cells says the same."""
    letters = _letters(CodeReader(scheme), text)
    return Pasted([PastedCell(row, seat, text, letters) for row in rows for seat in seats])


def _letters(reader: CodeReader, text: str) -> Letters | None:
    try:
        return reader.read(text).letters
    except UnreadableCell:
        return None


def _named(texts: Sequence[str], names: Names, reader: CodeReader) -> list[str | None] | None:
    """The key that each text names; None unless one does and none says letters."""
    known = {_folded(name): key for key, called in names.items() for name in called if name}
    found = [known.get(_folded(text)) for text in texts]
    if not any(found) or any(
        reader.reads(text) for text, key in zip(texts, found, strict=True) if key is None
    ):
        return None
    return found


def _unknown(texts: Iterable[str], keys: Iterable[str | None]) -> list[str]:
    return [text for text, key in zip(texts, keys, strict=True) if key is None and text]


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
