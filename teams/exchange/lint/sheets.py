"""A sheet (csv, md, xlsx) → the matrix in it, read as a new team of its own that asks nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from roles.definitions.keys import clean_name, make_key
from roles.definitions.model import Catalogue
from teams.exchange.document.problems import Problem, UnusableDocument
from teams.exchange.lint.matrix_file import MatrixFile, Unread
from teams.exchange.sheets.grid import UnreadableFile
from teams.exchange.sheets.layout import read_sheet
from teams.exchange.sheets.naming import usable_name
from teams.exchange.sheets.proposal import new_team, propose
from teams.exchange.sheets.reading import Passage, SheetReading
from teams.exchange.sheets.seat_words import own_key
from teams.exchange.writing.own_layout import DASH, VACANT
from teams.matrix.model import Matrix, Person


def read_sheet_file(content: bytes, file: str, catalogue: Catalogue, today: date) -> MatrixFile:
    """Raises UnusableDocument."""
    try:
        sheet = read_sheet(content, file)
    except UnreadableFile as error:
        raise UnusableDocument(file, [Problem(None, str(error))]) from error
    heads = list(_heads(sheet)) if sheet.is_own else []
    proposal = propose(sheet, catalogue, _team(Path(file).stem, sheet, heads, today))
    told = {one.place for one in proposal.unread}
    unread = (
        *(one.unread for one in heads if one.unread and one.unread.place not in told),
        *proposal.unread,
    )
    return MatrixFile(
        file,
        proposal.matrix,
        catalogue,
        row_lines={key: place.row for key, place in proposal.places.items()},
        unread=tuple(Unread(str(one.place), one.text, one.why) for one in unread),
    )


@dataclass(frozen=True, slots=True)
class _Head:
    """Who sits on the seat of a column; ``unread``: what had to be changed about the name, or why there is none."""

    person: str
    unread: Passage | None


def _team(name: str, sheet: SheetReading, heads: Iterable[_Head], today: date) -> Matrix:
    """An empty team with the people whom a table of Remit's names, so that its vacant seats are vacant."""
    empty = new_team(name, today, sheet)
    keys: dict[str, str] = {}
    for head in heads:
        if head.person and head.person not in keys:
            keys[head.person] = make_key(head.person, set(keys.values()), fallback="person")
    return replace(
        empty,
        team=replace(empty.team, key=make_key(empty.team.name, fallback="team")),
        people=tuple(Person(key, person) for person, key in keys.items()),
    )


def _heads(sheet: SheetReading) -> Iterator[_Head]:
    for header in sheet.headers:
        _, dash, person = own_key(header.text)[0].rpartition(DASH)
        if not dash or person == VACANT:
            continue
        try:
            yield _Head(clean_name(person), None)
        except ValueError as error:
            name, cut = usable_name(person)
            name = "" if cut else name
            read = f"It is read as “{name}”." if name else "The seat counts as vacant."
            yield _Head(name, Passage(header.place, header.text, f"{error} {read}"))
