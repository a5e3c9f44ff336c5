"""Clipboards as Excel, LibreOffice and Google Sheets write them."""

from __future__ import annotations

from contextlib import suppress
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teams.exchange.clipboard.content import UnreadableClipboard, read_clipboard

EXCEL = """<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:x="urn:schemas-microsoft-com:office:excel"
xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Excel.Sheet>
<meta name=Generator content="Microsoft Excel 15">
<style>
<!--table
	{mso-displayed-decimal-separator:"\\.";}
.xl65
	{text-align:center;}
-->
</style>
</head>
<body link="#0563C1" vlink="#954F72">
<table border=0 cellpadding=0 cellspacing=0 width=192 style='border-collapse:
 collapse;width:144pt'>
<!--StartFragment-->
 <col width=64 span=3 style='width:48pt'>
 <tr height=20 style='height:15.0pt'>
  <td height=20 class=xl65 width=64 style='height:15.0pt;width:48pt'>A/R</td>
  <td class=xl65 width=64 style='border-left:none;width:48pt'>&nbsp;</td>
  <td class=xl65 width=64 style='border-left:none;width:48pt'>C</td>
 </tr>
 <tr height=20 style='height:15.0pt'>
  <td height=20 class=xl65 style='height:15.0pt;border-top:none'></td>
  <td class=xl65 style='border-top:none;border-left:none'>A,<br>
    R*</td>
  <td class=xl65 style='border-top:none;border-left:none'>I</td>
 </tr>
<!--EndFragment-->
</table>
</body>
</html>"""
LIBREOFFICE = """<!DOCTYPE html>
<html>
<head>
	<meta http-equiv="content-type" content="text/html; charset=utf-8"/>
	<title></title>
	<meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/>
	<style type="text/css">
		body,div,table,thead,tbody,tfoot,tr,th,td,p { font-family:"Liberation Sans"; font-size:x-small }
	</style>
</head>
<body>
<table cellspacing="0" border="0">
	<colgroup span="3" width="85"></colgroup>
	<tr>
		<td height="17" align="left">A/R</td>
		<td align="left"><br></td>
		<td align="left">C</td>
	</tr>
	<tr>
		<td height="17" align="left"><br></td>
		<td align="left">A,<br>R*</td>
		<td align="left"><font color="#000000">I</font></td>
	</tr>
</table>
</body>
</html>"""
SHEETS = (
    '<meta charset="utf-8"><google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #cccccc;}'
    'br {mso-data-placement:same-cell;}--></style><table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0" '
    'cellpadding="0" dir="ltr" border="1" style="table-layout:fixed;font-size:10pt" data-sheets-root="1">'
    '<colgroup><col width="100"/><col width="100"/><col width="100"/></colgroup><tbody>'
    '<tr style="height:21px;"><td style="text-align:center;" data-sheets-value="{&quot;1&quot;:2}">A/R</td><td></td>'
    '<td>C</td></tr><tr style="height:21px;"><td></td><td>A,<br/>R*</td><td>I</td></tr></tbody></table>'
)
CELLS = [["A/R", "", "C"], ["", "A, R*", "I"]]


@pytest.mark.parametrize(
    "html", [EXCEL, LIBREOFFICE, SHEETS], ids=["Excel", "LibreOffice", "Sheets"]
)
def test_the_three_programs_tables_are_read_alike(html: str) -> None:
    assert read_clipboard(html, "nothing of the text") == CELLS


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ('A/R\t\tC\r\n\t"A,\nR*"\tI\r\n', CELLS),
        ("A", [["A"]]),
        ("A\nR\n\nI\n", [["A"], ["R"], [""], ["I"]]),
        ('"A ""quoted"""\tR', [['A "quoted"', "R"]]),
        ("A\xa0\t R ", [["A", "R"]]),
        ("A\t\nR", [["A", ""], ["R", ""]]),
        ("A\t\r\n\t\r\n", [["A", ""], ["", ""]]),
        ("\t", [["", ""]]),
        ('"A\tR\nC\t5" x', [['"A', "R"], ["C", '5" x']]),
    ],
)
def test_text_is_read_by_its_tabs(text: str, cells: list[list[str]]) -> None:
    assert read_clipboard("", text) == cells


