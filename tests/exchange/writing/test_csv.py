"""What the CSV file says, byte by byte."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teams.exchange.writing.as_csv import write_csv, write_table_csv
from teams.exchange.writing.guard import guarded, unguarded
from tests.exchange.writing.examples import CATALOGUE, CHECKOUT


def test_a_matrix_is_written_by_area_with_its_keys() -> None:
    text = write_csv(CHECKOUT, CATALOGUE).decode()
    assert text.split("\r\n") == [
        (
            "\ufeffArea,Row key,Responsibility,Product Manager – Ana Díaz [pm],Product Owner – Bo Lund [po],"
            "Scrum Master – Vacant [sm],Development Team [dev]"
        ),
        "Strategy,vision,Product vision,AR,I,,",
        "Backlog,backlog-prioritisation,Backlog prioritisation,C,AR,,C",
        "Data,sums,'=SUM(A1:A9),,,R,",
        'Other,own,"Weekly call, with “the board”",,,,',
        "",
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "'=x", "''+x"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe_that_comes_off_again(text: str) -> None:
    assert guarded(text) == f"'{text}"
    assert unguarded(guarded(text)) == text


@given(st.text())
def test_every_text_comes_back_and_none_begins_like_a_formula(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@given(
    st.lists(
        st.lists(
            st.text(st.characters(exclude_categories=("Cs",)), min_size=1), min_size=2, max_size=2
        )
    )
)
def test_any_table_is_written_so_that_a_reader_of_csv_gets_its_texts(rows: list[list[str]]) -> None:
    read = list(
        csv.reader(io.StringIO(write_table_csv(("a", "b"), rows).decode("utf-8-sig"), newline=""))
    )
    expected = [
        [text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd") for text in row]
        for row in rows
    ]
    assert [[unguarded(text) for text in row] for row in read[1:]] == expected


def test_numbers_of_a_table_stay_numbers() -> None:
    assert (
        write_table_csv(("Team", "Rows"), [("-x", -3), ("y", None)])
        == b"\xef\xbb\xbfTeam,Rows\r\n'-x,-3\r\ny,\r\n"
    )
