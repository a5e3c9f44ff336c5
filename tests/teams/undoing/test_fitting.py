"""Where an undo does not fit any more: what differs, what is left, and what can be set all the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from teams.matrix.apply import apply_edits
from teams.matrix.edits import (
    AddRow,
    AddSeat,
    ChangeRow,
    ChangeTeam,
    Edit,
    MoveRow,
    RemoveRow,
    SetCell,
    invert,
)
from teams.matrix.model import Matrix, Row, Seat, Team
from teams.matrix.removal import removal_of_row, removal_of_seat
from teams.undoing.fitting import fit
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


def later(*edits: Edit) -> Matrix:
    return apply_edits(MATRIX, edits).matrix


def test_a_cell_that_is_another_now_is_left_out_or_set_all_the_same() -> None:
    now = later(SetCell("rules", "po", ("C",), ("I",)))
    undo = [SetCell("rules", "pm", ("R",), ()), SetCell("rules", "po", ("C",), ("A",))]
    fitted = fit(now, undo)
    [differs] = fitted.differs
    assert differs.place == ("cell", "rules", "po")
    assert (differs.left, differs.found, differs.wanted) == (("C",), ("I",), ("A",))
    assert fitted.rest == (undo[0],)
    assert fitted.all == (undo[0], SetCell("rules", "po", ("I",), ("A",)))


def test_a_cell_that_already_is_as_it_was_needs_nothing() -> None:
    now = later(SetCell("rules", "po", ("C",), ()))
    fitted = fit(now, [SetCell("rules", "po", ("C",), ())])
    assert (fitted.differs, fitted.rest) == ((), ())
    without_row = later(*removal_of_row(MATRIX, "rules"))
    assert fit(without_row, [SetCell("rules", "pm", ("R",), ())]).rest == ()
    assert fit(without_row, [RemoveRow(MATRIX.rows[0], 0, {})]).rest == ()


def test_a_cell_of_a_row_that_is_gone_cannot_be_set() -> None:
    now = later(*removal_of_row(MATRIX, "rules"))
    fitted = fit(now, [SetCell("rules", "pm", ("R",), ("A",))])
    assert fitted.is_stuck
    assert [one.place for one in fitted.differs] == [("row", "rules")]


def test_only_the_fields_that_differ_are_left_out() -> None:
    now = later(ChangeRow("rules", {"name": "Write rules"}, {"name": "Rules"}))
    undo = ChangeRow(
        "rules", {"name": "Write rules", "shared": False}, {"name": "Write", "shared": True}
    )
    fitted = fit(now, [undo])
    assert [one.place for one in fitted.differs] == [("row", "rules", "name")]
    assert fitted.rest == (ChangeRow("rules", {"shared": False}, {"shared": True}),)
    assert fitted.all == (
        ChangeRow("rules", {"name": "Rules", "shared": False}, {"name": "Write", "shared": True}),
    )


def test_several_fields_of_the_team_are_each_told() -> None:
    now = later(ChangeTeam({"name": "Checkout", "data": None}, {"name": "Pay", "data": True}))
    fitted = fit(
        now, [ChangeTeam({"name": "Checkout", "data": None}, {"name": "C", "data": False})]
    )
    assert {one.place for one in fitted.differs} == {("team", "name"), ("team", "data")}
    assert fitted.rest is None
    assert fitted.all == (ChangeTeam({"name": "Pay", "data": True}, {"name": "C", "data": False}),)


def test_an_added_row_in_which_somebody_wrote_is_not_removed() -> None:
    added = AddRow(Row("new", name="New"), 2)
    now = later(added, SetCell("new", "po", (), ("A",)))
    fitted = fit(now, invert([added]))
    assert fitted.is_stuck
    assert [(one.place, one.can_be_set) for one in fitted.differs] == [(("row", "new"), False)]


def test_a_removed_row_comes_back_without_the_letters_and_notes_of_seats_that_went() -> None:
    removal = apply_edits(MATRIX, removal_of_row(MATRIX, "rules"))
    now = apply_edits(removal.matrix, removal_of_seat(removal.matrix, "po")).matrix
    fitted = fit(now, invert(removal.edits))
    assert {one.place for one in fitted.differs} == {
        ("cell", "rules", "po"),
        ("row", "rules", "notes"),
    }
    assert fitted.rest is not None
    back = apply_edits(now, fitted.rest).matrix
    assert back.row_by_key["rules"].notes == {}
    assert back.cells["rules"] == {"pm": ("R",)}
    assert back.row_by_key["check"].checks == "rules"


def test_a_removed_seat_comes_back_without_the_letters_on_rows_that_went() -> None:
    removal = apply_edits(MATRIX, removal_of_seat(MATRIX, "po"))
    now = apply_edits(removal.matrix, removal_of_row(removal.matrix, "check")).matrix
    fitted = fit(now, invert(removal.edits))
    assert [one.place for one in fitted.differs] == [("cell", "check", "po")]
    assert fitted.rest is not None
    assert apply_edits(now, fitted.rest).matrix.cells["rules"]["po"] == ("C",)


def test_what_was_removed_and_is_there_again_is_not_added_twice() -> None:
    fitted = fit(MATRIX, [AddRow(MATRIX.rows[0], 0, {}), AddSeat(MATRIX.seats[0], 0, {})])
    assert fitted.is_stuck
    assert [one.place for one in fitted.differs] == [("row", "rules"), ("seat", "pm")]


def test_a_move_of_what_is_gone_is_told() -> None:
    fitted = fit(MATRIX, [MoveRow("gone", 0, 1)])
    assert fitted.is_stuck
    assert [one.place for one in fitted.differs] == [("row", "gone")]


def test_what_breaks_the_matrix_is_refused_in_words() -> None:
    fitted = fit(MATRIX, [ChangeRow("check", {"name": "Check"}, {"name": ""})])
    assert (fitted.differs, fitted.rest) == ((), None)
    assert fitted.why_not == "A row points to a definition or has a name of its own."


@given(matrices_with_edits(), st.integers(0, 8))
def test_whatever_was_done_since_both_ways_out_apply(
    drawn: tuple[Matrix, list[Edit]], own: int
) -> None:
    """The first edits are own ones, the others somebody else's; an undo of the own ones fits, or says how far."""
    start, edits = drawn
    mine = apply_edits(start, edits[:own])
    now = apply_edits(mine.matrix, edits[own:]).matrix
    taken = invert(mine.edits)
    fitted = fit(now, taken)
    for chosen in (fitted.rest, fitted.all):
        if chosen is not None:
            apply_edits(now, chosen)
    if edits[own:] == []:
        assert fitted.differs == ()
        assert fitted.rest is not None
        assert apply_edits(now, fitted.rest).matrix == start
