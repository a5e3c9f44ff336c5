from __future__ import annotations

from collections.abc import Iterator

import pytest

from organisations.models import Organisation
from organisations.scope import organisation_scope
from teams.models import Team
from tests.teams.builders import make_team


@pytest.fixture
def team(acme: Organisation) -> Iterator[Team]:
    with organisation_scope(acme):
        yield make_team(acme)
