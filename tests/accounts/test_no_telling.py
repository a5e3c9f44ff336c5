"""No form tells a stranger who has an account."""

from __future__ import annotations

import re

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from organisations.models import User
from tests.accounts.conftest import PASSWORD

THERE, NOT_THERE = "eve@example.org", "eva@example.org"


@pytest.fixture(autouse=True)
def a_server_with_mail(settings: Settings, eve: User) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
    settings.REMIT_SIGN_UP = True


def what_a_stranger_sees(address: str, email: str, fields: dict[str, str]) -> list[object]:
    cache.clear()
    client = Client()
    given = {name: value.format(email=email) for name, value in fields.items()}
    response = client.post(address, given, follow=True)
    page = re.sub(r'(content|value)="[A-Za-z0-9]{64}"', "", response.content.decode())
    cookies = sorted(client.cookies)
    return [response.redirect_chain, response.status_code, page.replace(email, "EMAIL"), cookies]


@pytest.mark.parametrize(
    ("address", "fields"),
    [
        (
            "/accounts/signup/",
            {"name": "Eve", "email": "{email}", "password1": PASSWORD, "password2": PASSWORD},
        ),
        ("/accounts/password/reset/", {"email": "{email}"}),
        ("/accounts/login/code/", {"email": "{email}"}),
        ("/accounts/login/", {"login": "{email}", "password": "not this one"}),
    ],
    ids=["sign up", "reset", "code", "sign in"],
)
def test_an_address_with_an_account_is_answered_like_one_without(
    address: str, fields: dict[str, str], mailoutbox: list[object]
) -> None:
    there = what_a_stranger_sees(address, THERE, fields)
    sent = len(mailoutbox)
    not_there = what_a_stranger_sees(address, NOT_THERE, fields)
    assert there == not_there
    assert len(mailoutbox) == 2 * sent


def test_signing_up_again_changes_nothing_and_tells_the_owner(mailoutbox: list[object]) -> None:
    given = {"name": "Mal", "email": THERE, "password1": "another one", "password2": "another one"}
    Client().post("/accounts/signup/", given)
    eve = User.objects.get(email=THERE)
    assert eve.name == "Eve Moss"
    assert eve.check_password(PASSWORD)
    (mail,) = mailoutbox
    assert mail.to == [THERE]  # type: ignore[attr-defined]
    assert mail.subject == "You have an account on Remit already"  # type: ignore[attr-defined]


def test_a_code_for_an_address_without_an_account_opens_nothing(mailoutbox: list[object]) -> None:
    client = Client()
    client.post("/accounts/login/code/", {"email": NOT_THERE})
    assert "There is no account with it" in mailoutbox[0].body  # type: ignore[attr-defined]
    page = client.post("/accounts/login/code/confirm/", {"code": "ABCDEF"}).content.decode()
    assert "This code is not right" in page
