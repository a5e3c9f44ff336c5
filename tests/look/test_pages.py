"""The frame that every page stands in: base.html, the error pages, the account pages."""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.views import defaults

from organisations.models import User

ACCOUNT_PAGES = [
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/confirm-email/",
    "/accounts/confirm-email/not-a-key/",
    "/accounts/inactive/",
]
SIGNED_IN_PAGES = ["/accounts/logout/", "/accounts/email/", "/accounts/password/change/"]


def is_whole(html: str) -> None:
    """What every page has, whoever reads it with whatever."""
    assert html.lstrip().lower().startswith("<!doctype html>")
    assert '<html lang="en">' in html
    title = re.search(r"<title>(.+) · Remit</title>", html, re.DOTALL)
    assert title is not None
    assert title[1].strip()
    assert '<a class="skip" href="#main">' in html
    assert html.count('id="main"') == 1
    assert html.count("<h1") == 1
    assert 'rel="icon"' in html


@pytest.fixture
def request_by_nobody() -> HttpRequest:
    return RequestFactory().get("/o/acme/")


def text_of(response: HttpResponse) -> str:
    return response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("address", ACCOUNT_PAGES)
def test_an_account_page_is_in_the_look(client: Client, address: str) -> None:
    response = client.get(address, follow=True)
    assert response.status_code == 200
    is_whole(text_of(response))


@pytest.mark.django_db
@pytest.mark.parametrize("address", SIGNED_IN_PAGES)
def test_an_account_page_of_somebody_signed_in_is_in_the_look(client: Client, address: str) -> None:
    client.force_login(User.objects.create_user("ana@example.org", "a password", name="Ana Díaz"))
    html = text_of(client.get(address))
    is_whole(html)
    assert 'aria-label="Ana Díaz, your account">AD</summary>' in html


@pytest.mark.django_db
def test_a_refused_sign_in_says_what_is_wrong_and_keeps_the_address(client: Client) -> None:
    html = text_of(client.post("/accounts/login/", {"login": "bo@example.org", "password": "x"}))
    assert '<p class="note error" role="alert">' in html
    assert 'value="bo@example.org"' in html


@pytest.mark.django_db
def test_a_page_that_is_not_there(client: Client) -> None:
    response = client.get("/nowhere/")
    assert response.status_code == 404
    is_whole(text_of(response))


def test_a_refusal_gives_its_reason(request_by_nobody: HttpRequest) -> None:
    reason = PermissionDenied("Chi only views <Acme>; an editor can change it.")
    html = text_of(defaults.permission_denied(request_by_nobody, reason))
    is_whole(html)
    assert "Chi only views &lt;Acme&gt;; an editor can change it." in html


def test_a_refusal_without_a_reason_still_says_something(request_by_nobody: HttpRequest) -> None:
    html = text_of(defaults.permission_denied(request_by_nobody, PermissionDenied()))
    assert "Your access to this organisation does not allow it." in html


def test_a_fault_is_told_without_database_and_without_context(
    request_by_nobody: HttpRequest,
) -> None:
    response = defaults.server_error(request_by_nobody)
    assert response.status_code == 500
    is_whole(text_of(response))


def test_an_unreadable_request(request_by_nobody: HttpRequest) -> None:
    is_whole(text_of(defaults.bad_request(request_by_nobody, ValueError())))


@pytest.mark.django_db
def test_a_form_from_another_session_is_refused_in_the_look() -> None:
    response = Client(enforce_csrf_checks=True).post("/accounts/login/", {})
    assert response.status_code == 403
    is_whole(text_of(response))
    assert "Nothing was changed." in text_of(response)


def test_messages_are_text_with_a_sign() -> None:
    class Message:
        level_tag = "error"

        def __str__(self) -> str:
            return "<b>Late</b>"

    html = render_to_string("parts/messages.html", {"messages": [Message()], "out_of_band": True})
    assert "&lt;b&gt;Late&lt;/b&gt;" in html
    assert 'aria-label="Error"' in html
    assert 'hx-swap-oob="true"' in html


@pytest.mark.django_db
def test_the_bar_leads_only_to_pages_that_are_there(client: Client) -> None:
    html = text_of(client.get("/accounts/login/"))
    header = html[html.index("<header") : html.index("</header>")]
    for address in set(re.findall(r"<nav[^>]*>(.*?)</nav>", header, re.DOTALL)):
        for link in re.findall(r'href="([^"]+)"', address):
            assert client.get(link).status_code == 200, link
