"""Readings of the layouts whose roles stand in cells: names below letters, marks below letters, and lines of three."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from teams.exchange.sheets.by_letter import LetterColumns, names_in, tagged_names
from teams.exchange.sheets.codes import CodeReader, NotLetters, is_nothing
from teams.exchange.sheets.columns import Columns
from teams.exchange.sheets.grid import Grid, Place
from teams.exchange.sheets.long_format import LongColumns
from teams.exchange.sheets.plain import around, read_cell, taken_for
from teams.exchange.sheets.reading import Activity, Cell, Header, Passage, SheetReading
from teams.exchange.sheets.recognising import ANY
from teams.exchange.sheets.rows import Kind, Line, read_lines
from teams.exchange.sheets.words import is_mark
from teams.matrix.schemes import Letters

EVERYBODY = frozenset({"all", "everyone", "everybody", "alle", "tous", "todos", "tutti", "allen"})


@dataclass
class _Collected:
    """Headers in the order in which they are named; the letters that one cell says and another adds are one cell."""

    reader: CodeReader
    headers: dict[str, Header] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    activities: list[Activity] = field(default_factory=list)
    unread: list[Passage] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    any_letter: CodeReader = field(default_factory=lambda: CodeReader(ANY))

    def number(self, name: str, place: Place) -> int:
        key = name.casefold()
        if key not in self.headers:
            self.headers[key] = Header(name, place)
            self.numbers[key] = len(self.numbers)
            if key in EVERYBODY:
                self.notes.append(
                    f"“{name}” at {place} is read as a column of its own; it may mean everybody."
                )
        return self.numbers[key]

    def cells(self, said: Iterable[tuple[int, Cell]]) -> dict[int, Cell]:
        found: dict[int, Cell] = {}
        for number, cell in said:
            before = found.get(number)
            if cell.why:
                self.unread.append(Passage(cell.place, cell.text, cell.why))
            if before is None:
                found[number] = cell
                continue
            letters = self.reader.scheme.ordered((*before.letters, *cell.letters))
            remark = "; ".join(filter(None, (before.remark, cell.remark)))
            found[number] = before._replace(letters=letters, remark=remark)
        return found


def read_by_letter(grid: Grid, columns: LetterColumns, reader: CodeReader) -> SheetReading:
    collected = _Collected(reader)
    heads = {
        column: reader.read(grid.at(columns.plain.header, column)).letters
        for column in columns.letters
        if reader.reads(grid.at(columns.plain.header, column))
    }
    if columns.roles_down:
        return _roles_down(grid, columns, heads, collected)

    def said(line: Line) -> Iterator[tuple[int, Cell]]:
        for column in columns.plain.roles:
            text = grid.at(line.index, column).strip()
            if is_nothing(text):
                continue
            place = grid.place(line.index, column)
            if columns.is_tagged:
                yield from _tagged(text, place, collected)
                continue
            letters = heads.get(column, ())
            if columns.has_marks:
                name = columns.groups.get(column) or grid.name or "Team"
                yield collected.number(name, place), _marked(place, text, letters)
                continue
            for name in names_in(text):
                yield collected.number(name, place), Cell(place, text, letters)

    return _read(grid, columns.plain, collected, said)


def _tagged(text: str, place: Place, collected: _Collected) -> Iterator[tuple[int, Cell]]:
    said = tagged_names(text, collected.any_letter)
    if not said:
        collected.unread.append(Passage(place, text, "This says no letter with names."))
    for tag, names in said:
        found = collected.reader.look(tag)
        for name in names:
            number = collected.number(name, place)
            if isinstance(found, NotLetters):
                yield number, Cell(place, text, (), "", str(found), found.parts)
            else:
                yield number, Cell(place, text, found.letters)


def _marked(place: Place, text: str, letters: Letters) -> Cell:
    if is_mark(text) or len(text) == 1:
        return Cell(place, text, letters)
    return Cell(place, text, letters, remark=text[:200])


def _roles_down(
    grid: Grid, columns: LetterColumns, heads: Mapping[int, Letters], collected: _Collected
) -> SheetReading:
    """Who has which part in one thing, which is what the heading names."""
    plain = columns.plain
    cells: list[tuple[int, Cell]] = []
    for row in range(plain.header + 1, len(grid.cells)):
        name = " ".join(grid.at(row, plain.activity).split())
        if not name:
            continue
        number = collected.number(name, grid.place(row, plain.activity))
        cells += [
            (number, _marked(grid.place(row, column), text, heads.get(column, ())))
            for column in plain.roles
            if not is_nothing(text := grid.at(row, column).strip())
        ]
    place = grid.place(plain.header, plain.activity)
    name = grid.name or "What this table is about"
    collected.activities.append(Activity(name, place, cells=collected.cells(cells)))
    collected.notes.append(f"The rows are read as roles, all of them for one activity: “{name}”.")
    return _reading(grid, plain, collected, (), list(around(grid, plain, collected.reader)))


def read_long(grid: Grid, columns: LongColumns, reader: CodeReader) -> SheetReading:
    collected = _Collected(reader)
    plain = columns.plain
    lines: dict[tuple[str, str], tuple[Place, list[tuple[int, Cell]]]] = {}
    section = ""
    for row in range(plain.header + 1, len(grid.cells)):
        name = " ".join(grid.at(row, plain.activity).split())
        role = " ".join(grid.at(row, columns.role).split())
        if plain.section is not None:
            section = " ".join(grid.at(row, plain.section).split()) or section
        cell = read_cell(grid, row, plain.roles[0], reader)
        if name and role:
            number = collected.number(role, grid.place(row, columns.role))
            at = grid.place(row, plain.activity)
            lines.setdefault((section, name), (at, []))[1].append((number, cell))
        elif name or role or cell.text:
            text = " ".join(filter(None, (name, role, cell.text)))
            why = "A line without an activity, or without a role."
            collected.unread.append(Passage(grid.place(row, 0), text, why))
    for (area, name), (at, said) in lines.items():
        collected.activities.append(Activity(name, at, area, collected.cells(said)))
    title = grid.at(plain.header, columns.role).strip()
    collected.notes.append(
        f"Roles or people are read from {grid.place(plain.header, columns.role)} (“{title}”)."
    )
    return _reading(grid, plain, collected, (), list(around(grid, plain, reader)))


def _read(
    grid: Grid,
    plain: Columns,
    collected: _Collected,
    said: Callable[[Line], Iterator[tuple[int, Cell]]],
) -> SheetReading:
    sections: list[Passage] = []
    left_out = list(around(grid, plain, collected.reader))
    section = ""
    for line in read_lines(grid, plain, collected.reader, by_letter=True):
        text = " ".join(" ".join(grid.at(line.index, column).split()) for column in line.filled)
        passage = Passage(grid.place(line.index, line.filled[0]), text, line.why)
        if line.kind is Kind.ACTIVITY:
            if plain.section is not None:
                section = " ".join(grid.at(line.index, plain.section).split()) or section
            cells = collected.cells(said(line))
            place = grid.place(line.index, plain.activity)
            collected.activities.append(Activity(line.name, place, section, cells))
        elif line.kind is Kind.SECTION:
            section = line.name or text
            sections.append(passage)
        else:
            (collected.unread if line.kind is Kind.NAMELESS else left_out).append(passage)
    return _reading(grid, plain, collected, tuple(sections), left_out)


def _reading(
    grid: Grid,
    plain: Columns,
    collected: _Collected,
    sections: tuple[Passage, ...],
    left_out: list[Passage],
) -> SheetReading:
    return SheetReading(
        (grid.name,) if grid.name else (),
        grid.place(plain.header, plain.roles[0]),
        collected.reader.scheme,
        tuple(collected.headers.values()),
        tuple(collected.activities),
        False,
        sections,
        tuple(collected.unread),
        tuple(left_out),
        (*taken_for(grid, plain), *collected.notes),
    )
