"""The matrix of one team as a file, by its address and by the command."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from organisations.models import Organisation, User
from organisations.scope import organisation_scope
from teams.exchange.writing.formats import FORMATS
from teams.models import Person, Team
from tests.cast import ClientFor

pytestmark = pytest.mark.django_db
PAGE = "/o/acme/teams/checkout/"


@pytest.fixture
def editor(team: Team, bo: User, client_for: ClientFor) -> Client:
    return client_for(bo)


@pytest.mark.parametrize("key", FORMATS)
def test_each_format_comes_as_a_file_named_after_team_and_revision(
    key: str, team: Team, editor: Client
) -> None:
    answer = editor.get(f"{PAGE}export/{key}/")
    assert answer.status_code == 200
    assert answer["Content-Type"] == FORMATS[key].content_type
    assert answer["Content-Disposition"] == f'attachment; filename="checkout-revision-1.{key}"'
    assert f'href="{PAGE}export/{key}/"' in editor.get(PAGE).content.decode()


def test_the_paper_of_a_pdf_can_be_chosen_and_another_is_refused(
    team: Team, editor: Client
) -> None:
    small, large = (editor.get(f"{PAGE}export/pdf/", {"paper": one}) for one in ("a4", "a3"))
    assert small.content != large.content
    html = editor.get(PAGE).content.decode()
    assert all(f'href="{PAGE}export/pdf/?paper={one}"' in html for one in ("a4", "a3"))
    assert editor.get(f"{PAGE}export/pdf/", {"paper": "a9"}).status_code == 404


def test_who_may_only_view_gets_no_skills_and_no_capacity(
    team: Team, chi: User, editor: Client, client_for: ClientFor
) -> None:
    with organisation_scope(team.organisation):
        Person.objects.update(capacity=60)
    for client, said in ((editor, True), (client_for(chi), False)):
        document = json.loads(client.get(f"{PAGE}export/json/").content)
        assert any("capacity" in one for one in document["people"]) is said


def test_nobody_of_another_organisation_gets_the_file(
    team: Team, dana: User, client_for: ClientFor
) -> None:
    assert client_for(dana).get(f"{PAGE}export/pdf/").status_code == 404


@pytest.mark.parametrize("key", ["md", "yaml", "pdf", "svg", "html"])
def test_the_command_writes_the_same_formats(
    key: str, team: Team, acme: Organisation, tmp_path: Path, editor: Client
) -> None:
    out = tmp_path / f"out.{key}"
    told = StringIO()
    named = {"organisation": "acme", "team": "checkout", "format": key, "output": str(out)}
    call_command("export_matrix", **named, stderr=told)
    assert out.stat().st_size > 500
    assert "revision 1" in told.getvalue()
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("export_matrix", **{**named, "output": str(tmp_path / "no" / "x")})
