"""Who gets what at each address of organisations."""

import re

import pytest
from django.urls import get_resolver

from organisations.models import Invitation, Level, Membership, Organisation, User
from organisations.scope import organisation_scope
from teams.models import TeamEditor
from tests.cast import ClientFor
from tests.factories.organisations import InvitationFactory, MembershipFactory
from tests.teams.builders import make_team

SIGN_IN = 302
ADDRESSES = [
    # address, method: anonymous, stranger, viewer, team editor, editor, administrator, owner
    ("/o/", "GET", SIGN_IN, 200, 200, 200, 200, 200, 200),
    ("/o/new/", "GET", SIGN_IN, 200, 200, 200, 200, 200, 200),
    ("/o/acme/settings/", "GET", SIGN_IN, 404, 200, 200, 200, 200, 200),
    ("/o/acme/settings/", "POST", SIGN_IN, 404, 403, 403, 403, 200, 200),
    ("/o/acme/settings/delete/", "GET", SIGN_IN, 404, 403, 403, 403, 403, 200),
    ("/o/acme/settings/delete/", "POST", SIGN_IN, 404, 403, 403, 403, 403, 422),
    ("/o/acme/settings/members/", "GET", SIGN_IN, 404, 200, 200, 200, 200, 200),
    ("/o/acme/settings/members/", "POST", SIGN_IN, 404, 403, 403, 403, 200, 200),
    ("/o/acme/settings/members/{member}/level/", "POST", SIGN_IN, 404, 403, 403, 403, 302, 302),
    ("/o/acme/settings/members/{member}/level/", "GET", SIGN_IN, 404, 405, 405, 405, 405, 405),
    ("/o/acme/settings/members/{member}/remove/", "GET", SIGN_IN, 404, 403, 403, 403, 200, 200),
    ("/o/acme/settings/members/{member}/remove/", "POST", SIGN_IN, 404, 403, 403, 403, 302, 302),
    (
        "/o/acme/settings/members/invitations/{invitation}/withdraw/",
        *("POST", SIGN_IN, 404, 403, 403, 403, 302, 302),
    ),
    ("/invitations/{token}/", "GET", 200, 200, 200, 200, 200, 200, 200),
    ("/invitations/{token}/", "POST", 200, 302, 410, 410, 410, 410, 410),
    ("/invitations/nothing/", "GET", 410, 410, 410, 410, 410, 410, 410),
    ("/o/acme/nothing/", "GET", SIGN_IN, 404, 404, 404, 404, 404, 404),
    ("/o/Acme/settings/", "GET", SIGN_IN, 404, 404, 404, 404, 404, 404),
    ("/o/a%00b/settings/", "GET", SIGN_IN, 404, 404, 404, 404, 404, 404),
    ("/o/nobody/settings/", "GET", SIGN_IN, 404, 404, 404, 404, 404, 404),
    ("/o/umbrella/settings/", "GET", SIGN_IN, 200, 404, 404, 404, 404, 404),
]
PEOPLE = ("anonymous", "stranger", "viewer", "team editor", "editor", "administrator", "owner")


@pytest.fixture
def people(
    acme: Organisation, umbrella: Organisation, ana: User, bo: User, chi: User, dana: User
) -> dict[str, User | None]:
    administrator = MembershipFactory(organisation=acme, level=Level.ADMINISTRATOR)
    one_team = MembershipFactory(organisation=acme)
    with organisation_scope(acme):
        team = make_team(acme)
        TeamEditor.objects.create(organisation=acme, team=team, membership=one_team)
    everybody = (None, dana, chi, one_team.user, bo, administrator.user, ana)
    return dict(zip(PEOPLE, everybody, strict=True))


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("row", ADDRESSES, ids=lambda row: f"{row[1]} {row[0]}")
def test_who_gets_what(
    row: tuple[str, str, int],
    who: str,
    people: dict[str, User | None],
    acme: Organisation,
    client_for: ClientFor,
) -> None:
    address, method, *answers = row
    invitation = InvitationFactory(organisation=acme)
    address = address.format(
        member=MembershipFactory(organisation=acme).pk,
        invitation=invitation.pk,
        token=invitation.token,
    )
    response = client_for(people[who]).generic(method, address)
    assert response.status_code == answers[PEOPLE.index(who)]
    if who == "anonymous" and response.status_code == SIGN_IN:
        assert response["Location"].startswith("/accounts/login/?next=/o/")


def test_every_address_has_its_row() -> None:
    named = {
        name for name in get_resolver("organisations.urls").reverse_dict if isinstance(name, str)
    }
    assert named == {
        "organisation-list",
        "organisation-new",
        "organisation-settings",
        "organisation-delete",
        "organisation-members",
        "member-level",
        "member-remove",
        "invitation-withdraw",
        "invitation-accept",
    }


def test_a_member_of_another_organisation_is_not_reached_by_number(
    acme: Organisation, umbrella: Organisation, ana: User, client_for: ClientFor
) -> None:
    theirs = MembershipFactory(organisation=umbrella)
    invitation = InvitationFactory(organisation=umbrella)
    client = client_for(ana)
    root = "/o/acme/settings/members/"
    for path in (f"{theirs.pk}/remove/", f"{theirs.pk}/level/"):
        assert client.post(root + path).status_code == 404
    withdraw = f"{root}invitations/{invitation.pk}/withdraw/"
    assert client.post(withdraw).status_code == 404
    with organisation_scope(umbrella):
        assert Membership.objects.filter(pk=theirs.pk).exists()
        assert Invitation.objects.filter(pk=invitation.pk).exists()


def test_a_refusal_gives_its_reason(acme: Organisation, chi: User, client_for: ClientFor) -> None:
    response = client_for(chi).post("/o/acme/settings/")
    assert response.status_code == 403
    assert (
        "You may look at Acme but not change it. "
        "An owner or administrator can give you more: Ana Díaz."
    ) in response.content.decode()


def test_who_may_not_change_the_settings_reads_them_and_why(
    acme: Organisation, chi: User, client_for: ClientFor
) -> None:
    with organisation_scope(acme):
        Organisation.objects.filter(pk=acme.pk).update(stage="growing", size=120)
    html = client_for(chi).get("/o/acme/settings/").content.decode()
    assert "You may look at Acme but not change it." in html
    assert "<td>Growing</td>" in html
    assert "<td>120</td>" in html
    assert "Save the settings" not in html


def test_the_bar_leads_nobody_to_a_refusal(
    acme: Organisation, chi: User, client_for: ClientFor
) -> None:
    client = client_for(chi)
    for address in set(
        re.findall(r'href="(/[^"#]*)"', client.get("/o/acme/settings/").content.decode())
    ):
        if not address.startswith("/static/"):
            assert client.get(address, follow=True).status_code == 200, address
