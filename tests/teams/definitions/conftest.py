from __future__ import annotations

from collections.abc import Iterator

import pytest

from organisations.models import Membership, Organisation, User
from organisations.scope import organisation_scope
from roles.definitions.reading import shipped_catalogue
from roles.load import load_catalogue
from teams.models import Team
from tests.cast import MembershipOf
from tests.teams.builders import make_team


@pytest.fixture
def loaded(db: None) -> None:
    """The shipped definitions, in the database."""
    load_catalogue(shipped_catalogue())


@pytest.fixture
def team(loaded: None, acme: Organisation, ana: User, bo: User, chi: User) -> Iterator[Team]:
    """Checkout of Acme, in whose scope the test runs: Ana owns the organisation, Bo edits, Chi views."""
    with organisation_scope(acme):
        yield make_team(acme)


@pytest.fixture
def by_ana(team: Team, ana: User, acme: Organisation, membership_of: MembershipOf) -> Membership:
    return membership_of(ana, acme)
