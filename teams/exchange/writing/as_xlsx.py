"""A matrix as a workbook: the matrix, its legend, its findings, and what it is a picture of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from roles.definitions.model import Catalogue
from teams.analysis.finding import Finding
from teams.exchange.writing.book import Book, put_table, put_text
from teams.exchange.writing.guard import writable
from teams.exchange.writing.letter_looks import heaviest_first
from teams.exchange.writing.shown import TeamExport, shown
from teams.exchange.writing.wording import FINDING_HEADERS, facts_of, finding_line, names_of
from teams.exchange.writing.xlsx_matrix import MatrixSheet
from teams.matrix.model import Matrix

SHEET = "Matrix"


def write_xlsx(
    matrix: Matrix,
    catalogue: Catalogue,
    findings: Sequence[Finding],
    *,
    revision: int | None,
    today: date,
) -> bytes:
    """The same input gives the same bytes."""
    export = TeamExport(matrix, catalogue, findings, revision, today)
    book = Book(writable(matrix.team.name), today)
    MatrixSheet(book, SHEET, export, shown(export)).write()
    write_legend(book, matrix)
    _write_findings(book, export)
    _write_about(book, matrix, revision, today)
    return book.bytes()


def write_legend(book: Book, matrix: Matrix) -> None:
    sheet = book.add("Legend")
    sheet.hide_gridlines(2)
    put_text(sheet, 0, 0, f"Letters of {matrix.scheme.name}", book.title)
    sheet.set_column(0, 0, 10)
    sheet.set_column(1, 1, 70)
    for place, (letter, look) in enumerate(heaviest_first(matrix.scheme), 2):
        put_text(sheet, place, 0, letter.letter, book.format(align="center", **look))
        put_text(sheet, place, 1, letter.words, book.text)
    last = 3 + len(matrix.scheme.letters)
    for place, text in enumerate(EXPLAINED, last):
        put_text(sheet, place, 1, text, book.format(text_wrap=True, font_color="#4C5B59"))


EXPLAINED = (
    "A cell with several letters is shown as its heaviest one.",
    "Letters, names of rows, areas and people may be changed here, rows and columns moved, added and removed: "
    "imported into the team, this book shows exactly that as changes, to look at before anything is saved. "
    "Hidden cells (column B and the row above the heads) hold the keys by which rows and seats are known.",
)


def _write_findings(book: Book, export: TeamExport) -> None:
    sheet = book.add("Findings")
    sheet.set_landscape()
    names = names_of(export.matrix, export.catalogue)
    lines = [finding_line(finding, names) for finding in export.findings]
    put_table(book, sheet, 0, FINDING_HEADERS, lines)
    if not lines:
        put_text(sheet, 1, 0, "No findings.", book.text)


def _write_about(book: Book, matrix: Matrix, revision: int | None, today: date) -> None:
    sheet = book.add("About")
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 60)
    put_text(sheet, 0, 0, matrix.team.name, book.title)
    for place, (what, value) in enumerate(facts_of(matrix, revision, today), 2):
        put_text(sheet, place, 0, what, book.format(bold=True))
        put_text(sheet, place, 1, value, book.text)
