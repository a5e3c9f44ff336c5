"""No address without a row in one of the tables of who gets what; and those of the public catalogue, for everybody."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from organisations.models import Level, Organisation, User
from organisations.scope import organisation_scope
from teams.models import Team, TeamEditor
from tests.cast import ClientFor
from tests.factories.organisations import MembershipFactory

pytestmark = pytest.mark.django_db

ELSEWHERE = {"organisations.urls", "teams.urls"}
"""Their tables: tests/organisations/test_addresses.py and tests/teams/pages/test_access_table.py, which know every name."""
UNDER = {"admin/": "tests/security/test_walls.py", "accounts/": "tests/accounts/test_addresses.py"}
PUBLIC = {
    "catalogue": {},
    "role-list": {},
    "role-compare": {},
    "role": {"key": "product-owner"},
    "responsibility-list": {},
    "responsibility": {"key": "product-vision"},
}


def rest(resolver: URLResolver) -> Iterator[URLPattern]:
    """The addresses that no other table holds."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield pattern
        elif (
            str(pattern.pattern) not in UNDER
            and getattr(pattern.urlconf_module, "__name__", "") not in ELSEWHERE
        ):
            yield from rest(pattern)


def test_every_address_stands_in_a_table() -> None:
    assert {str(pattern.name) for pattern in rest(get_resolver())} == set(PUBLIC)


@pytest.mark.parametrize("name", PUBLIC)
def test_the_public_catalogue_is_for_everybody_to_read(
    name: str, secret: Team, acme: Organisation, ana: User, bo: User, chi: User, dana: User,
    client_for: ClientFor,
) -> None:  # fmt: skip
    administrator = MembershipFactory(organisation=acme, level=Level.ADMINISTRATOR).user
    with organisation_scope(acme):
        one_team = TeamEditor.objects.select_related("membership__user").get().membership.user
    address = reverse(name, kwargs=PUBLIC[name])
    for user in (None, dana, chi, one_team, bo, administrator, ana):
        client: Client = client_for(user)
        assert client.get(address).status_code == 200, user
        assert client.post(address).status_code in (200, 405), user
        assert b"own-" not in client.get(address).content, user
