from __future__ import annotations

import pytest
from django.test import Client

from organisations.models import User
from roles.definitions.reading import shipped_catalogue
from roles.load import load_catalogue
from tests.cast import ClientFor
from tests.factories.organisations import UserFactory


@pytest.fixture
def operator(client_for: ClientFor) -> Client:
    load_catalogue(shipped_catalogue())
    user: User = UserFactory(is_staff=True, is_superuser=True)
    return client_for(user)
