"""Pasting into the matrix: at once where all is clear, else after a question."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from teams.models import LogEntry, Team
from tests.cast import ClientFor
from tests.teams.matrix.asking import HTMX, PAGE, letters, places, set_cell

pytestmark = pytest.mark.django_db

VISION, STRATEGY = "product-vision", "product-strategy"
_HIDDEN = re.compile(r'<input type="hidden"\s+name="([^"]+)"\s+value="([^"]*)"')
_SELECT = re.compile(r'<select[^>]*\sname="([^"]+)"')
SAW = {f"{VISION} pm": "A/R", f"{VISION} po": "I", f"{STRATEGY} pm": "A/R", f"{STRATEGY} po": "C"}


def paste(client: Client, text: str, *, html: str = "", **more: Any) -> Any:
    """At the Product Owner's cell of the vision."""
    asked = {
        "html": html,
        "text": text,
        "rows": [VISION, STRATEGY],
        "seats": ["po", "sm"],
        "saw": SAW,
    }
    return client.post(
        f"{PAGE}paste/", {"asked": json.dumps(asked | more), "revision": "1"}, **HTMX
    )


def answer(client: Client, preview: str, **choices: str) -> Any:
    """What the preview's form sends; where nothing is chosen, the first option."""
    form = dict(_HIDDEN.findall(preview)) | dict.fromkeys(_SELECT.findall(preview), "")
    said = {name: unescape(value) for name, value in form.items()} | {"revision": "1"} | choices
    return client.post(f"{PAGE}paste/", said, **HTMX)


def log(team: Team) -> LogEntry:
    return LogEntry.objects.filter(team=team).latest("revision")


def test_a_clear_block_is_pasted_at_once_as_one_entry(team: Team, editor: Client) -> None:
    done = paste(editor, "C\tI\nA/R\t\n")
    assert done.status_code == 200
    assert {f"row-{VISION}", f"row-{STRATEGY}", "undo"} <= set(places(done.content.decode()))
    assert b"Pasted 3 cells. Saved, revision 2." in done.content
    assert (log(team).why, len(log(team).edits)) == ("paste", 3)
    assert [letters(team, row, seat) for row in (VISION, STRATEGY) for seat in ("po", "sm")] == [
        "C", "I", "A/R", "",
    ]  # fmt: skip


def test_an_empty_last_column_empties_its_cells(team: Team, editor: Client) -> None:
    assert (
        paste(editor, "A/R\t\nA/R\t", rows=[VISION, STRATEGY], seats=["pm", "po"]).status_code
        == 200
    )
    assert [letters(team, row, "po") for row in (VISION, STRATEGY)] == ["", ""]


def test_one_cell_fills_what_is_selected(team: Team, editor: Client) -> None:
    assert paste(editor, "I", down=2, right=2).status_code == 200
    assert [letters(team, row, seat) for row in (VISION, STRATEGY) for seat in ("po", "sm")] == (
        ["I"] * 4
    )


def test_what_is_not_understood_is_asked_and_the_rest_waits(team: Team, editor: Client) -> None:
    asked = paste(editor, "owner\tI\nnone of ours\tC")
    preview = asked.content.decode()
    assert asked.status_code == 409
    assert "“owner” is not understood. It stands for" in preview
    assert letters(team, VISION, "sm") == ""
    done = answer(editor, preview, **{"as-0": "A"})
    assert b"Pasted 3 cells." in done.content
    assert (letters(team, VISION, "po"), letters(team, STRATEGY, "po")) == ("A", "C")
    assert (letters(team, VISION, "sm"), letters(team, STRATEGY, "sm")) == ("I", "C")


def test_a_text_may_stand_for_two_letters_or_be_left(team: Team, editor: Client) -> None:
    preview = paste(editor, "owner\tlater").content.decode()
    assert '<option value="A/R">A and R</option>' in preview
    assert b"Pasted 1 cell." in answer(editor, preview, **{"as-0": "A/R"}).content
    assert (letters(team, VISION, "po"), letters(team, VISION, "sm")) == ("A/R", "")


