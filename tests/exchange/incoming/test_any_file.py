"""Documents and sheets through one door, and pasted texts that do not say what they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from roles.definitions.reading import shipped_catalogue
from teams.exchange.document.writer import write_document, write_json_document
from teams.exchange.incoming.any_file import propose_file, read_file
from teams.exchange.sheets.corrections import Corrections
from teams.exchange.sheets.grid import UnreadableFile
from teams.exchange.sheets.proposal import Proposal
from teams.exchange.sheets.questions import Answers, SeatAnswer
from teams.matrix.apply import apply_edits
from teams.matrix.model import Matrix, Person, Team
from tests.exchange.document.examples import CHECKOUT, TODAY, read

CATALOGUE = shipped_catalogue()
PEOPLE = (Person("ana-diaz", "Ana Díaz"), Person("bo", "Bo Lund"))
NOTHING = Corrections()
EMPTY = Matrix(Team("", "New"), TODAY, people=PEOPLE)


def proposed(
    text: str, name: str = "a.yaml", base: Matrix = EMPTY, corrections: Corrections = NOTHING
) -> Proposal:
    reading = read_file(text.encode(), name, CATALOGUE, TODAY, corrections)
    return propose_file(reading, CATALOGUE, base, corrections)


def test_a_document_makes_its_matrix_of_an_empty_team() -> None:
    proposal = proposed(CHECKOUT)
    said = read(CHECKOUT).matrix
    assert apply_edits(EMPTY, proposal.edits).matrix == proposal.matrix
    assert proposal.matrix.cells == said.cells
    assert [one.person for one in proposal.matrix.seats] == ["ana-diaz", "bo", None]
    assert proposal.matrix.seat_by_key["po"].since == said.seat_by_key["po"].since
    assert (proposal.unread, proposal.questions) == ((), ())
    assert str(next(iter(proposal.places.values()))) == "line 12, column A"


@pytest.mark.parametrize("as_json", [True, False])
def test_what_was_written_comes_back_without_an_edit(as_json: bool) -> None:
    matrix = replace(proposed(CHECKOUT).matrix, people=read(CHECKOUT).matrix.people)
    matrix = replace(matrix, seats=tuple(replace(one, person=None) for one in matrix.seats))
    write = write_json_document if as_json else write_document
    text = write(matrix, CATALOGUE)
    assert proposed(text, "a.json" if as_json else "a.yaml", matrix).edits == ()
    assert proposed(text, "", matrix).edits == (), "pasted"


def test_rows_of_a_definition_are_the_teams_whatever_they_are_called() -> None:
    base = proposed(CHECKOUT).matrix
    renamed = CHECKOUT.replace(
        "{responsibility: product-vision,", "{key: v, responsibility: product-vision,"
    )
    assert proposed(renamed, base=base).edits == ()


def test_another_scheme_is_translated_by_meaning_and_what_is_lost_is_listed() -> None:
    text = CHECKOUT.replace("scheme: raci", "scheme: rasci").replace("po: I}", "po: S}")
    found = proposed(text)
    assert [(one.text, str(one.place)) for one in found.unread] == [("S", "line 12, column A")]
    assert found.matrix.cells["product-vision"] == {"pm": ("A", "R")}


def test_nobody_of_this_name_leaves_the_seat_vacant_and_says_so() -> None:
    found = proposed(CHECKOUT, base=replace(EMPTY, people=PEOPLE[:1]))
    assert [one.text for one in found.unread] == ["Bo Lund"]
    assert found.matrix.seat_by_key["po"].person is None


OWN_ROLE = """\
remit: 1
team: {name: Checkout}
roles: [{key: chapter-lead, name: Chapter lead, specialises: product-owner, side: po}]
seats: [{key: cl, role: chapter-lead}]
rows: [{responsibility: roadmap, letters: {cl: A}}]
"""


def test_a_role_that_only_the_document_knows_is_asked_for() -> None:
    found = proposed(OWN_ROLE)
    assert [(one.text, one.is_open) for one in found.questions] == [("Chapter lead", True)]
    said = Corrections(answers=Answers({0: SeatAnswer(role="product-owner")}))
    answered = proposed(OWN_ROLE, corrections=said)
    assert (answered.questions, answered.matrix.seats[0].role) == ((), "product-owner")
    left_out = proposed(
        OWN_ROLE, corrections=Corrections(answers=Answers({0: SeatAnswer(skip=True)}))
    )
    assert (left_out.matrix.seats, left_out.matrix.cells) == ((), {})


def test_a_document_with_mistakes_is_refused_with_their_lines() -> None:
    with pytest.raises(UnreadableFile, match="line 2: "):
        proposed("remit: 1\nteam: {name: ''}\nseats: []\nrows: []\n")


@pytest.mark.parametrize(
    "text",
    [
        "Task\tPM\tPO\nVision\tA\tC\nPlan\tR\tA\n",
        "Task;PM;PO\nVision;A;C\nPlan;R;A\n",
        "| Task | PM | PO |\n|---|---|---|\n| Vision | A | C |\n| Plan | R | A |\n",
        "<table><tr><th>Task<th>PM<th>PO<tr><td>Vision<td>A<td>C<tr><td>Plan<td>R<td>A</table>",
    ],
)
def test_a_pasted_text_is_known_by_its_look(text: str) -> None:
    found = proposed(text, "")
    assert found.matrix.cells == {
        "vision": {"pm": ("A",), "po": ("C",)},
        "plan": {"pm": ("R",), "po": ("A",)},
    }
