"""What edits do: all or none, and every list can be taken back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from teams.matrix.apply import InvalidEdit, Mismatched, apply_edits, replay_lists
from teams.matrix.edits import (
    AddRow,
    AddSeat,
    ChangeRow,
    ChangeSeat,
    Edit,
    MoveRow,
    RemoveRow,
    SetCell,
    invert,
)
from teams.matrix.model import Matrix, Row, Seat, Team
from teams.matrix.record import edit_from_record, edit_to_record
from teams.matrix.removal import removal_of_row, removal_of_seat
from tests.matrix.strategies import TODAY, matrices_with_edits

MATRIX = Matrix(
    Team("checkout", "Checkout"),
    TODAY,
    seats=(Seat("pm", "product-manager"), Seat("po", "product-owner")),
    rows=(
        Row("rules", name="Write rules", notes={"po": "asks"}),
        Row("check", name="Check", checks="rules"),
    ),
    cells={"rules": {"pm": ("R",), "po": ("C",)}, "check": {"po": ("A",)}},
)


@given(matrices_with_edits())
def test_edits_and_their_inverse_give_the_matrix_back(drawn: tuple[Matrix, list[Edit]]) -> None:
    matrix, edits = drawn
    applied = apply_edits(matrix, edits)
    back = apply_edits(applied.matrix, invert(applied.edits))
    assert back.matrix == matrix
    again = apply_edits(back.matrix, invert(back.edits))
    assert again.matrix == applied.matrix
    assert replay_lists(matrix, [[edit] for edit in applied.edits]) == applied.matrix


@given(matrices_with_edits())
def test_edits_come_back_from_the_log_as_they_went_in(drawn: tuple[Matrix, list[Edit]]) -> None:
    for edit in apply_edits(*drawn).edits:
        assert edit_from_record(json.loads(json.dumps(edit_to_record(edit)))) == edit


def test_a_cell_that_somebody_else_changed_refuses_the_list_and_names_both_values() -> None:
    edits = [SetCell("rules", "pm", ("R",), ("A",)), SetCell("rules", "po", (), ("I",))]
    with pytest.raises(Mismatched) as refused:
        apply_edits(MATRIX, edits)
    (mismatch,) = refused.value.mismatches
    assert (mismatch.index, mismatch.place) == (1, ("cell", "rules", "po"))
    assert (mismatch.expected, mismatch.found) == ((), ("C",))


def test_all_places_that_differ_are_named_even_where_later_edits_build_on_them() -> None:
    edits = [
        AddSeat(Seat("pm", "scrum-master"), 0),
        RemoveRow(Row("gone", name="Gone"), 0),
        AddRow(Row("x", name="X"), 0, {"sm": ("A",)}),
    ]
    with pytest.raises(Mismatched) as refused:
        apply_edits(MATRIX, edits)
    assert [one.index for one in refused.value.mismatches] == [0, 1]


def test_removing_a_row_that_another_checks_takes_the_check_off_first() -> None:
    with pytest.raises(InvalidEdit, match="checks the row"):
        apply_edits(MATRIX, [RemoveRow(MATRIX.rows[0], 0, MATRIX.cells["rules"])])
    without = apply_edits(MATRIX, removal_of_row(MATRIX, "rules")).matrix
    assert without.rows == (Row("check", name="Check"),)
    assert without.cells == {"check": {"po": ("A",)}}


def test_removing_a_seat_takes_its_letters_and_notes_along_and_gives_them_back() -> None:
    applied = apply_edits(MATRIX, removal_of_seat(MATRIX, "po"))
    assert applied.matrix.cells == {"rules": {"pm": ("R",)}}
    assert applied.matrix.rows[0].notes == {}
    assert apply_edits(applied.matrix, invert(applied.edits)).matrix == MATRIX


def test_an_empty_cell_of_a_new_row_is_no_cell() -> None:
    applied = apply_edits(MATRIX, [AddRow(Row("x", name="X"), 0, {"pm": (), "po": ("A",)})])
    assert applied.matrix.cells["x"] == {"po": ("A",)}
    assert apply_edits(applied.matrix, invert(applied.edits)).matrix == MATRIX


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (SetCell("rules", "pm", ("R",), ("X",)), "no letter of RACI"),
        (SetCell("rules", "pm", ("R",), ("R", "A")), "heaviest first"),
        (AddRow(Row("x"), 0), "name of its own"),
        (AddRow(Row("x", name="X", checks="x"), 0), "cannot check itself"),
        (AddRow(Row("x", name="X", checks="nowhere"), 0), "not there"),
        (AddRow(Row("x", name="X"), 0, {"nobody": ("A",)}), "no seat"),
        (AddSeat(Seat("x", "scrum-master", allocation=-1), 0), "percentage"),
        (ChangeRow("rules", {"colour": ""}, {"colour": "red"}), "colour"),
        (ChangeRow("rules", {"name": "Write rules"}, {"name": ""}), "name of its own"),
        (ChangeSeat("pm", {"key": "pm"}, {"key": "x"}), "keeps its key"),
    ],
)
def test_what_cannot_be_is_refused_in_words(edit: Edit, words: str) -> None:
    with pytest.raises(InvalidEdit, match=words):
        apply_edits(MATRIX, [edit])


def test_a_move_past_the_end_is_logged_with_its_real_places() -> None:
    applied = apply_edits(MATRIX, [MoveRow("rules", 99, 99)])
    assert applied.edits == (MoveRow("rules", 0, 1),)
