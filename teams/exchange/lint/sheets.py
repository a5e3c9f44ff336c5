"""A sheet (csv, md, xlsx) → the matrix in it, read as a new team of its own that asks nobody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from roles.definitions.keys import clean_name, make_key
from roles.definitions.model import Catalogue
from teams.exchange.document.problems import Problem, UnusableDocument
from teams.exchange.lint.matrix_file import MatrixFile, Unread
from teams.exchange.sheets.grid import UnreadableFile
from teams.exchange.sheets.layout import read_sheet
from teams.exchange.sheets.proposal import new_team, propose
from teams.exchange.sheets.reading import SheetReading
from teams.exchange.sheets.row_matching import RowMatcher
from teams.exchange.sheets.seat_words import own_key
from teams.exchange.writing.own_layout import DASH, VACANT
from teams.matrix.model import Matrix, Person


def read_sheet_file(content: bytes, file: str, catalogue: Catalogue, today: date) -> MatrixFile:
    """Raises UnusableDocument."""
    try:
        sheet = read_sheet(content, file)
    except UnreadableFile as error:
        raise UnusableDocument(file, [Problem(None, str(error))]) from error
    team = _team(Path(file).stem, sheet, today)
    proposal = propose(sheet, catalogue, team)
    unread = tuple(Unread(str(one.place), one.text, one.why) for one in proposal.unread)
    lines = {
        row.key: sheet.activities[number].place.row
        for number, row in RowMatcher(team, catalogue).match(sheet).rows.items()
    }
    return MatrixFile(file, proposal.matrix, catalogue, row_lines=lines, unread=unread)


def _team(name: str, sheet: SheetReading, today: date) -> Matrix:
    """An empty team with the people whom a table of Remit's names, so that its vacant seats are vacant."""
    empty = new_team(name, today, sheet)
    people = {make_key(one): one for one in _people(sheet)} if sheet.is_own else {}
    return replace(
        empty,
        team=replace(empty.team, key=make_key(empty.team.name, fallback="team")),
        people=tuple(Person(key, one) for key, one in people.items()),
    )


def _people(sheet: SheetReading) -> Iterator[str]:
    for header in sheet.headers:
        _, dash, person = own_key(header.text)[0].rpartition(DASH)
        if dash and person != VACANT:
            yield clean_name(person)
