"""Chosen teams and whole organisations as one file."""

from __future__ import annotations

import csv
import io
import tracemalloc
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from teams.analysis.engine import analyse
from teams.exchange.sheets.corrections import Corrections
from teams.exchange.sheets.layout import read_sheet
from teams.exchange.sheets.proposal import propose
from teams.exchange.writing import many_teams
from teams.exchange.writing.many_teams import TooManyTeams, stream_csv, write_book, write_zip
from teams.exchange.writing.sheet_names import LONGEST, sheet_name
from teams.exchange.writing.shown import TeamExport
from teams.matrix.model import Matrix, Row, Seat, Team
from tests.exchange.writing.examples import CATALOGUE, CHECKOUT, TODAY

HOSTILE = "<r>=1+1/'[x]*?</r>"


def of(key: str, name: str) -> TeamExport:
    matrix = replace(CHECKOUT, team=replace(CHECKOUT.team, key=key, name=name))
    return TeamExport(matrix, CATALOGUE, analyse(matrix, CATALOGUE), 7, TODAY)


TEAMS = (of("checkout", "Checkout"), of("search", "checkout"), of("hurt", HOSTILE))


def book() -> bytes:
    target = io.BytesIO()
    write_book(target, "Acme", iter(TEAMS), TODAY)
    return target.getvalue()


def test_a_book_has_teams_people_findings_and_a_sheet_for_each_team() -> None:
    opened = openpyxl.load_workbook(io.BytesIO(book()))
    assert opened.sheetnames[:5] == ["Teams", "People", "Findings", "Checkout", "checkout (2)"]
    lines = [[cell.value for cell in row] for row in opened["Teams"]]
    assert [line[0] for line in lines] == ["Team", "Checkout", "checkout", HOSTILE]
    assert lines[1][2:5] == ["RACI", 4, 4]
    assert opened["Teams"]["A3"].hyperlink.location == "'checkout (2)'!A1"
    people = [[cell.value for cell in row][:3] for row in opened["People"]]
    assert ["Ana Díaz", "Checkout", "Product Manager"] in people
    assert people[-1][0] == "Vacant"
    assert len(people) == 1 + sum(len(one.matrix.seats) for one in TEAMS)
    assert opened["Findings"].max_row == 1 + sum(len(one.findings) for one in TEAMS)
    kinds = {cell.data_type for sheet in opened for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n", "d", "inlineStr"}


@pytest.mark.parametrize("number", range(3))
def test_each_sheet_of_a_book_is_read_back_as_its_team(number: int) -> None:
    name = openpyxl.load_workbook(io.BytesIO(book()), read_only=True).sheetnames[3 + number]
    reading = read_sheet(book(), "acme.xlsx", Corrections(sheet=name))
    found = propose(reading, CATALOGUE, TEAMS[number].matrix)
    assert (found.edits, found.questions, found.unread) == ((), (), ())


def test_more_teams_than_a_book_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many_teams, "MOST_SHEETS", 2)
    with pytest.raises(TooManyTeams, match="packed folder"):
        book()


def test_a_packed_folder_has_a_file_for_each_team_and_format() -> None:
    target = io.BytesIO()
    write_zip(target, iter(TEAMS), ["csv", "xlsx", "yaml"])
    archive = zipfile.ZipFile(target)
    assert archive.testzip() is None
    keys = [one.matrix.team.key for one in TEAMS]
    assert archive.namelist() == [
        f"{key}.{ending}" for key in keys for ending in ("csv", "xlsx", "yaml")
    ]
    reading = read_sheet(archive.read("search.csv"), "search.csv")
    assert propose(reading, CATALOGUE, TEAMS[1].matrix).edits == ()


def test_the_long_csv_has_a_line_for_each_filled_cell() -> None:
    text = b"".join(stream_csv(TEAMS)).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text, newline="")))
    assert lines[0] == list(many_teams.LONG_HEADERS)
    assert lines[1] == [
        *("checkout", "Checkout", "Strategy", "vision", "Product vision"),
        *("pm", "Product Manager", "Ana Díaz", "AR"),
    ]
    assert len(lines) == 1 + 3 * sum(map(len, CHECKOUT.cells.values()))
    assert any(line[4] == "'=SUM(A1:A9)" for line in lines)


def test_a_thousand_teams_are_streamed_in_the_memory_of_few() -> None:
    def teams(number: int) -> Iterator[TeamExport]:
        for one in range(number):
            yield TeamExport(_large(one), CATALOGUE, (), 1, TODAY)

    def peak(number: int) -> int:
        tracemalloc.start()
        for piece in stream_csv(teams(number)):
            assert len(piece) < 2 * many_teams.CHUNK
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(2)
    assert peak(200) < 1.2 * peak(50)


def _large(number: int) -> Matrix:
    return Matrix(
        Team(f"team-{number}", f"Team {number}"),
        TODAY,
        seats=tuple(Seat(f"s{n}", "product-owner") for n in range(5)),
        rows=tuple(Row(f"r{n}", name=f"Row {n}") for n in range(20)),
        cells={f"r{n}": {f"s{m}": ("R",) for m in range(5)} for n in range(20)},
    )


@given(st.lists(st.text(max_size=40), max_size=8))
def test_names_of_sheets_are_what_a_spreadsheet_takes(names: list[str]) -> None:
    used: set[str] = set()
    found = [sheet_name(name, used) for name in names]
    assert len({name.casefold() for name in found}) == len(found)
    for name in found:
        assert 0 < len(name.encode("utf-16-le", "surrogatepass")) // 2 <= LONGEST
        assert (
            not set(name) & set("[]:*?/\\") and not name.startswith("'") and not name.endswith("'")
        )
