"""Where pasted cells go, and what they say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teams.exchange.clipboard.content import read_clipboard
from teams.exchange.clipboard.naming import Names, Question
from teams.exchange.clipboard.placing import Answers, Pasted, filled, place
from teams.matrix.schemes import RACI, SCHEMES, Scheme

ROWS, SEATS = ("vision", "strategy", "roadmap"), ("pm", "po")
ROW_NAMES = {
    "vision": ("Product vision",),
    "strategy": ("Product strategy",),
    "roadmap": ("Roadmap",),
}
SEAT_NAMES = {"pm": ("Ana Díaz", "Product Manager"), "po": ("Bo Lund", "Product Owner")}


TWO_OF_ANA = SEAT_NAMES | {"growth": ("Ana Díaz", "Growth Product Manager")}


def pasted(
    block: list[list[str]],
    rows: tuple[str, ...] = ROWS,
    seats: tuple[str, ...] = SEATS,
    *,
    seat_names: Names = SEAT_NAMES,
    answers: Answers | None = None,
) -> Pasted:
    return place(
        block,
        RACI,
        rows=rows,
        seats=seats,
        row_names=ROW_NAMES,
        seat_names=seat_names,
        answers=answers,
    )


def cells(found: Pasted) -> dict[str, object]:
    return {f"{one.row} {one.seat}": one.letters for one in found.cells}


def test_letters_go_downwards_and_to_the_right() -> None:
    found = pasted([["A/R", "c"], ["", "I*"]])
    assert cells(found) == {
        "vision pm": ("A", "R"), "vision po": ("C",), "strategy pm": (), "strategy po": ("I",),
    }  # fmt: skip
    assert found.is_plain


def test_what_lies_beyond_the_edge_is_counted() -> None:
    found = pasted([["A", "R", "C"], ["A", "R", "C"]], rows=("roadmap",))
    assert (found.off, len(found.cells), found.is_plain) == ((1, 1), 2, False)
    assert found.lost == ("A", "R", "C")


def test_blank_cells_beyond_the_edge_are_no_loss() -> None:
    found = pasted([["A", "R", ""], ["", "", ""]], rows=("roadmap",))
    assert (found.off, found.lost, found.is_plain) == ((0, 0), (), True)


def test_rows_that_are_gone_leave_the_others_where_they_were_meant() -> None:
    found = pasted([["A"], ["R"], ["C"]], rows=("vision", "removed", "roadmap"))
    assert cells(found) == {"vision pm": ("A",), "roadmap pm": ("C",)}
    assert (found.gone, found.is_plain) == (("removed",), False)


def test_what_is_not_understood_is_asked_once() -> None:
    found = pasted([["owner", "A"], ["owner", "see note"]])
    assert found.unread == {
        "owner": [("vision", "pm"), ("strategy", "pm")],
        "see note": [("strategy", "po")],
    }
    assert (found.is_plain, found.is_answered) == (False, False)
    assert [one.letters for one in found.cells] == [None, ("A",), None, None]


def test_names_along_the_block_say_where_the_letters_go() -> None:
    block = [["", "Product Owner", "ana díaz"], ["Roadmap", "C", "A"], ["product vision", "I", "R"]]
    found = pasted(block, rows=("strategy",), seats=("po",))
    assert cells(found) == {
        "roadmap po": ("C",), "roadmap pm": ("A",), "vision po": ("I",), "vision pm": ("R",),
    }  # fmt: skip
    assert (found.by_name, found.unknown_names) == (("seats", "rows"), ())


def test_names_that_nothing_has_are_named() -> None:
    found = pasted([["", "Ana Díaz", "Zoë"], ["Roadmap", "A", "R"], ["Lunch", "C", "I"]])
    assert cells(found) == {"roadmap pm": ("A",)}
    assert found.unknown_names == ("Zoë", "Lunch")


def test_a_name_of_two_seats_is_asked_and_goes_nowhere_until_it_is_answered() -> None:
    block = [["", "Ana Díaz", "Bo Lund"], ["Roadmap", "A", "R"]]
    found = pasted(block, seat_names=TWO_OF_ANA)
    assert found.questions == (Question(1, "Ana Díaz", ("pm", "growth")),)
    assert (cells(found), found.is_answered) == ({"roadmap po": ("R",)}, False)
    found = pasted(block, seat_names=TWO_OF_ANA, answers=Answers(seats={1: "growth"}))
    assert cells(found) == {"roadmap growth": ("A",), "roadmap po": ("R",)}
    assert found.is_answered
    found = pasted(block, seat_names=TWO_OF_ANA, answers=Answers(seats={1: ""}))
    assert (cells(found), found.is_answered) == ({"roadmap po": ("R",)}, True)


@pytest.mark.parametrize("second", ["Bo Lund", "Product Owner"])
def test_two_columns_of_one_seat_are_asked(second: str) -> None:
    block = [["", "Bo Lund", second], ["Roadmap", "A", "R"]]
    found = pasted(block)
    assert [(one.at, one.name) for one in found.questions] == [(1, "Bo Lund"), (2, second)]
    assert (found.cells, found.is_answered) == ([], False)
    both = pasted(block, answers=Answers(seats={1: "po", 2: "po"}))
    assert (both.cells, both.is_answered) == ([], False)
    one = pasted(block, answers=Answers(seats={1: "", 2: "po"}))
    assert (cells(one), one.is_answered) == ({"roadmap po": ("R",)}, True)


def test_two_lines_of_one_row_are_asked() -> None:
    block = [["Roadmap", "A"], ["roadmap", "R"], ["Product vision", "C"]]
    found = pasted(block)
    assert [one.at for one in found.questions] == [0, 1]
    answered = pasted(block, answers=Answers(rows={0: "roadmap", 1: ""}))
    assert cells(answered) == {"roadmap pm": ("A",), "vision pm": ("C",)}


def test_no_answer_leads_to_a_seat_that_the_name_does_not_mean() -> None:
    block = [["", "Ana Díaz"], ["Roadmap", "A"]]
    assert pasted(block, seat_names=TWO_OF_ANA, answers=Answers(seats={1: "po"})).cells == []


def test_what_a_text_stands_for_is_an_answer() -> None:
    block = [["owner", "later"], ["owner", "A"]]
    answers = Answers(texts={"owner": ("A", "R"), "later": None})
    found = pasted(block, answers=answers)
    assert [one.letters for one in found.cells] == [("A", "R"), None, ("A", "R"), ("A",)]
    assert found.is_answered


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("A", ()),
        ("A/R", ()),
        ("(C)", ()),
        ("A*", ("*",)),
        ("A, R¹†", ("¹†",)),
        ("R1", ("1",)),
        ("A (until March)", ("until March",)),
        ("A* (until March) R2", ("*", "2", "until March")),
        ("**A**", ()),
        ("", ()),
        ("n/a", ()),
    ],
)
def test_what_stands_beside_letters_is_named(text: str, beside: tuple[str, ...]) -> None:
    found = pasted([[text], ["C"]])
    assert found.unread == {}
    assert tuple(found.beside) == beside


def test_letters_in_the_first_line_make_it_no_head() -> None:
    assert pasted([["Ana Díaz", "A"]]).by_name == ()


def test_one_cell_fills_a_block() -> None:
    found = filled("Responsible", RACI, rows=ROWS, seats=SEATS)
    assert {one.letters for one in found.cells} == {("R",)}
    assert len(found.cells) == 6


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=list(SCHEMES))
@given(data=st.data())
def test_what_is_copied_and_pasted_is_the_same(scheme: Scheme, data: st.DataObject) -> None:
    letters = st.sets(st.sampled_from([one.letter for one in scheme.letters])).map(scheme.ordered)
    line = st.lists(letters, min_size=2, max_size=2)
    wanted = data.draw(st.lists(line, min_size=1, max_size=3))
    text = "\n".join("\t".join("/".join(one) for one in row) for row in wanted)
    found = place(
        read_clipboard("", text),
        scheme,
        rows=ROWS,
        seats=SEATS,
        row_names=ROW_NAMES,
        seat_names=SEAT_NAMES,
    )
    said = {(one.row, one.seat): one.letters for one in found.cells}
    for row, cells_of in zip(ROWS, wanted, strict=False):
        for seat, one in zip(SEATS, cells_of, strict=True):
            assert said[row, seat] == one
