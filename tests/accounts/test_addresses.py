"""What each address below /accounts/ answers to nobody and to somebody signed in."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

IN, OUT = "/accounts/login/?next=", "/o/new/"
AGAIN = "/accounts/reauthenticate/?next="
HOME = "/accounts/login/"
# Route: GET by nobody, POST by nobody, GET and POST by somebody signed in by password ten minutes ago.
# A number, or the beginning of where it leads.
ADDRESSES: dict[str, tuple[int | str, int | str, int | str, int | str]] = {
    "accounts/you/": (IN, IN, 200, 200),
    "accounts/sessions/": (IN, IN, 200, "/accounts/sessions/"),
    "accounts/sessions/<int:pk>/end/": (IN, IN, 405, 404),
    "accounts/login/": (200, 200, OUT, OUT),
    "accounts/logout/": ("/", "/", 200, "/"),
    "accounts/signup/": (200, 200, OUT, OUT),
    "accounts/inactive/": (200, 405, 200, 405),
    "accounts/email/": (IN, IN, 200, "/accounts/email/"),
    "accounts/confirm-email/": (200, 405, 200, 405),
    "accounts/confirm-email/(?P<key>[-:\\w]+)/": (200, 404, 200, 404),
    "accounts/password/change/": (IN, IN, 200, 200),
    "accounts/password/set/": (IN, IN, "/accounts/password/change/", "/accounts/password/change/"),
    "accounts/password/reset/": (200, 200, 200, 200),
    "accounts/password/reset/done/": (200, 405, 200, 405),
    "accounts/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/": (200, 200, 200, 200),
    "accounts/password/reset/key/done/": (200, 405, 200, 405),
    "accounts/login/code/": (200, 200, OUT, OUT),
    "accounts/login/code/confirm/": (HOME, HOME, OUT, OUT),
    "accounts/reauthenticate/": (IN, IN, 200, 200),
    "accounts/2fa/": (IN, IN, 200, 405),
    "accounts/2fa/authenticate/": (HOME, HOME, OUT, OUT),
    "accounts/2fa/reauthenticate/": (
        IN,
        IN,
        "/accounts/reauthenticate/",
        "/accounts/reauthenticate/",
    ),
    "accounts/2fa/totp/activate/": (HOME, HOME, AGAIN, AGAIN),
    "accounts/2fa/totp/deactivate/": (IN, IN, 404, 404),
    "accounts/2fa/recovery-codes/": (IN, IN, 404, 405),
    "accounts/2fa/recovery-codes/generate/": (HOME, HOME, AGAIN, AGAIN),
    "accounts/2fa/recovery-codes/download/": (IN, IN, 404, 404),
    "accounts/3rdparty/": (IN, IN, 200, 200),
    "accounts/3rdparty/signup/": (HOME, HOME, HOME, HOME),
    "accounts/3rdparty/login/cancelled/": (200, 405, 200, 405),
    "accounts/3rdparty/login/error/": (401, 405, 401, 405),
    "accounts/social/login/cancelled/": ("/accounts/3rdparty/login/cancelled/",) * 4,
    "accounts/social/login/error/": ("/accounts/3rdparty/login/error/",) * 4,
    "accounts/social/signup/": ("/accounts/3rdparty/signup/",) * 4,
    "accounts/social/connections/": ("/accounts/3rdparty/",) * 4,
    "accounts/oidc/<slug:provider_id>/login/": (404, 404, 404, 404),
    "accounts/oidc/(?P<provider_id>[^/]+)/login/": (404, 404, 404, 404),
    "accounts/oidc/(?P<provider_id>[^/]+)/login/callback/": (404, 404, 404, 404),
}
FILLED = {
    "<int:pk>": "999999",
    "<slug:provider_id>": "nobody",
    "(?P<provider_id>[^/]+)": "no.body",
    "(?P<key>[-:\\w]+)": "not-a-key",
    "(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)": "1-not-a-key",
}


def routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = before + re.sub(r"^\^|\$$", "", str(pattern.pattern))
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        else:
            yield route


def test_every_address_stands_in_the_table() -> None:
    found = {
        route for route in routes(get_resolver().url_patterns) if route.startswith("accounts/")
    }
    assert found == set(ADDRESSES)


@pytest.mark.parametrize("route", ADDRESSES)
def test_what_it_answers(route: str, signed_in: Client) -> None:
    address = f"/{route}"
    for pattern, value in FILLED.items():
        address = address.replace(pattern, value)
    expected = ADDRESSES[route]
    asked = [(client, method) for client in (Client(), signed_in) for method in ("get", "post")]
    for (client, method), answer in zip(asked, expected, strict=True):
        response = getattr(client, method)(address)
        if isinstance(answer, int):
            assert response.status_code == answer, (method, response.headers.get("Location"))
        else:
            assert response.status_code in (301, 302)
            assert response["Location"].startswith(answer), method


@pytest.mark.parametrize("next_page", ["https://elsewhere.example/", "//elsewhere.example", "/\\x"])
def test_no_sign_in_leads_elsewhere(eve: object, client: Client, next_page: str) -> None:
    from tests.accounts.conftest import PASSWORD

    given = {"login": "eve@example.org", "password": PASSWORD, "next": next_page}
    assert client.post("/accounts/login/", given)["Location"] == "/o/new/"


def test_the_admin_has_no_sign_in_of_its_own(db: None, client: Client) -> None:
    for response in (client.get("/admin/login/"), client.post("/admin/login/", {"username": "x"})):
        assert response.status_code == 302
        assert response["Location"].startswith("/accounts/login/?next=")


def test_a_plain_user_has_nothing_to_sign_in_to_there(signed_in: Client) -> None:
    assert signed_in.get("/admin/login/").status_code == 403
