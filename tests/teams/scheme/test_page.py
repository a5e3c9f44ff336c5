"""The page on which a team is written in another scheme: preview, change, undo, and who may."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from organisations.models import Organisation, User
from organisations.scope import organisation_scope
from teams.creation import create_team
from teams.door import apply_edits
from teams.loading import load_matrix
from teams.matrix.edits import SetCell
from teams.matrix.model import Matrix, Row, Seat
from teams.matrix.model import Team as TeamFacts
from teams.models import LogEntry, Team, Why
from tests.cast import ClientFor
from tests.teams.builders import TODAY, make_person

pytestmark = pytest.mark.django_db

PAGE = "/o/acme/teams/checkout/settings/letters/"
RAPID = {"scheme": "rapid"}


@pytest.fixture
def editor(team: Team, bo: User, client_for: ClientFor) -> Client:
    return client_for(bo)


def matrix_of(team: Team) -> Matrix:
    with organisation_scope(team.organisation):
        fresh = Team.objects.select_related("organisation").get(pk=team.pk)
        return load_matrix(fresh, today=TODAY).matrix


def change(client: Client, revision: int, **said: str) -> int:
    return client.post(PAGE, {"revision": str(revision), **said}).status_code


def test_the_page_offers_every_scheme_but_its_own(editor: Client) -> None:
    html = editor.get(PAGE).content.decode()
    for key in ("rasci", "daci", "rapid"):
        assert f'href="?scheme={key}"' in html
    assert 'href="?scheme=raci"' not in html and "What changes" not in html


def test_the_preview_counts_and_names_what_is_lost(editor: Client, team: Team) -> None:
    before = matrix_of(team)
    informed = [
        (row, seat)
        for row, held in before.cells.items()
        for seat, one in held.items()
        if "I" in one
    ]
    html = " ".join(editor.get(PAGE, RAPID).content.decode().split())
    assert f"<b>I</b> is taken out of {len(informed)} cell" in html
    assert "Product vision, Bo Lund: <b>I</b> becomes <b>nothing</b>" in html
    html = " ".join(editor.get(PAGE, RAPID | {"becomes-3": "R"}).content.decode().split())
    assert "is taken out of" not in html and "Nothing is lost" in html
    assert matrix_of(team) == before


def test_letters_that_become_one_are_named(editor: Client) -> None:
    said = RAPID | {"becomes-0": "D", "becomes-1": "D", "becomes-2": "I", "becomes-3": "I"}
    html = editor.get(PAGE, said).content.decode()
    assert "A and R are one letter then" in " ".join(html.split())


def test_it_is_one_revision_that_can_be_undone(editor: Client, team: Team) -> None:
    before = matrix_of(team)
    said = RAPID | {"becomes-0": "D", "becomes-1": "P", "becomes-2": "I", "becomes-3": ""}
    assert change(editor, 1, **said) == 302
    after = matrix_of(team)
    assert after.scheme.key == "rapid"
    assert after.at("product-vision", "pm") == ("D", "P")
    assert after.at("product-vision", "po") == ()
    page = editor.get("/o/acme/teams/checkout/").content.decode()
    assert "changing the letters from RACI to RAPID" in page
    history = " ".join(editor.get("/o/acme/teams/checkout/history/").content.decode().split())
    assert "changed the letters from RACI to RAPID" in history
    answer = editor.post(
        "/o/acme/teams/checkout/undo/", {"entry": "2"}, headers={"HX-Request": "true"}
    )
    assert answer.headers["HX-Refresh"] == "true"
    assert matrix_of(team) == before


def test_the_past_is_read_in_the_letters_of_its_time(editor: Client, team: Team) -> None:
    change(editor, 1, **RAPID)
    base = "/o/acme/teams/checkout/history/"
    then = editor.get(f"{base}1/").content.decode()
    assert "l-answers" in then and ">R</span>" in then and ">P</span>" not in then
    compared = " ".join(editor.get(f"{base}compare/?a=1&b=2").content.decode().split())
    assert "RACI" in compared and "RAPID" in compared


def test_a_matrix_that_changed_meanwhile_is_shown_again(editor: Client, team: Team) -> None:
    with organisation_scope(team.organisation):
        edit = SetCell("product-vision", "po", ("I",), ("C",))
        apply_edits(team=team, edits=[edit], by=None, why=Why.CLICK)
    answer = editor.post(PAGE, RAPID | {"revision": "1"})
    assert answer.status_code == 409
    assert "changed since you looked" in answer.content.decode()
    assert matrix_of(team).scheme.key == "raci"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"scheme": "rapid", "becomes-0": "Ω"}, "is no letter of RAPID"),
        ({"scheme": "nowhere"}, "It can be written in another scheme"),
        ({"scheme": "raci"}, "It can be written in another scheme"),
    ],
)
def test_what_cannot_be_is_said(
    editor: Client, team: Team, said: dict[str, str], words: str
) -> None:
    answer = editor.post(PAGE, {"revision": "1", **said})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert matrix_of(team).scheme.key == "raci"


def test_an_archived_team_keeps_its_letters(editor: Client, team: Team) -> None:
    editor.post("/o/acme/teams/checkout/archive/")
    assert change(editor, 1, **RAPID) == 403
    assert matrix_of(team).scheme.key == "raci"


def test_others_learn_that_the_page_is_to_be_fetched_anew(
    editor: Client, team: Team, ana: User, client_for: ClientFor
) -> None:
    change(editor, 1, **RAPID)
    news = client_for(ana).post("/o/acme/teams/checkout/live/", {"revision": "1"}).json()
    assert news["anew"] is True
    assert news["said"] == "Bo Lund: changing the letters from RACI to RAPID."


def test_who_may(
    team: Team, chi: User, dana: User, umbrella: Organisation, client_for: ClientFor
) -> None:
    for method in ("get", "post"):
        assert getattr(client_for(chi), method)(PAGE, RAPID).status_code == 403
        assert getattr(client_for(dana), method)(PAGE, RAPID).status_code == 404
        assert getattr(client_for(None), method)(PAGE, RAPID).status_code == 302


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_the_same_for_any_number_of_rows(
    number: int, acme: Organisation, bo: User, client_for: ClientFor
) -> None:
    with organisation_scope(acme):
        make_person(acme, "Ana Díaz")
        create_team(
            organisation=acme,
            by=None,
            facts=TeamFacts("", "Search"),
            seats=[Seat("pm", "product-manager", "ana")],
            rows=[Row(f"row-{at}", name=f"Row {at}") for at in range(number)],
            cells={f"row-{at}": {"pm": ("A", "R", "I")} for at in range(number)},
        )
    client = client_for(bo)
    with CaptureQueriesContext(connection) as captured:
        assert client.get("/o/acme/teams/search/settings/letters/", RAPID).status_code == 200
    counted = [
        one
        for one in captured
        if not one["sql"].startswith(("SAVEPOINT", "RELEASE", "SELECT before"))
    ]
    assert len(counted) == 8


def test_the_log_says_who_and_why(editor: Client, team: Team, bo: User) -> None:
    change(editor, 1, **RAPID)
    with organisation_scope(team.organisation):
        entry = LogEntry.objects.get(team=team, revision=2)
    assert (entry.by_id, entry.why) == (bo.pk, "scheme")
