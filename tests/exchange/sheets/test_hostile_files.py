"""Files that are made to fill the memory, to run, or not to be what they say: each refused in words, at once."""

from __future__ import annotations

import base64
import io
import tracemalloc
import zipfile
import zlib
from time import process_time

import pytest

from teams.exchange.sheets.grid import UnreadableFile
from teams.exchange.sheets.layout import read_sheet

MOST_MEMORY = 150_000_000
SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"
OLD_BOOK = zlib.decompress(
    base64.b64decode(
        "eNrtWE1oE0EU/maz+SVNNzUVWqGEglVrL+Kll3ZtRXtqjUVURNBtGyQkJJJ60YvVmqMgeFK8FHrxUvXiD3rQmwehogdBERI9"
        "ehIUPLRZ37zMxlRzSECLynzLvHnz5n0zLztvJrv7cjVeXrrXW8FPGIUPVTeMQINNUAl7DQvU77pS9eoQFVfjn0I4RAsZ8ONx"
        "x4ugXEO53hUYuGs+Iwl8oHISZzFVyKeTm4hxjsERMoYRkgK3yBJDD0fVxXKW5RaWd9jzCct9bLnKcoR8y+IEVu2pwWGVxceN"
        "fu6LQY77gDlv2bIH3Xgus/jiNVHz9WOsmHFyf2dHnxnFMmjdJtL5dNHJlZGgBVzGVzcJfPF26tOktm+uXYDs3zbag03s1w0T"
        "WIB7mhO8hCje+WSPiVTOya9hmI/bEFtwxJnPUo6mJqU4RPv0aGY+U8hTRoxR2U9ZMO7MZnOFM9Sajsijmre2tWFrd3DKR0nO"
        "oZP1OCe+RbOs3f78anImZZ9iywLPWzv0t8s44eKSZBA5xj2+uhxkxm6Wl3nUbaz3skxQulI9kOpWysFF9rnCvQM0z17Ga3tH"
        "g76T9NKnww/7Sh/tXaSvTFQuJFbe2Evop7syR3x5LWJIDImbNyQe2V4t1AHxnmXPL4dFyLBU7K76Z+vEOiKsxlnWWvLuiHrL"
        "UPdKskUTtmC2T/kLZpv1lmT7FdtowjaYHVD+tZUJ1luGGmvU6MJ96UqH3A9EoKGhoaGhoaGhodESBD/Y1h7j5QOmX70oBNV3"
        "nXUqVf2Z5L/FNAp0naMX0wPIU13E+bbyZyv8whtLtMjxvhdKHKPZi8hihuPItp2/9KInGn9Py0Tr922hduevthPnH57/O/0q"
        "y10="
    )
)
"""Task, PM, PO; Vision, A, C; Backlog, R, A: as .xls."""


