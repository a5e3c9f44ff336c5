"""Another scheme for a matrix with letters."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from roles.definitions.model import Meaning
from teams.matrix.apply import Mismatched, apply_edits
from teams.matrix.edits import SetCell
from teams.matrix.model import Matrix, Row, Seat, Team
from teams.matrix.own_schemes import with_words
from teams.matrix.scheme_change import Lost, change_scheme, lost, proposed, used
from teams.matrix.schemes import DACI, RACI, RAPID, RASCI, SCHEMES, Letter, Scheme
from tests.matrix.strategies import TODAY, matrices

MATRIX = Matrix(
    Team("checkout", "Checkout"),
    TODAY,
    scheme=RASCI,
    seats=(Seat("pm", "product-manager"), Seat("po", "product-owner")),
    rows=(Row("rules", name="Write rules"), Row("check", name="Check")),
    cells={"rules": {"pm": ("A", "R"), "po": ("S", "C")}, "check": {"po": ("I",)}},
)


@pytest.mark.parametrize(
    ("old", "new", "becomes"),
    [
        (RACI, RASCI, {"A": "A", "R": "R", "C": "C", "I": "I"}),
        (RACI, DACI, {"A": "A", "R": "D", "C": "C", "I": "I"}),
        (RACI, RAPID, {"A": "D", "R": "P", "C": "I", "I": None}),
        (RASCI, RAPID, {"A": "D", "R": "P", "S": "R", "C": "I", "I": None}),
        (RASCI, RACI, {"A": "A", "R": "R", "S": None, "C": "C", "I": "I"}),
        (RAPID, RACI, {"D": "A", "P": "R", "R": None, "A": "C", "I": "C"}),
    ],
)
def test_letters_become_those_that_mean_the_same(
    old: Scheme, new: Scheme, becomes: dict[str, str | None]
) -> None:
    assert proposed(old, new) == becomes


def test_a_letter_stays_itself_where_several_mean_the_same() -> None:
    """RAPID writes input as I; who agreed goes on agreeing."""
    own = Scheme("own", "Own", (*RAPID.letters, Letter("N", Meaning.INFORMED, "Notified")))
    assert proposed(RAPID, own) == {one.letter: one.letter for one in RAPID.letters}


def test_what_is_lost_is_told_by_cell() -> None:
    becomes = proposed(RASCI, RAPID) | {"S": "I"}
    edit = change_scheme(MATRIX, RAPID, becomes)
    assert edit.cells["rules"] == {"pm": (("A", "R"), ("D", "P")), "po": (("S", "C"), ("I",))}
    assert lost(MATRIX, edit, becomes) == [
        Lost("rules", "po", ("S", "C"), ("I",), (), ("S", "C")),
        Lost("check", "po", ("I",), (), ("I",), ()),
    ]
    assert used(MATRIX) == {"A": 1, "R": 1, "S": 1, "C": 1, "I": 1}
    assert apply_edits(MATRIX, [edit]).matrix.cells == {"rules": {"pm": ("D", "P"), "po": ("I",)}}


def test_a_cell_that_was_set_meanwhile_refuses_the_change() -> None:
    """R does the work in RACI and recommends in RAPID: it must not slip through as if it had been seen."""
    edit = change_scheme(MATRIX, RAPID, proposed(RASCI, RAPID))
    later = apply_edits(MATRIX, [SetCell("check", "pm", (), ("R",))]).matrix
    with pytest.raises(Mismatched) as refused:
        apply_edits(later, [edit])
    [mismatch] = refused.value.mismatches
    assert mismatch.place == ("cell", "check", "pm")
    with pytest.raises(Mismatched):
        apply_edits(replace(MATRIX, scheme=DACI, cells={}), [edit])


def test_other_words_are_the_same_letters() -> None:
    edit = change_scheme(MATRIX, RACI, proposed(RASCI, RACI))
    reworded = replace(MATRIX, scheme=with_words(RASCI, {"A": "carries it"}))
    assert apply_edits(reworded, [edit]).matrix.scheme == RACI
    assert with_words(RASCI, {"A": "carries it"}).is_like(RASCI)
    assert not RASCI.is_like(RACI)


@given(matrices())
def test_nothing_is_lost_where_each_letter_has_its_like(matrix: Matrix) -> None:
    for scheme in SCHEMES.values():
        becomes = proposed(matrix.scheme, scheme)
        edit = change_scheme(matrix, scheme, becomes)
        changed = apply_edits(matrix, [edit]).matrix
        meant = [
            {matrix.scheme.meanings[letter] for letter in letters if becomes[letter]}
            for row in edit.cells.values()
            for letters, _ in row.values()
        ]
        means = [
            {scheme.meanings[letter] for letter in letters}
            for row in edit.cells.values()
            for _, letters in row.values()
        ]
        assert meant == means
        assert changed.scheme == scheme
