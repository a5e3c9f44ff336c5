"""Small sheets of our own in the layouts that people use."""

from __future__ import annotations

import io

import pytest
import xlsxwriter

from teams.exchange.sheets.corrections import Corrections
from teams.exchange.sheets.grid import UnreadableFile
from teams.exchange.sheets.layout import read_sheet
from teams.exchange.sheets.reading import SheetReading

HEADER = ["Task", "Product Manager", "Product Owner", "Team"]
ROWS = [["Vision", "A/R", "C", "I"], ["Backlog", "C", "A", "R"]]


def from_csv(*rows: list[str], delimiter: str = ",", encoding: str = "utf-8") -> SheetReading:
    text = "\n".join(delimiter.join(row) for row in rows)
    return read_sheet(text.encode(encoding), "sheet.csv")


def book(**sheets: list[list[object]]) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as workbook:
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for place, row in enumerate(rows):
                sheet.write_row(place, 0, row)
    return file.getvalue()


def letters(reading: SheetReading) -> dict[str, list[str]]:
    """Activity → letters under each header, joined."""
    return {
        one.name: [
            "".join(one.cells[number].letters) if number in one.cells else ""
            for number in range(len(reading.headers))
        ]
        for one in reading.activities
    }


PLAIN = {"Vision": ["AR", "C", "I"], "Backlog": ["C", "A", "R"]}


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_any_delimiter_and_encoding(delimiter: str, encoding: str) -> None:
    reading = from_csv(["Tâche", *HEADER[1:]], *ROWS, delimiter=delimiter, encoding=encoding)
    assert letters(reading) == PLAIN
    assert "Tâche" in " ".join(reading.notes)


def test_title_rows_number_and_area_columns_legend_totals_and_further_columns() -> None:
    rows: list[list[object]] = [
        ["", "Who owns what"],
        [],
        ["No.", "Area", "Task", "PM", "PO", "Remarks"],
        [1, "Strategy", "Vision", "A", "C", "each spring, with all"],
        [2, "", "Roadmap", "R", "", "later"],
        [3, "Backlog", "Order it", "i", "A / R", "weekly"],
        ["", "", "Total", 3, 2],
        [],
        ["", "", "R = Responsible"],
        ["", "", "A", "Accountable"],
        ["", "", "This table was last reviewed in March by everybody concerned."],
    ]
    reading = read_sheet(book(Plan=rows), "plan.xlsx")
    assert letters(reading) == {"Vision": ["A", "C"], "Roadmap": ["R", ""], "Order it": ["I", "AR"]}
    assert [one.section for one in reading.activities] == ["Strategy", "Strategy", "Backlog"]
    assert str(reading.header) == "Plan, cell D3"
    left = {one.text: one.why for one in reading.left_out}
    assert set(left) == {
        "Who owns what",
        "No.",
        "Remarks",
        "Total 3 2",
        "R = Responsible",
        "A Accountable",
        "This table was last reviewed in March by everybody concerned.",
    }
    assert reading.unread == ()


def test_what_is_not_understood_is_listed_with_place_text_and_reason() -> None:
    rows = [[*HEADER], ["Vision", "A", "X9?", "I"], ["", "R", "", ""], ["Backlog", "C", "A", "R"]]
    reading = from_csv(*rows)
    assert [(str(one.place), one.text) for one in reading.unread] == [
        ("cell C2", "X9?"),
        ("cell B3", "R"),
    ]
    assert "no letter of RACI (A, R, C, I)" in reading.unread[0].why
    assert "without a name" in reading.unread[1].why


@pytest.mark.parametrize(
    ("text", "found", "remark"),
    [
        ("A/R", "AR", ""),
        ("R,A", "AR", ""),
        ("r", "R", ""),
        ("**A**", "A", ""),
        ("A*", "A", ""),
        ("RA", "AR", ""),
        ("R et A", "AR", ""),
        ("-", "", ""),
        ("N/A", "", ""),
        ("—", "", ""),
        ("Accountable", "A", ""),
        ("responsible / Consulted", "RC", ""),
        ("I (P1 only)", "I", "P1 only"),
        ("(C)", "C", ""),
        ("\u00a0С\u00a0", "C", ""),
        ("R¹", "R", ""),
    ],
)
def test_cells_as_people_write_them(text: str, found: str, remark: str) -> None:
    quoted = f'"{text}"'
    reading = from_csv(HEADER, ["Vision", quoted, "A", "C"], ["Backlog", "A", "R", "C"])
    cell = reading.activities[0].cells[0]
    assert ("".join(cell.letters), cell.remark, cell.why) == (found, remark, "")


def test_headings_where_the_table_begins_with_one() -> None:
    rows = [HEADER, ["Discovery", "", "", ""], ROWS[0], ["Delivery", "", "", ""], ROWS[1]]
    reading = from_csv(*rows)
    assert letters(reading) == PLAIN
    assert [one.section for one in reading.activities] == ["Discovery", "Delivery"]
    assert [one.text for one in reading.sections] == ["Discovery", "Delivery"]


