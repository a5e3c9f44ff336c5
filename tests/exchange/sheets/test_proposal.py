"""From a sheet to edits: what is taken for certain, what is asked, and what is left as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from teams.exchange.sheets.layout import read_sheet
from teams.exchange.sheets.proposal import Proposal, new_team, propose
from teams.exchange.sheets.questions import Answers, SeatAnswer
from teams.exchange.writing.as_csv import write_csv
from teams.matrix.edits import (
    AddRow,
    AddSeat,
    ChangeRow,
    ChangeSeat,
    MoveRow,
    MoveSeat,
    RemoveRow,
    RemoveSeat,
    SetCell,
)
from teams.matrix.model import Matrix, Row, Seat
from teams.matrix.schemes import RAPID
from tests.exchange.writing.examples import CATALOGUE, CHECKOUT, TODAY


def sheet_of(text: str) -> bytes:
    return text.strip().encode()


def onto(text: str, base: Matrix = CHECKOUT, **seats: SeatAnswer) -> Proposal:
    answers = Answers({int(number[1:]): answer for number, answer in seats.items()})
    return propose(read_sheet(sheet_of(text), "x.csv"), CATALOGUE, base, answers)


def edited(*changes: tuple[str, str]) -> Proposal:
    """Remit's own export, edited by hand."""
    text = write_csv(CHECKOUT, CATALOGUE).decode("utf-8-sig")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return onto(text)


FOREIGN = """
Task,PO,Ana Díaz,Wizard
Backlog prioritisation,A/R,I,
Product Strategy,C,A/R,I
Cast spells,,,A
"""


def test_a_changed_letter_is_one_edit() -> None:
    (edit,) = edited(("Product vision,AR,I", "Product vision,A,I")).edits
    assert edit == SetCell("vision", "pm", ("A", "R"), ("A",))


def test_rows_and_columns_moved_in_the_spreadsheet_are_moves() -> None:
    lines = write_csv(CHECKOUT, CATALOGUE).decode("utf-8-sig").split("\r\n")
    swapped = [line.split(",") for line in (lines[0], lines[2], lines[1], lines[3])]
    text = "\n".join(",".join([*row[:3], row[4], row[3], *row[5:]]) for row in swapped)
    edits = onto(text).edits
    assert [type(edit) for edit in edits] == [RemoveRow, MoveSeat]
    assert edits[0].row.key == "own"


def test_a_row_dragged_within_its_area_moves_and_all_others_stay() -> None:
    base = replace(
        CHECKOUT, rows=(*CHECKOUT.rows, Row("road", "roadmap"), Row("fit", "product-success"))
    )
    lines = write_csv(base, CATALOGUE).decode("utf-8-sig").split("\r\n")
    assert [line.split(",")[1] for line in lines[1:4]] == ["vision", "road", "fit"]
    text = "\n".join([lines[0], lines[3], lines[1], lines[2], *lines[4:]])
    proposal = onto(text, base)
    assert [type(edit) for edit in proposal.edits] == [MoveRow]
    assert proposal.matrix.rows[0].key == "fit"


def test_a_row_without_a_key_is_new_and_stands_where_it_was_written() -> None:
    proposal = edited(("Backlog,backlog", "Backlog,,Groom the backlog,R,,,\r\nBacklog,backlog"))
    (edit,) = proposal.edits
    assert edit == AddRow(
        Row("groom-the-backlog", name="Groom the backlog", area="backlog"), 2, {"pm": ("R",)}
    )


@pytest.mark.parametrize(
    ("changes", "edit"),
    [
        (
            [("Owner – Bo Lund", "Owner – Vacant")],
            ChangeSeat("po", {"person": "bo"}, {"person": None}),
        ),
        (
            [("Master – Vacant", "Master – Bo Lund")],
            ChangeSeat("sm", {"person": None}, {"person": "bo"}),
        ),
        (
            [("Scrum Master –", "Agile wizard –")],
            ChangeSeat("sm", {"name": ""}, {"name": "Agile wizard"}),
        ),
        (
            [("Scrum Master –", "Product Designer –")],
            ChangeSeat("sm", {"role": "scrum-master"}, {"role": "product-designer"}),
        ),
        (
            [("Weekly call, with “the board”", "Daily call")],
            ChangeRow("own", {"name": CHECKOUT.rows[3].name}, {"name": "Daily call"}),
        ),
        (
            [("Strategy,vision", "Market,vision")],
            ChangeRow("vision", {"area": None}, {"area": "market"}),
        ),
        (
            [(",Development Team [dev]", ""), ("C,AR,,C", "C,AR,")],
            RemoveSeat(CHECKOUT.seats[3], 3, {"backlog-prioritisation": ("C",)}),
        ),
    ],
)
def test_what_was_edited_in_the_spreadsheet(changes: list[tuple[str, str]], edit: object) -> None:
    assert edited(*changes).edits == (edit,)


