"""The matrix page: what it costs, what it says when there is nothing, when it may not be changed, when it is out of date."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from organisations.models import Organisation, User
from teams.matrix.model import Row, Seat
from teams.models import StoredFinding, Team
from tests.cast import ClientFor
from tests.teams.builders import make_team
from tests.teams.matrix.asking import HTMX, PAGE, counted, queries

pytestmark = pytest.mark.django_db


def a_team_of(acme: Organisation, size: int) -> Team:
    return make_team(
        acme,
        f"Size {size}",
        seats=tuple(Seat(f"s{number}", "product-designer") for number in range(size)),
        rows=tuple(Row(f"r{number}", name=f"Row {number}") for number in range(size)),
        cells={f"r{number}": {f"s{number}": ("A", "R")} for number in range(size)},
    )


@pytest.mark.parametrize("size", [1, 3])
def test_the_page_costs_the_same_for_any_number_of_rows_and_seats(
    size: int, acme: Organisation, editor: Client
) -> None:
    team = a_team_of(acme, size)
    editor.get(team.get_absolute_url())
    assert queries(editor, team.get_absolute_url()) == 8


@pytest.mark.parametrize("size", [1, 3])
def test_an_edit_costs_the_same_for_any_number_of_rows_and_seats(
    size: int, acme: Organisation, editor: Client
) -> None:
    team = a_team_of(acme, size)
    address = f"{team.get_absolute_url()}cells/r0/s0/"
    with CaptureQueriesContext(connection) as captured:
        editor.post(address, {"saw": "A/R", "letters": "C"}, **HTMX)
    assert len(counted(captured)) == 10


def test_the_story_the_facts_and_the_export_are_there(team: Team, editor: Client) -> None:
    team.story = "Ana & Bo are a pair."
    team.save()
    html = editor.get(PAGE).content.decode()
    assert "Ana &amp; Bo are a pair." in html
    assert "Scrum, medium complexity, RACI" in html
    assert f'href="{PAGE}export/xlsx/"' in html


def test_a_viewer_sees_no_way_to_change_and_why(viewer: Client) -> None:
    html = viewer.get(PAGE).content.decode()
    assert "You may look at Acme but not change it." in html
    assert f"{PAGE}rows/add/" not in html
    assert "data-editable" not in html
    assert 'action="/o/acme/teams/checkout/fixes/"' not in html
    choice = viewer.get(f"{PAGE}cells/product-vision/po/", **HTMX).content.decode()
    assert "An owner or administrator can give you more: Ana Díaz." in choice
    assert "<form" not in choice


def test_an_empty_matrix_says_what_to_do_next(acme: Organisation, editor: Client) -> None:
    without_seats = make_team(acme, "Nobody", seats=(), rows=())
    html = editor.get(without_seats.get_absolute_url()).content.decode()
    assert "Nobody is in this team yet." in html
    assert 'href="/o/acme/teams/nobody/seats/add/"' in html
    without_rows = make_team(acme, "Nothing", rows=())
    html = editor.get(without_rows.get_absolute_url()).content.decode()
    assert "This matrix has no rows." in html
    assert 'href="/o/acme/teams/nothing/rows/add/"' in html


def test_findings_that_are_out_of_date_are_looked_at_again(team: Team, editor: Client) -> None:
    Team.objects.filter(pk=team.pk).update(checked_context="", recheck_on=timezone.localdate())
    StoredFinding.objects.filter(team=team).delete()
    editor.get(PAGE)
    fresh = Team.objects.get(pk=team.pk)
    assert fresh.checked_context != ""
    assert StoredFinding.objects.filter(team=team, cleared_at=None).exists()


def test_a_stranger_finds_nothing_behind_any_address(
    team: Team, dana: User, client_for: ClientFor
) -> None:
    stranger = client_for(dana)
    for rest in ("", "cells/product-vision/po/", "rows/product-vision/", "seats/po/", "rows/add/"):
        assert stranger.get(f"{PAGE}{rest}", **HTMX).status_code == 404
