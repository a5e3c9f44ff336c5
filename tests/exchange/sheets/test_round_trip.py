"""What Remit writes, it reads back as the same matrix: no edit is proposed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings

from teams.exchange.sheets.layout import read_sheet
from teams.exchange.sheets.proposal import Proposal, new_team, propose
from teams.exchange.writing.as_csv import write_csv
from teams.exchange.writing.as_xlsx import write_xlsx
from teams.matrix.apply import apply_edits
from teams.matrix.model import Matrix
from tests.exchange.writing.examples import CATALOGUE, CHECKOUT, LONG_LETTERS, TODAY
from tests.matrix.strategies import matrices

Writing = Callable[[Matrix], tuple[bytes, str]]


def as_csv(matrix: Matrix) -> tuple[bytes, str]:
    return write_csv(matrix, CATALOGUE), "matrix.csv"


def as_xlsx(matrix: Matrix) -> tuple[bytes, str]:
    return write_xlsx(matrix, CATALOGUE, [], revision=1, today=TODAY), "matrix.xlsx"


def read_back(written: tuple[bytes, str], base: Matrix) -> Proposal:
    return propose(read_sheet(*written), CATALOGUE, base)


@given(matrices())
@settings(max_examples=100)
def test_csv_comes_back_without_an_edit(matrix: Matrix) -> None:
    proposal = read_back(as_csv(matrix), matrix)
    assert (proposal.edits, proposal.questions, proposal.unread) == ((), (), ())


@given(matrices())
@settings(max_examples=60)
def test_xlsx_comes_back_without_an_edit(matrix: Matrix) -> None:
    proposal = read_back(as_xlsx(matrix), matrix)
    assert (proposal.edits, proposal.questions, proposal.unread) == ((), (), ())


@given(matrices(most=4), matrices(most=4))
@settings(max_examples=60)
def test_any_export_onto_any_team_of_the_same_letters_gives_edits_that_apply(
    written: Matrix, base: Matrix
) -> None:
    base = replace(base, scheme=written.scheme, cells={})
    proposal = read_back(as_csv(written), base)
    assert apply_edits(base, proposal.edits).matrix == proposal.matrix


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
def test_own_letters_of_several_characters_come_back(write: Writing) -> None:
    cells = {"vision": {"pm": ("DRI", "W"), "po": ("=X",)}, "own": {"sm": ("W",)}}
    matrix = replace(CHECKOUT, scheme=LONG_LETTERS, cells=cells)
    assert read_back(write(matrix), matrix).edits == ()


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
def test_an_export_makes_the_same_letters_in_an_empty_team(write: Writing) -> None:
    data, name = write(CHECKOUT)
    sheet = read_sheet(data, name)
    base = replace(new_team("Checkout", TODAY, sheet), people=CHECKOUT.people)
    proposal = propose(sheet, CATALOGUE, base)
    assert proposal.matrix.cells == CHECKOUT.cells
    assert {seat.key: (seat.role, seat.person) for seat in proposal.matrix.seats} == {
        seat.key: (seat.role, seat.person) for seat in CHECKOUT.seats
    }
    assert {row.key: row.responsibility for row in proposal.matrix.rows} == {
        row.key: row.responsibility for row in CHECKOUT.rows
    }
