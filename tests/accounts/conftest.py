"""Somebody with a password and a confirmed address, and nobody's tries counted yet."""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct
import time
from collections.abc import Iterator

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.test import Client

# Which addresses there are is read from the settings once: not from those that a test changes.
import config.urls  # noqa: F401
from organisations.models import User
from tests.factories.organisations import UserFactory

PASSWORD = "seven green bottles"


@pytest.fixture(autouse=True)
def nothing_counted() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def make_account(name: str, email: str) -> User:
    user: User = UserFactory(name=name, email=email)
    user.set_password(PASSWORD)
    user.save()
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


@pytest.fixture
def eve(db: None) -> User:
    return make_account("Eve Moss", "eve@example.org")


def sign_in(client: Client, email: str = "eve@example.org", password: str = PASSWORD) -> str:
    """Where it leads, or the page that says why not."""
    response = client.post("/accounts/login/", {"login": email, "password": password})
    return response.headers.get("Location") or response.content.decode()


def confirm_it_is_still_you(client: Client) -> None:
    """What a change of the ways to sign in asks for first."""
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})


@pytest.fixture
def signed_in(eve: User) -> Client:
    client = Client()
    assert sign_in(client) == "/o/new/"
    return client


def code_of_app(secret: str, *, steps: int = 0) -> str:
    """What an app would show now (RFC 6238), written apart from the code it is tried against."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    counter = struct.pack(">Q", int(time.time()) // 30 + steps)
    digest = hmac.new(key, counter, hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**6:06d}"
