"""“Create team” pressed twice at once, and two drafts that name the same new people, each on a connection of its own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client

from organisations.models import Organisation, User
from organisations.scope import organisation_scope
from teams.models import Draft, Person, Team
from tests.cast import ClientFor
from tests.teams.setup.test_views import fill_in, seen

pytestmark = pytest.mark.django_db(transaction=True)


def create_at_once(presses: list[tuple[Client, str]]) -> list[str]:
    """Where each press leads."""
    said = [(client, address, seen(client, address)) for client, address in presses]
    barrier = Barrier(len(said))

    def press(one: tuple[Client, str, dict[str, str]]) -> str:
        client, address, content = one
        try:
            barrier.wait()
            return str(client.post(address, content).headers["Location"])
        finally:
            connection.close()

    with ThreadPoolExecutor(len(said)) as pool:
        return list(pool.map(press, said))


def test_two_presses_at_once_make_one_team(
    acme: Organisation, bo: User, client_for: ClientFor
) -> None:
    last = fill_in(client_for(bo))
    led = create_at_once([(client_for(bo), last) for _ in range(3)])
    assert led == ["/o/acme/teams/search/"] * 3
    with organisation_scope(acme):
        assert (Team.objects.count(), Draft.objects.count()) == (1, 0)
        assert Person.objects.count() == 2


def test_two_drafts_at_once_make_two_teams_of_the_same_people(
    acme: Organisation, ana: User, bo: User, client_for: ClientFor
) -> None:
    presses = [(client, fill_in(client)) for client in (client_for(ana), client_for(bo))]
    assert sorted(create_at_once(presses)) == ["/o/acme/teams/search-2/", "/o/acme/teams/search/"]
    with organisation_scope(acme):
        assert set(Person.objects.values_list("key", flat=True)) == {"ana-diaz", "bo-lund"}
