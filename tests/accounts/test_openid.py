"""Signing in by OpenID Connect, against a provider that runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.test import Client
from pytest_django import Settings

from organisations.models import Organisation, User
from tests.accounts.conftest import PASSWORD, make_account, sign_in
from tests.accounts.provider import Provider, running_provider
from tests.factories.organisations import InvitationFactory, UserFactory

LOGIN = "/accounts/oidc/remit/login/"
BUTTON = "Continue with Acme login"


@pytest.fixture(scope="session")
def running() -> Iterator[Provider]:
    with running_provider() as provider:
        yield provider


@pytest.fixture
def provider(running: Provider, settings: Settings, db: None) -> Provider:
    use(settings, running.address)
    return running


def use(settings: Settings, address: str, *, owns_addresses: bool = False) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "remit",
                    "name": "Acme login",
                    "client_id": "remit",
                    "secret": "sesame",
                    "settings": {
                        "server_url": address,
                        "oauth_pkce_enabled": True,
                        "email_authentication": owns_addresses,
                    },
                }
            ]
        }
    }


def go_to(client: Client, **given: str) -> str:
    """The address at the provider, from the page that leads there."""
    response = client.post(LOGIN, given)
    assert response.status_code == 200
    found = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', response.content.decode())
    assert found, response.content.decode()
    return unescape(found[1])


def walk(client: Client, provider: Provider, sub: str, **given: str) -> str:
    """The whole way; where it leads, or the page it ends on."""
    response = client.get(provider.authorise(go_to(client, **given), sub))
    return response.headers.get("Location") or response.content.decode()


def test_the_button_stands_only_where_a_provider_is_configured(
    client: Client, running: Provider, settings: Settings, db: None
) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = {}
    assert BUTTON not in client.get("/accounts/login/").content.decode()
    assert client.post(LOGIN).status_code == 404
    use(settings, running.address)
    assert BUTTON in client.get("/accounts/login/").content.decode()


def test_to_go_there_takes_a_press_and_a_proof_key(client: Client, provider: Provider) -> None:
    asked = client.get(LOGIN)
    assert asked.status_code == 200
    assert "refresh" not in asked.content.decode()
    sent = parse_qs(urlsplit(go_to(client)).query)
    assert sent["code_challenge_method"] == ["S256"]
    assert sent["client_id"] == ["remit"]
    assert sent["redirect_uri"] == ["http://testserver/accounts/oidc/remit/login/callback/"]
    assert "sesame" not in str(sent)


def test_the_first_user_comes_in_by_it_and_is_the_operator(
    client: Client, provider: Provider
) -> None:
    provider.knows("first", email="Olu@Example.org", email_verified=True, name="Olu  Bello")
    assert walk(client, provider, "first") == "/o/new/"
    olu = User.objects.get()
    assert (olu.name, olu.email, olu.is_superuser) == ("Olu Bello", "olu@example.org", True)
    assert not olu.has_usable_password()
    assert EmailAddress.objects.get(user=olu).verified
    assert not SocialToken.objects.exists()


def test_after_the_first_an_invitation_is_needed(client: Client, provider: Provider) -> None:
    UserFactory()
    provider.knows("stranger", email="mal@example.org", email_verified=True, name="Mal")
    assert "An invitation is needed" in walk(client, provider, "stranger")
    assert "An invitation is needed" in walk(client, provider, "stranger", next="/o/new/")
    assert not User.objects.filter(email="mal@example.org").exists()


def test_an_invitation_lets_in_and_is_led_back_to(
    acme: Organisation, client: Client, provider: Provider
) -> None:
    link = InvitationFactory(organisation=acme).get_absolute_url()
    provider.knows("gus", email="gus@example.org", email_verified=True, name="Gus")
    assert walk(client, provider, "gus", next=link) == link
    gus = User.objects.get(email="gus@example.org")
    assert not gus.is_superuser
    assert client.post(link)["Location"] == "/o/acme/"
    again = Client()
    assert walk(again, provider, "gus") == "/o/acme/"
    assert SocialAccount.objects.get().user == gus


def test_somebody_without_a_name_is_asked_for_it_and_keeps_the_invitation(
    acme: Organisation, client: Client, provider: Provider
) -> None:
    link = InvitationFactory(organisation=acme).get_absolute_url()
    provider.knows("nameless", email="no@example.org", email_verified=True)
    assert walk(client, provider, "nameless", next=link) == "/accounts/3rdparty/signup/"
    page = client.get("/accounts/3rdparty/signup/").content.decode()
    assert 'value="no@example.org"' in page
    given = {"name": "Noor", "email": "no@example.org"}
    assert client.post("/accounts/3rdparty/signup/", given)["Location"] == link
    assert User.objects.get(email="no@example.org").name == "Noor"


def test_an_unverified_address_has_to_be_confirmed(
    client: Client, provider: Provider, settings: Settings, mailoutbox: list[object]
) -> None:
    settings.REMIT_SIGN_UP = True
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
    UserFactory()
    provider.knows("fresh", email="fresh@example.org", email_verified=False, name="Fresh")
    assert walk(client, provider, "fresh") == "/accounts/confirm-email/"
    assert not EmailAddress.objects.get(email="fresh@example.org").verified
    assert len(mailoutbox) == 1
    assert client.get("/o/").status_code == 302


@pytest.mark.parametrize(
    ("owns", "claimed", "confirmed_here", "operator", "lets_in"),
    [
        (True, True, True, False, True),
        (False, True, True, False, False),
        (True, False, True, False, False),
        (True, True, False, False, False),
        (True, True, True, True, False),
    ],
    ids=["safe", "not trusted", "not verified there", "not confirmed here", "an operator"],
)
def test_an_account_is_matched_by_address_only_where_all_is_sure(
    running: Provider,
    settings: Settings,
    client: Client,
    eve: User,
    owns: bool,
    claimed: bool,
    confirmed_here: bool,
    operator: bool,
    lets_in: bool,
) -> None:
    use(settings, running.address, owns_addresses=owns)
    settings.REMIT_SIGN_UP = True
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
    EmailAddress.objects.update(verified=confirmed_here)
    User.objects.update(is_staff=operator, is_superuser=operator)
    running.knows("eve", email="EVE@example.org", email_verified=claimed, name="Eve")
    led = walk(client, running, "eve")
    assert SocialAccount.objects.filter(user=eve).exists() is lets_in
    assert (led == "/o/new/") is lets_in
    assert (client.get("/o/").status_code == 200) is lets_in
    assert User.objects.count() == 1


def test_a_login_is_connected_and_disconnected_by_whoever_is_signed_in(
    eve: User, client: Client, provider: Provider
) -> None:
    sign_in(client)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    provider.knows("other-name", email="somebody@example.com", email_verified=True, name="E")
    assert walk(client, provider, "other-name", process="connect") == "/accounts/3rdparty/"
    account = SocialAccount.objects.get(user=eve)
    assert walk(Client(), provider, "other-name") == "/o/new/"
    client.post("/accounts/3rdparty/", {"account": account.pk})
    assert not SocialAccount.objects.exists()


def test_nobody_disconnects_the_only_way_in(client: Client, provider: Provider) -> None:
    provider.knows("only", email="only@example.org", email_verified=True, name="Only")
    walk(client, provider, "only")
    account = SocialAccount.objects.get()
    page = client.post("/accounts/3rdparty/", {"account": account.pk}).content.decode()
    assert "Set a password first" in page
    assert SocialAccount.objects.exists()


def test_a_login_of_somebody_else_is_not_taken_over(
    eve: User, client: Client, provider: Provider
) -> None:
    make_account("Mal", "mal@example.org")
    provider.knows("eves", email="x@example.com", email_verified=True, name="E")
    sign_in(client)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    walk(client, provider, "eves", process="connect")
    theirs = Client()
    sign_in(theirs, "mal@example.org")
    theirs.post("/accounts/reauthenticate/", {"password": PASSWORD})
    walk(theirs, provider, "eves", process="connect")
    assert SocialAccount.objects.get().user == eve


def test_who_stops_there_is_told_that_nothing_changed(client: Client, provider: Provider) -> None:
    back = provider.deny(go_to(client))
    page = client.get(back, follow=True).content.decode()
    assert "You stopped signing in" in page


@pytest.mark.parametrize(
    "query", ["", "?code=x", "?code=x&state=y", "?error=server_error&state=z", "?state=%00"]
)
def test_an_answer_that_was_not_asked_for_is_refused_in_words(
    client: Client, provider: Provider, query: str
) -> None:
    response = client.get(f"{LOGIN}callback/{query}")
    assert response.status_code == 401
    assert "That login did not work" in response.content.decode()


def test_an_answer_counts_once_and_in_the_browser_that_asked(
    client: Client, provider: Provider
) -> None:
    provider.knows("once", email="once@example.org", email_verified=True, name="Once")
    back = provider.authorise(go_to(client), "once")
    assert Client().get(back).status_code == 401
    assert client.get(back).status_code == 302
    client.post("/accounts/logout/")
    assert client.get(back).status_code == 401


def test_a_provider_that_is_down_is_told_in_words(
    client: Client, settings: Settings, db: None
) -> None:
    use(settings, "http://127.0.0.1:9")
    response = client.post(LOGIN)
    assert response.status_code == 401
    assert "Acme login did not answer" in response.content.decode()
    assert client.get(f"{LOGIN}callback/?code=x&state=y").status_code == 401
