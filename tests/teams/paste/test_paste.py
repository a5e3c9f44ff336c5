"""Pasting into the matrix: at once where all is clear, else after a question."""

from __future__ import annotations

import json
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
    answered = unescape(preview.split('name="answered" value="')[1].split('"', maxsplit=1)[0])
    said = {"answered": answered, "revision": "1", **choices}
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
        ({"answered": "[]"}, "did not arrive whole"),
        ({}, "did not arrive whole"),
        ({"asked": '{"rows": [], "seats": [], "text": " "}'}, "nothing on the clipboard"),
    ],
)
def test_what_cannot_be_pasted_is_said(
    said: dict[str, str], words: str, team: Team, editor: Client
) -> None:
    answer = editor.post(f"{PAGE}paste/", said, **HTMX)
    assert (answer.status_code, words in answer.json()["said"]) == (422, True)


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
