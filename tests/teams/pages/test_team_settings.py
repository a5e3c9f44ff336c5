"""A team is renamed, reviewed, copied, archived and brought back; its address stays."""

from __future__ import annotations

import pytest

from organisations.models import User
from teams.models import Cell, LogEntry, Seat, Team
from tests.cast import ClientFor

pytestmark = pytest.mark.django_db
SETTINGS = "/o/acme/teams/checkout/settings/"


def test_a_team_is_renamed_and_its_address_stays(
    team: Team, bo: User, client_for: ClientFor
) -> None:
    client = client_for(bo)
    seen = client.get(SETTINGS).context["seen"]
    facts = {
        "seen": seen,
        "name": "Payments",
        "method": "waterfall",
        "complexity": "high",
        "is_data": "",
    }
    assert client.post(SETTINGS, facts).status_code == 302
    stored = Team.objects.get(pk=team.pk)
    assert (stored.key, stored.name, stored.method, stored.data) == (
        "checkout",
        "Payments",
        "waterfall",
        None,
    )
    assert LogEntry.objects.filter(team=team).last().edits[0]["edit"] == "change_team"
    html = client.get("/o/acme/teams/checkout/").content.decode()
    assert "FIT303" in html
    again = client.post(SETTINGS, facts | {"name": "Other"})
    assert "Somebody changed this in the meantime" in again.content.decode()


def test_a_review_is_a_fact_of_the_team(team: Team, bo: User, client_for: ClientFor) -> None:
    client_for(bo).post(f"{SETTINGS}reviewed/")
    assert Team.objects.get(pk=team.pk).reviewed > team.reviewed


def test_a_copy_starts_with_letters_and_vacant_seats(
    team: Team, bo: User, client_for: ClientFor
) -> None:
    client = client_for(bo)
    assert client.post(f"{SETTINGS}copy/", {"name": "Returns"}).url == "/o/acme/teams/returns/"
    other = Team.objects.get(key="returns")
    assert Cell.objects.filter(team=other).count() == Cell.objects.filter(team=team).count()
    assert not Seat.objects.filter(team=other, person__isnull=False).exists()
    client.post(f"{SETTINGS}copy/", {"name": " "})
    assert Team.objects.count() == 2


@pytest.mark.parametrize("address", [SETTINGS, f"{SETTINGS}reviewed/", f"{SETTINGS}copy/"])
def test_only_who_may_change(
    address: str, team: Team, chi: User, dana: User, client_for: ClientFor
) -> None:
    assert client_for(chi).post(address).status_code == 403
    assert client_for(dana).post(address).status_code == 404
    assert client_for(None).post(address).status_code == 302
