"""Several teams as one file: asked for, written by the job, fetched by whoever asked, forgotten after a week."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook
from procrastinate.contrib.django.models import ProcrastinateJob

from organisations.models import Organisation, User
from organisations.scope import organisation_scope
from teams.models import Export, Team
from teams.tasks import export as write
from teams.tasks import forget_exports
from tests.cast import ClientFor
from tests.teams.builders import make_team

pytestmark = pytest.mark.django_db

EXPORTS = "/o/acme/exports/"


@pytest.fixture
def teams(team: Team, acme: Organisation) -> list[Team]:
    with organisation_scope(acme):
        return [team, make_team(acme, "Search"), make_team(acme, "Basket")]


@pytest.fixture
def editor(teams: list[Team], bo: User, client_for: ClientFor) -> Client:
    return client_for(bo)


def ask(client: Client, kind: str, *teams: str) -> str:
    answer = client.post(EXPORTS, {"kind": kind, "team": list(teams)})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def do_the_job() -> None:
    """As the worker does it."""
    job = ProcrastinateJob.objects.get(task_name="teams.export", status="todo")
    write(**job.args)


def fetch(client: Client, place: str) -> bytes:
    answer = client.get(f"{place}file/")
    assert answer.status_code == 200
    return bytes(answer.content)


def test_a_book_has_a_sheet_for_each_team(editor: Client) -> None:
    place = ask(editor, "book")
    assert "Waiting for the worker" in editor.get(place).content.decode()
    assert editor.get(f"{place}file/").status_code == 404
    do_the_job()
    page = editor.get(place).content.decode()
    assert "Fetch the file" in page and 'hx-trigger="every 1s"' not in page
    book = load_workbook(io.BytesIO(fetch(editor, place)))
    assert {"Teams", "People", "Findings", "Basket", "Checkout", "Search"} == set(book.sheetnames)


def test_chosen_teams_are_packed_one_file_each(editor: Client) -> None:
    place = ask(editor, "zip-yaml", "checkout", "search", "nowhere")
    do_the_job()
    answer = editor.get(f"{place}file/")
    assert "acme-2-teams-" in answer.headers["Content-Disposition"]
    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert len(names) == 2 and all(name.endswith(".yaml") for name in names)


def test_one_csv_has_a_line_for_each_filled_cell(editor: Client) -> None:
    place = ask(editor, "csv", "checkout")
    do_the_job()
    lines = fetch(editor, place).decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + 6


def test_how_far_it_is_is_told_while_it_is_written(editor: Client, acme: Organisation) -> None:
    place = ask(editor, "csv")
    with organisation_scope(acme):
        Export.objects.update(done=2)
    page = editor.get(place).content.decode()
    assert "2 of 3 teams are written" in page and 'hx-trigger="every 1s"' in page


def test_a_team_that_is_gone_meanwhile_is_passed_over(editor: Client, acme: Organisation) -> None:
    place = ask(editor, "zip-md")
    with organisation_scope(acme):
        Team.objects.filter(key="basket").update(key="other")
    do_the_job()
    assert len(zipfile.ZipFile(io.BytesIO(fetch(editor, place))).namelist()) == 2


def test_too_many_teams_for_a_book_are_said(
    editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("teams.exchange.writing.many_teams.MOST_SHEETS", 2)
    place = ask(editor, "book")
    do_the_job()
    assert "A book holds 2 teams" in editor.get(place).content.decode()


def test_a_viewer_gets_no_skills(
    teams: list[Team], chi: User, acme: Organisation, client_for: ClientFor
) -> None:
    with organisation_scope(acme):
        teams[0].seats.get(key="pm").person.__class__.objects.filter(key="ana").update(
            skills={"leadership": "expert"}
        )
    client = client_for(chi)
    place = ask(client, "zip-yaml", "checkout")
    do_the_job()
    [name] = (kept := zipfile.ZipFile(io.BytesIO(fetch(client, place)))).namelist()
    assert b"expert" not in kept.read(name)


@pytest.mark.parametrize("fields", [{}, {"kind": "docx"}, {"kind": "csv", "team": "nowhere"}])
def test_what_cannot_be_is_said(editor: Client, fields: dict[str, str]) -> None:
    answer = editor.post(EXPORTS, fields)
    assert answer.status_code == 422 and "Choose a kind" in answer.content.decode()


def test_files_are_forgotten_after_a_week(editor: Client, acme: Organisation) -> None:
    place = ask(editor, "csv")
    with organisation_scope(acme):
        Export.objects.update(created=timezone.now() - timedelta(days=8))
    forget_exports(0)
    assert editor.get(place).status_code == 404
    do_the_job()  # nothing is there to be written


def test_who_may(
    editor: Client, ana: User, chi: User, dana: User, umbrella: Organisation, client_for: ClientFor
) -> None:
    place = ask(editor, "csv")
    do_the_job()
    assert client_for(chi).get(EXPORTS).status_code == 200
    for address in (place, f"{place}file/"):
        assert client_for(ana).get(address).status_code == 404  # somebody else's
    for address in (EXPORTS, place, f"{place}file/"):
        assert client_for(dana).get(address).status_code == 404
        assert client_for(None).get(address).status_code == 302


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_the_same_for_any_number(editor: Client, acme: Organisation, number: int) -> None:
    with organisation_scope(acme):
        for team in Team.objects.order_by("-pk")[: 3 - number]:
            Team.objects.filter(pk=team.pk).update(archived=timezone.now())
    for _ in range(number):
        ask(editor, "csv")
    with CaptureQueriesContext(connection) as captured:
        assert editor.get(EXPORTS).status_code == 200
    counted = [
        one
        for one in captured
        if not one["sql"].startswith(("SAVEPOINT", "RELEASE")) and "set_config" not in one["sql"]
    ]
    assert len(counted) == 5, counted
