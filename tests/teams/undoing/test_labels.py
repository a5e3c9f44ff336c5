"""What a list of edits is called, and the names of what is gone."""

from __future__ import annotations

import pytest

from roles.definitions.reading import shipped_catalogue
from teams.analysis import engine
from teams.history.labels import label
from teams.history.names import Names, people_in
from teams.matrix.edits import (
    AddRow,
    AddSeat,
    ChangeRow,
    ChangeSeat,
    ChangeTeam,
    Edit,
    MoveRow,
    MoveSeat,
    RemoveRow,
    RemoveSeat,
    SetCell,
)
from teams.matrix.model import Matrix, Person, Row, Seat, Team
from tests.teams.builders import TODAY

READING = engine.read(
    Matrix(
        Team("checkout", "Checkout"),
        TODAY,
        people=(Person("emil", "Emil Varga"),),
        seats=(Seat("design", "product-designer", "emil"), Seat("sm", "scrum-master")),
        rows=(Row("users", "user-expectations"), Row("own", name="Write rules")),
    ),
    shipped_catalogue(),
)
ROADMAP = Row("roadmap", "roadmap")
GONE = Seat("po", "product-owner", "bo")


@pytest.mark.parametrize(
    ("edits", "words"),
    [
        ([SetCell("users", "design", (), ("R",))], "R for Emil Varga, User expectations"),
        ([SetCell("users", "design", ("R",), ("A", "R"))], "A for Emil Varga, User expectations"),
        ([SetCell("users", "sm", ("C",), ("A", "R"))], "AR for Scrum Master (vacant), User expectations"),
        ([SetCell("own", "design", ("A", "R"), ("R",))], "removing A from Emil Varga, Write rules"),
        ([SetCell("own", "po", (), ("I",))], "I for Bo Lund, Write rules"),
        ([SetCell("own", "design", (), ("R",))] * 6, "6 cells"),
        ([AddRow(ROADMAP, 0)], "adding Roadmap"),
        ([RemoveRow(ROADMAP, 0)], "removing Roadmap"),
        ([MoveRow("roadmap", 0, 1)], "moving Roadmap"),
        ([ChangeRow("roadmap", {"area": None}, {"area": "market"}), MoveRow("roadmap", 0, 1)], "moving Roadmap"),
        ([ChangeRow("own", {"area": None}, {"area": "market"}), MoveRow("roadmap", 0, 1)], "2 changes"),
        ([ChangeRow("own", {"name": "x"}, {"name": "y"})], "changing Write rules"),
        ([ChangeRow("own", {"checks": "roadmap"}, {"checks": None}), RemoveRow(ROADMAP, 0)], "removing Roadmap"),
        ([AddRow(ROADMAP, 0), AddRow(Row("x", name="X"), 0)], "adding 2 rows"),
        ([AddSeat(GONE, 0)], "adding the seat of Bo Lund"),
        ([RemoveSeat(Seat("x", "scrum-master"), 0)], "removing the seat of Scrum Master (vacant)"),
        ([MoveSeat("design", 0, 1)], "moving the seat of Emil Varga"),
        ([ChangeSeat("design", {"allocation": 1}, {"allocation": 2})], "changing the seat of Emil Varga"),
        ([ChangeSeat("sm", {"person": None}, {"person": "bo"})], "Bo Lund as Scrum Master"),
        ([ChangeSeat("sm", {"person": "bo"}, {"person": None})], "taking Bo Lund off the seat Scrum Master"),
        ([ChangeTeam({"name": "x", "reviewed": None}, {"name": "y", "reviewed": TODAY})],
         "changing the name and the review date of the team"),
        ([MoveRow("own", 0, 1), SetCell("own", "sm", (), ("R",))], "2 changes"),
        ([], "nothing"),
    ],
)  # fmt: skip
def test_a_list_of_edits_in_a_few_words(edits: list[Edit], words: str) -> None:
    log = [RemoveRow(ROADMAP, 0), RemoveSeat(GONE, 0)]
    assert label(edits, Names(READING, [*log, *edits], {"bo": "Bo Lund"})) == words


def test_a_key_that_nobody_knows_any_more_is_made_readable() -> None:
    names = Names(READING)
    assert names.row("weekly-call") == "Weekly call"
    assert names.seat("old-seat") == names.title("old-seat") == "Old seat"
    assert (names.person("bo"), names.role("head-of-x")) == ("Bo", "Head of x")
    assert names.area("strategy") == "Strategy"


def test_the_people_whom_edits_name() -> None:
    change = ChangeSeat("po", {"person": "bo"}, {"person": None})
    assert people_in([AddSeat(GONE, 0), change, MoveSeat("sm", 0, 1)]) == {"bo"}
