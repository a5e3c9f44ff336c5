"""Rows and seats put elsewhere: what is moved stands where it was wanted, all else keeps its order."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.definitions.reading import shipped_catalogue
from teams.matrix.apply import apply_edits
from teams.matrix.edits import ChangeRow, MoveRow, invert
from teams.matrix.model import Matrix, Row, Seat, Team, row_facts
from teams.matrix.placing import Beside, area_changed, row_placed, seat_placed, step

CATALOGUE = shipped_catalogue()
AREAS = ("strategy", "market", "backlog")


def matrix_of(areas: list[str]) -> Matrix:
    rows = tuple(Row(f"r{at}", name=f"Row {at}", area=area) for at, area in enumerate(areas))
    seats = tuple(Seat(f"s{at}", "product-designer") for at in range(len(areas)))
    return Matrix(Team("t", "T"), date(2026, 3, 2), rows=rows, seats=seats)


def of_area(matrix: Matrix, area: str) -> list[str]:
    return [row.key for row in matrix.rows if row_facts(row, CATALOGUE).area == area]


@given(st.lists(st.sampled_from(AREAS), min_size=1, max_size=8), st.data())
def test_a_row_stands_where_it_was_wanted_and_the_others_as_before(
    areas: list[str], data: st.DataObject
) -> None:
    matrix = matrix_of(areas)
    row = data.draw(st.sampled_from(matrix.rows))
    area = data.draw(st.sampled_from(AREAS))
    others = [key for key in of_area(matrix, area) if key != row.key]
    other = data.draw(st.sampled_from(["", *others]))
    beside = data.draw(st.sampled_from([Beside(before=other), Beside(after=other)]))
    done = apply_edits(matrix, row_placed(matrix, CATALOGUE, row.key, area, beside))
    now = of_area(done.matrix, area)
    at = others.index(other) + bool(beside.after) if other else len(others)
    assert now == [*others[:at], row.key, *others[at:]]
    rest = [one.key for one in matrix.rows if one.key != row.key]
    assert [one.key for one in done.matrix.rows if one.key != row.key] == rest
    assert apply_edits(done.matrix, invert(done.edits)).matrix == matrix


@given(st.lists(st.sampled_from(AREAS), min_size=2, max_size=8), st.data())
def test_seats_too(areas: list[str], data: st.DataObject) -> None:
    matrix = matrix_of(areas)
    keys = [seat.key for seat in matrix.seats]
    key, other = data.draw(st.permutations(keys))[:2]
    beside = data.draw(st.sampled_from([Beside(), Beside(before=other), Beside(after=other)]))
    done = apply_edits(matrix, seat_placed(matrix, key, beside)).matrix
    rest = [one for one in keys if one != key]
    at = rest.index(other) + bool(beside.after) if beside.other else len(rest)
    assert [seat.key for seat in done.seats] == [*rest[:at], key, *rest[at:]]


def test_what_stands_there_already_is_no_edit() -> None:
    matrix = matrix_of(["strategy", "market", "strategy"])
    assert row_placed(matrix, CATALOGUE, "r2", "strategy", Beside()) == []
    assert seat_placed(matrix, "s1", Beside(after="s0")) == []
    assert seat_placed(matrix_of(["strategy"]), "s0", Beside()) == []
    assert row_placed(matrix, CATALOGUE, "r2", "strategy", Beside(before="r0")) == [
        MoveRow("r2", 2, 0)
    ]


def test_a_pointing_row_says_its_area_only_where_the_definition_says_another() -> None:
    row = Row("roadmap", "roadmap")
    assert area_changed(row, CATALOGUE, "strategy") == []
    assert area_changed(row, CATALOGUE, "market") == [
        ChangeRow("roadmap", {"area": None}, {"area": "market"})
    ]
    elsewhere = Row("roadmap", "roadmap", area="market")
    assert area_changed(elsewhere, CATALOGUE, "strategy") == [
        ChangeRow("roadmap", {"area": "market"}, {"area": None})
    ]


@pytest.mark.parametrize(
    ("key", "way", "wanted"),
    [
        ("b", -1, ("x", Beside(before="a"))),
        ("a", 1, ("x", Beside(after="b"))),
        ("c", -1, ("x", Beside(after="b"))),
        ("b", 1, ("y", Beside(before="c"))),
        ("a", -1, None),
        ("c", 1, None),
    ],
)
def test_a_step_goes_over_the_edge_of_an_area(
    key: str, way: int, wanted: tuple[str, Beside] | None
) -> None:
    assert step([("x", ["a", "b"]), ("y", ["c"])], key, way) == wanted
