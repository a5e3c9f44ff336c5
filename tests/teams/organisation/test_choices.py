"""Which teams, and in which order: said in the address, and whatever an address says, the page answers."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from django.test import Client

from organisations.models import Organisation, User
from teams.matrix.model import Row, Seat
from teams.models import LogEntry, StoredFinding, Team, Why
from tests.cast import ClientFor
from tests.teams.builders import make_team
from tests.teams.organisation.reading_pages import PAGE, html_of, team_order, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def teams(acme: Organisation, team: Team, bo: User) -> list[Team]:
    """Beside Checkout, which has no error: Team 2, a hybrid with one row for nobody, and Team 10, without rows."""
    hybrid = make_team(
        acme,
        "Team 2",
        seats=(Seat("pm", "product-manager", "ana", 10), Seat("po", "product-owner", "ana", 10)),
        rows=(Row("product-vision", "product-vision"), Row("user-stories", "user-stories")),
        cells={"product-vision": {"pm": ("A", "R")}},
    )
    bare = make_team(acme, "Team 10", seats=(), rows=(), cells={})
    changed_at(team, datetime(2026, 1, 31, 12, tzinfo=UTC), by=bo)
    changed_at(hybrid, datetime(2026, 2, 14, 12, tzinfo=UTC))
    changed_at(bare, datetime(2025, 12, 24, 12, tzinfo=UTC))
    return [team, hybrid, bare]


def changed_at(team: Team, at: datetime, by: User | None = None) -> None:
    """One more revision, made then: the log refuses that an entry's time is set afterwards."""
    team.revision += 1
    team.save(update_fields=["revision"])
    field = LogEntry._meta.get_field("at")
    field.auto_now_add = False
    try:
        LogEntry.objects.create(
            organisation=team.organisation,
            team=team,
            revision=team.revision,
            at=at,
            by=by,
            why=Why.CLICK,
            edits=[],
        )
    finally:
        field.auto_now_add = True


@pytest.fixture
def viewer(teams: list[Team], chi: User, client_for: ClientFor) -> Client:
    return client_for(chi)


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("name", ["Checkout", "Team 2", "Team 10"]),
        ("errors", ["Team 2", "Checkout", "Team 10"]),
        ("coverage", ["Team 2", "Checkout", "Team 10"]),
        ("boundary", ["Checkout", "Team 2", "Team 10"]),
        ("changed", ["Team 2", "Checkout", "Team 10"]),
    ],
)
def test_teams_stand_in_the_order_asked_for(
    order: str, expected: list[str], viewer: Client
) -> None:
    html = html_of(viewer, f"?sort={order}")
    assert team_order(html) == expected
    assert html.count("aria-sort=") == 1


@pytest.mark.parametrize("severity", ["warning", "hint"])
def test_warnings_and_hints_order_by_their_numbers(
    severity: str, viewer: Client, teams: list[Team]
) -> None:
    html_of(viewer)  # the findings are those of today
    StoredFinding.objects.filter(team=teams[1], severity="error").update(severity=severity)
    shown = viewer.get(PAGE, {"sort": f"{severity}s"}).context["page"]
    numbers = [getattr(one, f"{severity}s") for one in shown]
    assert numbers == sorted(numbers, reverse=True)
    assert numbers[0] > numbers[-1]


def test_without_a_wish_the_worst_team_comes_first(viewer: Client) -> None:
    assert team_order(html_of(viewer))[0] == "Team 2"


def test_the_filters_say_how_many_and_keep_the_order(viewer: Client) -> None:
    html = html_of(viewer, "?sort=name")
    assert "All 3 With errors 1 Hybrid 1" in words(html)
    assert 'href="?show=hybrid&amp;sort=name"' in html
    for show in ("errors", "hybrid"):
        assert team_order(html_of(viewer, f"?show={show}&sort=name")) == ["Team 2"]


def test_a_filter_that_nobody_meets_leads_back(team: Team, bo: User, client_for: ClientFor) -> None:
    html = html_of(client_for(bo), "?show=errors")
    assert "No team of Acme is like that." in words(html)
    assert '<a href="?">Show all teams</a>' in html


@pytest.mark.parametrize(
    "query",
    [
        "?sort=",
        "?sort=nonsense",
        "?sort=%00",
        "?show=nonsense",
        "?show='%20OR%201=1--",
        "?page=0",
        "?page=-1",
        "?page=99999999999999999999",
        "?page=x",
        "?sort=name&sort=nonsense",
        "?%FF=%FE",
    ],
)
def test_a_bad_value_in_the_address_shows_all_worst_first(query: str, viewer: Client) -> None:
    assert team_order(html_of(viewer, query)) == ["Team 2", "Checkout", "Team 10"]


def test_the_last_change_says_when_and_by_whom(viewer: Client) -> None:
    html = html_of(viewer)
    said = words(html.partition("org-table")[2])
    assert "Last change 31 January 2026 Bo Lund" in said
    assert "Last change 14 February 2026 Team" not in said.partition("Checkout")[0]
    assert "Last change 14 February 2026" in said


def test_many_teams_come_in_pages_that_keep_the_choices(
    acme: Organisation, viewer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("teams.views.organisation.TEAMS_A_PAGE", 2)
    html = html_of(viewer, "?sort=name")
    assert team_order(html) == ["Checkout", "Team 2"]
    assert "Teams 1 to 2 of 3" in words(html)
    assert leads_to(html, "next") == ["?sort=name&amp;page=2", "?sort=name&amp;page=2#health-head"]
    last = html_of(viewer, "?sort=name&page=2")
    assert team_order(last) == ["Team 10"]
    assert leads_to(last, "prev") == ["?sort=name", "?sort=name#health-head"]


def leads_to(html: str, where: str) -> list[str]:
    """Below the map, and below the table of teams."""
    return re.findall(rf'href="([^"]+)"\s+rel="{where}"', html)
