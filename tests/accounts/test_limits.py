"""Guessing is slowed down: one account from many addresses, many accounts from one, over all processes."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.db import connection
from django.test import Client, RequestFactory
from pytest_django import Settings

from config.counters import TABLE
from organisations.models import User
from organisations.signing_in.limits import in_words, too_many_requests
from tests.accounts.conftest import PASSWORD, confirm_it_is_still_you, make_account, sign_in
from tests.house.conftest import ROOT

TOO_MANY = re.compile(r"Too many tries\. Try again in (a minute|\d+ minutes|an hour)")


def test_one_account_is_not_guessed_from_many_addresses(eve: User) -> None:
    said = [
        sign_in(Client(REMOTE_ADDR=f"192.0.2.{n}"), eve.email, f"guess {n}") for n in range(1, 8)
    ]
    assert [bool(TOO_MANY.search(page)) for page in said] == [False] * 5 + [True] * 2
    assert "in 5 minutes" in said[-1]
    # Nor is the right one tried any more: the answer does not tell that it is.
    assert TOO_MANY.search(sign_in(Client(REMOTE_ADDR="192.0.2.99")))


def test_many_accounts_are_not_guessed_from_one_address(eve: User) -> None:
    said = [
        sign_in(Client(REMOTE_ADDR="192.0.2.1"), f"somebody-{n}@example.org", "Winter2026")
        for n in range(12)
    ]
    assert [bool(TOO_MANY.search(page)) for page in said] == [False] * 10 + [True] * 2
    assert "in a minute" in said[-1]
    assert sign_in(Client(REMOTE_ADDR="192.0.2.2")) == "/o/new/"


def test_addresses_of_one_network_are_one(eve: User) -> None:
    said = [
        sign_in(Client(REMOTE_ADDR=f"2001:db8::{n:x}"), f"somebody-{n}@example.org", "Winter2026")
        for n in range(12)
    ]
    assert TOO_MANY.search(said[-1])


def test_right_passwords_are_not_counted(eve: User) -> None:
    assert {sign_in(Client()) for _ in range(12)} == {"/o/new/"}


def test_signing_in_with_a_right_one_between_does_not_help(eve: User) -> None:
    mal = make_account("Mal", "mal@example.org")
    for n in range(5):
        sign_in(Client(), eve.email, f"guess {n}")
        assert sign_in(Client(), mal.email) == "/o/new/"
    assert TOO_MANY.search(sign_in(Client(), eve.email, "guess 6"))


def test_whoever_sets_a_new_password_by_mail_may_sign_in_at_once(
    eve: User, mailoutbox: list[object]
) -> None:
    for n in range(6):
        sign_in(Client(REMOTE_ADDR="192.0.2.1"), eve.email, f"guess {n}")
    client = Client()
    client.post("/accounts/password/reset/", {"email": eve.email})
    link = re.search(r"http://testserver(/\S+)", mailoutbox[0].body)  # type: ignore[attr-defined]
    assert link
    form = client.get(link[1])["Location"]
    given = {"password1": "eight blue bells", "password2": "eight blue bells"}
    assert client.post(form, given).status_code == 302
    assert sign_in(client, eve.email, "eight blue bells") == "/o/new/"


@pytest.mark.parametrize(
    ("address", "given", "allowed"),
    [
        ("/accounts/login/", {}, 30),
        ("/accounts/signup/", {}, 20),
        ("/accounts/password/reset/", {"email": "x{n}@example.org"}, 20),
        ("/accounts/password/reset/", {"email": "same@example.org"}, 5),
    ],
    ids=["sign in", "sign up", "reset", "reset of one"],
)
def test_forms_for_everybody_are_limited(
    db: None, address: str, given: dict[str, str], allowed: int
) -> None:
    answers = []
    for n in range(allowed + 1):
        fields = {name: value.format(n=n) for name, value in given.items()}
        answers.append(Client().post(address, fields).status_code)
    assert 429 not in answers[:allowed]
    assert answers[allowed] == 429


@pytest.mark.parametrize(("email", "allowed"), [("x{n}@example.org", 20), ("same@example.org", 3)])
def test_codes_by_mail_are_limited(
    db: None, mailoutbox: list[object], email: str, allowed: int
) -> None:
    for n in range(allowed + 1):
        response = Client().post("/accounts/login/code/", {"email": email.format(n=n)})
    assert "Too many tries." in response.content.decode()
    assert len(mailoutbox) == allowed


def test_the_page_says_when_to_try_again(db: None) -> None:
    for n in range(20):
        Client().post("/accounts/password/reset/", {"email": f"x{n}@example.org"})
    response = Client().post("/accounts/password/reset/", {"email": "y@example.org"})
    assert response.status_code == 429
    page = response.content.decode()
    assert "Try again in a minute." in page
    assert 'class="brand"' in page and "<h1>Too many tries</h1>" in page
    assert 50 <= int(response["Retry-After"]) <= 60
    assert Client(REMOTE_ADDR="192.0.2.9").post("/accounts/password/reset/").status_code == 200


def test_where_the_limit_is_one_of_an_address_the_page_names_the_longest(db: None) -> None:
    for _ in range(6):
        response = Client().post("/accounts/password/reset/", {"email": "same@example.org"})
    assert response.status_code == 429
    assert "Try again in 5 minutes." in response.content.decode()
    assert response["Retry-After"] == "300"


def test_a_handler_by_itself_is_whole(db: None) -> None:
    request = RequestFactory().post("/")
    request.user = User()  # type: ignore[assignment]
    assert too_many_requests(request).status_code == 429


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "in a minute"),
        (60, "in a minute"),
        (61, "in 2 minutes"),
        (300, "in 5 minutes"),
        (3541, "in an hour"),
    ],
)
def test_a_time_is_never_named_too_short(seconds: int, words: str) -> None:
    assert in_words(seconds) == words


def test_somebody_signed_in_is_limited_too(signed_in: Client) -> None:
    confirm_it_is_still_you(signed_in)
    given = {
        "oldpassword": "wrong",
        "password1": "eight blue bells",
        "password2": "eight blue bells",
    }
    answers = [signed_in.post("/accounts/password/change/", given).status_code for _ in range(6)]
    assert answers == [200] * 5 + [429]
    assert User.objects.get().check_password(PASSWORD)


def test_the_client_is_who_the_trusted_proxies_say(eve: User, settings: Settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for n in range(11):
        # What the client itself claims stands to the left of what the proxy adds.
        forwarded = f"198.51.100.{n}, 192.0.2.1"
        said = sign_in(
            Client(headers={"x-forwarded-for": forwarded}), f"x{n}@example.org", "Winter2026"
        )
    assert TOO_MANY.search(said)
    other = Client(headers={"x-forwarded-for": "192.0.2.1, 192.0.2.2"})
    assert sign_in(other) == "/o/new/"


@pytest.mark.parametrize("forwarded", ["", "192.0.2.1", "nonsense, 192.0.2.1"])
def test_without_proxies_or_past_them_the_header_is_not_believed(
    eve: User, settings: Settings, forwarded: str
) -> None:
    for count in (0, 2):
        settings.ALLAUTH_TRUSTED_PROXY_COUNT = count
        client = Client(headers={"x-forwarded-for": forwarded}, REMOTE_ADDR="203.0.113.5")
        if count == 2 and "," in forwarded:
            continue
        assert sign_in(client) == "/o/new/"
        assert "203.0.113.5" in client.get("/accounts/sessions/").content.decode()


GUESS = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
import django
django.setup()
from django.core.cache import cache
from django.test import Client
if sys.argv[1] == "forget":
    cache.clear()
    sys.exit()
for n in range(int(sys.argv[1])):
    page = Client(headers={"host": "localhost"}).post(
        "/accounts/login/", {"login": f"{sys.argv[2]}{n}@example.org", "password": "Winter2026"}
    )
    print("refused" if "Too many tries" in page.content.decode() else "tried")
"""