def test_a_row_without_letters_in_a_table_without_headings_is_an_activity() -> None:
    reading = from_csv(HEADER, ROWS[0], ["Release", "", "", ""], ROWS[1])
    assert list(letters(reading)) == ["Vision", "Release", "Backlog"]


def test_groups_below_the_roles_are_heads_too() -> None:
    rows = [["", "PM", "PO", "QA"], ["Task", "Product people", "", "Engineers"], *ROWS]
    assert letters(from_csv(*rows)) == PLAIN


def test_a_role_without_a_letter_among_others_is_a_seat() -> None:
    rows = [["Task", "PM", "Nobody yet", "PO"], ["Vision", "A", "", "C"], ["Backlog", "I", "", "A"]]
    assert [one.text for one in from_csv(*rows).headers] == ["PM", "Nobody yet", "PO"]


@pytest.mark.parametrize(
    ("cells", "scheme"),
    [
        (["A", "R", "C", "I"], "raci"),
        (["A", "R", "S", "I"], "rasci"),
        (["A", "D", "C", "I"], "daci"),
        (["D", "P", "R", "A"], "rapid"),
        (["A", "C", "I", "I"], "raci"),
    ],
)
def test_the_scheme_is_recognised_by_its_letters(cells: list[str], scheme: str) -> None:
    reading = from_csv(["Task", "w", "x", "y", "z"], ["One", *cells], ["Two", *reversed(cells)])
    assert reading.scheme.key == scheme
    assert reading.unread == ()
    assert "The letters are read as" in reading.notes[0]


MARKDOWN = """
# Plan

| Letter | Means |
|---|---|
| R | Responsible |
| A | Accountable |

## First half

| Task | **PM** | PO<br>(Bo) |
|:---|:-:|---:|
| **Discovery** |
| `Vision` \\| strategy | **A** | c |
| Roadmap<sup>1</sup> | R/A | — |

## Second half

| Task | QA | **PM** |
|---|---|---|
| Test plan | A | I |
"""


def test_tables_of_a_markdown_text_are_joined_by_the_heads_of_their_columns() -> None:
    reading = read_sheet(MARKDOWN.encode(), "plan.md")
    assert [one.text for one in reading.headers] == ["PM", "PO (Bo)", "QA"]
    assert letters(reading) == {
        "Vision | strategy": ["A", "C", ""],
        "Roadmap": ["AR", "", ""],
        "Test plan": ["I", "", "A"],
    }
    assert [one.section for one in reading.activities] == ["Discovery", "Discovery", "Second half"]
    assert [str(one.place) for one in reading.activities] == [
        "First half, line 14, column A",
        "First half, line 15, column A",
        "Second half, line 21, column A",
    ]
    assert [one.text for one in reading.left_out] == ["Plan"]


def test_the_same_table_twice_counts_once() -> None:
    table = MARKDOWN[MARKDOWN.index("## Second half") :]
    reading = read_sheet((table + table).encode(), "twice.md")
    assert len(reading.activities) == 1
    assert any("The same table as at" in one.why for one in reading.left_out)


def test_of_several_sheets_the_fullest_is_read_and_the_others_are_named() -> None:
    large = [[*HEADER], *ROWS, ["Launch", "A", "R", "C"]]
    data = book(Small=[[*HEADER], *ROWS], Large=large, Notes=[["Nothing here"]])
    reading = read_sheet(data, "book.xlsx")
    assert reading.tables == ("Large",)
    assert {one.text for one in reading.left_out} == {"Small", "Notes"}
    assert read_sheet(data, "book.xlsx", Corrections(sheet="Small")).tables == ("Small",)


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "x.csv", "empty"),
        (b"a,b\n1,2\n", "x.csv", "no matrix"),
        (b"A,R\nR,A\nC,I\n", "x.csv", "no matrix"),
        (
            b"Task,Ana,Bo\n1,Decides what is built first,Helps to write it down\n"
            b"2,Talks to all customers often,Shows what was built\n3,Plans the whole next year,Asks others about it\n",
            "x.csv",
            "sentences, not letters",
        ),
        (b"Task,Ana,Bo,Chi\n", "x.csv", "no activities below"),
        (b"just text", "x.md", "no table"),
        (b"x", "x.docx", "cannot be read"),
        (b"a\x00b\x01" + b"c" * 50, "x.csv", "not a text"),
        (b"not packed", "x.xlsx", "not a workbook"),
        (b"PK\x03\x04broken", "x.xlsx", "damaged"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "x.xlsx", "password"),
        (b"\xd0\xcf\x11\xe0 old", "x.xls", "damaged"),
        (b"\xd0\xcf\x11\xe0 old", "x.xlsx", "damaged"),
        (b"x" * 20_000_001, "x.csv", "20 MB"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, name: str, words: str) -> None:
    with pytest.raises(UnreadableFile, match=words):
        read_sheet(data, name)
