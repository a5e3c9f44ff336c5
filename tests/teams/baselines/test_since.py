"""What is other since: nothing is marked where nothing is, and everything that is other is marked."""

from __future__ import annotations

from dataclasses import replace
from html import unescape
from re import findall

from hypothesis import given

from teams.analysis import engine
from teams.analysis.reading import Reading
from teams.analysis.settings import AS_SHIPPED
from teams.grid.drawing import Drawing
from teams.grid.marks import mark
from teams.grid.since import Since, since
from teams.matrix.model import Matrix, Person, Row, Seat, Team
from tests.matrix.strategies import CATALOGUE, TODAY, matrices, pairs

ANA, BO = Person("ana", "Ana Díaz"), Person("bo", "Bo Lund")
MATRIX = Matrix(
    Team("checkout", "Checkout"),
    TODAY,
    people=(ANA, BO),
    seats=(Seat("pm", "product-manager", "ana"), Seat("po", "product-owner", "bo")),
    rows=tuple(Row(key, name=key.title()) for key in "abcd"),
    cells={"a": {"pm": ("A", "R"), "po": ("C",)}, "b": {"po": ("A",)}},
)


def read(matrix: Matrix) -> Reading:
    return engine.read(matrix, CATALOGUE, AS_SHIPPED)


def between(old: Matrix, new: Matrix) -> Since:
    before, now = read(old), read(new)
    return since(before, now, engine.find(before), engine.find(now))


@given(matrices())
def test_nothing_is_other_since_now(matrix: Matrix) -> None:
    found = between(matrix, matrix)
    assert not (found.cells or found.rows or found.seats or found.removed or found.others)
    assert found.words == "nothing changed in the matrix; 0 findings came, 0 went"


@given(pairs())
def test_the_marks_lead_back_to_the_letters_of_before(pair: tuple[Matrix, Matrix]) -> None:
    old, new = pair
    found = between(old, new)
    new_ones = {key for said in (found.rows, found.seats) for key in said if said[key] == "new"}
    for row in old.row_by_key.keys() & new.row_by_key.keys():
        for seat in old.seat_by_key.keys() & new.seat_by_key.keys():
            if not {row, seat} & new_ones:
                assert found.cells.get((row, seat), new.at(row, seat)) == old.at(row, seat)
    for row, seat in found.cells:
        assert old.at(row, seat) != new.at(row, seat)
        assert row in new.row_by_key and seat in new.seat_by_key


@given(pairs())
def test_each_row_and_seat_that_is_other_is_told(pair: tuple[Matrix, Matrix]) -> None:
    old, new = pair
    found = between(old, new)
    for said, was, now in (
        (found.rows, old.row_by_key, new.row_by_key),
        (found.seats, old.seat_by_key, new.seat_by_key),
    ):
        assert {key for key in said if said[key] == "new"} == now.keys() - was.keys()
        other = {key for key in was.keys() & now.keys() if was[key] != now[key]}
        assert other <= said.keys() <= now.keys()
        assert all(said[key] != "moved" for key in other)
    gone = (old.row_by_key.keys() - new.row_by_key.keys()) | (
        old.seat_by_key.keys() - new.seat_by_key.keys()
    )
    assert len(found.removed) == len(gone)


@given(pairs())
def test_the_drawing_has_each_mark_once(pair: tuple[Matrix, Matrix]) -> None:
    old, new = pair
    found = between(old, new)
    reading = read(new)
    drawing = Drawing(
        reading, mark(reading, engine.find(reading)), "/t/", editable=True, since=found
    )
    body, head = drawing.body(), drawing.head()
    gone = [unescape(text) for text in findall('<del class="before">([^<]*)</del>', body)]
    assert sorted(gone) == sorted("/".join(letters) for letters in found.cells.values() if letters)
    assert body.count('<span class="before came">new</span>') == sum(
        not letters for letters in found.cells.values()
    )
    assert body.count('<td class="c other') == len(found.cells)
    assert head.count('class="came"') == len(found.seats)
    assert body.count(' <span class="came">') == len(found.rows)


def test_a_seat_says_who_held_it() -> None:
    new = replace(
        MATRIX,
        people=(ANA,),
        seats=(replace(MATRIX.seats[0], person=None), replace(MATRIX.seats[1], person="ana")),
    )
    assert between(MATRIX, new).seats == {"pm": "was Ana Díaz", "po": "was Bo Lund"}
    assert between(new, MATRIX).seats == {"pm": "was vacant", "po": "was Ana Díaz"}
    other = replace(MATRIX, seats=(replace(MATRIX.seats[0], allocation=50), MATRIX.seats[1]))
    assert between(MATRIX, other).seats == {"pm": "changed"}


def test_a_moved_row_is_said_to_be_moved() -> None:
    a, b, c, d = MATRIX.rows
    assert between(MATRIX, replace(MATRIX, rows=(d, a, b, c))).rows == {"d": "moved"}


def test_the_words_name_all_that_is_other() -> None:
    a, b, c, _ = MATRIX.rows
    new = replace(
        MATRIX,
        team=replace(MATRIX.team, data=True),
        seats=(MATRIX.seats[0], replace(MATRIX.seats[1], focus="Web"), Seat("sm", "scrum-master")),
        rows=(a, replace(b, shared=True), replace(c, shared=True), Row("e", name="E")),
        cells={"a": {"pm": ("A",)}, "b": {"po": ("A",), "sm": ("R",)}, "e": {"pm": ("A",)}},
    )
    found = between(MATRIX, new)
    assert found.cells == {("a", "pm"): ("A", "R"), ("a", "po"): ("C",)}
    assert found.words.startswith(
        "2 cells, 1 new row, 2 rows changed or moved, 1 new seat, 1 seat changed or moved, 1 removed, the team’s facts; "
    )
    assert found.gone == "D"


def test_long_lists_of_what_is_gone_end_in_a_number() -> None:
    rows = tuple(Row(f"r{number}", name=f"Row {number}") for number in range(9))
    found = between(replace(MATRIX, rows=rows, cells={}), replace(MATRIX, rows=(), cells={}))
    assert found.gone == "Row 0, Row 1, Row 2, Row 3, Row 4 and 4 more"
