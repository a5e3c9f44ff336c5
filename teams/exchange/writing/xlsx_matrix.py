"""The sheet of one matrix in a workbook, made to be worked in: areas to fold, letters to choose, findings as comments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from math import ceil

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from teams.analysis.finding import Finding
from teams.exchange.writing.book import A3, HAIR, INK_2, LINE, SUNK, Book, in_pieces, put_text
from teams.exchange.writing.guard import writable
from teams.exchange.writing.letter_looks import LONGEST_LIST, choices, heaviest_first, holds
from teams.exchange.writing.own_layout import (
    AREA_MARK,
    DASH,
    FIXED_HEADERS,
    SEAT_KEYS,
    OwnRow,
    OwnTable,
    header_parts,
    own_table,
)
from teams.exchange.writing.shown import Shown, TeamExport
from teams.exchange.writing.text_width import utf16_length, width_of
from teams.matrix.model import Matrix

TITLE, FACTS, LEGEND, KEYS, HEADER = range(5)
AREA, KEY, NAME = range(3)
FIRST_SEAT = len(FIXED_HEADERS)
FIRST_ROW = HEADER + 1
MOST_WRAPPED_SEATS = 14
"""With more seats than this the headers are turned, so that the columns stay narrow."""
FEW_SEATS = 5
SPARE_ROWS = 50
"""Rows below the last for which drop-downs and looks hold too, for rows added in the spreadsheet."""
MOST_COMMENTS = 1000
"""About so many; more are slow to open. All findings are on a sheet of their own."""
MOST_CELLS_OF_A_FINDING = 6
"""A finding about more cells than these is a comment on the names only."""

Cell = tuple[int, int]


class MatrixSheet:
    """Writes row by row from the top, so that a book of many teams need not be held in memory."""

    def __init__(self, book: Book, name: str, export: TeamExport, what: Shown) -> None:
        self.book, self.export, self.what = book, export, what
        self.matrix: Matrix = export.matrix
        self.sheet: Worksheet = book.add(name, f"{what.title} · {what.state}")
        self.table: OwnTable = own_table(self.matrix, export.catalogue)
        self.areas = [(area, list(rows)) for area, rows in groupby(self.table.rows, _area)]
        self.line_of = dict(_lines(self.areas))
        self.column_of = {
            seat.key: place for place, seat in enumerate(self.matrix.seats, FIRST_SEAT)
        }
        self.last = FIRST_ROW + len(self.table.rows) + len(self.areas) - 1
        self.last_column = FIRST_SEAT + max(len(self.matrix.seats), 1) - 1
        self.turned = len(self.matrix.seats) > MOST_WRAPPED_SEATS

    def write(self) -> None:
        self._set_columns()
        self._write_top()
        self._write_header()
        for area, rows in self.areas:
            self._write_area(area, rows)
        if self.matrix.seats:
            self._show_letters()
        self._show_rows()
        self._offer_areas()
        self._comment()
        self._set_up()

    def _set_columns(self) -> None:
        """Letters take the format of their column, which costs nothing a cell."""
        sheet, book = self.sheet, self.book
        self.names = names = _fitting((row.name for row in self.table.rows), 30, 54)
        areas = _fitting((row.area for row in self.table.rows), 12, 20)
        sheet.set_column(AREA, AREA, areas, book.format(font_color=INK_2))
        sheet.set_column(KEY, KEY, 18, book.faint, {"level": 1, "hidden": True})
        sheet.set_column(NAME, NAME, names, book.format(text_wrap=True), {"collapsed": True})
        # In this font a capital I has serifs: elsewhere it is a bare stroke.
        letters = book.format(
            align="center", valign="vcenter", quote_prefix=False, font_name="Verdana", font_size=9
        )
        width = self._seat_width()
        sheet.set_column(FIRST_SEAT, self.last_column, width, letters)
        self.width = areas + names + width * (self.last_column - FIRST_SEAT + 1)

    def _seat_width(self) -> int:
        if not self.turned:
            return 16 if len(self.matrix.seats) > FEW_SEATS else 24
        return max(5, max(len(one.letter) for one in self.matrix.scheme.letters) * 2 + 3)

    def _write_top(self) -> None:
        sheet, book, what = self.sheet, self.book, self.what
        bare = book.format(valign="vcenter", text_wrap=True)
        sheet.set_row(TITLE, 24, bare)
        put_text(sheet, TITLE, AREA, what.title, book.format(bold=True, font_size=16))
        facts = " · ".join(one for one in (what.facts, what.state, what.counted.lower()) if one)
        self._across(FACTS, [book.format(font_color=INK_2), facts], bare)
        bold, parts = book.format(bold=True), list[Format | str]()
        for letter in what.legend:
            parts += in_pieces(writable(f"{letter.letter}  "), bold)
            parts += in_pieces(writable(f"{letter.words}        "), book.plain)
        self._across(LEGEND, parts, bare)
        sheet.set_row(KEYS, None, book.faint, {"hidden": True})
        put_text(sheet, KEYS, KEY, SEAT_KEYS, book.faint)
        for place, seat in enumerate(self.matrix.seats, FIRST_SEAT):
            put_text(sheet, KEYS, place, seat.key, book.faint)

    def _across(self, line: int, parts: list[Format | str], look: Format) -> None:
        """A text over all columns, in as many lines as it takes."""
        text = "".join(one for one in parts if isinstance(one, str))
        lines = ceil(len(text) * 1.1 / self.width)
        self.sheet.set_row(line, 6 + 14 * lines, look)
        self.sheet.merge_range(line, AREA, line, self.last_column, "", look)
        if len(parts) == 2:
            put_text(
                self.sheet, line, AREA, text, self.book.format(font_color=INK_2, text_wrap=True)
            )
        else:
            self.sheet.write_rich_string(line, AREA, *parts, look)

    def _write_header(self) -> None:
        sheet, book = self.sheet, self.book
        parts = [
            header_parts(seat, self.matrix, self.export.catalogue) for seat in self.matrix.seats
        ]
        longest = max((max(len(role), len(person)) for role, person, _ in parts), default=0)
        turned_height = min(max(longest * 6.2, 90), 230)
        sheet.set_row(HEADER, turned_height if self.turned else 44 if longest < 32 else 72)
        head = {"bg_color": SUNK, "valign": "bottom", "bottom": 2, "bottom_color": INK_2}
        for column, title in enumerate(FIXED_HEADERS):
            put_text(sheet, HEADER, column, title, book.format(bold=True, **head))
        cell = book.format(
            text_wrap=True, align="center", rotation=90 if self.turned else 0, **head
        )
        bold, vacant = book.format(bold=True), book.format(italic=True, font_color=INK_2)
        for place, (role, person, _) in enumerate(parts):
            if not person:
                bold_cell = book.format(
                    text_wrap=True, align="center", bold=True, rotation=90 * self.turned, **head
                )
                put_text(sheet, HEADER, FIRST_SEAT + place, role, bold_cell)
                continue
            look = book.plain if self.matrix.seats[place].person else vacant
            below = in_pieces("\n" + person.removeprefix(DASH), look)
            sheet.write_rich_string(
                HEADER, FIRST_SEAT + place, *in_pieces(role, bold), *below, cell
            )

    def _write_area(self, area: str, rows: list[OwnRow]) -> None:
        sheet, book = self.sheet, self.book
        line = self.line_of[rows[0].key] - 1
        band = book.format(bold=True, bg_color=SUNK, valign="vcenter", top=1, top_color=INK_2)
        sheet.set_row(line, 18)
        put_text(sheet, line, AREA, area, band)
        put_text(sheet, line, KEY, AREA_MARK, band)
        for column in range(NAME, self.last_column + 1):
            sheet.write_blank(line, column, None, band)
        write = sheet.write_string
        again, name = book.format(font_color=INK_2), book.format(text_wrap=True)
        for line, row in enumerate(rows, line + 1):  # noqa: B020 - the heading's line, then those below it
            lines = ceil(width_of(row.name) * 1.75 / self.names)
            sheet.set_row(line, 15 if lines < 2 else 13 * lines + 2, None, {"level": 1})
            put_text(sheet, line, AREA, row.area, again)
            put_text(sheet, line, KEY, row.key, book.faint)
            put_text(sheet, line, NAME, row.name, name)
            for seat, text in row.letters.items():
                write(line, FIRST_SEAT + seat, text)

    def _show_letters(self) -> None:
        scheme = self.matrix.scheme
        area = (FIRST_ROW, FIRST_SEAT, self.last + SPARE_ROWS, self.last_column)
        for letter, look in heaviest_first(scheme):
            self.sheet.conditional_format(
                *area,
                {
                    "type": "formula",
                    "criteria": holds(scheme, letter.letter, f"D{FIRST_ROW + 1}"),
                    "format": self.book.look(look),
                    "stop_if_true": True,
                },
            )
        self.sheet.data_validation(
            *area,
            {
                "validate": "list",
                "source": choices(scheme),
                "error_type": "warning",
                "error_title": "Not a letter of this matrix",
                "error_message": "Several letters may stand in one cell, the heaviest first. Keep it?",
            },
        )

    def _show_rows(self) -> None:
        """A line below each row, and its area only where it is another than above, also once something was moved."""
        area = (FIRST_ROW, AREA, self.last + SPARE_ROWS, AREA)
        first = FIRST_ROW + 1
        again = {"type": "formula", "criteria": f"=$A{first}=$A{first - 1}"}
        self.sheet.conditional_format(
            *area, {**again, "format": self.book.look({"font_color": LINE})}
        )
        filled = {"type": "formula", "criteria": f'=$C{first}<>""'}
        below = self.book.look({"bottom": 1, "bottom_color": LINE})
        self.sheet.conditional_format(
            FIRST_ROW, AREA, self.last + SPARE_ROWS, NAME, {**filled, "format": below}
        )
        grid = self.book.look({"border": 1, "border_color": HAIR})
        self.sheet.conditional_format(
            FIRST_ROW,
            FIRST_SEAT,
            self.last + SPARE_ROWS,
            self.last_column,
            {**filled, "format": grid},
        )

    def _offer_areas(self) -> None:
        offered = [writable(area.name) for area in self.export.catalogue.areas.values()]
        while utf16_length(",".join(offered)) > LONGEST_LIST:
            offered.pop()
        if not offered or any("," in one for one in offered):
            return
        self.sheet.data_validation(
            FIRST_ROW,
            AREA,
            self.last + SPARE_ROWS,
            AREA,
            {
                "validate": "list",
                "source": offered,
                "error_type": "information",
                "show_error": False,
            },
        )

    def _comment(self) -> None:
        said: defaultdict[Cell, list[str]] = defaultdict(list)
        for finding in self.export.findings:
            text = f"{finding.severity.value.capitalize()}: {finding.message} ({finding.code})"
            for cell in self._places(finding):
                said[cell].append(writable(text))
            if len(said) > MOST_COMMENTS:
                break
        for (line, column), texts in said.items():
            text = "\n\n".join(texts)[:4000]
            height = min(40 + 15 * (len(text) // 42 + text.count("\n")), 320)
            self.sheet.write_comment(
                line,
                column,
                text,
                {"author": "Remit", "width": 280, "height": height, "font_size": 9},
            )

    def _places(self, finding: Finding) -> Iterator[Cell]:
        lines = [self.line_of[key] for key in finding.rows if key in self.line_of]
        columns = [self.column_of[key] for key in finding.seats if key in self.column_of]
        if not lines:
            yield from ((HEADER, column) for column in columns)
        elif columns and len(lines) * len(columns) <= MOST_CELLS_OF_A_FINDING:
            yield from ((line, column) for line in lines for column in columns)
        else:
            yield from ((line, NAME) for line in lines)

    def _set_up(self) -> None:
        sheet = self.sheet
        sheet.freeze_panes(FIRST_ROW, FIRST_SEAT)
        if self.table.rows:
            sheet.autofilter(HEADER, 0, self.last, self.last_column)
        sheet.outline_settings(symbols_below=False)
        sheet.set_landscape()
        if self.turned:
            sheet.set_paper(A3)
        sheet.repeat_rows(HEADER)
        sheet.repeat_columns(AREA, NAME)
        sheet.print_area(0, 0, max(self.last, HEADER), self.last_column)
        sheet.hide_gridlines(2)


def _area(row: OwnRow) -> str:
    return row.area


def _lines(areas: list[tuple[str, list[OwnRow]]]) -> Iterator[tuple[str, int]]:
    line = HEADER
    for _, rows in areas:
        line += 1
        for row in rows:
            line += 1
            yield row.key, line


def _fitting(texts: Iterable[str], least: int, most: int) -> int:
    return min(max([least, *(len(text) + 2 for text in texts)]), most)
