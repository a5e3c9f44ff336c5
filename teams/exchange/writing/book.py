"""A workbook with Remit's formats, in which text is always text."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import BinaryIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from teams.exchange.writing.guard import writable

INK, INK_2, EDGE, LINE, HAIR = "#16201F", "#4C5B59", "#7D8987", "#C2CBC9", "#DFE4E3"
ACCENT, ACCENT_SOFT, SUNK = "#0B626C", "#DCEDEE", "#ECEEEE"
FONT = "Arial"
A4, A3 = 9, 8
LONGEST_WIDTH = 60
_BEFORE_ESCAPE = re.compile(r"(?<=_)(?=x[0-9a-fA-F]{4}_)")


class Book:
    """``today`` becomes the date of creation: the same input gives the same bytes.

    With a ``target`` nothing but the row at hand is kept in memory; each sheet is written row by row, from the top.
    """

    def __init__(self, title: str, today: date, target: BinaryIO | None = None) -> None:
        self._file = io.BytesIO()
        self.workbook = xlsxwriter.Workbook(
            target or self._file,
            {
                "in_memory": target is None,
                "constant_memory": target is not None,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "default_format_properties": {
                    "font_name": FONT,
                    "font_size": 10,
                    "font_color": INK,
                },
            },
        )
        self.workbook.set_properties(
            {"title": title, "author": "Remit", "created": datetime.combine(today, time())}
        )
        self.head = self.format(
            bold=True, bg_color=SUNK, bottom=1, bottom_color=INK_2, text_wrap=True
        )
        self.title = self.format(bold=True, font_size=14)
        self.text = self.format(text_wrap=True)
        self.plain = self.format()
        self.faint = self.format(font_color=INK_2)

    def format(self, **properties: object) -> Format:
        # quote_prefix: text such as =1+1 stays text when somebody edits the cell.
        return self.workbook.add_format({"valign": "top", "quote_prefix": True, **properties})

    def look(self, properties: dict[str, object]) -> Format:
        """For a conditional format, which takes only what differs."""
        return self.workbook.add_format(properties)

    def add(self, name: str, footer: str = "") -> Worksheet:
        """``footer``: what the sheet is of, at the foot of each printed page."""
        sheet = self.workbook.add_worksheet(name)
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        # The blank keeps a digit of the text from being read as part of the size.
        said = writable(footer)[:90].replace("&", "&&") if footer else "&F · &A"
        sheet.set_footer(f"&L&8 {said}&R&8 Page &P of &N")
        return sheet

    def close(self) -> None:
        self.workbook.close()

    def discard(self) -> None:
        """Leave off: what is kept in files while rows are written is let go."""
        for sheet in self.workbook.worksheets():
            if sheet.constant_memory:
                sheet.row_data_fh.close()
                Path(sheet.row_data_filename).unlink(missing_ok=True)
        self.workbook.fileclosed = True

    def bytes(self) -> bytes:
        self.close()
        return self._file.getvalue()


def put_text(sheet: Worksheet, row: int, column: int, text: str, look: Format) -> None:
    """A cell that holds exactly this text."""
    text = writable(text)
    if ("_x" not in text and text[:1] != "<") or len(pieces(text)) == 1:
        sheet.write_string(row, column, text, look)
    else:
        sheet.write_rich_string(row, column, *in_pieces(text, look), look)


def in_pieces(text: str, look: Format) -> list[Format | str]:
    """The text as parts of a rich text, each in the same format."""
    return [part for piece in pieces(text) for part in (look, piece)]


def pieces(text: str) -> list[str]:
    """The text, cut wherever it would be taken for markup or for an escaped character, and not for text.

    XlsxWriter writes a text within <r> and </r> as it stands, and readers make “A” of “_x0041_”.
    """
    if text.startswith("<r>") and text.endswith("</r>"):
        return ["<r", *pieces(text[2:])]
    return _BEFORE_ESCAPE.split(text)


def put_table(
    book: Book, sheet: Worksheet, top: int, headers: Sequence[str], rows: Sequence[Sequence[object]]
) -> None:
    """A table with a header that stays in sight, filters, and widths that fit the contents."""
    for column, header in enumerate(headers):
        put_text(sheet, top, column, header, book.head)
        longest = max((len(str(row[column] or "")) for row in rows), default=0)
        sheet.set_column(
            column, column, min(max(longest, len(header) + 2) + 2, LONGEST_WIDTH), book.text
        )
    for place, row in enumerate(rows, top + 1):
        put_row(book, sheet, place, row)
    sheet.freeze_panes(top + 1, 1)
    sheet.repeat_rows(top)
    if rows:
        sheet.autofilter(top, 0, top + len(rows), len(headers) - 1)


def put_row(book: Book, sheet: Worksheet, place: int, row: Sequence[object]) -> None:
    """Numbers stay numbers; everything else is text."""
    for column, value in enumerate(row):
        if isinstance(value, int | float) and not isinstance(value, bool):
            sheet.write_number(place, column, value, book.text)
        elif value is not None and value != "":
            put_text(sheet, place, column, str(value), book.text)


class Running:
    """A table that grows row by row while other sheets are written; ``widths`` by column."""

    def __init__(
        self, book: Book, name: str, headers: Sequence[str], widths: Sequence[int], foot: str
    ) -> None:
        self.book, self.headers, self.filled = book, headers, 0
        self.sheet = book.add(name, f"{foot} · {name}")
        self.sheet.set_landscape()
        self.sheet.freeze_panes(1, 1)
        self.sheet.repeat_rows(0)
        for column, (header, width) in enumerate(zip(headers, widths, strict=True)):
            self.sheet.set_column(column, column, width, book.text)
            put_text(self.sheet, 0, column, header, book.head)

    def add(self, row: Sequence[object]) -> int:
        """The number of the row, counted from 0."""
        self.filled += 1
        put_row(self.book, self.sheet, self.filled, row)
        return self.filled

    def finish(self) -> None:
        if self.filled:
            self.sheet.autofilter(0, 0, self.filled, len(self.headers) - 1)


def write_table_xlsx(
    headers: Sequence[str], rows: Sequence[Sequence[object]], *, title: str, today: date
) -> bytes:
    """Any table as a workbook of one sheet. Numbers stay numbers, everything else is text, None is empty."""
    book = Book(title, today)
    sheet = book.add("Table")
    sheet.set_landscape()
    put_table(book, sheet, 0, headers, rows)
    return book.bytes()