def test_merged_cells_say_their_text_once() -> None:
    html = "<table><tr><td rowspan=2>A</td><td colspan='2'>R</td></tr><tr><td>C</td><td>I</td></tr></table>"
    assert read_clipboard(html, "") == [["A", "R", ""], ["", "C", "I"]]


def test_a_table_within_a_cell_is_text_of_the_cell() -> None:
    html = "<table><tr><td>A<table><tr><td>R</td></tr></table></td><td>C</td></tr></table>"
    assert read_clipboard(html, "") == [["A R", "C"]]


@pytest.mark.parametrize(
    "html", ["<table>", "<table><tr>", "<p>A</p>", "<table></table>", "<table><td"]
)
def test_html_without_cells_leaves_the_text(html: str) -> None:
    assert read_clipboard(html, "A\tR") == [["A", "R"]]


@pytest.mark.parametrize(
    ("html", "text", "words"),
    [
        ("", "", "nothing on the clipboard"),
        ("", "  \r\n", "nothing on the clipboard"),
        ("<table></table>", "\n", "nothing on the clipboard"),
        ("", "x" * 2_000_001, "two million characters"),
        ("", "A\n" * 5001, "more than 5,000 rows or 60 columns"),
        ("", "\t".join("A" * 61), "more than 5,000 rows or 60 columns"),
        (
            "<table>" + "<tr><td rowspan=1000 colspan=1000>A</td></tr>" * 2 + "</table>",
            "",
            "more than 5,000 rows or 60 columns",
        ),
    ],
)
def test_what_cannot_be_pasted_is_said(html: str, text: str, words: str) -> None:
    with pytest.raises(UnreadableClipboard, match=words):
        read_clipboard(html, text)


def test_an_empty_cell_is_a_cell() -> None:
    assert read_clipboard("<table><tr><td>&nbsp;</td></tr></table>", "") == [[""]]
    html = "<table><tr><td>A</td><td><br></td></tr><tr><td></td><td></td></tr></table>"
    assert read_clipboard(html, "") == [["A", ""], ["", ""]]


def test_what_nobody_sees_in_the_spreadsheet_is_not_pasted() -> None:
    """LibreOffice's notes; Excel's hidden rows, hidden columns and its row of widths."""
    note = '<td><a class="comment-indicator"></a>\n<comment>ask Bo</comment>\nA</td>'
    rows = "<tr height=0 style='display:none'><td>R</td></tr><tr><td style='display:none'>I</td><td>C</td></tr>"
    widths = "<![if supportMisalignedColumns]>\n <tr height=0 style='display:none'>\n <td width=64></td></tr>\n <![endif]>"
    html = f"<table><tr>{note}</tr>{rows}{widths}</table>"
    assert read_clipboard(html, "") == [["A"], ["C"]]


def test_empty_cells_that_excel_joins_are_several() -> None:
    html = "<table><tr><td colspan=2 style='height:15.0pt;mso-ignore:colspan'></td><td>A</td></tr></table>"
    assert read_clipboard(html, "") == [["", "", "A"]]


def test_rows_are_read_where_the_fragment_is_cut_within_the_table() -> None:
    assert read_clipboard("<col width=64><tr><td>A</td><td>R</td></tr>", "x") == [["A", "R"]]


@pytest.mark.parametrize(
    "piece",
    ["<a ", "<!--", "<![CDATA[", "</a ", "<a x='", "<?", "&#", "<table>", "<tr><td rowspan=9999>"],
)
def test_no_clipboard_keeps_the_server_busy(piece: str) -> None:
    """What costs time for each character that follows would cost minutes here."""
    html = f"<table><tr><td>A{piece * (1_900_000 // len(piece))}"
    started = perf_counter()
    with suppress(UnreadableClipboard):
        read_clipboard(html, "")
    assert perf_counter() - started < 10


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_clipboard_is_a_block_or_refused_in_words(html: str, text: str) -> None:
    for content in (html, f"<table><tr><td>{html}</table>"):
        try:
            block = read_clipboard(content, text)
        except UnreadableClipboard:
            pass
        else:
            assert len({len(row) for row in block}) == 1
