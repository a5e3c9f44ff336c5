"""A book of Remit's, edited by LibreOffice itself with a macro as a person would by hand, is exactly those edits."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from teams.exchange.sheets.layout import read_sheet
from teams.exchange.sheets.proposal import propose
from teams.matrix.edits import AddRow, ChangeRow, ChangeSeat, MoveRow, SetCell
from tests.exchange.round_trip.test_edited_book import CATALOGUE, TEAM, written

pytestmark = pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice is not on this machine"
)
FILTERS = {"xlsx": "Calc MS Excel 2007 XML", "ods": "calc8"}
MACRO = """
Function LineOf(sheet, key)
    Dim line
    For line = 5 To 40
        If sheet.getCellByPosition(1, line).String = key Then LineOf = line : Exit Function
    Next
    Error 5
End Function

Function ColumnOf(sheet, seat)
    Dim column
    For column = 3 To 20
        If sheet.getCellByPosition(column, 3).String = seat Then ColumnOf = column : Exit Function
    Next
    Error 5
End Function

Sub Edit(source, target, filter)
    Dim hidden(0) As New com.sun.star.beans.PropertyValue
    Dim how(0) As New com.sun.star.beans.PropertyValue
    Dim field(0) As New com.sun.star.table.TableSortField
    Dim order(0) As New com.sun.star.beans.PropertyValue
    hidden(0).Name = "Hidden" : hidden(0).Value = True
    book = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
    sheet = book.Sheets.getByName("Matrix")

    sheet.getCellByPosition(ColumnOf(sheet, "po"), LineOf(sheet, "vision")).String = "C"
    sheet.getCellByPosition(ColumnOf(sheet, "dev"), LineOf(sheet, "roadmap")).String = "a, r"
    sheet.getCellByPosition(2, LineOf(sheet, "own")).String = "Weekly call"
    sheet.getCellByPosition(ColumnOf(sheet, "po"), 4).String = "Product Owner" & Chr(10) & "Chi Ito"

    line = LineOf(sheet, "vision") + 1
    sheet.Rows.insertByIndex(line, 1)
    sheet.getCellByPosition(2, line).String = "Name the product"
    sheet.getCellByPosition(ColumnOf(sheet, "pm"), line).String = "AR"

    first = LineOf(sheet, "vision")
    last = LineOf(sheet, "roadmap")
    field(0).Field = 2 : field(0).IsAscending = False
    order(0).Name = "SortFields" : order(0).Value = field()
    sheet.getCellRangeByPosition(0, first, 20, last).sort(order())

    how(0).Name = "FilterName" : how(0).Value = filter
    book.storeToURL(target, how())
    book.close(True)
End Sub
"""


def soffice(folder: Path, *what: str) -> None:
    """In a profile of its own."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--norestore", *what],
        check=True,
        capture_output=True,
        timeout=120,
    )


def run_macro(folder: Path, *arguments: str) -> None:
    """In the module that each new profile has, and that is empty."""
    soffice(folder, "--terminate_after_init")
    (module,) = folder.glob("profile/user/basic/Standard/Module1.xba")
    text = MACRO.replace("&", "&amp;").replace('"', "&quot;")
    module.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">\n'
        '<script:module xmlns:script="http://openoffice.org/2000/script" '
        f'script:name="Module1" script:language="StarBasic">{text}</script:module>'
    )
    said = ",".join(f'"{one}"' for one in arguments)
    soffice(folder, f"macro:///Standard.Module1.Edit({said})")


@pytest.mark.parametrize("ending", FILTERS)
def test_what_was_done_in_libreoffice_is_exactly_what_changes(ending: str, tmp_path: Path) -> None:
    source, target = tmp_path / "checkout.xlsx", tmp_path / f"edited.{ending}"
    source.write_bytes(written())
    run_macro(tmp_path, source.as_uri(), target.as_uri(), FILTERS[ending])
    proposal = propose(read_sheet(target.read_bytes(), target.name), CATALOGUE, TEAM)
    found = proposal.matrix
    assert (proposal.open_questions, proposal.unread) == ((), ())
    assert {type(edit) for edit in proposal.edits} == {
        AddRow,
        ChangeRow,
        ChangeSeat,
        MoveRow,
        SetCell,
    }
    (new,) = found.row_by_key.keys() - TEAM.row_by_key.keys()
    assert (found.row_by_key[new].name, found.at(new, "pm")) == ("Name the product", ("A", "R"))
    assert found.seat_by_key["po"].person == "chi"
    assert found.row_by_key["own"].name == "Weekly call"
    kept = [(row.key, seat.key) for row in TEAM.rows for seat in TEAM.seats]
    assert {one for one in kept if TEAM.at(*one) != found.at(*one)} == {
        ("vision", "po"),
        ("roadmap", "dev"),
    }
    assert (found.at("vision", "po"), found.at("roadmap", "dev")) == (("C",), ("A", "R"))
    seats = [(one.key, one.role) for one in TEAM.seats]
    assert [(one.key, one.role) for one in found.seats] == seats
