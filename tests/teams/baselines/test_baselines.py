"""Revisions with a name, and what is other since."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from organisations.models import User
from teams.models import Baseline, LogEntry, Team
from tests.cast import ClientFor
from tests.teams.matrix.asking import HTMX, PAGE, counted, places, set_cell

pytestmark = pytest.mark.django_db

LIST = f"{PAGE}baselines/"


def name(client: Client, words: str, **more: str) -> str:
    return client.post(LIST, {"name": words, **more}, follow=True).content.decode()


def compared(client: Client, team: Team) -> str:
    baseline = Baseline.objects.get(team=team)
    return client.get(f"{PAGE}?since={baseline.pk}").content.decode()


def row_of(html: str, key: str) -> str:
    row = html[html.index(f'<tr id="row-{key}"') :]
    return row[: row.index("</tr>")]


def test_the_present_state_gets_a_name_and_the_log_knows_nothing_of_it(
    team: Team, editor: Client
) -> None:
    html = name(editor, "  Before the merger ")
    assert "Revision 1 is called “Before the merger” now." in html
    baseline = Baseline.objects.get()
    assert (baseline.name, baseline.revision) == ("Before the merger", 1)
    assert LogEntry.objects.filter(team=team).count() == 1


@pytest.mark.parametrize(
    ("words", "revision", "said"),
    [
        ("", "1", "Give the baseline a name."),
        ("x" * 201, "1", "A name has up to 200 characters."),
        ("Start", "1", "There is a baseline “Start” already."),
    ],
)
def test_what_is_wrong_is_said_at_the_field(
    words: str, revision: str, said: str, team: Team, editor: Client
) -> None:
    name(editor, "Start")
    answer = editor.post(LIST, {"name": words, "revision": revision})
    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert Baseline.objects.count() == 1


def test_a_name_is_changed_and_forgotten(team: Team, editor: Client) -> None:
    name(editor, "Start")
    name(editor, "Other")
    one = Baseline.objects.get(name="Start")
    html = editor.post(f"{LIST}{one.pk}/", {"name": "Beginning"}, follow=True).content.decode()
    assert "Revision 1 is called “Beginning” now." in html
    html = editor.post(f"{LIST}{one.pk}/", {"name": "Other"}, follow=True).content.decode()
    assert "There is a baseline “Other” already." in html
    html = editor.post(f"{LIST}{one.pk}/forget/", follow=True).content.decode()
    assert "“Beginning” is forgotten. Revision 1 stays." in html
    assert list(Baseline.objects.values_list("name", flat=True)) == ["Other"]
    assert editor.post(f"{LIST}{one.pk}/forget/").status_code == 404


def test_the_matrix_marks_what_is_other_since(team: Team, editor: Client) -> None:
    name(editor, "Start")
    set_cell(editor, "product-vision", "po", "I", "A")
    editor.post(f"{PAGE}rows/add/", {"responsibilities": ["roadmap"]}, **HTMX)
    html = compared(editor, team)
    assert "Since “Start” (revision 1): 1 cell, 1 new row; " in html
    vision = row_of(html, "product-vision")
    assert '<del class="before">I</del>' in vision
    assert "answers, error, was I" in vision
    assert '<span class="came">new</span>' in row_of(html, "roadmap")
    assert '<del class="before">' not in row_of(html, "product-strategy")
    assert '<del class="before">' not in editor.get(PAGE).content.decode()


def test_what_was_removed_is_named(team: Team, editor: Client) -> None:
    name(editor, "Start")
    page = editor.get(f"{PAGE}rows/product-vision/remove/").content.decode()
    seen = page.split('name="seen" value="')[1].split('"')[0]
    editor.post(f"{PAGE}rows/product-vision/remove/", {"seen": seen}, **HTMX)
    html = compared(editor, team)
    assert "1 removed" in html
    assert "Removed: Product vision." in html


def test_an_edit_on_a_page_that_compares_brings_marks_and_the_strip(
    team: Team, editor: Client
) -> None:
    name(editor, "Start")
    looking = {**HTMX, "HTTP_HX_CURRENT_URL": f"http://testserver{PAGE}?since=r1"}
    said = {"saw": "I", "letters": "C", "revision": "1"}
    html = editor.post(f"{PAGE}cells/product-vision/po/", said, **looking).content.decode()
    assert "compared" in places(html)
    assert '<del class="before">I</del>' in html
    html = set_cell(editor, "product-vision", "po", "C", "I", revision="2").content.decode()
    assert "compared" not in places(html)


@pytest.mark.parametrize("asked", ["r0", "r9", "7", "x", "", "9" * 30, "r1 OR 1=1"])
def test_what_is_not_there_is_not_compared_with(asked: str, team: Team, editor: Client) -> None:
    answer = editor.get(PAGE, {"since": asked})
    assert (answer.status_code, b'id="compared"' in answer.content) == (200, False)


@pytest.mark.parametrize("number", [1, 3])
def test_as_many_queries_for_three_baselines_as_for_one(
    number: int, team: Team, editor: Client
) -> None:
    for one in range(number):
        name(editor, f"State {one}")
    editor.get(PAGE)
    found = []
    for address in (LIST, PAGE):
        with CaptureQueriesContext(connection) as captured:
            assert editor.get(address).status_code == 200
        found.append(len(counted(captured)))
    assert found == [6, 8]


@pytest.mark.parametrize(
    ("user", "read", "write"), [("chi", 200, 403), ("bo", 200, 302), ("dana", 404, 404)]
)
def test_who_may(
    user: str, read: int, write: int, team: Team, bo: User, client_for: ClientFor,
    request: pytest.FixtureRequest,
) -> None:  # fmt: skip
    name(client_for(bo), "Start")
    one = Baseline.objects.get()
    client = client_for(request.getfixturevalue(user))
    assert client.get(LIST).status_code == read
    assert client.post(LIST, {"name": "Mine"}).status_code == write
    assert client.post(f"{LIST}{one.pk}/", {"name": "Ours"}).status_code == write
    assert client.post(f"{LIST}{one.pk}/forget/").status_code == write
    assert Baseline.objects.filter(name="Start").exists() is (write != 302)


def test_somebody_unknown_is_led_to_sign_in(team: Team, client: Client) -> None:
    assert client.get(LIST).status_code == 302
    assert client.post(LIST, {"name": "Mine"}).url.startswith("/accounts/login/")


def test_an_archived_team_keeps_its_names(team: Team, editor: Client) -> None:
    Team.objects.filter(pk=team.pk).update(archived=timezone.now())
    assert editor.post(LIST, {"name": "Late"}).status_code == 403