def test_a_preview_of_which_nothing_is_wanted_closes(team: Team, editor: Client) -> None:
    done = answer(editor, paste(editor, "owner").content.decode())
    assert (done.status_code, done.headers["HX-Trigger"]) == (200, "matrix-done")
    assert log(team).revision == 1


def test_a_text_may_empty_its_cell(team: Team, editor: Client) -> None:
    preview = paste(editor, "owner").content.decode()
    answer(editor, preview, **{"as-0": "empty"})
    assert letters(team, VISION, "po") == ""


def test_what_lies_beyond_the_edge_and_names_are_said(team: Team, editor: Client) -> None:
    preview = paste(editor, "A\tR\tC\nC\tI\tI\nI\tI\tI").content.decode()
    assert "1 row and 1 column" in " ".join(preview.split())
    preview = paste(editor, "\tBo Lund\tZoë\nProduct strategy\tR\tI").content.decode()
    assert "The block brings names of seats and rows along" in preview
    assert "Left out, because nothing here has this name: Zoë." in preview
    answer(editor, preview)
    assert letters(team, STRATEGY, "po") == "R"


def test_a_cell_that_others_changed_meanwhile_is_asked_for(team: Team, editor: Client) -> None:
    set_cell(editor, VISION, "po", "I", "C")
    asked = paste(editor, "A\tI")
    preview = asked.content.decode()
    assert (asked.status_code, "Somebody else has changed 1 of these cells" in preview) == (
        409,
        True,
    )
    set_cell(editor, VISION, "po", "C", "R")
    again = answer(editor, preview)
    assert (again.status_code, letters(team, VISION, "po")) == (409, "R")
    assert answer(editor, again.content.decode()).status_code == 200
    assert (letters(team, VISION, "po"), letters(team, VISION, "sm")) == ("A", "I")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"asked": "{"}, "did not arrive whole"),
        ({"asked": '{"rows": 1}'}, "did not arrive whole"),
        ({}, "did not arrive whole"),
        ({"asked": '{"rows": [], "seats": [], "text": " "}'}, "nothing on the clipboard"),
    ],
)
def test_what_cannot_be_pasted_is_said(
    said: dict[str, str], words: str, team: Team, editor: Client
) -> None:
    answer = editor.post(f"{PAGE}paste/", said, **HTMX)
    assert (answer.status_code, words in answer.json()["said"]) == (422, True)


@pytest.mark.parametrize(
    "answered",
    [
        "[]",
        "{",
        '{"block": [], "rows": [], "seats": [], "down": 1, "right": 1, "held": {}}',
        '{"block": [["A"], []], "rows": [], "seats": [], "down": 1, "right": 1, "held": {}}',
        json.dumps(
            {"block": [["A"] * 61], "rows": [], "seats": [], "down": 1, "right": 1, "held": {}}
        ),
    ],
)
def test_a_confirmation_that_cannot_be_read_is_said_in_words_where_it_was_sent(
    answered: str, team: Team, editor: Client
) -> None:
    answer = editor.post(f"{PAGE}paste/", {"answered": answered}, **HTMX)
    page = answer.content.decode()
    assert (answer.status_code, answer["content-type"][:9]) == (422, "text/html")
    assert "Nothing was pasted" in page
    assert "did not arrive whole" in page
    assert log(team).revision == 1


def test_a_choice_that_is_no_letter_of_the_scheme_leaves_the_cell(
    team: Team, editor: Client
) -> None:
    preview = paste(editor, "owner").content.decode()
    done = answer(editor, preview, **{"as-0": "Q"})
    assert (done.status_code, letters(team, VISION, "po")) == (200, "I")


def test_each_text_that_is_not_understood_is_quoted_once_with_its_places(
    team: Team, editor: Client
) -> None:
    page = " ".join(paste(editor, "owner\towner\nowner\tlater").content.decode().split())
    assert page.count("“owner” is not understood") == 1
    assert (
        "3 cells: Product vision, Bo Lund; Product vision, Scrum Master (vacant); Product" in page
    )
    assert "1 cell: Product strategy, Scrum Master (vacant)" in page


