"""The page of one person, their skills, and their leaving."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from organisations.models import Membership, Organisation, User
from teams.loading import load_matrix
from teams.models import LogEntry, Person, StoredFinding, Team
from teams.remit.leaving import leave, what_leaving_changes
from teams.remit.reading import read_remit
from tests.cast import ClientFor
from tests.teams.builders import TODAY, make_person, make_team

pytestmark = pytest.mark.django_db

BO = "/o/acme/people/bo/"


@pytest.fixture
def bo_person(team: Team) -> Person:
    found: Person = Person.objects.get(key="bo")
    return found


@pytest.fixture
def owner(team: Team, ana: User) -> Membership:
    return Membership.objects.get(user=ana)


def holder(team: Team, seat: str) -> str | None:
    return load_matrix(Team.objects.get(pk=team.pk), today=TODAY).matrix.seat_by_key[seat].person


# what is read


def test_what_a_person_owns_does_and_hears(
    team: Team, bo_person: Person, acme: Organisation
) -> None:
    [checkout] = read_remit(acme, bo_person, today=TODAY).teams
    [area] = checkout.areas
    assert area.name == "Backlog"
    assert [(one.row.key, one.letters) for one in area.rows] == [
        ("backlog-prioritisation", (("A", "answers"), ("R", "does")))
    ]
    assert [row.key for row in checkout.advises] == ["product-strategy"]
    assert [row.key for row in checkout.informed] == ["product-vision"]
    assert (checkout.answers, checkout.allocation) == (1, 100)


def test_findings_over_teams_and_of_teams_are_there(
    team: Team, bo_person: Person, acme: Organisation
) -> None:
    make_team(acme, "Search")
    remit = read_remit(acme, bo_person, today=TODAY)
    assert [one.code for one in remit.over_teams] == ["LOD602"]
    assert [one.team.name for one in remit.teams] == ["Checkout", "Search"]


@pytest.mark.parametrize("teams", [1, 3])
def test_the_page_costs_the_same_for_any_number_of_teams(
    teams: int, team: Team, acme: Organisation, bo: User, client_for: ClientFor
) -> None:
    for number in range(1, teams):
        make_team(acme, f"Team {number}")
    client = client_for(bo)
    client.get(BO)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(BO).status_code == 200
    counted = [
        one
        for one in captured
        if not any(word in one["sql"] for word in ("SAVEPOINT", "BEGIN", "COMMIT", "set_config"))
    ]
    assert len(counted) == 8


# who may see


def test_who_may_read_and_who_may_change(
    team: Team, ana: User, bo: User, chi: User, dana: User, client: Client, client_for: ClientFor
) -> None:
    for address in (BO, f"{BO}skills/", f"{BO}leaving/"):
        assert client.get(address).status_code == 302
        assert client_for(dana).get(address).status_code == 404
        assert client_for(bo).get(address).status_code == 200
    assert client_for(chi).get(BO).status_code == 200
    for address in (f"{BO}skills/", f"{BO}leaving/"):
        assert client_for(chi).get(address).status_code == 403
        assert client_for(chi).post(address).status_code == 403
    assert client_for(bo).get("/o/acme/people/nobody/").status_code == 404


def test_load_and_skills_are_for_the_person_and_for_editors(
    team: Team, bo_person: Person, chi: User, bo: User, client_for: ClientFor
) -> None:
    assert "100 % of 100 %" in client_for(bo).get(BO).content.decode()
    assert "100 % of 100 %" not in client_for(chi).get(BO).content.decode()
    bo_person.user = chi
    bo_person.save()
    assert "100 % of 100 %" in client_for(chi).get(BO).content.decode()


# skills


def test_skills_are_recorded_and_the_teams_checked(
    team: Team, bo_person: Person, bo: User, client_for: ClientFor
) -> None:
    said = {"skill-backlog-management": "learning", "skill-agile-methods": "expert"}
    answer = client_for(bo).post(f"{BO}skills/", said)
    assert answer.status_code == 302
    bo_person.refresh_from_db()
    assert bo_person.skills == {"backlog-management": "learning", "agile-methods": "expert"}
    finding = StoredFinding.objects.get(team=team, code="SKL701", cleared_at=None)
    assert "lacks backlog management" in finding.message
    page = client_for(bo).get(BO).content.decode()
    assert "asked for: working" in page


def test_a_level_that_there_is_not_is_refused(
    team: Team, bo_person: Person, bo: User, client_for: ClientFor
) -> None:
    answer = client_for(bo).post(f"{BO}skills/", {"skill-backlog-management": "wizard"})
    assert answer.status_code == 422
    bo_person.refresh_from_db()
    assert bo_person.skills == {}


# leaving


def test_leaving_today_vacates_every_seat_and_keeps_the_letters(
    team: Team, bo_person: Person, owner: Membership, acme: Organisation
) -> None:
    search = make_team(acme, "Search")
    leave(organisation=acme, person=bo_person, on=TODAY, today=TODAY, by=owner)
    assert holder(team, "po") is None and holder(search, "po") is None
    assert LogEntry.objects.filter(why="leaving").count() == 2
    matrix = load_matrix(Team.objects.get(pk=team.pk), today=TODAY).matrix
    assert matrix.at("backlog-prioritisation", "po") == ("A", "R")


def test_leaving_later_ends_every_seat_on_that_day(
    team: Team, bo_person: Person, owner: Membership, acme: Organisation
) -> None:
    day = TODAY + timedelta(days=20)
    leave(organisation=acme, person=bo_person, on=day, today=TODAY, by=owner)
    seat = load_matrix(Team.objects.get(pk=team.pk), today=TODAY).matrix.seat_by_key["po"]
    assert (seat.person, seat.until) == ("bo", day)
    assert StoredFinding.objects.filter(team=team, code="LOD606", cleared_at=None).exists()


def test_an_end_that_is_earlier_stays(
    team: Team, bo_person: Person, owner: Membership, acme: Organisation
) -> None:
    leave(organisation=acme, person=bo_person, on=date(2026, 3, 10), today=TODAY, by=owner)
    assert (
        leave(organisation=acme, person=bo_person, on=date(2026, 4, 1), today=TODAY, by=owner) == []
    )


@pytest.mark.parametrize("days", [0, 20])
def test_the_preview_says_what_comes_and_changes_nothing(
    days: int, team: Team, bo_person: Person, acme: Organisation
) -> None:
    [change] = what_leaving_changes(acme, bo_person, on=TODAY + timedelta(days=days), today=TODAY)
    assert {"GAP104", "GAP106"} <= {one.code for one in change.come}
    assert holder(team, "po") == "bo"


def test_the_page_asks_shows_and_does(
    team: Team, bo_person: Person, bo: User, client_for: ClientFor
) -> None:
    client = client_for(bo)
    today = timezone.localdate()
    shown = client.get(f"{BO}leaving/", {"on": str(today)}).content.decode()
    assert "Vacate the seats now" in shown and "Checkout is Agile and has no Product Owner" in shown
    assert client.get(f"{BO}leaving/", {"on": "soon"}).status_code == 422
    assert client.post(f"{BO}leaving/", {"on": str(today), "do": "leave"}).status_code == 302
    assert holder(team, "po") is None


def test_somebody_without_a_seat_has_nothing_to_leave(
    team: Team, acme: Organisation, bo: User, client_for: ClientFor
) -> None:
    make_person(acme, "Emil Varga")
    client = client_for(bo)
    assert "Has no seat in any team" in client.get("/o/acme/people/emil/").content.decode()
    today = str(timezone.localdate())
    assert (
        "has no seat" in client.get("/o/acme/people/emil/leaving/", {"on": today}).content.decode()
    )
