"""A book of Remit's, edited in a spreadsheet and read back, is exactly those edits."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from teams.analysis.engine import analyse
from teams.exchange.sheets.layout import read_sheet
from teams.exchange.sheets.proposal import Proposal, propose
from teams.exchange.writing.as_xlsx import write_xlsx
from teams.matrix.edits import (
    AddRow,
    AddSeat,
    ChangeRow,
    ChangeSeat,
    MoveRow,
    MoveSeat,
    RemoveRow,
    RemoveSeat,
    SetCell,
)
from teams.matrix.model import Matrix, Person, Row
from tests.exchange.writing.examples import CATALOGUE, CHECKOUT, TODAY

TEAM = replace(
    CHECKOUT,
    people=(*CHECKOUT.people, Person("chi", "Chi Ito")),
    rows=(*CHECKOUT.rows, Row("roadmap", "roadmap"), Row("stories", "user-stories")),
    cells={**CHECKOUT.cells, "roadmap": {"pm": ("A", "R")}, "stories": {"po": ("A",)}},
)
HEADER = 5
Hand = Callable[[Worksheet], None]


def written(matrix: Matrix = TEAM) -> bytes:
    findings = analyse(matrix, CATALOGUE)
    return write_xlsx(matrix, CATALOGUE, findings, revision=7, today=TODAY)


def edited(hand: Hand) -> Proposal:
    """The book opened, changed by the hand, saved by another program, and read back onto the team."""
    book = openpyxl.load_workbook(io.BytesIO(written()))
    hand(book["Matrix"])
    saved = io.BytesIO()
    book.save(saved)
    return propose(read_sheet(saved.getvalue(), "checkout.xlsx"), CATALOGUE, TEAM)


def line_of(sheet: Worksheet, key: str) -> int:
    return next(row[1].row for row in sheet.iter_rows(HEADER + 1) if row[1].value == key)


def column_of(sheet: Worksheet, seat: str) -> int:
    return next(cell.column for cell in sheet[HEADER - 1] if cell.value == seat)


def nothing(sheet: Worksheet) -> None:
    """Only opened and saved."""


def sort_by_name(sheet: Worksheet) -> None:
    lines = [[cell.value for cell in row] for row in sheet.iter_rows(HEADER + 1)]
    lines.sort(key=lambda line: str(line[2] or ""))
    for place, line in enumerate(lines, HEADER + 1):
        for column, value in enumerate(line, 1):
            sheet.cell(place, column).value = value


def swap_columns(sheet: Worksheet) -> None:
    pm, po = column_of(sheet, "pm"), column_of(sheet, "po")
    for line in range(1, sheet.max_row + 1):
        one, other = sheet.cell(line, pm), sheet.cell(line, po)
        if not any(isinstance(cell, openpyxl.cell.MergedCell) for cell in (one, other)):
            one.value, other.value = other.value, one.value


def change_letters(sheet: Worksheet) -> None:
    sheet.cell(line_of(sheet, "vision"), column_of(sheet, "po")).value = "C"
    sheet.cell(line_of(sheet, "roadmap"), column_of(sheet, "dev")).value = "a, r"


def add_a_row(sheet: Worksheet) -> None:
    line = line_of(sheet, "vision")
    sheet.insert_rows(line + 1)
    sheet.cell(line + 1, 3).value = "Name the product"
    sheet.cell(line + 1, column_of(sheet, "pm")).value = "AR"


def remove_a_row(sheet: Worksheet) -> None:
    sheet.delete_rows(line_of(sheet, "sums"))


def another_person(sheet: Worksheet) -> None:
    sheet.cell(HEADER, column_of(sheet, "po")).value = "Product Owner\nChi Ito"


def vacate(sheet: Worksheet) -> None:
    sheet.cell(HEADER, column_of(sheet, "pm")).value = "Product Manager\nVacant"


def rename_a_row(sheet: Worksheet) -> None:
    sheet.cell(line_of(sheet, "own"), 3).value = "Weekly call"


def move_to_another_area(sheet: Worksheet) -> None:
    sheet.cell(line_of(sheet, "sums"), 1).value = "Delivery"


def add_a_column(sheet: Worksheet) -> None:
    sheet.insert_cols(5)
    sheet.cell(HEADER, 5).value = "Product Designer\nChi Ito"
    sheet.cell(line_of(sheet, "vision"), 5).value = "C"


def remove_a_column(sheet: Worksheet) -> None:
    sheet.delete_cols(column_of(sheet, "sm"))


def a_column_and_a_title_before(sheet: Worksheet) -> None:
    sheet.insert_cols(1)
    sheet.insert_rows(1, 2)


@pytest.mark.parametrize("hand", [nothing, a_column_and_a_title_before])
def test_what_changes_nothing_is_no_edit(hand: Hand) -> None:
    found = edited(hand)
    assert (found.edits, found.questions, found.unread) == ((), (), ())


@pytest.mark.parametrize(
    ("hand", "kinds"),
    [
        (sort_by_name, {MoveRow}),
        (swap_columns, {MoveSeat}),
        (add_a_row, {AddRow, SetCell}),
        (remove_a_row, {RemoveRow, SetCell}),
        (another_person, {ChangeSeat}),
        (vacate, {ChangeSeat}),
        (rename_a_row, {ChangeRow}),
        (move_to_another_area, {ChangeRow}),
        (add_a_column, {AddSeat, SetCell}),
        (remove_a_column, {RemoveSeat, SetCell}),
    ],
)
def test_each_kind_of_change_is_just_that(hand: Hand, kinds: set[type]) -> None:
    found = edited(hand)
    assert {type(edit) for edit in found.edits} <= kinds
    assert found.edits
    assert (found.open_questions, found.unread) == ((), ())


def test_letters_rows_and_people_changed_together_are_exactly_these_edits() -> None:
    def hand(sheet: Worksheet) -> None:
        sort_by_name(sheet)
        swap_columns(sheet)
        change_letters(sheet)
        add_a_row(sheet)
        another_person(sheet)

    found = edited(hand).matrix
    assert found.at("vision", "po") == ("C",)
    assert found.at("roadmap", "dev") == ("A", "R")
    assert found.seat_by_key["po"].person == "chi"
    assert [seat.key for seat in found.seats] == ["po", "pm", "sm", "dev"]
    (new,) = found.row_by_key.keys() - TEAM.row_by_key.keys()
    assert found.row_by_key[new].name == "Name the product"
    assert found.row_by_key[new].area == "strategy"
    assert found.at(new, "pm") == ("A", "R")
    same = TEAM.row_by_key.keys()
    before = {(row, seat): TEAM.at(row, seat) for row in same for seat in TEAM.seat_by_key}
    after = {(row, seat): found.at(row, seat) for row in same for seat in TEAM.seat_by_key}
    assert {place for place in before if before[place] != after[place]} == {
        ("vision", "po"),
        ("roadmap", "dev"),
    }


def test_a_copied_column_leaves_the_seat_to_the_first() -> None:
    def hand(sheet: Worksheet) -> None:
        for line in range(HEADER - 1, sheet.max_row + 1):
            sheet.cell(line, 8).value = sheet.cell(line, 4).value

    found = edited(hand)
    assert found.matrix.seat_by_key["pm"] == TEAM.seat_by_key["pm"]
    assert len(found.matrix.seats) == len(TEAM.seats) + 1


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this machine")
@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_saved_by_libreoffice_it_is_the_same_matrix(ending: str, tmp_path: Path) -> None:
    source, out = tmp_path / "checkout.xlsx", tmp_path / "out"
    source.write_bytes(written())
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", out, source],
        check=True,
        capture_output=True,
        timeout=120,
    )
    saved = out / f"checkout.{ending}"
    found = propose(read_sheet(saved.read_bytes(), saved.name), CATALOGUE, TEAM)
    assert (found.edits, found.questions, found.unread) == ((), (), ())


def test_a_copied_row_is_a_new_row_and_the_first_keeps_its_key() -> None:
    def hand(sheet: Worksheet) -> None:
        line = line_of(sheet, "roadmap")
        texts = [cell.value for cell in sheet[line]]
        sheet.insert_rows(line + 1)
        for column, text in enumerate(texts, 1):
            sheet.cell(line + 1, column).value = text

    found = edited(hand)
    assert found.matrix.row_by_key["roadmap"] == TEAM.row_by_key["roadmap"]
    (new,) = found.matrix.row_by_key.keys() - TEAM.row_by_key.keys()
    assert found.matrix.at(new, "pm") == ("A", "R")
    assert {type(edit) for edit in found.edits} <= {AddRow, SetCell, MoveRow}


def test_a_person_whom_nobody_knows_is_said_with_the_place_and_the_seat_keeps_its_own() -> None:
    def hand(sheet: Worksheet) -> None:
        sheet.cell(HEADER, column_of(sheet, "po")).value = "Product Owner\nEve Unknown"

    found = edited(hand)
    assert found.matrix.seat_by_key["po"].person == "bo"
    said = [*found.unread, *found.questions]
    assert any("Eve Unknown" in str(one) and str(one.place) == "Matrix, cell E5" for one in said)
