"""What was exported and read back is the same matrix, for the fields that docs/export.md says a format carries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from teams.exchange.document.reader import read_document
from teams.exchange.sheets.layout import read_sheet
from teams.exchange.sheets.proposal import Proposal, propose
from teams.exchange.writing.formats import FORMATS
from teams.exchange.writing.guard import writable
from teams.exchange.writing.shown import TeamExport
from teams.matrix.model import Matrix
from tests.exchange.writing.examples import CATALOGUE, CHECKOUT, LONG_LETTERS, TODAY
from tests.matrix import strategies as in_matrix
from tests.strategies import matrices

TABLES = ["csv", "xlsx", "md", "html"]


def written(format_: str, matrix: Matrix) -> bytes:
    return FORMATS[format_].write(TeamExport(matrix, CATALOGUE, (), 7, TODAY))


def read_back(format_: str, matrix: Matrix) -> Proposal:
    reading = read_sheet(written(format_, matrix), f"matrix.{format_}")
    return propose(reading, CATALOGUE, matrix)


@pytest.mark.parametrize("format_", TABLES)
@given(matrix=in_matrix.matrices())
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_tables_come_back_without_an_edit(format_: str, matrix: Matrix) -> None:
    found = read_back(format_, matrix)
    assert (found.edits, found.questions, found.unread) == ((), (), ())


@pytest.mark.parametrize("format_", TABLES)
@given(matrix=matrices(CATALOGUE))
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_hostile_names_and_letters_of_every_scheme_come_back(format_: str, matrix: Matrix) -> None:
    found = read_back(format_, matrix)
    assert (found.edits, found.questions, found.unread) == ((), (), ())


@pytest.mark.parametrize("format_", TABLES)
def test_own_letters_of_several_characters_come_back(format_: str) -> None:
    cells = {"vision": {"pm": ("DRI", "W"), "po": ("=X",)}, "own": {"sm": ("W",)}}
    matrix = replace(CHECKOUT, scheme=LONG_LETTERS, cells=cells)
    assert read_back(format_, matrix).edits == ()


@pytest.mark.parametrize("format_", TABLES)
def test_one_letter_changed_in_the_file_is_one_edit(format_: str) -> None:
    changed = replace(CHECKOUT, cells={**CHECKOUT.cells, "own": {"dev": ("R",)}})
    reading = read_sheet(written(format_, changed), f"matrix.{format_}")
    (edit,) = propose(reading, CATALOGUE, CHECKOUT).edits
    assert (edit.row, edit.seat) == ("own", "dev")  # type: ignore[union-attr]


@pytest.mark.parametrize("format_", ["yaml", "json"])
@given(matrix=matrices(CATALOGUE))
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_documents_come_back_whole_and_as_the_same_bytes(format_: str, matrix: Matrix) -> None:
    data = written(format_, matrix)
    document = read_document(data, file=f"matrix.{format_}", catalogue=CATALOGUE, today=matrix.date)
    assert written(format_, document.matrix) == data
    assert document.matrix.cells == matrix.cells


def test_every_format_says_the_names() -> None:
    matrix = replace(CHECKOUT, date=date(2026, 3, 2))
    for key in ("csv", "md", "html", "svg", "yaml", "json"):
        text = written(key, matrix).decode()
        assert "Ana Díaz" in text, key
        assert writable("Checkout") in text or key == "csv"