def test_somebody_unknown_in_an_own_header_is_listed_and_the_seat_keeps_its_person() -> None:
    proposal = edited(("Ana Díaz", "Zoe Nobody"))
    assert proposal.edits == ()
    (passage,) = proposal.unread
    assert str(passage.place) == "cell D1"
    assert "Zoe Nobody" in passage.why


def test_a_cell_that_is_not_understood_keeps_its_letters() -> None:
    proposal = edited(("Product vision,AR,I", "Product vision,boss,I"))
    assert proposal.edits == ()
    assert [(str(one.place), one.text) for one in proposal.unread] == [("cell D2", "boss")]


def test_roles_and_people_of_the_team_are_found_and_unknown_heads_are_asked() -> None:
    proposal = onto(FOREIGN)
    kinds = [type(edit) for edit in proposal.edits]
    assert kinds == [AddSeat, AddRow, AddRow, SetCell]
    assert proposal.matrix.at("backlog-prioritisation", "po") == ("A", "R")
    assert proposal.matrix.at("backlog-prioritisation", "pm") == ("I",)
    assert proposal.matrix.row_by_key["product-strategy"].responsibility == "product-strategy"
    assert proposal.matrix.row_by_key["cast-spells"] == Row("cast-spells", name="Cast spells")
    (question,) = proposal.open_questions
    assert (question.text, str(question.place)) == ("Wizard", "cell D1")
    assert question.candidates[-1].answer.skip
    # What the sheet does not name stays.
    assert proposal.matrix.at("vision", "pm") == ("A", "R")
    assert any("kept as before" in note for note in proposal.notes)


def test_an_answer_makes_the_seat_or_leaves_the_column_out() -> None:
    made = onto(FOREIGN, n2=SeatAnswer(role="product-designer"))
    assert made.matrix.seats[-1] == Seat("wizard", "product-designer", name="Wizard")
    assert made.questions == ()
    joined = onto(FOREIGN, n2=SeatAnswer(seat="sm"))
    assert joined.matrix.at("cast-spells", "sm") == ("A",)
    assert joined.matrix.seats == CHECKOUT.seats
    left = onto(FOREIGN, n2=SeatAnswer(skip=True))
    assert left.matrix.seats == CHECKOUT.seats
    assert "cast-spells" not in left.matrix.cells
    assert any("Wizard" in note for note in left.notes)


def test_two_seats_of_one_role_are_asked_about() -> None:
    seats = (*CHECKOUT.seats, Seat("po-2", "product-owner"))
    proposal = onto(FOREIGN, replace(CHECKOUT, seats=seats))
    question = next(one for one in proposal.questions if one.text == "PO")
    assert [one.answer.seat for one in question.candidates[:2]] == ["po", "po-2"]
    assert not question.is_open


def test_role_and_person_in_one_head() -> None:
    text = "Task,Scrum Master (Bo),Ana Díaz – Product Manager\nPlan,A,C\nDo,R,A\n"
    proposal = onto(text)
    assert proposal.matrix.seat_by_key["sm"].person == "bo"
    assert proposal.matrix.at("do", "pm") == ("A",)
    assert proposal.questions == ()


def test_letters_of_another_scheme_are_taken_by_their_meaning() -> None:
    base = replace(CHECKOUT, scheme=RAPID, cells={})
    proposal = onto("Task,PO,SM\nProduct vision,A,C\nOther,R,I\n", base)
    assert proposal.matrix.at("vision", "po") == ("D",)
    assert proposal.matrix.at("vision", "sm") == ("I",)
    assert [(one.text, str(one.place)) for one in proposal.unread] == [("I", "cell C3")]
    assert any("no letter for I of RACI" in note for note in proposal.notes)


def test_areas_are_taken_by_name_and_unknown_ones_said() -> None:
    text = "Area,Task,PM,PO\nStrategy,One,A,C\nMagic,Two,R,A\nMagic,Three,R,A\n"
    sheet = read_sheet(sheet_of(text), "x.csv")
    proposal = propose(sheet, CATALOGUE, new_team("X", TODAY, sheet))
    assert [row.area for row in proposal.matrix.rows] == ["strategy", None, None]
    assert any("“Magic” is no area" in note and "2 rows" in note for note in proposal.notes)


def test_a_remark_in_a_cell_becomes_a_note_on_it() -> None:
    proposal = onto("Task,PM,PO\nProduct vision,A (until May),C\nDo,R,A\n")
    assert proposal.matrix.row_by_key["vision"].notes == {"pm": "until May"}


def test_a_name_that_is_too_long_is_cut_and_listed() -> None:
    proposal = onto(f"Task,PM,PO\n{'x' * 300},A,C\nDo,R,A\n")
    assert len(proposal.matrix.rows[-2].name) == 200
    assert "cut at 200" in proposal.unread[0].why
