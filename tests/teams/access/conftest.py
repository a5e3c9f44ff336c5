from __future__ import annotations

from collections.abc import Iterator

import pytest

from organisations.models import Organisation, User
from organisations.scope import organisation_scope
from teams.models import Team
from tests.teams.builders import make_team


@pytest.fixture
def team(acme: Organisation, ana: User, bo: User, chi: User) -> Iterator[Team]:
    """Checkout of Acme: Ana owns the organisation, Bo edits, Chi views."""
    with organisation_scope(acme):
        yield make_team(acme)
