"""Workbooks that are meant to fill the memory are refused before they do."""

from __future__ import annotations

import io
import zipfile
from time import perf_counter

import pytest

from teams.exchange.sheets.grid import UnreadableFile
from teams.exchange.sheets.opening import open_file

SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'


def packed(**parts: bytes | str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        for name, content in parts.items():
            archive.writestr(f"xl/{name}.xml", content)
    return file.getvalue()


def refused(data: bytes) -> str:
    before = perf_counter()
    with pytest.raises(UnreadableFile) as error:
        open_file(data, "bomb.xlsx")
    assert perf_counter() - before < 5
    return str(error.value)


def test_a_part_that_unpacks_to_very_much() -> None:
    data = packed(sheet=b" " * 210_000_000)
    assert len(data) < 1_000_000
    assert "unpacks to far more" in refused(data)


def test_a_size_that_is_not_the_true_one() -> None:
    data = bytearray(packed(sheet=b"x" * 100_000))
    place = data.rindex(b"PK\x01\x02")
    data[place + 24 : place + 28] = (10).to_bytes(4, "little")
    assert "damaged" in refused(bytes(data))


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1048576"><c r="A1048576"><v>1</v></c></row>',
        '<row r="1"><c r="XFD1"><v>1</v></c></row>',
        "<row r='1048576'><c><v>1</v></c></row>",
    ],
)
def test_a_cell_far_from_all_others(cells: str) -> None:
    assert "far from the table" in refused(packed(sheet=SHEET.format(cells)))


def test_too_many_cells_though_few_are_filled() -> None:
    cells = '<row r="49999"><c r="ALL49999"><v>1</v></c></row>'
    assert "unpacks to far more" in refused(packed(sheet=SHEET.format(cells)))


def test_a_long_text_that_many_cells_share() -> None:
    cell = '<c t="s"><v>0</v></c>'
    rows = "".join(f'<row r="{number}">{cell * 50}</row>' for number in range(1, 1001))
    texts = f"<sst><si><t>{'x' * 30_000}</t></si></sst>"
    assert "unpacks to far more" in refused(packed(sheet=SHEET.format(rows), sharedStrings=texts))


def test_a_part_that_asks_for_a_password() -> None:
    data = bytearray(packed(sheet="<x/>"))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = -1
        while (place := data.find(mark, place + 1)) >= 0:
            data[place + offset] |= 1
    assert "password" in refused(bytes(data))


def test_something_else_that_is_packed() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("photo.jpg", b"x")
    assert "not a workbook" in refused(file.getvalue())
