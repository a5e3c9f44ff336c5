"""Several cells at once, as the grid sends them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from organisations.models import User
from teams.models import LogEntry, Team
from tests.cast import ClientFor
from tests.teams.matrix.asking import HTMX, PAGE, counted, letters, places

pytestmark = pytest.mark.django_db

VISION, STRATEGY = "product-vision", "product-strategy"


def change(row: str, seat: str, saw: str, wanted: str) -> dict[str, Any]:
    return {"row": row, "seat": seat, "saw": list(saw), "letters": list(wanted)}


def send(client: Client, *changes: dict[str, Any], **more: str) -> Any:
    said = {"edits": json.dumps(changes), "revision": "1", **more}
    return client.post(f"{PAGE}cells/", said, **HTMX)


def test_a_block_is_one_entry_of_the_log_and_its_rows_come_back(team: Team, editor: Client) -> None:
    answer = send(editor, change(VISION, "po", "I", "C"), change(STRATEGY, "po", "C", ""))
    html = answer.content.decode()
    assert {f"row-{VISION}", f"row-{STRATEGY}", "panel", "revision"} <= set(places(html))
    assert (letters(team, VISION, "po"), letters(team, STRATEGY, "po")) == ("C", "")
    assert LogEntry.objects.filter(team=team).count() == 2
    assert len(LogEntry.objects.get(team=team, revision=2).edits) == 2


@pytest.mark.parametrize(
    "changes",
    [
        [change(VISION, "po", "I", "C")],
        [change(VISION, "po", "I", "A")],
        [change(VISION, seat, saw, "I") for seat, saw in (("pm", "AR"), ("po", "I"), ("sm", ""))],
    ],
)
def test_an_edit_is_at_most_twelve_queries(
    changes: list[dict[str, Any]], team: Team, editor: Client
) -> None:
    """Ten, and two for the people who own more or less than before, over all of their teams."""
    with CaptureQueriesContext(connection) as captured:
        assert send(editor, *changes).status_code == 200
    own = 0 if changes[0]["letters"] == ["C"] else 2
    assert len(counted(captured)) == 10 + own


def test_one_place_that_differs_refuses_all_and_says_who_set_it(
    team: Team, editor: Client, ana: User, client_for: ClientFor
) -> None:
    send(client_for(ana), change(VISION, "po", "I", "C"))
    answer = send(editor, change(VISION, "po", "I", "A"), change(STRATEGY, "po", "C", ""))
    assert answer.status_code == 409
    place = {"row": VISION, "seat": "po", "found": ["C"], "by": "Ana Díaz"}
    assert answer.json() == {"places": [place]}
    assert letters(team, STRATEGY, "po") == "C"


@pytest.mark.parametrize(("row", "seat"), [("nothing", "po"), (VISION, "nobody")])
def test_what_is_gone_is_said_to_be_gone(row: str, seat: str, editor: Client) -> None:
    answer = send(editor, change(row, seat, "", "A"))
    place = {"row": row, "seat": seat, "found": None, "by": ""}
    assert (answer.status_code, answer.json()) == (409, {"places": [place]})


@pytest.mark.parametrize(
    ("edits", "words"),
    [
        ("", "could not be read"),
        ("{", "could not be read"),
        ('[{"row": 1}]', "could not be read"),
        (json.dumps([change(VISION, "po", "I", "Z")]), "“Z” is no letter of RACI"),
        (json.dumps([change(VISION, "po", "I", "C")] * 12_001), "At most 12000 cells"),
    ],
)
def test_what_cannot_be_is_said_in_words(
    edits: str, words: str, team: Team, editor: Client
) -> None:
    answer = editor.post(f"{PAGE}cells/", {"edits": edits}, **HTMX)
    assert (answer.status_code, words in answer.json()["said"]) == (422, True)
    assert letters(team, VISION, "po") == "I"


def test_nothing_to_do_is_no_revision(team: Team, editor: Client) -> None:
    assert send(editor, change(VISION, "po", "I", "I")).json() == {"said": "Nothing was changed."}
    assert LogEntry.objects.filter(team=team).count() == 1


def test_an_archived_team_is_not_changed(team: Team, editor: Client) -> None:
    Team.objects.filter(pk=team.pk).update(archived=timezone.now())
    assert send(editor, change(VISION, "po", "I", "C")).status_code == 403


@pytest.mark.parametrize(
    ("user", "status"), [("ana", 200), ("bo", 200), ("chi", 403), ("dana", 404)]
)
def test_who_may(
    user: str, status: int, team: Team, client_for: ClientFor, request: pytest.FixtureRequest
) -> None:
    client = client_for(request.getfixturevalue(user))
    assert send(client, change(VISION, "po", "I", "C")).status_code == status
    assert letters(team, VISION, "po") == ("C" if status == 200 else "I")


def test_a_stranger_is_led_to_sign_in(team: Team, client: Client) -> None:
    answer = send(client, change(VISION, "po", "I", "C"))
    assert answer.headers["HX-Redirect"].startswith("/accounts/login/")
    assert client.get(f"{PAGE}cells/").status_code == 302


def test_a_choice_where_somebody_was_quicker_names_them(
    team: Team, editor: Client, ana: User, client_for: ClientFor
) -> None:
    send(client_for(ana), change(VISION, "po", "I", "C"))
    asked = {"wanted": "A/R", "conflict": "1"}
    html = editor.get(f"{PAGE}cells/{VISION}/po/", asked, **HTMX).content.decode()
    assert "Ana Díaz set C here while you chose A/R. Yours is not saved yet." in html
    assert 'value="A/R">Set A/R instead' in html
