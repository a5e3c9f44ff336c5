"""The difference of two matrices leads from one to the other, and says no more than that."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teams.matrix.apply import apply_edits
from teams.matrix.diff import difference
from teams.matrix.edits import (
    AddRow,
    AddSeat,
    ChangeScheme,
    ChangeSeat,
    ChangeTeam,
    MoveRow,
    RemoveRow,
    RemoveSeat,
    SetCell,
)
from teams.matrix.model import Matrix, Person, Row, Seat, Team
from teams.matrix.ordering import moves, rearranged
from teams.matrix.schemes import DACI
from tests.matrix.strategies import TODAY, matrices, matrices_with_edits, pairs

ROWS = tuple(Row(key, name=key) for key in "abcde")
SEATS = (Seat("pm", "product-manager", "ana"), Seat("po", "product-owner", "bo"))
PEOPLE = (Person("ana", "Ana Díaz"), Person("bo", "Bo Lund"))
MATRIX = Matrix(
    Team("checkout", "Checkout"),
    TODAY,
    people=PEOPLE,
    seats=SEATS,
    rows=ROWS,
    cells={"a": {"pm": ("A", "R"), "po": ("C",)}, "b": {"po": ("A",)}},
)


def changed(**parts: object) -> Matrix:
    return replace(MATRIX, **parts)


@given(pairs() | pairs(same_letters=False))
def test_the_difference_leads_from_one_to_the_other(pair: tuple[Matrix, Matrix]) -> None:
    old, new = pair
    assert apply_edits(old, difference(old, new)).matrix == new


@given(matrices())
def test_equal_matrices_have_no_difference(matrix: Matrix) -> None:
    assert difference(matrix, matrix) == []


@given(matrices_with_edits())
def test_the_difference_is_never_longer_than_what_was_done(
    drawn: tuple[Matrix, list[object]],
) -> None:
    old, edits = drawn
    new = apply_edits(old, edits).matrix
    found = difference(old, new)
    assert apply_edits(old, found).matrix == new
    adds_then_removes = any(isinstance(one, RemoveRow | RemoveSeat) for one in edits)
    if not adds_then_removes:
        moves_and_changes = [one for one in found if not isinstance(one, SetCell)]
        assert len(moves_and_changes) <= len([one for one in edits if not isinstance(one, SetCell)])


def test_one_changed_cell_is_one_edit() -> None:
    new = changed(cells={"a": {"pm": ("A", "R")}, "b": {"po": ("A",)}})
    assert difference(MATRIX, new) == [SetCell("a", "po", ("C",), ())]


def test_a_row_moved_far_is_one_move() -> None:
    assert difference(MATRIX, changed(rows=(*ROWS[1:], ROWS[0]))) == [MoveRow("a", 0, 4)]
    assert difference(MATRIX, changed(rows=(ROWS[4], *ROWS[:4]))) == [MoveRow("e", 4, 0)]


def test_a_new_row_comes_with_its_letters() -> None:
    new = changed(
        rows=(ROWS[0], Row("x", name="x"), *ROWS[1:]), cells={**MATRIX.cells, "x": {"pm": ("R",)}}
    )
    assert difference(MATRIX, new) == [AddRow(Row("x", name="x"), 1, {"pm": ("R",)})]


def test_a_removed_seat_takes_its_letters_along() -> None:
    new = changed(seats=SEATS[:1], cells={"a": {"pm": ("A", "R")}})
    assert difference(MATRIX, new) == [RemoveSeat(SEATS[1], 1, {"a": ("C",), "b": ("A",)})]


def test_a_new_seat_brings_its_letters_on_rows_that_stay() -> None:
    seat = Seat("sm", "scrum-master")
    new = changed(
        seats=(*SEATS, seat),
        rows=(*ROWS, Row("x", name="x")),
        cells={**MATRIX.cells, "c": {"sm": ("R",)}, "x": {"sm": ("A",)}},
    )
    assert difference(MATRIX, new) == [
        AddSeat(seat, 2, {"c": ("R",)}),
        AddRow(Row("x", name="x"), 5, {"sm": ("A",)}),
    ]


def test_only_what_changed_of_a_seat_and_of_the_team_is_named() -> None:
    new = changed(
        team=Team("checkout", "Checkout and basket"), seats=(SEATS[0], Seat("po", "product-owner"))
    )
    assert difference(MATRIX, new) == [
        ChangeTeam({"name": "Checkout"}, {"name": "Checkout and basket"}),
        ChangeSeat("po", {"person": "bo"}, {"person": None}),
    ]


def test_a_row_with_another_definition_is_removed_and_added() -> None:
    new = changed(rows=(Row("a", "roadmap"), *ROWS[1:]))
    assert difference(MATRIX, new) == [
        RemoveRow(ROWS[0], 0, MATRIX.cells["a"]),
        AddRow(Row("a", "roadmap"), 0, MATRIX.cells["a"]),
    ]


def test_other_letters_are_one_edit_with_all_cells_that_stay() -> None:
    new = changed(scheme=DACI, cells={"a": {"pm": ("A", "D")}}, rows=ROWS[:2])
    edits = difference(MATRIX, new)
    assert apply_edits(MATRIX, edits).matrix == new
    assert [type(edit) for edit in edits] == [*(RemoveRow for _ in ROWS[2:]), ChangeScheme]


def test_another_team_has_no_difference() -> None:
    with pytest.raises(ValueError, match="different teams"):
        difference(MATRIX, changed(team=Team("basket", "Basket")))


@given(st.permutations(list("abcdef")), st.permutations(list("abcdef")))
def test_moves_lead_from_one_order_to_the_other(old: list[str], new: list[str]) -> None:
    order = list(old)
    for key, before, after in moves(old, new):
        assert order[before] == key
        order.remove(key)
        order.insert(after, key)
    assert order == new


@given(st.permutations(list("abcdef")), st.permutations(list("abcdef")))
def test_an_order_seen_otherwise_and_left_alone_stays(order: list[str], shown: list[str]) -> None:
    assert rearranged(order, shown, shown) == order


def test_what_was_added_or_moved_follows_what_stands_before_it() -> None:
    assert rearranged(list("dabc"), list("abcd"), list("abxcd")) == list("dabxc")
    assert rearranged(list("dabc"), list("abcd"), list("bcda")) == list("dabc")
    assert rearranged(list("abcd"), list("abcd"), list("bcda")) == list("bcda")
