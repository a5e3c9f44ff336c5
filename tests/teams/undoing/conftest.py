from __future__ import annotations

import pytest
from django.test import Client

from organisations.models import User
from teams.models import Team
from tests.cast import ClientFor


@pytest.fixture
def owner(team: Team, ana: User, client_for: ClientFor) -> Client:
    return client_for(ana)
