"""What is proposed for columns and rows, and what a person's answers make of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from roles.definitions.reading import shipped_catalogue
from teams.exchange.sheets.layout import read_sheet
from teams.exchange.sheets.proposal import Proposal, new_team, propose
from teams.exchange.sheets.questions import Answers, RowAnswer, SeatAnswer
from teams.exchange.sheets.sureness import Sureness
from teams.matrix.model import Matrix, Person, Row, Seat

CATALOGUE = shipped_catalogue()
PEOPLE = (Person("ana", "Ana Díaz"), Person("bo", "Bo Lund"))
SHEET = (
    "Task,PM,Prod. Owner (Bo),Scum Master,Anna Diaz,Product Owner (Zoe)\n"
    "Define the product vision,A,C,,,\n"
    "Backlog prioritisation,C,A,R,,\n"
    "Order lunch,I,,,A,R\n"
)
TODAY = date(2026, 3, 2)


def proposed(answers: Answers | None = None, **said: object) -> Proposal:
    sheet = read_sheet(SHEET.encode(), "x.csv")
    base: Matrix = replace(new_team("Checkout", TODAY, sheet), people=PEOPLE, **said)  # type: ignore[arg-type]
    return propose(sheet, CATALOGUE, base, answers)


def test_what_is_certain_is_taken_and_what_is_near_only_proposed() -> None:
    found = proposed()
    of = {one.text: one for one in found.seats_taken}
    assert (of["PM"].role, of["PM"].sureness) == ("product-manager", Sureness.CERTAIN)
    assert (of["Prod. Owner (Bo)"].role, of["Prod. Owner (Bo)"].person) == ("product-owner", "bo")
    assert (of["Product Owner (Zoe)"].person, of["Product Owner (Zoe)"].called) == (None, "Zoe")
    questions = {one.text: one for one in found.questions}
    assert questions["Scum Master"].proposed == SeatAnswer(role="scrum-master")
    assert of["Scum Master"].sureness is Sureness.GUESSED


def test_a_name_spelt_otherwise_is_offered_as_the_persons_seat() -> None:
    seats = (Seat("lead", "executive-sponsor", "ana"),)
    question = next(one for one in proposed(seats=seats).questions if one.text == "Anna Diaz")
    assert question.proposed == SeatAnswer(seat="lead")


def test_responsibilities_are_proposed_by_their_words_and_never_taken() -> None:
    found = proposed()
    (question,) = found.row_questions
    assert question.text == "Define the product vision"
    assert [one.responsibility for one in question.candidates] == ["product-vision"]
    rows = {one.text: one for one in found.rows_taken}
    assert rows["Define the product vision"].responsibility is None
    assert rows["Backlog prioritisation"].responsibility == "backlog-prioritisation"
    assert rows["Order lunch"].sureness is Sureness.LIKELY


def test_answers_for_rows() -> None:
    said = Answers(
        rows={
            0: RowAnswer(responsibility="product-vision"),
            1: RowAnswer(),
            2: RowAnswer(skip=True),
        }
    )
    found = proposed(said)
    assert [(one.key, one.responsibility, one.name) for one in found.matrix.rows] == [
        ("product-vision", "product-vision", ""),
        ("backlog-prioritisation", None, "Backlog prioritisation"),
    ]
    assert found.row_questions == ()
    assert "“Order lunch” is left out, as you said." in found.notes


def test_an_answer_leads_to_the_teams_row_of_that_responsibility_and_only_once() -> None:
    rows = (Row("vision", "product-vision"),)
    said = RowAnswer(responsibility="product-vision")
    found = proposed(Answers(rows={0: said, 2: said}), rows=rows)
    assert found.matrix.cells["vision"]
    assert [one.responsibility for one in found.matrix.rows].count("product-vision") == 1
    assert any("another row already" in note for note in found.notes)
