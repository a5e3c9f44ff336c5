"""The plain layout: activities down and roles or people across, letters in the cells."""

from __future__ import annotations

from collections.abc import Iterable

from teams.exchange.sheets.codes import Code, CodeReader
from teams.exchange.sheets.columns import Columns
from teams.exchange.sheets.grid import Grid, Place
from teams.exchange.sheets.reading import Activity, Cell, Header, Passage, SheetReading
from teams.exchange.sheets.rows import Kind, Line, read_lines


def read_plain(grid: Grid, columns: Columns, reader: CodeReader) -> SheetReading:
    """Activities down, roles or people across; a grid that is turned has them the other way round."""
    headers = tuple(
        Header(columns.head(grid, column), grid.place(columns.header, column))
        for column in columns.roles
    )
    activities: list[Activity] = []
    sections: list[Passage] = []
    unread: list[Passage] = []
    left_out = list(around(grid, columns, reader))
    section = ""
    for line in read_lines(grid, columns, reader):
        text = " ".join(" ".join(grid.at(line.index, column).split()) for column in line.filled)
        passage = Passage(grid.place(line.index, line.filled[0]), text, line.why)
        if line.kind is Kind.ACTIVITY:
            if columns.section is not None:
                section = " ".join(grid.at(line.index, columns.section).split()) or section
            activity = _activity(grid, columns, line, section, reader)
            activities.append(activity)
            unread += [
                Passage(one.place, one.text, one.why) for one in activity.cells.values() if one.why
            ]
        elif line.kind is Kind.SECTION:
            section = line.name or text
            if not columns.is_own:
                sections.append(passage)
        else:
            (unread if line.kind is Kind.NAMELESS else left_out).append(passage)
    return SheetReading(
        (grid.name,) if grid.name else (),
        grid.place(columns.header, columns.roles[0] if columns.roles else columns.activity),
        reader.scheme,
        headers,
        tuple(activities),
        columns.is_own,
        tuple(sections),
        tuple(unread),
        tuple(left_out),
        tuple(taken_for(grid, columns)),
    )


def _activity(
    grid: Grid, columns: Columns, line: Line, section: str, reader: CodeReader
) -> Activity:
    texts, row = grid.cells[line.index], line.index
    wide = len(texts)
    cells = {}
    for number, column in enumerate(columns.roles):
        if column < wide and (text := texts[column].strip()):
            cells[number] = _cell_of(text, grid.place(row, column), reader)
    place = grid.place(line.index, columns.activity)
    key = "" if columns.key is None else grid.at(line.index, columns.key).strip()
    return Activity(line.name, place, section, cells, key)


def read_cell(grid: Grid, row: int, column: int, reader: CodeReader) -> Cell:
    return _cell_of(grid.at(row, column).strip(), grid.place(row, column), reader)


def _cell_of(text: str, place: Place, reader: CodeReader) -> Cell:
    found = reader.look(text)
    if isinstance(found, Code):
        return Cell(place, text, found.letters, found.remark)
    return Cell(place, text, (), "", str(found), found.parts)


def around(grid: Grid, columns: Columns, reader: CodeReader) -> Iterable[Passage]:
    """What stands above the header, and the columns that are no part of the matrix."""
    for row in range(0 if columns.is_own else columns.header):
        for at, text in enumerate(grid.cells[row]):
            is_head = columns.is_joined and row == columns.header - 1 and at in columns.above
            if text.strip() and not is_head:
                yield Passage(grid.place(row, at), text.strip(), "Text above the header.")
    numbers = () if columns.number is None else (columns.number,)
    for column in (*numbers, *columns.other):
        title = grid.at(columns.header, column).strip() or "a column without a title"
        why = (
            "A column of numbers."
            if column in numbers
            else _why_no_role(grid, columns, column, reader)
        )
        yield Passage(grid.place(columns.header, column), title, why)


def _why_no_role(grid: Grid, columns: Columns, column: int, reader: CodeReader) -> str:
    if columns.beside is not None and column >= columns.beside:
        return "Another table beside this one: give its range to read it."
    texts = {grid.at(row, column).strip() for row in range(columns.header + 1, len(grid.cells))}
    texts.discard("")
    if any(map(reader.reads, texts)):
        return "A column with some letters, but more of other text: not taken for a role."
    if texts and all(len(text) <= 2 for text in texts):
        return "A column of short texts that nothing explains: say so if it is a role."
    return "A column without letters."


def taken_for(grid: Grid, columns: Columns) -> Iterable[str]:
    if columns.is_own:
        yield "This table was written by Remit: rows and seats are known by their keys."
        return
    title = grid.at(columns.header, columns.activity).strip()
    yield f"Activities are read from {grid.place(columns.header, columns.activity)}" + (
        f" (“{title}”)." if title else "."
    )
    if columns.section is not None:
        title = grid.at(columns.header, columns.section).strip()
        yield f"Areas are read from {grid.place(columns.header, columns.section)}" + (
            f" (“{title}”)." if title else "."
        )
