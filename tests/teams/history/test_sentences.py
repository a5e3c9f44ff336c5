"""Edits in sentences: each kind, names of the time that is told of, and no edit without words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from roles.definitions.model import Level
from teams.analysis.engine import read
from teams.history.names import Names
from teams.history.sentences import Sentences
from teams.matrix import edits as e
from teams.matrix.apply import apply_edits
from teams.matrix.model import Link, Matrix, Method, Person, Row, Seat, Team
from tests.matrix.strategies import CATALOGUE, TODAY, matrices_with_edits

ROWS = (
    Row("backlog-prioritisation", "backlog-prioritisation"),
    Row("rules", name="Write discount rules"),
)
SEATS = (
    Seat("pm", "product-manager", "ana"),
    Seat("po", "product-owner", "bo"),
    Seat("sm", "scrum-master"),
    Seat("dev", "development-team"),
)
MATRIX = Matrix(
    Team("checkout", "Checkout"),
    TODAY,
    people=(Person("ana", "Ana Díaz"), Person("bo", "Bo Lund")),
    seats=SEATS,
    rows=ROWS,
)
BACKLOG = "backlog-prioritisation"


def said(edit: e.Edit, seats: tuple[Seat, ...] = SEATS) -> str:
    names = Names(read(MATRIX, CATALOGUE), [edit], {"cy": "Cy Moss"})
    return Sentences(names, {seat.key: seat for seat in seats}).sentence(edit)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("", "AR", "gave Backlog prioritisation to Bo Lund: A, R"),
        ("R", "AR", "gave Backlog prioritisation to Bo Lund: A, R"),
        ("", "C", "gave Bo Lund C on Backlog prioritisation"),
        ("R", "RC", "gave Bo Lund C on Backlog prioritisation, beside R"),
        ("R", "", "took R from Bo Lund on Backlog prioritisation"),
        ("AR", "A", "took R from Bo Lund on Backlog prioritisation, where A stays"),
        ("C", "C", "left Bo Lund on Backlog prioritisation as it was"),
        ("C", "AR", "changed Bo Lund on Backlog prioritisation from C to A, R"),
    ],
)
def test_cells(before: str, after: str, words: str) -> None:
    assert said(e.SetCell(BACKLOG, "po", tuple(before), tuple(after))) == words


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (e.AddRow(ROWS[1], 0), "added the row Write discount rules"),
        (
            e.AddRow(ROWS[1], 0, {"pm": ("A", "R"), "sm": ("I",)}),
            "added the row Write discount rules, with Ana Díaz: A, R; Scrum Master (vacant): I",
        ),
        (
            e.RemoveRow(Row("old", name="Old row"), 0, dict.fromkeys("abcde", ("R",))),
            "removed the row Old row, with the letters of 5 seats",
        ),
        (e.MoveRow("rules", 4, 1), "moved Write discount rules up, to place 2"),
        (e.MoveSeat("po", 0, 2), "moved the seat Product Owner right, to place 3"),
        (
            e.AddSeat(Seat("x", "product-owner", "cy"), 0, {BACKLOG: ("R",)}),
            "added the seat Product Owner, filled with Cy Moss, with Backlog prioritisation: R",
        ),
        (e.AddSeat(Seat("x", "product-owner"), 0), "added the seat Product Owner, vacant"),
        (e.AddSeat(SEATS[3], 0), "added the seat Development Team"),
        (e.RemoveSeat(SEATS[1], 0), "removed the seat Product Owner of Bo Lund"),
    ],
)
def test_rows_and_seats_that_come_go_and_move(edit: e.Edit, words: str) -> None:
    assert said(edit) == words


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ({"person": None}, {"person": "bo"}, "filled the seat Product Owner with Bo Lund"),
        ({"person": "cy"}, {"person": None}, "took Cy Moss off the seat Product Owner"),
        (
            {"person": "cy", "allocation": 80},
            {"person": "bo", "allocation": None},
            "put Bo Lund on the seat Product Owner in place of Cy Moss; no time any more",
        ),
        (
            {"allocation": 80, "focus": "", "until": None},
            {"allocation": 60, "focus": "Search", "until": date(2026, 5, 1)},
            "changed the seat Product Owner: time 60\u202f% instead of 80\u202f%; focus “Search”; end 1 May 2026",
        ),
    ],
)
def test_seats_that_change(before: e.Fields, after: e.Fields, words: str) -> None:
    assert said(e.ChangeSeat("po", before, after)) == words


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ({"shared": False}, {"shared": True}, "shared on purpose"),
        ({"shared": True}, {"shared": False}, "no longer shared on purpose"),
        ({"name": "A"}, {"name": "B"}, "name “B” instead of “A”"),
        ({"area": None}, {"area": "market"}, "area Market"),
        ({"level": Level.STRATEGIC}, {"level": None}, "no level any more"),
        ({"checks": None}, {"checks": BACKLOG}, "checks Backlog prioritisation"),
        ({"checks": BACKLOG}, {"checks": None}, "no longer checks Backlog prioritisation"),
        ({"description": ""}, {"description": "x"}, "a description"),
        ({"links": ()}, {"links": (Link("https://x.example", "X"),)}, "link X added"),
        ({"notes": {"pm": "x"}}, {"notes": {"po": "y"}}, "no note for Ana Díaz any more; a note for Bo Lund"),
    ],
)  # fmt: skip
def test_rows_that_change(before: e.Fields, after: e.Fields, words: str) -> None:
    assert said(e.ChangeRow("rules", before, after)) == f"changed Write discount rules: {words}"


def test_facts_of_the_team() -> None:
    edit = e.ChangeTeam(
        {"method": Method.SCRUM, "data": None, "reviewed": None},
        {"method": Method.SCALED_AGILE, "data": True, "reviewed": TODAY},
    )
    assert said(edit) == (
        "changed the team: method scaled agile instead of scrum; a data product; last review 2 March 2026"
    )


def test_who_sat_there_then_is_named_not_who_does_now() -> None:
    then = (Seat("pm", "product-manager", "ana"), Seat("po", "product-owner", "cy"))
    assert said(e.SetCell(BACKLOG, "po", (), ("R",)), then).startswith("gave Cy Moss R")


def test_of_two_seats_of_one_person_it_is_said_which() -> None:
    then = (Seat("pm", "product-manager", "ana"), Seat("po", "product-owner", "ana"))
    assert said(e.SetCell(BACKLOG, "po", (), ("R",)), then).startswith(
        "gave Ana Díaz as Product Owner R"
    )


def test_without_any_names_no_seat_is_called_vacant() -> None:
    then = (Seat("po", "product-owner"),)
    assert said(e.SetCell(BACKLOG, "po", (), ("R",)), then).startswith("gave Product Owner R")


@given(matrices_with_edits())
def test_every_edit_has_words(drawn: tuple[Matrix, list[e.Edit]]) -> None:
    start, edits = drawn
    applied = apply_edits(start, edits)
    names = Names(read(applied.matrix, CATALOGUE), applied.edits)
    for sentence in Sentences(names, applied.matrix.seat_by_key).said(applied.edits):
        assert (
            sentence and "no words for" not in sentence and not sentence.endswith((" ", ":", "; "))
        )
