"""The team that most tests look at, and those who look."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from organisations.models import Organisation, User
from organisations.scope import organisation_scope
from teams.models import Team
from tests.cast import ClientFor
from tests.teams.builders import make_team


@pytest.fixture
def team(acme: Organisation, ana: User, bo: User, chi: User) -> Iterator[Team]:
    """Checkout of Acme: Ana owns the organisation, Bo edits, Chi views."""
    with organisation_scope(acme):
        yield make_team(acme)


@pytest.fixture
def editor(team: Team, bo: User, client_for: ClientFor) -> Client:
    return client_for(bo)


@pytest.fixture
def viewer(team: Team, chi: User, client_for: ClientFor) -> Client:
    return client_for(chi)


@pytest.fixture
def stranger(team: Team, dana: User, client_for: ClientFor) -> Client:
    return client_for(dana)