def zipped(parts: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def book(**parts: str | bytes) -> bytes:
    return zipped(
        {"xl/workbook.xml": "<workbook/>"} | {f"xl/{name}": one for name, one in parts.items()}
    )


def ods(rows: str, **parts: str) -> bytes:
    content = (
        '<?xml version="1.0"?><office:document-content'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="Plan">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{SPREADSHEET}"/></manifest:manifest>'
    )
    return zipped(
        {"mimetype": SPREADSHEET, "content.xml": content, "META-INF/manifest.xml": manifest} | parts
    )


def cell(text: str, about: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {about}><text:p>{text}</text:p></table:table-cell>'


def row(*cells: str, about: str = "") -> str:
    return f"<table:table-row {about}>{''.join(cells)}</table:table-row>"


def refused(data: bytes, name: str) -> str:
    tracemalloc.start()
    before = process_time()
    with pytest.raises(UnreadableFile) as error:
        read_sheet(data, name)
    took, most = process_time() - before, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert took < 2, "tracing doubles the time"
    assert most < MOST_MEMORY
    return str(error.value)


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><worksheet>&b;</worksheet>'
FAR = 'table:number-rows-repeated="1048576"'
WIDE = 'table:number-columns-repeated="16384"'


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (book(sheet=b" " * 199_000_000), "bomb.xlsx", "far more"),
        (book(**{"sheet.xml": LAUGHS}), "laughs.xlsx", "entities"),
        (book(**{"vbaProject.bin": b"x"}), "macro.xlsm", "macros"),
        (book(**{"vbaProject.bin": b"x"}), "macro.xlsx", "macros"),
        (book(**{"macrosheets/sheet1.xml": "<x/>"}), "old-macro.xlsx", "macros"),
        (book(**{"sheet.xml": '<worksheet><row r="1048576"><c r="XFD1048576"/></row></worksheet>'}), "far.xlsx", "reaches to row"),
        (ods(row(cell("x", WIDE), about=FAR)), "repeated.ods", "reaches to row"),
        (ods(row(cell("x" * 9000, 'table:number-columns-repeated="900"'), about='table:number-rows-repeated="900"')), "text.ods", "far more"),
        (ods(row(cell('<text:s text:c="4000000000"/>'))), "blanks.ods", "far more"),
        (ods("", **{"Basic/Standard/Module1.xml": "<x/>"}), "macro.ods", "macros"),
        (ods("", **{"META-INF/manifest.xml": "<encryption-data/>"}), "locked.ods", "password"),
        (ods("", **{"styles.xml": LAUGHS}), "laughs.ods", "entities"),
        (OLD_BOOK[:3000], "cut.xls", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5000, "empty.xls", "damaged"),
        (ods(row(cell("x")))[:-40], "cut.ods", "damaged"),
        (b"%PDF-1.7\n...", "plan.csv", "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "picture.csv", "not a text"),
        (b"<html><p>Nothing</p></html>", "page.html", "no table"),
        (b"<table>" + b"<tr><td rowspan=9999 colspan=1000>x" * 3000, "spans.html", "too large"),
        (b"<table><tr><td>" * 30_000, "deep.html", "no matrix"),
        (b"," * 19_000_000, "commas.csv", "too large"),
        (b"|a|b|\n|---|---|\n" + b"|R|A|\n" * 400_000, "long.md", "too large"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)  # fmt: skip
def test_hostile_files_are_refused_in_words(data: bytes, name: str, words: str) -> None:
    assert words in refused(data, name)


def test_a_formula_or_macro_name_in_a_cell_is_text() -> None:
    reading = read_sheet(b"Task,PM,PO\n=cmd|' /C calc'!A0,A,R\n\"=HYPERLINK(1)\",R,A\n", "x.csv")
    assert [one.name for one in reading.activities] == ["=cmd|' /C calc'!A0", "=HYPERLINK(1)"]


PLAIN = {"Vision": ["A", "C"], "Backlog": ["R", "A"]}


def letters(data: bytes, name: str) -> dict[str, list[str]]:
    return {
        one.name: ["".join(cell.letters) for cell in one.cells.values()]
        for one in read_sheet(data, name).activities
    }


def test_an_old_workbook_is_read() -> None:
    assert letters(OLD_BOOK, "plan.xls") == PLAIN


def test_an_open_document_is_read_whose_empty_cells_reach_to_the_last_row() -> None:
    rows = [row(*map(cell, one)) for one in (["Task", "PM", "PO"], ["Vision", "A", "C"])]
    empty = f"<table:table-cell {WIDE}/>"
    last = row(*map(cell, ["Backlog", "R", "A"]), empty)
    data = ods("".join([*rows, last, row(empty, about=FAR)]))
    assert letters(data, "plan.ods") == PLAIN


def test_a_page_that_calls_itself_a_workbook_is_read_as_a_page() -> None:
    page = "<html><table><tr><td>Task<td>PM<td>PO<tr><td>Vision<td>A<td>C<tr><td>Backlog<td>R<td>A</table>"
    assert letters(page.encode(), "export.xls") == PLAIN
