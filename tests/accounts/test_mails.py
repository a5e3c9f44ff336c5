"""What is sent: Remit's words as plain text, no link elsewhere; and what happens when nothing can be sent."""

from __future__ import annotations

import re
from pathlib import Path
from smtplib import SMTPServerDisconnected

import pytest
from allauth.account.models import EmailAddress
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from organisations.models import User
from tests.accounts.conftest import PASSWORD, confirm_it_is_still_you, sign_in
from tests.house.conftest import ROOT

CHANGE = {"oldpassword": PASSWORD, "password1": "eight blue bells", "password2": "eight blue bells"}
MAILS = sorted(
    file.relative_to(ROOT / "templates").as_posix().removesuffix("_message.txt")
    for file in (ROOT / "templates").glob("*/email/*_message.txt")
    if not file.name.startswith("base_")
)


def of_allauth() -> set[str]:
    import allauth

    place = Path(allauth.__file__).parent / "templates"
    found = {file.relative_to(place).as_posix() for file in place.glob("*/email/*_message.txt")}
    return {name.removesuffix("_message.txt") for name in found if "webauthn" not in name}


def test_every_mail_is_in_our_words() -> None:
    assert of_allauth() - {"account/email/base"} <= set(MAILS)


@pytest.mark.parametrize("mail", MAILS)
def test_a_mail_is_whole(mail: str) -> None:
    context = {
        "email": "a&b@example.org",
        "user": "Ana O'Díaz <x>",
        "current_site": {"domain": "remit.example.org", "name": "remit.example.org"},
        "code": "ABC-DEF",
        "activate_url": "https://remit.example.org/accounts/confirm-email/KEY/?a=1&b=2",
        "password_reset_url": "https://remit.example.org/accounts/password/reset/KEY/",
        "timestamp": timezone.now(),
        "ip": "192.0.2.7",
        "user_agent": "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
        "from_email": "old@example.org",
        "to_email": "new@example.org",
        "deleted_email": "old@example.org",
        "provider": "Acme login",
    }
    text = render_to_string(f"{mail}_message.txt", context)
    subject = render_to_string(f"{mail}_subject.txt", context).strip()
    assert subject and "\n" not in subject and len(subject) < 70
    assert "Remit at remit.example.org" in text
    assert set(re.findall(r"https?://([^/\s]+)", text)) <= {"remit.example.org"}
    assert "&amp;" not in text and "&#x27;" not in text
    assert "{{" not in text and "<" not in text.replace("<x>", "")
    assert "!" not in text and "!" not in subject
    assert not re.search(r"\n{4,}|  ", text)
    assert "notification" not in mail or "Firefox on Linux" in text


@pytest.mark.parametrize("mail", ["email_confirmation", "email_confirmation_signup"])
def test_an_address_is_confirmed_by_link_where_there_is_no_code(mail: str) -> None:
    link = "https://remit.example.org/accounts/confirm-email/KEY/"
    context = {"user": "Ana", "activate_url": link, "current_site": {"domain": "x"}}
    text = render_to_string(f"account/email/{mail}_message.txt", context)
    assert link in text and "enter this code" not in text


def test_a_mail_is_plain_text(signed_in: Client, mailoutbox: list[EmailMessage]) -> None:
    confirm_it_is_still_you(signed_in)
    signed_in.post("/accounts/password/change/", CHANGE)
    (mail,) = mailoutbox
    assert mail.content_subtype == "plain"
    assert isinstance(mail, EmailMultiAlternatives) and not mail.alternatives
    assert "192" not in mail.subject
    assert "from 127.0.0.1" in mail.body


@pytest.fixture
def no_mail_goes_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: EmailMessage, fail_silently: bool = False) -> int:
        raise SMTPServerDisconnected("Connection unexpectedly closed")

    monkeypatch.setattr(EmailMessage, "send", refuse)


SIGN_UP = {
    "name": "New",
    "email": "new@example.org",
    "password1": PASSWORD,
    "password2": PASSWORD,
}


@pytest.mark.parametrize(
    ("address", "given"),
    [
        ("/accounts/password/reset/", {"email": "eve@example.org"}),
        ("/accounts/password/reset/", {"email": "nobody@example.org"}),
        ("/accounts/login/code/", {"email": "eve@example.org"}),
        ("/accounts/login/code/", {"email": "nobody@example.org"}),
        ("/accounts/signup/", SIGN_UP),
        ("/accounts/signup/", SIGN_UP | {"email": "eve@example.org"}),
    ],
)
def test_where_no_mail_goes_out_it_says_so_and_does_nothing(
    no_mail_goes_out: None,
    eve: User,
    settings: Settings,
    client: Client,
    address: str,
    given: dict[str, str],
) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
    settings.REMIT_SIGN_UP = True
    response = client.post(address, given)
    assert response.status_code == 503
    page = response.content.decode()
    assert "The mail could not be sent" in page and 'class="brand"' in page
    assert list(User.objects.all()) == [eve]


def test_an_address_is_not_added_where_its_mail_does_not_go_out(
    no_mail_goes_out: None, signed_in: Client
) -> None:
    confirm_it_is_still_you(signed_in)
    given = {"email": "second@example.org", "action_add": ""}
    assert signed_in.post("/accounts/email/", given).status_code == 503
    assert EmailAddress.objects.count() == 1


def test_a_change_stands_where_only_the_word_of_it_does_not_go_out(
    no_mail_goes_out: None, signed_in: Client
) -> None:
    assert signed_in.post("/accounts/password/change/", CHANGE).status_code == 302
    assert User.objects.get().check_password("eight blue bells")
    assert sign_in(Client(), password="eight blue bells") == "/o/new/"


def test_a_mail_server_that_is_not_there_is_told_in_words(
    eve: User, client: Client, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    response = client.post("/accounts/password/reset/", {"email": eve.email})
    assert response.status_code == 503
    assert settings.EMAIL_TIMEOUT == 10