def test_remarks_that_are_not_kept_are_named(team: Team, editor: Client) -> None:
    done = paste(editor, "C*\tI (until March)")
    assert done.status_code == 200
    said = "Pasted 2 cells. Left out beside the letters: “*”, “until March”. Saved, revision 2."
    assert said in unescape(done.content.decode())
    asked = " ".join(paste(editor, "A†\towner").content.decode().split())
    assert "Left out, because cells hold letters only:" in asked
    assert "“†” <span" in asked


def test_what_lies_beyond_the_edge_is_quoted(team: Team, editor: Client) -> None:
    page = " ".join(paste(editor, "A\tR\tC\nC\tI\t\nI\tI\tI").content.decode().split())
    assert "1 row and 1 column of the block lie beyond the edge" in page
    assert "left out: “I”, “C”." in page


def test_two_columns_for_one_seat_are_asked_until_one_is_left(team: Team, editor: Client) -> None:
    asked = paste(editor, "\tBo Lund\tProduct Owner\nProduct strategy\tR\tA")
    preview = asked.content.decode()
    assert asked.status_code == 409
    assert "Column 2 of the block, “Bo Lund”, goes to" in preview
    assert "Column 3 of the block, “Product Owner”, goes to" in preview
    twice = answer(editor, preview, **{"seat-1": "po", "seat-2": "po"})
    assert (twice.status_code, letters(team, STRATEGY, "po")) == (409, "C")
    assert "Two parts of the block were sent to the same place" in twice.content.decode()
    assert answer(editor, twice.content.decode(), **{"seat-2": "po"}).status_code == 200
    assert letters(team, STRATEGY, "po") == "A"


def test_a_text_that_an_answer_brings_to_light_is_asked_too(team: Team, editor: Client) -> None:
    preview = paste(editor, "\tBo Lund\tProduct Owner\nProduct strategy\tsee Bo\tA")
    asked = answer(editor, preview.content.decode(), **{"seat-1": "po"})
    assert asked.status_code == 409
    assert "“see Bo” is not understood" in asked.content.decode()
    done = answer(editor, asked.content.decode(), **{"seat-1": "po", "as-0": "R"})
    assert (done.status_code, letters(team, STRATEGY, "po")) == (200, "R")


def test_a_row_that_was_removed_meanwhile_shifts_nothing(team: Team, editor: Client) -> None:
    asked = paste(editor, "A\nR\nC", rows=["removed", VISION, STRATEGY])
    page = asked.content.decode()
    assert (asked.status_code, "1 row or seat that" in " ".join(page.split())) == (409, True)
    assert answer(editor, page).status_code == 200
    assert (letters(team, VISION, "po"), letters(team, STRATEGY, "po")) == ("R", "C")


def test_prose_is_refused_in_words(team: Team, editor: Client) -> None:
    prose = "\n".join(f"word number {at}" for at in range(61))
    refused = paste(editor, prose, rows=[VISION] * 61)
    assert refused.status_code == 422
    assert "61 different texts that are no letters" in refused.json()["said"]


def test_what_stands_there_already_is_no_revision(team: Team, editor: Client) -> None:
    answer = paste(editor, "I")
    assert (answer.status_code, answer.headers["HX-Trigger"]) == (200, "matrix-done")
    assert b"Nothing is other than what was pasted." in answer.content
    assert log(team).revision == 1


@pytest.mark.parametrize(("user", "status"), [("bo", 200), ("chi", 403), ("dana", 404)])
def test_who_may(
    user: str, status: int, team: Team, client_for: ClientFor, request: pytest.FixtureRequest
) -> None:
    assert paste(client_for(request.getfixturevalue(user)), "C").status_code == status
    assert letters(team, VISION, "po") == ("C" if status == 200 else "I")


def test_somebody_unknown_and_an_archived_team(team: Team, editor: Client, client: Client) -> None:
    assert "HX-Redirect" in paste(client, "C").headers
    Team.objects.filter(pk=team.pk).update(archived=timezone.now())
    assert paste(editor, "C").status_code == 403
