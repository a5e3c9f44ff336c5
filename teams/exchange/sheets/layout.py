"""From grids to one reading: the plain layout, with activities down and roles or people across."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from teams.exchange.sheets.codes import CodeReader
from teams.exchange.sheets.columns import Columns, find_columns
from teams.exchange.sheets.grid import Grid, Place, UnreadableFile
from teams.exchange.sheets.joining import joined
from teams.exchange.sheets.opening import open_grids
from teams.exchange.sheets.reading import Activity, Cell, Header, Passage, SheetReading
from teams.exchange.sheets.recognising import recognise_scheme
from teams.exchange.sheets.rows import Kind, Line, read_lines
from teams.matrix.schemes import Scheme, UnreadableCell

NO_MATRIX = (
    "There is no matrix in this file: no table was found with a header, names of activities down one column,"
    " and letters such as R, A, C, I below the names of roles or people."
)
BY_LETTER = (
    "The table has one column for each letter, with names in the cells. This layout cannot be read yet:"
    " put roles or people across and letters into the cells."
)


def read_sheet(
    data: bytes, filename: str, *, table: str | None = None, scheme: Scheme | None = None
) -> SheetReading:
    """The matrix in a file. ``table`` names the sheet or heading to read, ``scheme`` what its letters mean.

    Raises UnreadableFile where the file cannot be opened or has no matrix.
    """
    grids = open_grids(data, filename)
    found = [
        (grid, columns)
        for grid in grids
        if (table is None or grid.name == table)
        and (columns := find_columns(grid)) is not None
        and not _reads_by_letter(grid, columns)
    ]
    if not found:
        raise UnreadableFile(BY_LETTER if any(map(_has_by_letter, grids)) else NO_MATRIX)
    chosen = _chosen(found)
    scheme = scheme or _scheme(chosen)[0]
    readings = [_read_table(grid, columns, scheme) for grid, columns in chosen]
    if not any(one.activities or one.is_own for one in readings):
        raise UnreadableFile(NO_MATRIX)
    others = [grid for grid in grids if not any(grid is one for one, _ in chosen)]
    notes = (
        []
        if readings[0].is_own
        else [f"The letters are read as {scheme.name}: {_scheme(chosen)[1]}."]
    )
    return joined(
        readings, notes, [_unused(grid, found) for grid in others if any(map(any, grid.cells))]
    )


def _chosen(found: Sequence[tuple[Grid, Columns]]) -> list[tuple[Grid, Columns]]:
    """All tables of a text; of a workbook the one sheet with the most rows, or that which Remit wrote."""
    for one in found:
        if one[1].is_own:
            return [one]
    if all(grid.lines for grid, _ in found):
        return list(found)
    shown = [one for one in found if not one[0].hidden] or found
    return [max(shown, key=lambda one: (len(one[0].cells) - one[1].header) * len(one[1].roles))]


def _unused(grid: Grid, found: Sequence[tuple[Grid, Columns]]) -> Passage:
    is_matrix = any(grid is one for one, _ in found)
    hidden = "This sheet is hidden, and " if grid.hidden else "This sheet "
    why = "No matrix was found here."
    if is_matrix:
        why = f"{hidden}holds another matrix; choose it to read it."
    elif _has_by_letter(grid):
        why = BY_LETTER
    return Passage(Place(grid.name, 1, 1), grid.name, why)


def _scheme(chosen: Sequence[tuple[Grid, Columns]]) -> tuple[Scheme, str]:
    cells = [
        row[column]
        for grid, columns in chosen
        for row in grid.cells[columns.header + 1 :]
        for column in columns.roles
        if column < len(row) and row[column]
    ]
    titles = [
        text
        for grid, columns in chosen
        for text in (grid.name, *(one for row in grid.cells[: columns.header + 1] for one in row))
        if text
    ]
    return recognise_scheme(cells, titles)


_LETTER_HEADS = frozenset("raci") | {"responsible", "accountable", "consulted", "informed"}


def _has_by_letter(grid: Grid) -> bool:
    return any(map(_letter_heads, grid.cells[:10]))


def _reads_by_letter(grid: Grid, columns: Columns) -> bool:
    """Whether what was taken for roles stands in columns that are headed by letters, with names in the cells."""
    above = grid.cells[: columns.header + 1]
    return any(set(columns.roles) <= heads for row in above if (heads := _letter_heads(row)))


def _letter_heads(row: Sequence[str]) -> set[int]:
    """The columns whose head is a letter, where three or more are."""
    found = {
        column for column, text in enumerate(row) if text.strip("*_ ").casefold() in _LETTER_HEADS
    }
    return found if len(found) >= 3 else set()


def _read_table(grid: Grid, columns: Columns, scheme: Scheme) -> SheetReading:
    reader = CodeReader(scheme)
    headers = tuple(
        Header(
            " ".join(grid.at(columns.header, column).split()), grid.place(columns.header, column)
        )
        for column in columns.roles
    )
    activities: list[Activity] = []
    sections: list[Passage] = []
    unread: list[Passage] = []
    left_out = list(_around(grid, columns, reader))
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
            sections.append(passage)
        else:
            (unread if line.kind is Kind.NAMELESS else left_out).append(passage)
    return SheetReading(
        (grid.name,) if grid.name else (),
        grid.place(columns.header, columns.roles[0] if columns.roles else columns.activity),
        scheme,
        headers,
        tuple(activities),
        columns.is_own,
        tuple(sections),
        tuple(unread),
        tuple(left_out),
        tuple(_taken_for(grid, columns)),
    )


def _activity(
    grid: Grid, columns: Columns, line: Line, section: str, reader: CodeReader
) -> Activity:
    filled = set(line.filled)
    cells = {
        number: _cell(grid, line.index, column, reader)
        for number, column in enumerate(columns.roles)
        if column in filled
    }
    place = grid.place(line.index, columns.activity)
    key = grid.at(line.index, 1).strip() if columns.is_own else ""
    return Activity(line.name, place, section, cells, key)


def _cell(grid: Grid, row: int, column: int, reader: CodeReader) -> Cell:
    text, place = grid.at(row, column).strip(), grid.place(row, column)
    try:
        code = reader.read(text)
    except UnreadableCell as error:
        return Cell(place, text, why=str(error))
    return Cell(place, text, code.letters, code.remark)


def _around(grid: Grid, columns: Columns, reader: CodeReader) -> Iterable[Passage]:
    """What stands above the header, and the columns that are no part of the matrix."""
    for row in range(columns.header):
        for at, text in enumerate(grid.cells[row]):
            if text.strip():
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
    rows = range(columns.header + 1, len(grid.cells))
    if any(reader.reads(grid.at(row, column)) for row in rows):
        return "A column with some letters, but more of other text: not taken for a role."
    return "A column without letters."


def _taken_for(grid: Grid, columns: Columns) -> Iterable[str]:
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
