from urllib.parse import quote

import pytest
from django.test import Client
from pytest_django import Settings

from organisations.models import Level, Organisation, User
from organisations.scope import organisation_scope
from tests.cast import ClientFor
from tests.factories.organisations import (
    InvitationFactory,
    MembershipFactory,
    OrganisationFactory,
)

PASSWORD = "seven green bottles"
SIGN_UP = {
    "name": "Eve Moss",
    "email": "Eve@Example.org",
    "password1": PASSWORD,
    "password2": PASSWORD,
}


def sign_up(client: Client, **fields: str) -> object:
    return client.post("/accounts/signup/", {**SIGN_UP, **fields})


@pytest.fixture(autouse=True)
def without_confirmation(settings: Settings) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "none"


def test_the_first_user_of_an_installation_is_its_operator(db: None, client: Client) -> None:
    assert client.get("/accounts/signup/").status_code == 200
    response = sign_up(client)
    eve = User.objects.get()
    assert (eve.name, eve.email) == ("Eve Moss", "eve@example.org")
    assert eve.is_staff
    assert eve.is_superuser
    assert response["Location"] == "/o/new/"


def test_after_the_first_user_sign_up_is_closed(ana: User, client: Client) -> None:
    assert 'name="password1"' not in client.get("/accounts/signup/").content.decode()
    sign_up(client)
    assert list(User.objects.all()) == [ana]


def test_an_installation_may_open_its_sign_up(
    ana: User, client: Client, settings: Settings
) -> None:
    settings.REMIT_SIGN_UP = True
    sign_up(client)
    eve = User.objects.get(email="eve@example.org")
    assert not eve.is_staff
    assert not eve.is_superuser


def test_an_invitation_opens_the_sign_up_and_leads_to_the_organisation(
    acme: Organisation, client: Client
) -> None:
    invitation = InvitationFactory(organisation=acme, level=Level.EDITOR)
    link = invitation.get_absolute_url()
    offered = client.get(link).content.decode()
    assert f"/accounts/signup/?next={quote(link, safe='/')}" in offered
    assert 'name="password1"' in client.get("/accounts/signup/", {"next": link}).content.decode()
    assert sign_up(client, next=link)["Location"] == link
    assert not User.objects.get(email="eve@example.org").is_superuser
    assert client.post(link)["Location"] == "/o/acme/"
    assert client.get("/o/acme/settings/members/").status_code == 200


@pytest.mark.parametrize(
    "target", ["/o/new/", "/invitations/unknown/", "https://elsewhere.example/", "//[", ""]
)
def test_no_other_address_opens_the_sign_up(ana: User, client: Client, target: str) -> None:
    sign_up(client, next=target)
    assert list(User.objects.all()) == [ana]


def test_a_name_is_asked_for(db: None, client: Client) -> None:
    response = sign_up(client, name=" ")
    assert "Give a name." in response.content.decode()  # type: ignore[attr-defined]
    assert not User.objects.exists()


@pytest.mark.parametrize(
    ("organisations", "home"),
    [([], "/o/new/"), (["Acme"], "/o/acme/"), (["Acme", "Brick"], "/o/")],
)
def test_signing_in_leads_home(
    ana: User, client: Client, organisations: list[str], home: str
) -> None:
    ana.set_password(PASSWORD)
    ana.save()
    OrganisationFactory(name="Elsewhere")
    for name in organisations:
        OrganisationFactory(name=name, owner=ana)
    response = client.post("/accounts/login/", {"login": "ANA@example.org", "password": PASSWORD})
    assert response["Location"] == home


def test_an_invitation_tells_who_is_signed_in_what_it_does(
    acme: Organisation, dana: User, client_for: ClientFor
) -> None:
    invitation = InvitationFactory(
        organisation=acme, level=Level.EDITOR, invited_by__name="Ana Díaz"
    )
    page = client_for(dana).get(invitation.get_absolute_url()).content.decode()
    assert "Ana Díaz invites you to Acme" in page
    assert "As editor you may change people, teams and their matrices." in page
    assert "dana@example.org" in page


def test_somebody_removed_is_a_stranger_at_once(
    acme: Organisation, ana: User, client_for: ClientFor
) -> None:
    member = MembershipFactory(organisation=acme)
    theirs = client_for(member.user)
    assert theirs.get("/o/acme/settings/members/").status_code == 200
    client_for(ana).post(f"/o/acme/settings/members/{member.pk}/remove/")
    assert theirs.get("/o/acme/settings/members/").status_code == 404
    with organisation_scope(acme):
        assert User.objects.filter(pk=member.user_id).exists()