def guess(*arguments: str) -> list[str]:
    """In a process of its own, with the settings of the product."""
    named = connection.settings_dict
    address = re.sub(r"/[^/?]+(\?|$)", f"/{named['NAME']}\\1", os.environ["DATABASE_URL"], count=1)
    ended = subprocess.run(
        [sys.executable, "-c", GUESS, *arguments],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": address, "REMIT_DEBUG": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.split()


@pytest.mark.django_db(transaction=True)
def test_all_processes_count_together() -> None:
    try:
        assert guess("6", "a") == ["tried"] * 6
        assert guess("6", "b") == ["tried"] * 4 + ["refused"] * 2
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {TABLE}")
            assert cursor.fetchone()[0] > 0
    finally:
        guess("forget")


def test_what_is_counted_stands_in_an_unlogged_table(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relpersistence FROM pg_class WHERE relname = %s", [TABLE])
        assert cursor.fetchone() == ("u",)


def test_the_table_serves_as_djangos_cache(db: None, settings: Settings, eve: User) -> None:
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": TABLE,
        }
    }
    said = [sign_in(Client(), eve.email, f"guess {n}") for n in range(6)]
    assert TOO_MANY.search(said[-1])
    cache.clear()
    assert EmailAddress.objects.filter(user=eve, verified=True).exists()
    assert sign_in(Client()) == "/o/new/"
