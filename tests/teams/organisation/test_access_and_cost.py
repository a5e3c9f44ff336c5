"""Who may see the organisation page, what a viewer sees of loads, and what the page costs with 1, 3 and 300 teams."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from organisations.models import Organisation, User
from teams.models import Cell, LogEntry, Person, Row, Seat, StoredFinding, Team
from tests.cast import ClientFor
from tests.teams.builders import make_team
from tests.teams.organisation.reading_pages import PAGE, html_of, queries, words

pytestmark = pytest.mark.django_db
ADDRESSES = (PAGE, "/o/acme/map/export/csv/", "/o/acme/map/export/xlsx/")
QUERIES = 10
MANY = 300


@pytest.mark.parametrize("address", ADDRESSES)
def test_anonymous_signs_in_a_stranger_finds_nothing_and_a_viewer_reads(
    address: str, team: Team, chi: User, dana: User, umbrella: Organisation, client_for: ClientFor
) -> None:
    answer = client_for(None).get(address)
    assert (answer.status_code, answer.url.split("?")[0]) == (302, "/accounts/login/")
    assert client_for(dana).get(address).status_code == 404
    assert client_for(chi).get(address).status_code == 200
    assert client_for(chi).post(address).status_code == 405


def test_another_organisation_sees_nothing_of_it(
    team: Team, dana: User, umbrella: Organisation, client_for: ClientFor
) -> None:
    html = client_for(dana).get("/o/umbrella/").content.decode()
    assert "Checkout" not in html
    assert "Bo Lund" not in html


def test_loads_are_for_editors_and_for_the_person(
    team: Team, bo: User, chi: User, client_for: ClientFor
) -> None:
    carried = "80 % of 100 %"
    assert carried in words(html_of(client_for(bo)))
    html = words(html_of(client_for(chi)))
    assert carried not in html
    assert "Answers for 2 rows." in html
    Person.objects.filter(key="ana").update(user=chi)
    assert carried in words(html_of(client_for(chi)))


def test_who_is_over_capacity_is_named_first(
    team: Team, acme: Organisation, bo: User, client_for: ClientFor
) -> None:
    Person.objects.filter(key="bo").update(capacity=40)
    html = html_of(client_for(bo)).partition("Who carries the most")[2]
    assert html.index("Bo Lund") < html.index("Ana Díaz")
    assert "100 % of 40 %" in words(html)


@pytest.fixture
def viewer(team: Team, chi: User, client_for: ClientFor) -> Client:
    return client_for(chi)


def copies(team: Team, number: int) -> None:
    """The same team so many times more, written in bulk: its seats, rows, letters, findings and log."""
    twins = [
        Team(**facts_of(team) | {"key": f"twin-{at}", "name": f"Twin {at}"})
        for at in range(1, number + 1)
    ]
    Team.objects.bulk_create(twins)
    for model in (Seat, Row):
        held = list(model.objects.filter(team=team))
        model.objects.bulk_create(
            model(**facts_of(one) | {"team_id": twin.pk}) for twin in twins for one in held
        )
    places = {
        model: {(one.team_id, one.key): one.pk for one in model.objects.all()}
        for model in (Seat, Row)
    }
    cells = list(Cell.objects.filter(team=team).select_related("seat", "row"))
    Cell.objects.bulk_create(
        Cell(
            **facts_of(one)
            | {
                "team_id": twin.pk,
                "seat_id": places[Seat][twin.pk, one.seat.key],
                "row_id": places[Row][twin.pk, one.row.key],
            }
        )
        for twin in twins
        for one in cells
    )
    findings = list(StoredFinding.objects.filter(team=team))
    StoredFinding.objects.bulk_create(
        StoredFinding(**facts_of(one) | {"team_id": twin.pk, "fingerprint": f"{twin.pk}-{one.pk}"})
        for twin in twins
        for one in findings
    )
    entries = list(LogEntry.objects.filter(team=team))
    LogEntry.objects.bulk_create(
        LogEntry(**facts_of(one) | {"team_id": twin.pk}) for twin in twins for one in entries
    )


def facts_of(one: Team | Seat | Row | Cell | StoredFinding | LogEntry) -> dict[str, object]:
    """Each stored field by its column, but the id."""
    return {
        field.attname: getattr(one, field.attname)
        for field in one._meta.concrete_fields
        if not field.primary_key
    }


@pytest.mark.parametrize("teams", [1, 3, MANY])
def test_the_page_costs_the_same_queries_for_any_number_of_teams(
    teams: int, team: Team, viewer: Client
) -> None:
    html_of(viewer)
    copies(Team.objects.get(pk=team.pk), teams - 1)
    assert queries(viewer, PAGE) == QUERIES
    assert f"{teams} team{'s' * (teams > 1)}, 2 people, {3 * teams} seats" in words(html_of(viewer))
    assert Cell.objects.count() == teams * Cell.objects.filter(team=team).count()


@pytest.mark.parametrize("address", ADDRESSES[1:])
def test_so_do_its_files(address: str, team: Team, acme: Organisation, viewer: Client) -> None:
    viewer.get(address)
    alone = queries(viewer, address)
    for name in ("Payments", "Returns"):
        make_team(acme, name)
    viewer.get(PAGE)
    assert queries(viewer, address) == alone <= QUERIES


def test_teams_whose_findings_are_out_of_date_are_checked_on_the_way(
    team: Team, viewer: Client
) -> None:
    Team.objects.filter(pk=team.pk).update(recheck_on=date(2026, 3, 3), summary={})
    assert "2 of 2" in words(html_of(viewer))


def test_of_too_many_the_page_says_how_many_wait(
    team: Team, viewer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies(team, 4)
    Team.objects.update(recheck_on=date(2026, 3, 3))
    monkeypatch.setattr("teams.views.organisation.AT_ONCE", 2)
    assert "2 teams were checked again just now. 3 others wait" in words(html_of(viewer))
