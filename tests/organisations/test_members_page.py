from datetime import timedelta
from smtplib import SMTPException
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone
from pytest_django import Settings

from organisations import mail as organisations_mail
from organisations.models import Invitation, Level, Membership, Organisation, User
from organisations.scope import organisation_scope
from tests.cast import ClientFor, MembershipOf
from tests.factories.organisations import InvitationFactory, MembershipFactory

MEMBERS = "/o/acme/settings/members/"


def invited(organisation: Organisation) -> list[Invitation]:
    with organisation_scope(organisation):
        return list(Invitation.objects.all())


def test_an_invitation_is_mailed_and_its_link_shown(
    acme: Organisation, ana: User, client_for: ClientFor
) -> None:
    client = client_for(ana)
    response = client.post(MEMBERS, {"email": "eve@example.org", "level": "editor"}, follow=True)
    (invitation,) = invited(acme)
    link = f"http://testserver{invitation.get_absolute_url()}"
    page = response.content.decode()
    assert link in page
    assert "on its way to eve@example.org" in page
    (sent,) = mail.outbox
    assert sent.to == ["eve@example.org"]
    assert sent.subject == "Ana Díaz invites you to Acme on Remit"
    assert link in sent.body


def test_where_no_mail_is_set_up_the_link_is_handed_over(
    acme: Organisation, ana: User, client_for: ClientFor, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    response = client_for(ana).post(
        MEMBERS, {"email": "eve@example.org", "level": "viewer"}, follow=True
    )
    assert "No mail was sent: give eve@example.org the link below." in response.content.decode()


def test_a_mail_server_that_fails_loses_no_invitation(
    acme: Organisation,
    ana: User,
    client_for: ClientFor,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def refuse(**_: object) -> None:
        raise SMTPException("no")

    monkeypatch.setattr(organisations_mail, "send_mail", refuse)
    response = client_for(ana).post(
        MEMBERS, {"email": "eve@example.org", "level": "viewer"}, follow=True
    )
    assert "No mail was sent" in response.content.decode()
    assert len(invited(acme)) == 1
    assert "could not be sent" in caplog.text


def test_an_ended_invitation_shows_no_link(
    acme: Organisation, ana: User, client_for: ClientFor
) -> None:
    ended = timezone.now() - timedelta(days=1)
    invitation = InvitationFactory(organisation=acme, expires=ended)
    page = client_for(ana).get(MEMBERS).content.decode()
    assert invitation.email in page
    assert invitation.token not in page


def test_an_administrator_is_not_offered_to_make_owners(
    acme: Organisation, client_for: ClientFor
) -> None:
    administrator = MembershipFactory(organisation=acme, level=Level.ADMINISTRATOR)
    client = client_for(administrator.user)
    assert 'value="owner"' not in client.get(MEMBERS).content.decode()
    response = client.post(MEMBERS, {"email": "eve@example.org", "level": "owner"})
    assert "Select a valid choice" in response.content.decode()
    assert invited(acme) == []


def test_an_access_is_changed(
    acme: Organisation, ana: User, bo: User, client_for: ClientFor, membership_of: MembershipOf
) -> None:
    number = membership_of(bo, acme).pk
    response = client_for(ana).post(
        f"{MEMBERS}{number}/level/", {f"m{number}-level": "administrator"}, follow=True
    )
    assert "Bo Lund is administrator now." in response.content.decode()
    assert membership_of(bo, acme).level == Level.ADMINISTRATOR


def test_the_last_owner_hears_why_they_stay(
    acme: Organisation, ana: User, client_for: ClientFor, membership_of: MembershipOf
) -> None:
    number = membership_of(ana, acme).pk
    client = client_for(ana)
    for verb in ("level", "remove"):
        response = client.post(
            f"{MEMBERS}{number}/{verb}/", {f"m{number}-level": "viewer"}, follow=True
        )
        assert "Ana Díaz is the only owner of Acme." in response.content.decode()
    assert membership_of(ana, acme).level == Level.OWNER


def test_a_viewer_leaves(acme: Organisation, chi: User, client_for: ClientFor) -> None:
    client = client_for(chi)
    page = client.get(MEMBERS).content.decode()
    assert "ana@example.org" not in page
    with organisation_scope(acme):
        number = Membership.objects.get(user=chi).pk
    assert "Leave Acme?" in client.get(f"{MEMBERS}{number}/remove/").content.decode()
    response = client.post(f"{MEMBERS}{number}/remove/", follow=True)
    assert "You have left Acme." in response.content.decode()
    assert client.get(MEMBERS).status_code == 404


@pytest.mark.parametrize("members", [1, 20])
def test_the_page_costs_the_same_for_many_members(
    members: int,
    acme: Organisation,
    ana: User,
    client_for: ClientFor,
    django_assert_num_queries: Any,
) -> None:
    for _ in range(members):
        MembershipFactory(organisation=acme)
        InvitationFactory(organisation=acme)
    client = client_for(ana)
    client.get(MEMBERS)
    with django_assert_num_queries(10):
        client.get(MEMBERS)


def test_names_are_shown_as_text(acme: Organisation, ana: User, client_for: ClientFor) -> None:
    User.objects.filter(pk=ana.pk).update(name="<script>alert(1)</script>")
    page = client_for(ana).get(MEMBERS).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_settings_are_saved(acme: Organisation, ana: User, client_for: ClientFor) -> None:
    client = client_for(ana)
    facts = {"name": " Apex ", "stage": "growing", "size": "120"}
    response = client.post("/o/acme/settings/", facts, follow=True)
    assert response.redirect_chain == [("/o/acme/settings/", 302)]
    with organisation_scope(acme):
        stored = Organisation.objects.get()
    assert (stored.name, stored.stage, stored.size, stored.revision) == ("Apex", "growing", 120, 1)


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ({"name": " "}, "Give a name."),
        ({"name": "A\nB"}, "A name is one line of text; character 2 (U+000A)"),
        ({"name": "x" * 201}, "A name has at most 200 characters; this one has 201."),
        ({"name": "A", "size": "0"}, "Give a whole number from 1 to 10,000,000"),
        ({"name": "A", "size": "a few"}, "Give a whole number from 1 to 10,000,000"),
        ({"name": "A", "stage": "huge"}, "Select a valid choice"),
    ],
)
def test_bad_facts_are_answered_in_words(
    facts: dict[str, str], message: str, ana: User, client_for: ClientFor
) -> None:
    response = client_for(ana).post("/o/new/", facts)
    assert message in response.content.decode()
    assert client_for(ana).post("/o/new/", {"name": "New"})["Location"] == "/o/new-2/"
