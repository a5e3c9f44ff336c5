"""The list beside the matrix: since when, over all teams, at most thirty of a kind."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from organisations.models import Organisation, User
from teams.matrix.model import Row, Seat
from teams.models import StoredFinding, Team
from tests.cast import ClientFor
from tests.teams.builders import make_team
from tests.teams.matrix.asking import PAGE

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(team: Team, bo: User, client_for: ClientFor) -> Client:
    return client_for(bo)


@pytest.fixture
def crowded(acme: Organisation, team: Team) -> str:
    """A team beside Checkout with forty rows that nobody answers for."""
    rows = tuple(Row(f"r{number}", name=f"Row {number}") for number in range(40))
    cells = {row.key: {"s": ("C",)} for row in rows}
    team = make_team(acme, "Crowd", seats=(Seat("s", "product-designer"),), rows=rows, cells=cells)
    return str(team.get_absolute_url())


def html_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_only_the_first_thirty_are_drawn_and_the_list_has_them_all(
    crowded: str, editor: Client
) -> None:
    errors = StoredFinding.objects.filter(team__key="crowd", severity="error").count()
    few = html_of(editor, crowded)
    assert errors > 40
    address = f"{crowded}findings/?severity=error"
    assert f'href="{address}">Show all {errors} errors</a>' in few
    assert few.count("GAP111</a>") == 30 - (errors - 40)
    assert f"{errors} " in html_of(editor, address)


def test_each_says_since_when_with_the_year_where_it_is_another(team: Team, editor: Client) -> None:
    found = StoredFinding.objects.filter(team=team, code="GAP110")
    found.update(first_seen=datetime(2025, 11, 3, 12, tzinfo=ZoneInfo("UTC")))
    assert '<span class="quiet small">since 3 Nov 2025</span>' in html_of(editor, PAGE)


def test_what_is_about_several_teams_says_so(team: Team, editor: Client) -> None:
    make_team(team.organisation, "Search")
    assert '<span class="quiet small">in all teams, since ' in html_of(editor, PAGE)
