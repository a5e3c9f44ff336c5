"""What lies between two matrices: nothing between equal ones, and all that leads from one to the other."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teams.analysis.engine import analyse
from teams.history.comparing import compare, compare_findings, woven
from teams.matrix.apply import apply_edits
from teams.matrix.edits import SetCell
from teams.matrix.model import Matrix, Row, Seat, Team
from teams.matrix.schemes import DACI, RASCI, Letters
from tests.matrix.strategies import CATALOGUE, TODAY, matrices, pairs

ROWS = tuple(Row(key, name=key) for key in "abc")
SEATS = (Seat("pm", "product-manager"), Seat("po", "product-owner"))
MATRIX = Matrix(
    Team("checkout", "Checkout"),
    TODAY,
    seats=SEATS,
    rows=ROWS,
    cells={"a": {"pm": ("A", "R"), "po": ("C",)}, "b": {"po": ("A",)}},
)


def flat(matrix: Matrix) -> dict[tuple[str, str], Letters]:
    return {
        (row, seat): held for row, cells in matrix.cells.items() for seat, held in cells.items()
    }


@given(matrices())
def test_nothing_lies_between_a_matrix_and_itself(matrix: Matrix) -> None:
    found = compare(matrix, matrix)
    assert found.is_empty and not found.touched_rows and not found.seats.touched


@given(pairs())
def test_its_edits_lead_from_one_to_the_other(pair: tuple[Matrix, Matrix]) -> None:
    old, new = pair
    assert apply_edits(old, compare(old, new).edits).matrix == new


@given(pairs())
def test_its_cells_put_over_the_old_ones_are_the_new_ones(pair: tuple[Matrix, Matrix]) -> None:
    old, new = pair
    found = compare(old, new)
    assert all(flat(old).get(place, ()) == before for place, (before, _) in found.cells.items())
    after = flat(old) | {place: after for place, (_, after) in found.cells.items()}
    assert {place: held for place, held in after.items() if held} == flat(new)


@given(pairs())
def test_what_comes_one_way_goes_the_other(pair: tuple[Matrix, Matrix]) -> None:
    there, back = compare(*pair), compare(*reversed(pair))
    assert (there.rows.came, there.rows.went) == (back.rows.went, back.rows.came)
    assert (there.seats.came, there.seats.went) == (back.seats.went, back.seats.came)
    assert there.rows.changed == back.rows.changed
    assert there.cells == {place: (b, a) for place, (a, b) in back.cells.items()}


@given(pairs())
def test_every_row_that_is_not_the_same_is_touched(pair: tuple[Matrix, Matrix]) -> None:
    old, new = pair
    otherwise = {
        key
        for key in old.row_by_key.keys() | new.row_by_key.keys()
        if old.row_by_key.get(key) != new.row_by_key.get(key)
        or old.cells.get(key) != new.cells.get(key)
    }
    found = compare(old, new)
    assert otherwise <= found.touched_rows <= otherwise | found.rows.moved


@given(st.lists(st.sampled_from("abcdef"), unique=True), st.permutations(list("abcdef")))
def test_what_is_gone_stands_where_it_stood(some: list[str], order: list[str]) -> None:
    found = woven(order, some)
    assert [key for key in found if key in some] == some
    assert sorted(found) == sorted(order)


def test_what_is_gone_follows_what_it_followed() -> None:
    assert woven(list("abcd"), list("ad")) == list("abcd")
    assert woven(list("xab"), list("ba")) == list("xba")
    assert woven(list("abc"), []) == list("abc")


def test_a_row_with_another_definition_has_changed() -> None:
    found = compare(MATRIX, replace(MATRIX, rows=(Row("a", "roadmap"), *ROWS[1:])))
    assert found.rows.changed == {"a"} and not (found.rows.came or found.rows.went)
    assert found.cells == {}


def test_in_other_letters_only_what_they_mean_counts() -> None:
    driven = replace(
        MATRIX,
        scheme=DACI,
        cells={"a": {"pm": ("A", "D"), "po": ("C",)}, "b": {"po": ("A", "D")}},
    )
    found = compare(MATRIX, driven)
    assert found.has_other_letters and not found.is_empty
    assert found.cells == {("b", "po"): (("A",), ("A", "D"))}
    assert found.edits == (SetCell("b", "po", ("A",), ("A", "D")),)


def test_a_letter_that_the_other_scheme_lacks_is_shown_as_lost() -> None:
    helped = replace(MATRIX, scheme=RASCI, cells={"a": {"pm": ("A", "S")}})
    found = compare(helped, replace(MATRIX, cells={"a": {"pm": ("A",)}}))
    assert found.cells == {("a", "pm"): (("A", "S"), ("A",))}


def test_of_another_team_there_is_no_comparison() -> None:
    with pytest.raises(ValueError, match="different teams"):
        compare(MATRIX, replace(MATRIX, team=Team("search", "Search")))


def test_findings_that_came_and_went() -> None:
    doubled = replace(MATRIX, cells={**MATRIX.cells, "b": {"pm": ("A",), "po": ("A",)}})
    before, after = analyse(MATRIX, CATALOGUE), analyse(doubled, CATALOGUE)
    found = compare_findings(before, after)
    assert [one.code for one in found.came if one.rows == ("b",) and one.code.startswith("OVL")]
    assert all(one not in before for one in found.came)
    assert all(one not in after for one in found.went)
    assert len(found.stayed) + len(found.came) == len(after)
    assert compare_findings(before, before).came == compare_findings(before, before).went == ()
