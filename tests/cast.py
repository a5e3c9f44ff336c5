"""Ana is Product Manager and owner, Bo is Product Owner and editor, Chi views, Dana is elsewhere."""

from collections.abc import Callable

import pytest
from django.test import Client

from organisations.models import Level, Membership, Organisation, User
from organisations.scope import organisation_scope
from tests.factories.organisations import (
    MembershipFactory,
    OrganisationFactory,
    UserFactory,
)

ClientFor = Callable[[User | None], Client]
MembershipOf = Callable[[User, Organisation], Membership]


@pytest.fixture
def ana(db: None) -> User:
    return UserFactory(name="Ana Díaz", email="ana@example.org")


@pytest.fixture
def acme(ana: User) -> Organisation:
    return OrganisationFactory(name="Acme", owner=ana)


@pytest.fixture
def bo(acme: Organisation) -> User:
    user = UserFactory(name="Bo Lund", email="bo@example.org")
    MembershipFactory(organisation=acme, user=user, level=Level.EDITOR)
    return user


@pytest.fixture
def chi(acme: Organisation) -> User:
    user = UserFactory(name="Chi Okafor", email="chi@example.org")
    MembershipFactory(organisation=acme, user=user, level=Level.VIEWER)
    return user


@pytest.fixture
def dana(db: None) -> User:
    return UserFactory(name="Dana Weiss", email="dana@example.org")


@pytest.fixture
def umbrella(dana: User) -> Organisation:
    return OrganisationFactory(name="Umbrella", owner=dana)


@pytest.fixture
def client_for() -> ClientFor:
    """A client signed in as that user; anonymous for None."""

    def make(user: User | None) -> Client:
        client = Client()
        if user is not None:
            client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return make


@pytest.fixture
def membership_of() -> MembershipOf:
    """The actor that services ask for."""

    def find(user: User, organisation: Organisation) -> Membership:
        with organisation_scope(organisation):
            return Membership.objects.select_related("organisation", "user").get(user=user)

    return find
