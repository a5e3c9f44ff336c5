"""A matrix as a workbook: the matrix, its legend, its findings, and what it is a picture of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from xlsxwriter.worksheet import Worksheet

from roles.definitions.model import Catalogue
from teams.analysis.finding import Finding
from teams.exchange.writing.book import A3, INK_2, LINE, SUNK, Book, in_pieces, put_table, put_text
from teams.exchange.writing.guard import writable
from teams.exchange.writing.letter_looks import choices, heaviest_first, holds
from teams.exchange.writing.own_layout import FIXED_HEADERS, OwnTable, header_parts, own_table
from teams.exchange.writing.wording import FINDING_HEADERS, facts_of, finding_line
from teams.matrix.model import Matrix

SHEET = "Matrix"
FIRST_SEAT = len(FIXED_HEADERS)
MOST_WRAPPED_SEATS = 14
"""With more seats than this the headers are turned, so that the columns stay narrow."""
SPARE_ROWS = 50
"""Rows below the last for which drop-downs and looks hold too, for rows added in the spreadsheet."""


def write_xlsx(
    matrix: Matrix,
    catalogue: Catalogue,
    findings: Sequence[Finding],
    *,
    revision: int | None,
    today: date,
) -> bytes:
    """The same input gives the same bytes."""
    book = Book(writable(matrix.team.name), today)
    table = own_table(matrix, catalogue)
    sheet = book.add(SHEET)
    _write_headers(book, sheet, matrix, catalogue)
    _write_rows(book, sheet, table)
    _show_areas(book, sheet, table)
    _show_letters(book, sheet, matrix, table)
    _set_up_print(sheet, matrix)
    _write_legend(book, matrix)
    _write_findings(book, matrix, catalogue, findings)
    _write_about(book, matrix, revision, today)
    return book.bytes()


def _write_headers(book: Book, sheet: Worksheet, matrix: Matrix, catalogue: Catalogue) -> None:
    for column, header in enumerate(FIXED_HEADERS):
        put_text(
            sheet,
            0,
            column,
            header,
            book.format(bold=True, bg_color=SUNK, valign="bottom", bottom=1),
        )
    turned = len(matrix.seats) > MOST_WRAPPED_SEATS
    cell = book.format(
        bg_color=SUNK,
        text_wrap=True,
        align="center",
        valign="bottom",
        bottom=1,
        rotation=90 if turned else 0,
    )
    role_look, key_look = book.format(bold=True), book.format(font_color=INK_2, font_size=8)
    longest = 0
    for place, seat in enumerate(matrix.seats):
        role, person, key = header_parts(seat, matrix, catalogue)
        longest = max(longest, len(role + person + key))
        parts = in_pieces(role, role_look)
        parts += in_pieces(person, book.plain) if person else []
        parts += in_pieces(key, key_look)
        sheet.write_rich_string(0, FIRST_SEAT + place, *parts, cell)
    letters = book.format(align="center", valign="vcenter", quote_prefix=False)
    if matrix.seats:
        last = FIRST_SEAT + len(matrix.seats) - 1
        sheet.set_column(FIRST_SEAT, last, 7 if turned else 15, letters)
    sheet.set_row(
        0, min(max(longest * 3.2, 110), 220) if turned else min(max(longest * 1.6, 45), 110)
    )


def _write_rows(book: Book, sheet: Worksheet, table: OwnTable) -> None:
    """Letters take the format of their column, which costs nothing a cell."""
    area = book.format(bold=True)
    name = book.format(text_wrap=True)
    sheet.set_column(0, 0, _fitting((row.area for row in table.rows), 14, 24), area)
    sheet.set_column(1, 1, 18, book.faint, {"level": 1, "hidden": True})
    sheet.set_column(
        2, 2, _fitting((row.name for row in table.rows), 28, 52), name, {"collapsed": True}
    )
    write = sheet.write_string
    for place, row in enumerate(table.rows, 1):
        put_text(sheet, place, 0, row.area, area)
        put_text(sheet, place, 1, row.key, book.faint)
        put_text(sheet, place, 2, row.name, name)
        for seat, text in row.letters.items():
            write(place, FIRST_SEAT + seat, text)
    sheet.freeze_panes(1, FIRST_SEAT)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), FIRST_SEAT + len(table.seat_headers) - 1)


def _fitting(texts: Iterable[str], least: int, most: int) -> int:
    return min(max([least, *(len(text) + 2 for text in texts)]), most)


def _show_areas(book: Book, sheet: Worksheet, table: OwnTable) -> None:
    """A line where an area begins, and its name once; both follow when somebody sorts or adds rows."""
    last = len(table.rows) + SPARE_ROWS
    begins = book.workbook.add_format({"top": 1, "top_color": INK_2})
    again = book.workbook.add_format({"bold": False, "font_color": LINE})
    last_column = FIRST_SEAT + max(len(table.seat_headers) - 1, 0)
    sheet.conditional_format(
        1, 0, last, 0, {"type": "formula", "criteria": '=AND($A2<>"",$A2=$A1)', "format": again}
    )
    sheet.conditional_format(
        1,
        0,
        last,
        last_column,
        {"type": "formula", "criteria": '=AND($A2<>"",$A2<>$A1)', "format": begins},
    )


def _show_letters(book: Book, sheet: Worksheet, matrix: Matrix, table: OwnTable) -> None:
    if not matrix.seats:
        return
    area = (1, FIRST_SEAT, len(table.rows) + SPARE_ROWS, FIRST_SEAT + len(matrix.seats) - 1)
    for letter, look in heaviest_first(matrix.scheme):
        sheet.conditional_format(
            *area,
            {
                "type": "formula",
                "criteria": holds(matrix.scheme, letter.letter, "D2"),
                "format": book.workbook.add_format(look),
                "stop_if_true": True,
            },
        )
    sheet.data_validation(
        *area,
        {
            "validate": "list",
            "source": choices(matrix.scheme),
            "error_type": "warning",
            "error_title": f"Not a letter of {matrix.scheme.name}"[:32],
            "error_message": "Several letters may stand in one cell, the heaviest first. Keep it?",
        },
    )


def _set_up_print(sheet: Worksheet, matrix: Matrix) -> None:
    sheet.set_landscape()
    if len(matrix.seats) > MOST_WRAPPED_SEATS:
        sheet.set_paper(A3)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0, FIRST_SEAT - 1)
    sheet.hide_gridlines(0)
    # The blank keeps a digit of the name from being read as part of the size.
    sheet.set_header("&L&10 " + writable(matrix.team.name)[:100].replace("&", "&&"))


def _write_legend(book: Book, matrix: Matrix) -> None:
    sheet = book.add("Legend")
    put_text(sheet, 0, 0, f"Letters of {matrix.scheme.name}", book.title)
    sheet.set_column(0, 0, 10)
    sheet.set_column(1, 1, 70)
    for place, (letter, look) in enumerate(heaviest_first(matrix.scheme), 2):
        put_text(sheet, place, 0, letter.letter, book.format(align="center", **look))
        put_text(sheet, place, 1, letter.words, book.text)
    last = 3 + len(matrix.scheme.letters)
    put_text(
        sheet, last, 1, "A cell with several letters is shown as its heaviest one.", book.faint
    )


def _write_findings(
    book: Book, matrix: Matrix, catalogue: Catalogue, findings: Sequence[Finding]
) -> None:
    sheet = book.add("Findings")
    sheet.set_landscape()
    lines = [finding_line(finding, matrix, catalogue) for finding in findings]
    put_table(book, sheet, 0, FINDING_HEADERS, lines)
    if not lines:
        put_text(sheet, 1, 0, "No findings.", book.text)


def _write_about(book: Book, matrix: Matrix, revision: int | None, today: date) -> None:
    sheet = book.add("About")
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 60)
    put_text(sheet, 0, 0, matrix.team.name, book.title)
    for place, (what, value) in enumerate(facts_of(matrix, revision, today), 2):
        put_text(sheet, place, 0, what, book.format(bold=True))
        put_text(sheet, place, 1, value, book.text)
