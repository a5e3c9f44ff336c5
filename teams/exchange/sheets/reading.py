"""What was read of a sheet: what was taken for what, and everything that was not understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from teams.exchange.sheets.corrections import Layout
from teams.exchange.sheets.grid import Place
from teams.exchange.sheets.questions import AboveQuestion, TextQuestion
from teams.exchange.sheets.sureness import Taken
from teams.matrix.schemes import Letters, Scheme


@dataclass(frozen=True, slots=True)
class Header:
    """The head of a column with letters."""

    text: str
    place: Place


class Cell(NamedTuple):
    """A filled cell. Where ``why`` is said, the text was not understood, and the letters say nothing."""

    place: Place
    text: str
    letters: Letters = ()
    remark: str = ""
    why: str = ""
    unknown: tuple[str, ...] = ()
    """What would have to be explained for the text to be understood."""


@dataclass(frozen=True, slots=True)
class Activity:
    """``cells``: number of the header → cell. ``key``: the row key, in a table that Remit wrote."""

    name: str
    place: Place
    section: str = ""
    cells: Mapping[int, Cell] = field(default_factory=dict)
    key: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of the file, and what became of it and why."""

    place: Place
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class TableChoice:
    """A sheet, or a table under a heading. ``is_read``: it is part of this reading."""

    name: str
    rows: int
    columns: int
    has_matrix: bool
    is_hidden: bool
    is_read: bool


@dataclass(frozen=True)
class SheetReading:
    """One matrix as it stands in a file.

    ``tables``: the sheets or headings that it was taken from. ``is_own``: Remit wrote the table, keys and all.
    ``sections``: rows taken for headings. ``unread``: what should have been letters or a row and is neither.
    ``left_out``: what is not part of the matrix, such as legends and further columns. ``notes``: how it was read.
    ``taken``: what was taken for what, and how sure that is. ``questions``: texts whose letters a person has to say.
    ``choices``: all sheets and tables of the file, to choose from. ``encodings``: see Opened.
    ``above``: a question about the row above the heads, if there is one.
    """

    tables: tuple[str, ...]
    header: Place
    scheme: Scheme
    headers: tuple[Header, ...]
    activities: tuple[Activity, ...]
    is_own: bool = False
    sections: tuple[Passage, ...] = ()
    unread: tuple[Passage, ...] = ()
    left_out: tuple[Passage, ...] = ()
    notes: tuple[str, ...] = ()
    layout: Layout = Layout.DOWN
    taken: tuple[Taken, ...] = ()
    questions: tuple[TextQuestion, ...] = ()
    choices: tuple[TableChoice, ...] = ()
    encodings: Mapping[str, str] = field(default_factory=dict)
    above: AboveQuestion | None = None
