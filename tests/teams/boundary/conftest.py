from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from organisations.models import Organisation, User
from organisations.scope import organisation_scope
from teams.matrix.model import Row, Seat
from teams.models import Team
from tests.cast import ClientFor
from tests.teams.builders import make_person, make_team

CELLS = {
    "product-vision": {"pm": ("A", "R")},
    "short-term-objectives": {"pm": ("I",), "po": ("A", "R")},
    "roadmap": {"pm": ("A", "R"), "po": ("A",)},
}


@pytest.fixture
def team(acme: Organisation, ana: User, bo: User, chi: User) -> Iterator[Team]:
    """Checkout: Ana does not tell Bo of the vision, and both answer for the roadmap."""
    with organisation_scope(acme):
        for key, name in (("ana", "Ana Díaz"), ("bo", "Bo Lund")):
            make_person(acme, name, key)
        seats = (Seat("pm", "product-manager", "ana", 80), Seat("po", "product-owner", "bo", 100))
        yield make_team(acme, seats=seats, rows=tuple(Row(key, key) for key in CELLS), cells=CELLS)


@pytest.fixture
def editor(team: Team, bo: User, client_for: ClientFor) -> Client:
    return client_for(bo)


@pytest.fixture
def viewer(team: Team, chi: User, client_for: ClientFor) -> Client:
    return client_for(chi)
