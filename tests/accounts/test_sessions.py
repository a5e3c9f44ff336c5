"""Where somebody is signed in, and how that ends."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from organisations.models import User
from organisations.signing_in.sessions import browser_in_words
from tests.accounts.conftest import PASSWORD, make_account, sign_in

LIST = "/accounts/sessions/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (FIREFOX, "Firefox on Linux"),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0",
            "Edge on Windows",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36",
            "Chrome on Windows",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
            "Safari on iPhone",
        ),
        (
            "Mozilla/5.0 (Linux; Android 14; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36",
            "Samsung Internet on Android",
        ),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4.1 Safari/605.1.15",
            "Safari on Mac",
        ),
        ("curl/8.5.0", "A browser or a program"),
        ("", "A browser or a program"),
    ],
)
def test_a_browser_is_named_in_words(user_agent: str, words: str) -> None:
    assert browser_in_words(user_agent) == words


def test_every_session_is_listed_with_browser_address_and_time(eve: User) -> None:
    here = Client(headers={"user-agent": FIREFOX})
    there = Client(REMOTE_ADDR="192.0.2.7")
    sign_in(here)
    sign_in(there)
    page = here.get(LIST).content.decode()
    assert page.count("<tr>") == 3
    assert "Firefox on Linux" in page and "This session" in page
    assert "192.0.2.7" in page
    assert f"{timezone.now():%-d %B %Y}" in page


def test_one_session_is_ended_and_the_others_go_on(eve: User) -> None:
    here, there = Client(), Client(REMOTE_ADDR="192.0.2.7")
    sign_in(here)
    sign_in(there)
    theirs = UserSession.objects.get(ip="192.0.2.7")
    assert here.post(f"{LIST}{theirs.pk}/end/")["Location"] == LIST
    assert there.get("/o/").status_code == 302
    assert here.get("/o/").status_code == 200
    assert UserSession.objects.count() == 1


def test_all_others_are_ended_at_once(eve: User) -> None:
    here, *others = Client(), Client(), Client()
    for client in (here, *others):
        sign_in(client)
    here.post(LIST)
    assert here.get("/o/").status_code == 200
    assert [client.get("/o/").status_code for client in others] == [302, 302]


def test_to_end_the_own_session_is_to_sign_out(eve: User) -> None:
    client = Client()
    sign_in(client)
    own = UserSession.objects.get()
    assert client.post(f"{LIST}{own.pk}/end/")["Location"] == "/accounts/login/"
    assert client.get("/o/").status_code == 302


def test_nobody_ends_or_sees_the_session_of_somebody_else(eve: User) -> None:
    mal = make_account("Mal", "mal@example.org")
    hers, his = Client(REMOTE_ADDR="192.0.2.7"), Client()
    sign_in(hers)
    sign_in(his, mal.email)
    session = UserSession.objects.get(user=eve)
    assert his.post(f"{LIST}{session.pk}/end/").status_code == 404
    assert his.get(f"{LIST}{session.pk}/end/").status_code == 405
    assert "192.0.2.7" not in his.get(LIST).content.decode()
    assert hers.get("/o/").status_code == 200


def test_a_new_password_ends_every_other_session(eve: User) -> None:
    here, there = Client(), Client()
    sign_in(here)
    sign_in(there)
    given = {
        "oldpassword": PASSWORD,
        "password1": "eight blue bells",
        "password2": "eight blue bells",
    }
    here.post("/accounts/password/change/", given)
    assert here.get("/o/").status_code == 200
    assert there.get("/o/").status_code == 302
    assert here.get(LIST).content.decode().count("<tr>") == 2


def test_signing_in_gives_a_new_session_id(eve: User) -> None:
    client = Client()
    client.get("/accounts/login/")
    session = client.session
    session["kept"] = "from before"
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    fixed = session.session_key
    sign_in(client)
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != fixed
    stolen = Client()
    stolen.cookies[settings.SESSION_COOKIE_NAME] = fixed
    assert stolen.get("/o/").status_code == 302


def test_use_is_written_down_once_a_quarter_of_an_hour_and_costs_other_pages_nothing(
    eve: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = Client(REMOTE_ADDR="192.0.2.7")
    sign_in(client)
    client.get("/accounts/you/")  # shows that one is signed in, and forgets it
    with django_assert_num_queries(7) as usual:
        client.get("/accounts/you/")
    assert "usersessions" not in str(usual.captured_queries)
    long_ago = timezone.now() - timedelta(minutes=16)
    session = client.session
    session["seen"] = long_ago.isoformat()
    session.save()
    UserSession.objects.update(last_seen_at=long_ago)
    client.get("/accounts/you/", REMOTE_ADDR="192.0.2.8")
    seen = UserSession.objects.get()
    assert timezone.now() - seen.last_seen_at < timedelta(seconds=10)
    assert seen.ip == "192.0.2.8"
    with django_assert_num_queries(7):
        client.get("/accounts/you/")
