"""The command that replays every log and compares."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from organisations.models import Organisation
from organisations.scope import organisation_scope
from teams.door import apply_edits
from teams.matrix.edits import SetCell
from teams.models import Cell, Seat, Team, Why
from tests.teams.builders import TODAY, make_team

pytestmark = pytest.mark.django_db


@pytest.fixture
def team(acme: Organisation) -> Team:
    with organisation_scope(acme):
        team = make_team(acme)
        edit = SetCell("product-vision", "po", ("I",), ("C",))
        apply_edits(team=team, edits=[edit], by=None, why=Why.CLICK, today=TODAY)
        return Team.objects.select_related("organisation").get(pk=team.pk)


def verify(**options: str) -> tuple[str, str, str]:
    """What is said, complained of, and the error in the end."""
    out, complaints = StringIO(), StringIO()
    try:
        call_command("verify_history", stdout=out, stderr=complaints, **options)
    except CommandError as error:
        return out.getvalue(), complaints.getvalue(), str(error)
    return out.getvalue(), complaints.getvalue(), ""


def test_a_log_that_gives_the_matrix_is_said_to(team: Team, umbrella: Organisation) -> None:
    assert verify() == ("Checked 1 team: each log gives its matrix.\n", "", "")
    assert verify(organisation="umbrella")[0] == "Checked 0 teams: each log gives its matrix.\n"
    assert "no organisation" in verify(organisation="nobody")[2].lower()


def test_a_cell_that_was_written_past_the_door_is_named(team: Team) -> None:
    with organisation_scope(team.organisation):
        Cell.objects.filter(team=team, row__key="product-vision", seat__key="po").update(
            letters="A"
        )
    said, complaints, error = verify(organisation="acme")
    assert complaints == "acme/checkout: product-vision × po holds A, by the log C\n"
    assert error == "Checked 1 team: in 1 of them the log does not give the matrix."
    assert said == ""


@pytest.mark.parametrize(
    ("past_the_door", "words"),
    [
        (lambda team: Team.objects.filter(pk=team.pk).update(scheme="daci"), "revision 1 does not fit"),
        (lambda team: Team.objects.filter(pk=team.pk).update(name="Basket"), "the facts of the team"),
        (lambda team: Team.objects.filter(pk=team.pk).update(revision=3), "revisions are missing in the log: 3"),
        (lambda team: Team.objects.filter(pk=team.pk).update(revision=1), "the log goes on to revision 2"),
        (lambda team: Seat.objects.filter(team=team, key="pm").update(focus="x"), "seats are not as the log has them: pm"),
        (lambda team: Seat.objects.filter(team=team, key="sm").delete(), "seats are not as the log has them: sm"),
    ],
)  # fmt: skip
def test_whatever_else_is_not_as_logged_is_named(
    team: Team, past_the_door: object, words: str
) -> None:
    with organisation_scope(team.organisation):
        past_the_door(team)  # type: ignore[operator]
    assert words in verify()[1]


def test_an_entry_that_does_not_fit_is_named(team: Team) -> None:
    with organisation_scope(team.organisation), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE teams_logentry DISABLE TRIGGER USER")
        cursor.execute(
            "UPDATE teams_logentry SET edits = jsonb_set(edits, '{0,before}', '[\"R\"]') WHERE revision = 2"
        )
        cursor.execute("ALTER TABLE teams_logentry ENABLE TRIGGER USER")
    assert "revision 2 does not fit what came before it" in verify()[1]
