"""Where pasted cells go, and what they say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teams.exchange.clipboard.content import read_clipboard
from teams.exchange.clipboard.placing import Pasted, filled, place
from teams.matrix.schemes import RACI, SCHEMES, Scheme

ROWS, SEATS = ("vision", "strategy", "roadmap"), ("pm", "po")
ROW_NAMES = {
    "vision": ("Product vision",),
    "strategy": ("Product strategy",),
    "roadmap": ("Roadmap",),
}
SEAT_NAMES = {"pm": ("Ana Díaz", "Product Manager"), "po": ("Bo Lund", "Product Owner")}


def pasted(
    block: list[list[str]], rows: tuple[str, ...] = ROWS, seats: tuple[str, ...] = SEATS
) -> Pasted:
    return place(block, RACI, rows=rows, seats=seats, row_names=ROW_NAMES, seat_names=SEAT_NAMES)


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


def test_what_is_not_understood_is_asked_once() -> None:
    found = pasted([["owner", "A"], ["owner", "see note"]])
    assert (found.unread, found.is_plain) == (["owner", "see note"], False)
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
        read_clipboard("", text), scheme, rows=ROWS, seats=SEATS, row_names={}, seat_names={}
    )
    said = {(one.row, one.seat): one.letters for one in found.cells}
    for row, cells_of in zip(ROWS, wanted, strict=False):
        for seat, one in zip(SEATS, cells_of, strict=True):
            assert said[row, seat] == one
