"""Where the cells of a pasted block go, and what they say in the letters of the matrix."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from teams.exchange.clipboard.content import Block
from teams.exchange.clipboard.naming import Named, Names, Question, read_names
from teams.exchange.clipboard.remarks import beside
from teams.exchange.sheets.codes import CodeReader
from teams.matrix.schemes import Letters, Scheme, UnreadableCell

Place = tuple[str, str]
"""Row and seat."""


@dataclass(frozen=True, slots=True)
class PastedCell:
    """``letters`` None: the text is not understood, or the cell is to stay as it is. ``beside``: what is not kept."""

    row: str
    seat: str
    text: str
    letters: Letters | None
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answers:
    """What was said to the questions of a preview.

    ``seats`` and ``rows``: column or line of the block → key, "" to leave it out. ``texts``: what a text stands for, None to
    leave its cells as they are.
    """

    seats: Mapping[int, str] = field(default_factory=dict)
    rows: Mapping[int, str] = field(default_factory=dict)
    texts: Mapping[str, Letters | None] = field(default_factory=dict)


@dataclass
class Pasted:
    """``off``: how many rows and columns lie beyond the edge with something in them, which is ``lost``.

    ``gone``: rows and seats that were aimed at and are not there any more.
    """

    cells: list[PastedCell] = field(default_factory=list)
    off: tuple[int, int] = (0, 0)
    lost: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    seats: Named | None = None
    rows: Named | None = None
    unread: dict[str, list[Place]] = field(default_factory=dict)
    """Each text that is not understood, once, with its places."""
    unanswered: frozenset[str] = frozenset()

    @property
    def by_name(self) -> tuple[str, ...]:
        """Whether the block brought names of seats or rows along."""
        named = (("seats", self.seats), ("rows", self.rows))
        return tuple(word for word, one in named if one is not None)

    @property
    def unknown_names(self) -> tuple[str, ...]:
        return tuple(name for one in (self.seats, self.rows) if one for name in one.unknown)

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(asked for one in (self.seats, self.rows) if one for asked in one.questions)

    @property
    def beside(self) -> dict[str, list[Place]]:
        """What stands beside letters and is not kept, each once, with its places."""
        found: dict[str, list[Place]] = {}
        for cell in self.cells:
            for one in cell.beside:
                found.setdefault(one, []).append((cell.row, cell.seat))
        return found

    @property
    def is_plain(self) -> bool:
        """Nothing to ask."""
        return not (self.unread or any(self.off) or self.gone or self.by_name)

    @property
    def is_answered(self) -> bool:
        """Everything that had to be asked has an answer."""
        is_open = any(one.is_open for one in (self.seats, self.rows) if one)
        return not (is_open or self.unanswered)


def place(
    block: Block,
    scheme: Scheme,
    *,
    rows: Sequence[str],
    seats: Sequence[str],
    row_names: Names,
    seat_names: Names,
    answers: Answers | None = None,
) -> Pasted:
    """``rows`` and ``seats``: the keys from the cell where it is pasted, downwards and to the right.

    A first line of seats' names, and a first column of rows' names, say themselves where the letters go.
    """
    answers = answers or Answers()
    reader = CodeReader(scheme)
    side = read_names([line[0] for line in block], row_names, reader, answers.rows)
    head = read_names(block[0], seat_names, reader, answers.seats, but_first=side is not None)
    if side is not None and head is not None:
        side = read_names(
            [line[0] for line in block], row_names, reader, answers.rows, but_first=True
        )
    first_row, first_column = int(head is not None), int(side is not None)
    columns = head.keys[first_column:] if head else list(seats)
    lines = side.keys[first_row:] if side else list(rows)
    inner = [line[first_column:] for line in block[first_row:]]
    pasted = Pasted(seats=head, rows=side)
    _see_what_falls_off(pasted, inner, len(lines), len(columns))
    gone: dict[str, None] = {}
    cells = []
    for row, line in zip(lines, inner, strict=False):
        for seat, text in zip(columns, line, strict=False):
            if row is None or seat is None:
                continue
            if row in row_names and seat in seat_names:
                cells.append((row, seat, text))
            else:
                gone[row if row not in row_names else seat] = None
    pasted.gone = tuple(gone)
    return _read(pasted, cells, reader, answers)


def filled(
    text: str,
    scheme: Scheme,
    *,
    rows: Iterable[str],
    seats: Sequence[str],
    answers: Answers | None = None,
) -> Pasted:
    """One cell pasted onto a block: each of its cells says the same."""
    cells = [(row, seat, text) for row in rows for seat in seats]
    return _read(Pasted(), cells, CodeReader(scheme), answers or Answers())


def _read(
    pasted: Pasted, cells: Iterable[tuple[str, str, str]], reader: CodeReader, answers: Answers
) -> Pasted:
    known: dict[str, tuple[Letters | None, tuple[str, ...], bool]] = {}
    for row, seat, text in cells:
        if text not in known:
            known[text] = _letters(text, reader, answers)
        letters, remarks, is_read = known[text]
        pasted.cells.append(PastedCell(row, seat, text, letters, remarks))
        if not is_read:
            pasted.unread.setdefault(text, []).append((row, seat))
    pasted.unanswered = frozenset(pasted.unread) - frozenset(answers.texts)
    return pasted


def _letters(
    text: str, reader: CodeReader, answers: Answers
) -> tuple[Letters | None, tuple[str, ...], bool]:
    """Letters, what stands beside them, and whether they were understood without a question."""
    try:
        code = reader.read(text)
    except UnreadableCell:
        return answers.texts.get(text), (), False
    return code.letters, beside(text, code), True


def _see_what_falls_off(pasted: Pasted, inner: Block, high: int, wide: int) -> None:
    """Blank cells beyond the edge are no loss: spreadsheets copy them along."""
    below = [line for line in inner[high:] if any(line)]
    columns = {
        at for line in inner[:high] for at, text in enumerate(line[wide:], start=wide) if text
    }
    texts = [text for line in below for text in line if text]
    texts += [line[at] for line in inner[:high] for at in sorted(columns) if line[at]]
    pasted.off = (len(below), len(columns))
    pasted.lost = tuple(dict.fromkeys(texts))
