"""The buttons and what they do: who may, what they cost, what they say, and what is asked before it is done."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from organisations.models import Organisation, User
from organisations.scope import organisation_scope
from teams.history.replaying import replay
from teams.loading import load_matrix
from teams.models import LogEntry, Person, Row, Team
from tests.cast import ClientFor
from tests.teams.builders import TODAY
from tests.teams.matrix.asking import HTMX, PAGE, counted, letters, places, queries, set_cell

pytestmark = pytest.mark.django_db

VISION = "product-vision"


def press(client: Client, way: str, entry: int | str, **more: str) -> Any:
    """As the script does."""
    return client.post(f"{PAGE}{way}/", {"entry": entry, **more}, **HTMX)


def named(html: str) -> list[str]:
    """What the two buttons of the toolbar are called."""
    toolbar = re.search(r'<form id="undo".*?</form>', html, re.DOTALL)
    return re.findall('aria-label="([^"]+)"', toolbar[0]) if toolbar else []


@pytest.mark.parametrize("way", ["undo", "redo"])
def test_who_may(
    way: str, team: Team, ana: User, bo: User, chi: User, dana: User, umbrella: Organisation,
    client_for: ClientFor,
) -> None:  # fmt: skip
    answers = [press(client_for(user), way, 1).status_code for user in (dana, chi, bo, ana)]
    assert answers == [404, 403, 200, 200]
    assert press(client_for(None), way, 1).headers["HX-Redirect"].startswith("/accounts/login/")
    assert client_for(None).post(f"{PAGE}{way}/").status_code == 302
    assert client_for(bo).get(f"{PAGE}{way}/").status_code == 405


def test_a_viewer_and_an_archived_team_have_no_buttons(
    team: Team, editor: Client, chi: User, client_for: ClientFor
) -> None:
    set_cell(editor, VISION, "sm", "", "C")
    assert named(client_for(chi).get(PAGE).content.decode()) == []
    Team.objects.filter(pk=team.pk).update(archived=timezone.now())
    assert 'id="undo"' not in editor.get(PAGE).content.decode()
    assert press(editor, "undo", 2).status_code == 403
    assert letters(team, VISION, "sm") == "C"


def test_an_edit_names_itself_on_the_button_and_costs_no_query_more(
    team: Team, editor: Client
) -> None:
    with CaptureQueriesContext(connection) as captured:
        html = set_cell(editor, VISION, "sm", "", "C").content.decode()
    assert named(html) == ["Undo C for Scrum Master (vacant), Product vision", "Redo"]
    assert len(counted(captured)) == 10
    assert not [sql for sql in counted(captured) if sql.startswith("SELECT") and "logentry" in sql]


def test_undo_and_redo_name_what_is_next(team: Team, editor: Client) -> None:
    set_cell(editor, VISION, "sm", "", "C")
    set_cell(editor, VISION, "po", "I", "")
    first = press(editor, "undo", 3, revision="3").content.decode()
    assert {f"row-{VISION}", "undo", "revision", "live", "done"} <= set(places(first))
    assert "Undone: removing I from Bo Lund, Product vision. Saved, revision 4." in first
    vision = "Product vision"
    assert named(first) == [
        f"Undo C for Scrum Master (vacant), {vision}",
        f"Redo removing I from Bo Lund, {vision}",
    ]
    second = press(editor, "undo", 2).content.decode()
    assert named(second) == ["Undo", f"Redo C for Scrum Master (vacant), {vision}"]
    assert (letters(team, VISION, "sm"), letters(team, VISION, "po")) == ("", "I")
    again = press(editor, "redo", 5).content.decode()
    assert "Done again: C for Scrum Master (vacant), Product vision." in again
    assert named(editor.get(PAGE).content.decode()) == named(again)
    last = LogEntry.objects.get(team=team, revision=6)
    assert (last.why, last.undoes and last.undoes.revision) == ("undo", 5)
    team.refresh_from_db()
    assert replay(team, today=TODAY).cells == load_matrix(team, today=TODAY).matrix.cells


def test_each_undoes_only_their_own_and_nobody_the_set_up(
    team: Team, editor: Client, owner: Client
) -> None:
    assert named(owner.get(PAGE).content.decode()) == ["Undo", "Redo"]
    set_cell(owner, VISION, "sm", "", "C")
    assert named(editor.get(PAGE).content.decode()) == ["Undo", "Redo"]
    assert "You have changed nothing here" in press(editor, "undo", 2).content.decode()
    assert letters(team, VISION, "sm") == "C"
    set_cell(editor, VISION, "po", "I", "")
    assert press(owner, "undo", 2).status_code == 200
    assert (letters(team, VISION, "sm"), letters(team, VISION, "po")) == ("", "")


def test_a_button_that_is_out_of_date_does_nothing_and_is_put_right(
    team: Team, editor: Client
) -> None:
    set_cell(editor, VISION, "sm", "", "C")
    set_cell(editor, VISION, "po", "I", "")
    html = press(editor, "undo", 2).content.decode()
    assert "Nothing was done: by now undo would take removing I from Bo Lund" in html
    assert named(html)[0] == "Undo removing I from Bo Lund, Product vision"
    assert letters(team, VISION, "sm") == "C"
    for wrong in ("", "x", "-1", "9" * 30, "²"):
        assert press(editor, "undo", wrong).status_code == 200
    assert LogEntry.objects.filter(team=team).count() == 3


def test_without_script_a_message_says_what_was_done(team: Team, editor: Client) -> None:
    set_cell(editor, VISION, "sm", "", "C")
    page = editor.post(f"{PAGE}undo/", {"entry": 2}, follow=True).content.decode()
    assert "Undone: C for Scrum Master (vacant), Product vision. Saved, revision 3." in page
    page = editor.post(f"{PAGE}undo/", {}, follow=True).content.decode()
    assert "You have changed nothing here that could be undone." in page


def asked(html: str) -> dict[str, str]:
    """The hidden fields and what can be pressed."""
    fields = dict(re.findall(r'name="(entry|seen)"\s+value="([^"]+)"', html))
    choices = re.findall(r'name="force"\s+value="(\w+)"', html)
    return fields | {"choices": " ".join(choices)}


def test_what_somebody_set_since_is_asked_and_left_or_set_all_the_same(
    team: Team, editor: Client, owner: Client
) -> None:
    set_cell(editor, VISION, "po", "I", "C")
    set_cell(owner, VISION, "po", "C", "A")
    answer = press(editor, "undo", 2)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Undo C for Bo Lund, Product vision?" in html
    assert "Ana Díaz set A where you had left C. It would become I." in html
    question = asked(html)
    assert question.pop("choices") == "all"
    assert letters(team, VISION, "po") == "A"
    whole_page = editor.post(f"{PAGE}undo/", {"entry": 2})
    assert whole_page.status_code == 409
    assert "<!DOCTYPE html>" in whole_page.content.decode()
    done = press(editor, "undo", **question, force="all")
    assert done.headers["HX-Trigger"] == "matrix-done"
    assert letters(team, VISION, "po") == "I"


def test_what_changed_once_more_is_asked_once_more(
    team: Team, editor: Client, owner: Client
) -> None:
    set_cell(editor, VISION, "po", "I", "C")
    set_cell(owner, VISION, "po", "C", "A")
    question = asked(press(editor, "undo", 2).content.decode())
    set_cell(owner, VISION, "po", "A", "A/R")
    again = press(editor, "undo", 2, force="all", seen=question["seen"])
    assert again.status_code == 409
    assert "Ana Díaz set A/R where you had left C." in again.content.decode()
    assert press(editor, "undo", 2, force="all").status_code == 409
    assert letters(team, VISION, "po") == "A/R"


def test_the_rest_of_a_block_is_undone_and_can_be_redone(
    team: Team, editor: Client, owner: Client
) -> None:
    change = (
        '[{"row": "product-vision", "seat": "pm", "saw": ["A", "R"], "letters": []},'
        '{"row": "product-vision", "seat": "po", "saw": ["I"], "letters": []}]'
    )
    html = editor.post(f"{PAGE}cells/", {"edits": change}, **HTMX).content.decode()
    assert named(html)[0] == "Undo 2 cells"
    set_cell(owner, VISION, "po", "", "C")
    html = press(editor, "undo", 2).content.decode()
    question = asked(html)
    assert question["choices"] == "rest all"
    assert "Undo the rest: removing AR from Ana Díaz, Product vision" in html
    done = press(editor, "undo", 2, force="rest", seen=question["seen"]).content.decode()
    assert (letters(team, VISION, "pm"), letters(team, VISION, "po")) == ("A/R", "C")
    assert named(done) == ["Undo", "Redo removing AR from Ana Díaz, Product vision"]
    press(editor, "redo", 4)
    assert letters(team, VISION, "pm") == ""


def test_what_is_as_it_was_already_is_noted_and_the_next_one_follows(
    team: Team, editor: Client, owner: Client
) -> None:
    set_cell(editor, VISION, "sm", "", "I")
    set_cell(editor, VISION, "po", "I", "C")
    set_cell(owner, VISION, "po", "C", "I")
    html = press(editor, "undo", 3).content.decode()
    assert named(html) == ["Undo I for Scrum Master (vacant), Product vision", "Redo"]
    assert LogEntry.objects.get(team=team, revision=5).edits == []
    assert letters(team, VISION, "po") == "I"


def test_a_row_in_which_somebody_wrote_is_not_taken_away_and_can_be_skipped(
    team: Team, editor: Client, owner: Client
) -> None:
    set_cell(editor, VISION, "sm", "", "I")
    editor.post(f"{PAGE}rows/add/", {"responsibilities": "roadmap"}, **HTMX)
    saw = letters(team, "roadmap", "sm")
    set_cell(owner, "roadmap", "sm", saw, "I" if saw != "I" else "C")
    html = press(editor, "undo", 3).content.decode()
    assert "Undo adding Roadmap?" in html
    assert "Ana Díaz changed its letters since." in html
    question = asked(html)
    assert question["choices"] == "skip"
    refused = press(editor, "undo", 3, force="all", seen=question["seen"])
    assert refused.status_code == 409
    assert Row.objects.filter(team=team, key="roadmap").exists()
    html = press(editor, "undo", 3, force="skip", seen=question["seen"]).content.decode()
    assert "Skipped: adding Roadmap. Nothing was changed." in html
    assert named(html)[0] == "Undo I for Scrum Master (vacant), Product vision"


def test_a_removed_row_comes_back_with_its_letters(team: Team, editor: Client) -> None:
    page = editor.get(f"{PAGE}rows/{VISION}/remove/").content.decode()
    seen = re.search(r'name="seen"\s+value="([^"]+)"', page)
    assert seen
    html = editor.post(f"{PAGE}rows/{VISION}/remove/", {"seen": seen[1]}, **HTMX).content.decode()
    assert named(html)[0] == "Undo removing Product vision"
    press(editor, "undo", 2)
    assert letters(team, VISION, "pm") == "A/R"


def test_somebody_who_is_no_longer_known_is_not_put_back(
    acme: Organisation, team: Team, editor: Client
) -> None:
    seat = editor.get(f"{PAGE}seats/po/").content.decode()
    seen = re.search(r'name="seen"\s+value="([^"]+)"', seat)
    assert seen
    fields = {"seen": seen[1], "role": "product-owner", "allocation": "100", "person": ""}
    assert editor.post(f"{PAGE}seats/po/", fields, **HTMX).status_code == 200
    with organisation_scope(acme):
        Person.objects.filter(key="bo").delete()
    html = press(editor, "undo", 2).content.decode()
    assert "Nobody in Acme has the key “bo”." in html
    assert asked(html)["choices"] == "skip"


@pytest.mark.parametrize("edits", [1, 30])
def test_the_page_reads_the_stacks_in_one_query_however_long_they_are(
    edits: int, team: Team, editor: Client
) -> None:
    held = ["", "C"]
    for number in range(edits):
        set_cell(editor, VISION, "sm", held[number % 2], held[1 - number % 2])
    assert queries(editor, PAGE) == 8


def test_an_undo_costs_the_same_however_much_was_done(team: Team, editor: Client) -> None:
    for before, after in (("", "C"), ("C", "I"), ("I", "C")):
        set_cell(editor, VISION, "sm", before, after)
    for entry, number in ((4, 12), (3, 13)):  # older ones: whether letters mean the same
        with CaptureQueriesContext(connection) as captured:
            assert press(editor, "undo", entry).status_code == 200
        assert len(counted(captured)) == number
    assert letters(team, VISION, "sm") == "C"
