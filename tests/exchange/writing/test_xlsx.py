"""What the workbook holds, read by another library than the one that wrote it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from teams.analysis.engine import analyse
from teams.exchange.writing.as_xlsx import write_xlsx
from teams.exchange.writing.book import write_table_xlsx
from teams.exchange.writing.letter_looks import choices, holds
from teams.matrix.model import Matrix, Row, Seat
from teams.matrix.schemes import RACI, RAPID, Scheme
from tests.exchange.writing.examples import CATALOGUE, CHECKOUT, LONG_LETTERS, TODAY

FINDINGS = analyse(CHECKOUT, CATALOGUE)


def written(matrix: Matrix = CHECKOUT) -> bytes:
    return write_xlsx(matrix, CATALOGUE, analyse(matrix, CATALOGUE), revision=7, today=TODAY)


def opened(data: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def values(data: bytes, sheet: str) -> list[list[object]]:
    return [[cell.value for cell in row] for row in opened(data)[sheet].iter_rows()]


def test_the_matrix_is_the_first_sheet_by_area_with_its_keys() -> None:
    assert opened(written()).sheetnames == ["Matrix", "Legend", "Findings", "About"]
    title, facts, legend, keys, *table = values(written(), "Matrix")
    assert title[0] == "Checkout"
    assert "revision 7" in str(facts[0])
    assert "Accountable: answers for it" in str(legend[0])
    assert keys == [None, "Seat key", None, "pm", "po", "sm", "dev"]
    assert table == [
        [
            "Area",
            "Row key",
            "Responsibility",
            "Product Manager\nAna Díaz",
            "Product Owner\nBo Lund",
            "Scrum Master\nVacant",
            "Development Team",
        ],
        ["Strategy", ":area", *[None] * 5],
        ["Strategy", "vision", "Product vision", "AR", "I", None, None],
        ["Backlog", ":area", *[None] * 5],
        ["Backlog", "backlog-prioritisation", "Backlog prioritisation", "C", "AR", None, "C"],
        ["Data", ":area", *[None] * 5],
        ["Data", "sums", "=SUM(A1:A9)", None, None, "R", None],
        ["Other", ":area", *[None] * 5],
        ["Other", "own", "Weekly call, with “the board”", None, None, None, None],
    ]


def test_the_keys_are_in_hidden_cells_and_areas_fold() -> None:
    sheet = opened(written())["Matrix"]
    assert sheet.column_dimensions["B"].hidden and sheet.row_dimensions[4].hidden
    levels = [sheet.row_dimensions[line].outlineLevel for line in range(6, 14)]
    assert levels == [0, 1] * 4
    assert sheet.sheet_properties.outlinePr.summaryBelow is False


def test_findings_are_comments_where_they_belong() -> None:
    matrix = replace(CHECKOUT, cells=CHECKOUT.cells | {"vision": {"pm": ("A",), "po": ("A",)}})
    sheet = opened(written(matrix))["Matrix"]
    said = {cell.coordinate: cell.comment.text for row in sheet for cell in row if cell.comment}
    assert "(OVL201)" in said["D7"] and "(OVL201)" in said["E7"]
    found = analyse(matrix, CATALOGUE)
    assert all(one.code in "".join(said.values()) for one in found if one.rows or one.seats)


def test_no_cell_of_the_book_is_a_formula() -> None:
    book = opened(written())
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n"}
    hostile = opened(written())["Matrix"]["C11"]
    assert (hostile.value, hostile.data_type, hostile.quotePrefix) == ("=SUM(A1:A9)", "s", True)


def test_the_findings_and_the_facts_are_in_the_book() -> None:
    lines = values(written(), "Findings")
    assert lines[0][:4] == ["Severity", "Code", "Finding", "What to do"]
    assert [line[1] for line in lines[1:]] == [finding.code for finding in FINDINGS]
    assert [line[7] for line in lines[1:]] == [finding.fingerprint for finding in FINDINGS]
    facts = {row[0]: row[1] for row in values(written(), "About") if row[1]}
    assert facts["Team"] == "Checkout"
    assert (facts["Date"], facts["Revision"], facts["Works with data"]) == ("2026-03-02", "7", "no")
    assert [row[0] for row in values(written(), "Legend") if row[0]][1:] == ["A", "R", "C", "I"]


def test_header_and_names_stay_in_sight_and_on_each_printed_page() -> None:
    sheet = opened(written())["Matrix"]
    assert sheet.freeze_panes == "D6"
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$5:$5", "$A:$C")


def test_letters_are_told_apart_by_more_than_colour_and_offered_for_choice() -> None:
    sheet = opened(written())["Matrix"]
    looks = [
        rule.dxf
        for range_ in sheet.conditional_formatting
        for rule in range_.rules
        if rule.stopIfTrue
    ]
    shapes = {
        (look.font.b, look.font.i, look.font.u, look.border.left.style if look.border else None)
        for look in looks
    }
    assert len(looks) == 4
    assert len({(bool(look.fill.bgColor.rgb) if look.fill else False) for look in looks}) == 2
    assert len(shapes) >= 3
    letters, areas = sheet.data_validations.dataValidation
    assert letters.formula1 == '"AR,A,R,C,I"'
    assert areas.formula1.startswith('"Strategy,Market')


@pytest.mark.parametrize("scheme", [RACI, RAPID, LONG_LETTERS])
def test_every_letter_has_a_look_and_a_choice(scheme: Scheme) -> None:
    assert {one.letter for one in scheme.letters} <= set(choices(scheme))
    assert all(one.letter in holds(scheme, one.letter, "D2") for one in scheme.letters)


def test_the_same_input_gives_the_same_bytes() -> None:
    assert written() == written()
    with zipfile.ZipFile(io.BytesIO(written())) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    "name", ["<r><t>x</t></r>", "<r></r>", "_x0041_", "{=1}", "a\ufffeb", "x" * 200]
)
def test_a_hostile_name_is_only_text(name: str) -> None:
    matrix = replace(
        CHECKOUT,
        rows=(Row("x", name=name),),
        cells={},
        seats=(Seat("pm", "product-manager", name=name),),
    )
    lines = values(written(matrix), "Matrix")
    shown = name.replace("\ufffe", "\ufffd")
    assert lines[4][3] == f"{shown}\nVacant"
    assert lines[6][2] == shown


def test_a_matrix_of_nothing_can_be_written() -> None:
    assert len(values(written(replace(CHECKOUT, rows=(), seats=(), cells={})), "Matrix")) == 5


def test_many_seats_turn_the_headers() -> None:
    seats = tuple(Seat(f"seat-{number}", "product-manager") for number in range(20))
    sheet = opened(written(replace(CHECKOUT, seats=seats, cells={})))["Matrix"]
    assert sheet["D5"].alignment.textRotation == 90
    assert sheet.page_setup.paperSize == 8


def test_any_table_can_be_written() -> None:
    data = write_table_xlsx(
        ("Team", "Rows"), [("=1", 3), ("b", None)], title="Ownership map", today=TODAY
    )
    assert values(data, "Table") == [["Team", "Rows"], ["=1", 3], ["b", None]]


def test_texts_that_are_longer_than_a_spreadsheet_takes_are_cut_and_nothing_is_left_out() -> None:
    name = "&𐀀" * 100
    scheme = replace(LONG_LETTERS, name=name)
    matrix = replace(CHECKOUT, team=replace(CHECKOUT.team, name=name), scheme=scheme, cells={})
    sheet = opened(written(matrix))["Matrix"]
    assert len(sheet.data_validations.dataValidation) == 2
    assert sheet.oddFooter.left.text
    assert sheet["A1"].value == name
