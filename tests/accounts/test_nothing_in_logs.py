"""Passwords, codes, keys and links of accounts are written into no log, however talkative it is."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django import Settings

from organisations.models import User
from tests.accounts.conftest import PASSWORD, code_of_app, sign_in
from tests.accounts.provider import running_provider
from tests.accounts.test_openid import use, walk
from tests.accounts.test_second_factor import switch_on

WRONG = "a-wrong-one-that-is-nearly-right"


@pytest.fixture
def written(settings: Settings) -> Iterator[io.StringIO]:
    """All that is written where LOG_LEVEL=DEBUG: Django itself stays at warnings, as it would tell all it draws."""
    assert settings.LOGGING["loggers"]["django"]["level"] == "WARNING"
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    loggers = [logging.getLogger(), *map(logging.getLogger, logging.root.manager.loggerDict)]
    before = [(logger, logger.level, logger.disabled) for logger in loggers]
    for logger in loggers:
        if logger.name.partition(".")[0] != "django":
            logger.setLevel(logging.DEBUG)
        logger.disabled = False
        if not logger.propagate or logger is logging.getLogger():
            logger.addHandler(handler)
    yield stream
    for logger, level, disabled in before:
        logger.setLevel(level)
        logger.disabled = disabled
        logger.removeHandler(handler)


def test_passwords_and_codes(eve: User, written: io.StringIO, mailoutbox: list[object]) -> None:
    client = Client()
    sign_in(client, password=WRONG)
    sign_in(client)
    secret, recovery = switch_on(client)
    other = Client()
    sign_in(other)
    codes = [code_of_app(secret, steps=1), recovery[0]]
    other.post("/accounts/2fa/authenticate/", {"code": codes[0]})
    third = Client()
    third.post("/accounts/login/code/", {"email": eve.email})
    third.post("/accounts/password/reset/", {"email": eve.email})
    link = re.search(r"/key/(\S+)/", mailoutbox[-1].body)  # type: ignore[attr-defined]
    assert link
    third.get(f"/accounts/password/reset/key/{link[1]}/")
    (by_mail,) = re.findall(r"^([A-Z0-9-]{6,})$", mailoutbox[-2].body, re.MULTILINE)  # type: ignore[attr-defined]
    client.get("/nowhere/")
    said = written.getvalue()
    assert "Not Found: /nowhere/" in said
    cookie = client.cookies["remit_session"].value
    for hidden in (PASSWORD, WRONG, secret, *codes, *recovery, by_mail, link[1], cookie):
        assert hidden not in said


def test_an_error_in_the_middle(
    eve: User, written: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("in the middle")

    monkeypatch.setattr("organisations.accounts.home_of", fail)
    client = Client(raise_request_exception=False)
    response = client.post("/accounts/login/", {"login": eve.email, "password": PASSWORD})
    assert response.status_code == 500
    assert "in the middle" in written.getvalue()
    assert PASSWORD not in written.getvalue()


def test_a_mail_that_is_not_sent(
    eve: User, written: io.StringIO, settings: Settings, client: Client
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    settings.EMAIL_HOST_PASSWORD = "hunter2"
    client.post("/accounts/password/reset/", {"email": eve.email})
    said = written.getvalue()
    assert "account/email/password_reset_key could not be sent: ConnectionRefusedError" in said
    assert "hunter2" not in said and eve.email not in said and "/key/" not in said


def test_the_secret_and_the_answer_of_a_provider(
    written: io.StringIO, settings: Settings, client: Client, db: None
) -> None:
    with running_provider() as provider:
        use(settings, provider.address)
        provider.knows("olu", email="olu@example.org", email_verified=True, name="Olu")
        assert walk(client, provider, "olu") == "/o/new/"
    assert "sesame" not in written.getvalue()
    assert "access_token" not in written.getvalue()
