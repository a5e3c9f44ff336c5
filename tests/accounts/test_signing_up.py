"""From an invitation to an account whose address is confirmed, on a server that sends mail; and codes by mail."""

from __future__ import annotations

import re

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.test import Client
from pytest_django import Settings

from organisations.models import Level, Organisation, User
from tests.accounts.conftest import PASSWORD
from tests.factories.organisations import InvitationFactory

CONFIRM = "/accounts/confirm-email/"


@pytest.fixture(autouse=True)
def a_server_with_mail(settings: Settings) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True


def code_in(mail: EmailMessage) -> str:
    (code,) = re.findall(r"^([A-Z0-9]{4}-[A-Z0-9]{4})$", str(mail.body), re.MULTILINE)
    return str(code)


def sign_up(client: Client, **fields: str) -> str:
    given = {
        "name": "Gus",
        "email": "gus@example.org",
        "password1": PASSWORD,
        "password2": PASSWORD,
    }
    return client.post("/accounts/signup/", given | fields)["Location"]


def test_whoever_is_invited_confirms_the_address_and_comes_to_the_invitation(
    acme: Organisation, client: Client, mailoutbox: list[EmailMessage]
) -> None:
    link = InvitationFactory(organisation=acme, level=Level.EDITOR).get_absolute_url()
    assert sign_up(client, next=link) == CONFIRM
    assert client.get("/o/").status_code == 302
    page = client.get(CONFIRM).content.decode()
    assert "We have sent a code to gus@example.org." in page
    assert "This code is not right" in client.post(CONFIRM, {"code": "AAAA-BBBB"}).content.decode()
    response = client.post(CONFIRM, {"code": code_in(mailoutbox[0])})
    assert response["Location"] == link
    assert EmailAddress.objects.get(email="gus@example.org").verified
    assert client.post(link)["Location"] == "/o/acme/"


def test_a_code_for_an_address_is_tried_three_times(
    db: None, client: Client, mailoutbox: list[EmailMessage]
) -> None:
    sign_up(client)
    for _ in range(3):
        client.post(CONFIRM, {"code": "AAAA-BBBB"})
    assert client.post(CONFIRM, {"code": code_in(mailoutbox[0])}).status_code in (200, 302)
    assert not EmailAddress.objects.get().verified


def test_another_code_is_sent_on_demand_and_ends_the_first(
    db: None, client: Client, mailoutbox: list[EmailMessage]
) -> None:
    sign_up(client)
    cache.clear()  # one may ask again after ten seconds
    client.post(CONFIRM, {"action": "resend"})
    first, second = map(code_in, mailoutbox)
    assert "This code is not right" in client.post(CONFIRM, {"code": first}).content.decode()
    assert client.post(CONFIRM, {"code": second}).status_code == 302
    assert EmailAddress.objects.get().verified


def test_a_second_address_is_confirmed_by_code_too(
    signed_in: Client, mailoutbox: list[EmailMessage]
) -> None:
    signed_in.post("/accounts/reauthenticate/", {"password": PASSWORD})
    given = {"email": "second@example.org", "action_add": ""}
    assert signed_in.post("/accounts/email/", given)["Location"] == CONFIRM
    (mail,) = [mail for mail in mailoutbox if mail.to == ["second@example.org"]]
    signed_in.post(CONFIRM, {"code": code_in(mail)})
    assert EmailAddress.objects.get(email="second@example.org").verified


def test_one_signs_in_by_a_code_that_holds_once(eve: User, mailoutbox: list[EmailMessage]) -> None:
    client, thief = Client(), Client()
    client.post("/accounts/login/code/", {"email": eve.email})
    code = code_in(mailoutbox[0])
    thief.post("/accounts/login/code/confirm/", {"code": code})
    assert thief.get("/o/").status_code == 302
    assert client.post("/accounts/login/code/confirm/", {"code": code})["Location"] == "/o/new/"
    client.post("/accounts/logout/")
    assert client.post("/accounts/login/code/confirm/", {"code": code}).status_code == 302
    assert client.get("/o/").status_code == 302
