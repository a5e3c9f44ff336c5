"""Which login is whose: by the invitation's address, or an administrator's word."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from organisations.models import Level, Membership, Organisation, User
from organisations.scope import organisation_scope
from organisations.services.invitation import accept_invitation, invite_member
from organisations.services.membership import remove_member
from teams.logins import LoginTaken, tie
from teams.models import Person, Team
from tests.cast import ClientFor
from tests.factories.organisations import UserFactory

pytestmark = pytest.mark.django_db


def person(acme: Organisation, key: str, email: str = "", **more: object) -> Person:
    return Person.objects.create(organisation=acme, key=key, name=key.title(), email=email, **more)


def join(acme: Organisation, ana: User, email: str, user: User) -> Membership:
    with organisation_scope(acme):
        by = Membership.objects.get(user=ana)
        invitation = invite_member(by=by, email=email, level=Level.VIEWER)
    return accept_invitation(token=invitation.token, user=user)


def login_of(acme: Organisation, key: str) -> User | None:
    with organisation_scope(acme):
        return Person.objects.select_related("user").get(key=key).user


def test_an_invitation_to_a_persons_address_ties_the_login(acme: Organisation, ana: User) -> None:
    with organisation_scope(acme):
        person(acme, "eva", "Eva@Example.org")
    eva = UserFactory(email="other@example.org")
    join(acme, ana, "eva@example.org", eva)
    assert login_of(acme, "eva") == eva


def test_the_new_members_own_address_does_not_count(acme: Organisation, ana: User) -> None:
    """Who signs up may write any address; who invites knows whom."""
    with organisation_scope(acme):
        person(acme, "eva", "eva@example.org")
    join(acme, ana, "finn@example.org", UserFactory(email="eva@example.org"))
    assert login_of(acme, "eva") is None


def test_two_people_with_the_address_are_left_alone(acme: Organisation, ana: User) -> None:
    with organisation_scope(acme):
        person(acme, "eva", "team@example.org")
        person(acme, "finn", "team@example.org")
    join(acme, ana, "team@example.org", UserFactory())
    assert login_of(acme, "eva") is None and login_of(acme, "finn") is None


def test_a_person_with_a_login_keeps_it(acme: Organisation, ana: User, bo: User) -> None:
    with organisation_scope(acme):
        person(acme, "bo", "bo@acme.example", user=bo)
    join(acme, ana, "bo@acme.example", UserFactory())
    assert login_of(acme, "bo") == bo


def test_who_is_removed_stays_a_person(acme: Organisation, ana: User, bo: User) -> None:
    with organisation_scope(acme):
        person(acme, "bo", user=bo)
        by, member = (Membership.objects.get(user=user) for user in (ana, bo))
        remove_member(by=by, member=member)
    assert login_of(acme, "bo") is None


def test_an_administrator_says_it(acme: Organisation, ana: User, bo: User) -> None:
    with organisation_scope(acme):
        eva, finn = person(acme, "eva"), person(acme, "finn")
        by, member = (Membership.objects.get(user=user) for user in (ana, bo))
        tie(by=by, person=eva, member=member)
        with pytest.raises(LoginTaken, match="Bo Lund signs in as Eva already"):
            tie(by=by, person=finn, member=member)
        with pytest.raises(PermissionDenied):
            tie(by=member, person=finn, member=None)
        tie(by=by, person=eva, member=None)
        tie(by=by, person=finn, member=member)
    assert login_of(acme, "eva") is None and login_of(acme, "finn") == bo


def test_on_the_persons_page(
    team: Team, acme: Organisation, ana: User, bo: User, client_for: ClientFor
) -> None:
    with organisation_scope(acme):
        member = Membership.objects.get(user=bo).pk
    client = client_for(ana)
    with organisation_scope(acme):
        Person.objects.filter(key="bo").update(email="bo+1@example.org")
    page = client.get("/o/acme/people/bo/").content.decode()
    assert "Signs in as" in page and "Invite bo+1@example.org…" in page
    invite = client.get("/o/acme/settings/members/?email=bo%2B1%40example.org").content.decode()
    assert 'value="bo+1@example.org"' in invite
    said = client.post("/o/acme/people/bo/login/", {"member": member}, follow=True)
    assert "Bo Lund signs in as Bo Lund now." in said.content.decode()
    assert login_of(acme, "bo") == bo
    refused = client.post("/o/acme/people/ana/login/", {"member": member}, follow=True)
    assert "Take it away there first." in refused.content.decode()
    wrong = client.post("/o/acme/people/bo/login/", {"member": 0}, follow=True)
    assert "Choose a member; this one has left." in wrong.content.decode()
    assert "Signs in as" not in client_for(bo).get("/o/acme/people/bo/").content.decode()
