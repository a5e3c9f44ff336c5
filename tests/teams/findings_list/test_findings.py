"""The list of findings: filters whose counts agree with it, pages, a file, and the trend."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from organisations.models import Membership, Organisation, User
from teams.acceptance import accept
from teams.creation import archive_team
from teams.findings.filters import Filters, read_filters
from teams.findings.listing import count_findings, findings_of
from teams.models import StoredFinding, Team
from teams.trend.drawing import draw, in_words
from teams.trend.reading import days_from, trend_of
from tests.cast import ClientFor
from tests.teams.builders import make_team

pytestmark = pytest.mark.django_db

ALL = "/o/acme/findings/"
ONE = "/o/acme/teams/checkout/findings/"
TODAY = timezone.localdate()


@pytest.fixture
def three(team: Team, acme: Organisation) -> Organisation:
    """Three teams with findings of their own and over all of them, one accepted, one cleared."""
    for name in ("Search", "Returns"):
        make_team(acme, name, today=TODAY)
    hint = StoredFinding.objects.filter(code="GAP110").order_by("pk").first()
    accept(finding=hint, by=Membership.objects.get(user__name__startswith="Bo"), reason="Fine.")
    last = StoredFinding.objects.filter(code="GAP110").order_by("pk").last()
    StoredFinding.objects.filter(pk=last.pk).update(cleared_at=timezone.now())
    return acme


def test_an_address_with_nonsense_does_no_harm() -> None:
    said = {"state": "lost", "severity": "bad", "family": "XXX", "team": "a\0b", "page": "x"}
    assert read_filters(said) == Filters(team="ab")


def test_the_address_says_what_differs_from_the_usual() -> None:
    assert Filters().address() == "?" and not Filters(state="cleared").is_narrow
    assert Filters(severity="error").address(team="search") == "?severity=error&team=search"
    assert read_filters({"code": "gap110"}).code == "GAP110"


@pytest.mark.parametrize("state", ["open", "accepted", "cleared"])
@pytest.mark.parametrize("severity", ["", "error", "hint"])
@pytest.mark.parametrize("family", ["", "LOD", "GAP"])
@pytest.mark.parametrize(
    "more", [{}, {"team": "search"}, {"person": "ana"}, {"area": "strategy"}, {"code": "LOD602"}]
)
def test_the_counts_agree_with_the_list(
    state: str, severity: str, family: str, more: dict[str, str], three: Organisation
) -> None:
    filters = Filters(state, severity, family, **more)
    counts = count_findings(three, filters, today=TODAY)
    assert counts.shown == findings_of(three, filters, today=TODAY).count()
    for other in ("open", "accepted", "cleared"):
        found = findings_of(three, Filters(other, severity, family, **more), today=TODAY)
        assert counts.states[other] == found.count()
    for kind in ("error", "warning", "hint"):
        found = findings_of(three, Filters(state, kind, family, **more), today=TODAY)
        assert counts.severities.get(kind, 0) == found.count()


def test_one_team_has_its_own_and_those_of_its_people(three: Organisation) -> None:
    team = Team.objects.get(key="search")
    codes = {one.code for one in findings_of(three, Filters(), today=TODAY, team=team)}
    assert "LOD602" in codes
    assert {one.team_id for one in findings_of(three, Filters(), today=TODAY, team=team)} <= {
        team.pk,
        None,
    }


def test_an_archived_team_is_left_out(three: Organisation, ana: User) -> None:
    owner = Membership.objects.get(user=ana)
    archive_team(team=Team.objects.get(key="search"), by=owner)
    assert not findings_of(three, Filters(team="search"), today=TODAY).exists()


def test_the_page_shows_and_filters(three: Organisation, chi: User, client_for: ClientFor) -> None:
    client = client_for(chi)
    html = client.get(ALL).content.decode()
    assert "promises" in html and "all teams" in html
    assert "promises" not in client.get(ALL, {"family": "GAP"}).content.decode()
    assert "Nothing is cleared with these filters." in (
        client.get(ALL, {"state": "cleared", "severity": "error"}).content.decode()
    )
    assert "About Ana Díaz" in client.get(ALL, {"person": "ana"}).content.decode()
    assert client.get(ALL, {"page": "x", "team": "nowhere"}).status_code == 200
    assert "of the team and of its people" in client.get(ONE).content.decode()


@pytest.mark.parametrize("teams", [2, 4])
def test_the_pages_cost_the_same_for_any_number(
    teams: int, team: Team, acme: Organisation, bo: User, client_for: ClientFor
) -> None:
    for number in range(1, teams):
        make_team(acme, f"Team {number}", today=TODAY)
    client = client_for(bo)
    for address, most in ((ALL, 9), (ONE, 9)):
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        counted = [
            one
            for one in captured
            if not any(
                word in one["sql"] for word in ("SAVEPOINT", "BEGIN", "COMMIT", "set_config")
            )
        ]
        assert len(counted) == most, [one["sql"][:120] for one in counted]


def test_the_file_holds_what_is_filtered_and_no_formula(
    three: Organisation, bo: User, client_for: ClientFor
) -> None:
    StoredFinding.objects.filter(code="LOD602", person="ana").update(message="=1+1")
    answer = client_for(bo).get(f"{ALL}export/csv/", {"family": "LOD"})
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert lines[0][:4] == ["Severity", "Code", "Rule", "Finding"]
    assert {line[1] for line in lines[1:]} == {"LOD602"}
    assert not any(line[3].startswith("=") for line in lines)


def test_who_may_read(
    team: Team, chi: User, dana: User, client: Client, client_for: ClientFor
) -> None:
    for address in (ALL, ONE, f"{ALL}export/csv/"):
        assert client.get(address).status_code == 302
        assert client_for(dana).get(address).status_code == 404
        assert client_for(chi).get(address).status_code == 200


# the trend


def test_changes_are_summed_up_day_by_day() -> None:
    first = date(2026, 3, 1)
    changes = [
        (first, "error", 2),
        (first + timedelta(days=1), "error", -1),
        (first + timedelta(days=2), "hint", 3),
    ]
    days = days_from(changes, first, first + timedelta(days=2))
    assert [(one.errors, one.hints, one.total) for one in days] == [(2, 0, 2), (1, 0, 1), (1, 3, 4)]


def test_earlier_spells_count_and_what_was_cleared_long_ago_does_not(
    team: Team, acme: Organisation
) -> None:
    hint = StoredFinding.objects.get(team=team, code="GAP110")
    now = timezone.now()
    StoredFinding.objects.exclude(pk=hint.pk).delete()
    hint.first_seen = now - timedelta(days=3)
    hint.earlier = [
        [(now - timedelta(days=400)).isoformat(), (now - timedelta(days=300)).isoformat()],
        [(now - timedelta(days=20)).isoformat(), (now - timedelta(days=10)).isoformat()],
    ]
    hint.save(update_fields=["first_seen", "earlier"])
    trend = trend_of(acme, team, today=timezone.localdate())
    assert [trend.ago(days).hints for days in (0, 3, 4, 10, 11, 20, 21, 89)] == [
        1,
        1,
        0,
        0,
        1,
        1,
        0,
        0,
    ]
    assert in_words(trend) == "Open findings: 1 today, 0 a week ago, 0 a month ago."
    assert in_words(trend) in draw(trend) and draw(trend).count("<path") == 2
