"""A code of an app besides the password, and what stands in for a lost phone."""

from __future__ import annotations

import base64
import re

import pytest
from allauth.mfa import signals
from allauth.mfa.models import Authenticator
from django.conf import settings as django_settings
from django.test import Client
from django.utils.html import escape
from pytest_django import Settings

from organisations.models import User
from tests.accounts.conftest import code_of_app, confirm_it_is_still_you, sign_in

ON = "/accounts/2fa/totp/activate/"
OFF = "/accounts/2fa/totp/deactivate/"
CODES = "/accounts/2fa/recovery-codes/"
ASKED = "/accounts/2fa/authenticate/"


def secret_in(page: str) -> str:
    found = re.search(r'class="secret">([A-Z2-7]+)<', page)
    assert found
    return found[1]


def switch_on(client: Client) -> tuple[str, list[str]]:
    """The app's key and the recovery codes."""
    confirm_it_is_still_you(client)
    secret = secret_in(client.get(ON).content.decode())
    assert client.post(ON, {"code": code_of_app(secret)})["Location"] == CODES
    page = client.get(CODES).content.decode()
    return secret, re.findall(r"<li>(\d{8})</li>", page)


def test_it_asks_for_the_password_before_anything_is_changed(signed_in: Client) -> None:
    for address in (ON, "/accounts/2fa/recovery-codes/generate/"):
        assert signed_in.get(address)["Location"].startswith("/accounts/reauthenticate/?next=")
    wrong = signed_in.post("/accounts/reauthenticate/", {"password": "wrong"}).content.decode()
    assert "This is not your password." in wrong
    assert signed_in.get(ON).status_code == 302


def test_the_picture_for_the_camera_needs_no_style_and_no_script(signed_in: Client) -> None:
    confirm_it_is_still_you(signed_in)
    response = signed_in.get(ON)
    page = response.content.decode()
    picture = re.search(r'src="data:image/svg\+xml;base64,([^"]+)"', page)
    assert picture
    drawn = base64.b64decode(picture[1]).decode()
    assert "<path" in drawn
    assert "style" not in drawn and "script" not in drawn
    assert " style=" not in page
    assert "no-store" in response["Cache-Control"]


def test_a_wrong_code_does_not_switch_it_on(signed_in: Client) -> None:
    confirm_it_is_still_you(signed_in)
    signed_in.get(ON)
    page = signed_in.post(ON, {"code": "000000"}).content.decode()
    assert "This code is not right" in page
    assert not Authenticator.objects.exists()


def test_from_then_on_signing_in_takes_both(signed_in: Client) -> None:
    secret, _ = switch_on(signed_in)
    other = Client()
    assert sign_in(other) == ASKED
    assert other.get("/o/").status_code == 302
    assert "This code is not right" in other.post(ASKED, {"code": "000000"}).content.decode()
    assert other.get("/o/").status_code == 302
    assert other.post(ASKED, {"code": code_of_app(secret, steps=1)})["Location"] == "/o/new/"
    assert other.get("/o/").status_code == 200


def test_a_code_by_mail_does_not_get_past_it(
    signed_in: Client, mailoutbox: list[object], settings: Settings
) -> None:
    switch_on(signed_in)
    other = Client()
    other.post("/accounts/login/code/", {"email": "eve@example.org"})
    (mail,) = [mail for mail in mailoutbox if "Your code" in mail.subject]  # type: ignore[attr-defined]
    code = re.search(r"^([A-Z0-9-]{6,})$", mail.body, re.MULTILINE)  # type: ignore[attr-defined]
    assert code
    response = other.post("/accounts/login/code/confirm/", {"code": code[1]})
    assert response["Location"] == ASKED
    assert other.get("/o/").status_code == 302


def test_a_code_opens_once(signed_in: Client) -> None:
    secret, _ = switch_on(signed_in)
    code = code_of_app(secret, steps=1)
    for expected in (302, 200):
        other = Client()
        sign_in(other)
        assert other.post(ASKED, {"code": code}).status_code == expected


def test_recovery_codes_are_shown_once_and_each_lets_in_once(signed_in: Client) -> None:
    _, codes = switch_on(signed_in)
    assert len(set(codes)) == 10
    again = signed_in.get(CODES).content.decode()
    assert "shown once" in again
    assert not [code for code in codes if code in again]
    assert signed_in.get(f"{CODES}download/").status_code == 403
    for expected in (302, 200):
        other = Client()
        sign_in(other)
        assert other.post(ASKED, {"code": codes[3]}).status_code == expected
    assert "9 are left" in signed_in.get("/accounts/2fa/").content.decode()


def test_the_page_of_codes_carries_them_as_a_file(signed_in: Client) -> None:
    confirm_it_is_still_you(signed_in)
    secret = secret_in(signed_in.get(ON).content.decode())
    signed_in.post(ON, {"code": code_of_app(secret)})
    response = signed_in.get(CODES)
    page = response.content.decode()
    codes = re.findall(r"<li>(\d{8})</li>", page)
    lines = "".join(f"{code}%0A" for code in codes)
    assert f'href="data:text/plain;charset=utf-8,{lines}"' in page
    assert "no-store" in response["Cache-Control"]


def test_new_recovery_codes_end_the_old_ones(signed_in: Client) -> None:
    _, old = switch_on(signed_in)
    signed_in.post(f"{CODES}generate/")
    new = re.findall(r"<li>(\d{8})</li>", signed_in.get(CODES).content.decode())
    assert len(new) == 10 and not set(new) & set(old)
    other = Client()
    sign_in(other)
    assert other.post(ASKED, {"code": old[0]}).status_code == 200
    assert other.post(ASKED, {"code": new[0]}).status_code == 302


def test_it_is_switched_off_by_whoever_proves_to_be_the_person(signed_in: Client) -> None:
    switch_on(signed_in)
    assert signed_in.post(OFF).status_code == 302
    assert not Authenticator.objects.exists()
    assert sign_in(Client()) == "/o/new/"


def test_whoever_comes_with_a_stolen_session_cannot_switch_it_off(signed_in: Client) -> None:
    switch_on(signed_in)
    session = signed_in.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 600
    session.save()
    assert signed_in.post(OFF)["Location"].startswith("/accounts/")
    assert "reauthenticate" in signed_in.post(OFF)["Location"]
    assert Authenticator.objects.filter(type="totp").exists()


def test_guesses_are_counted(signed_in: Client) -> None:
    switch_on(signed_in)
    other = Client()
    sign_in(other)
    said = [other.post(ASKED, {"code": f"{n:06d}"}).content.decode() for n in range(8)]
    assert "Too many tries." in said[-1]
    assert "Too many tries." not in said[0]


def test_the_secrets_lie_encrypted_in_the_database(signed_in: Client, settings: Settings) -> None:
    secret, _ = switch_on(signed_in)
    stored = {one.type: one.data for one in Authenticator.objects.all()}
    assert secret not in str(stored)
    assert stored["totp"]["secret"].startswith("gAAAA")
    assert stored["recovery_codes"]["seed"].startswith("gAAAA")
    settings.SECRET_KEY_FALLBACKS = [django_settings.SECRET_KEY]
    settings.SECRET_KEY = "another key, of at least thirty-two characters"
    other = Client()
    sign_in(other)
    assert other.post(ASKED, {"code": code_of_app(secret, steps=1)}).status_code == 302


def test_with_another_key_no_code_fits_and_nothing_breaks(
    signed_in: Client, settings: Settings
) -> None:
    secret, codes = switch_on(signed_in)
    settings.SECRET_KEY = "another key, of at least thirty-two characters"
    other = Client()
    sign_in(other)
    for code in (code_of_app(secret, steps=1), code_of_app(""), codes[0]):
        response = other.post(ASKED, {"code": code})
        assert response.status_code == 200
        assert "This code is not right" in response.content.decode()


@pytest.mark.django_db(transaction=True)
def test_what_happens_is_told_by_signals_and_by_mail(
    signed_in: Client, eve: User, mailoutbox: list[object]
) -> None:
    heard: list[tuple[str, User]] = []

    def added(user: User, **_: object) -> None:
        heard.append(("added", user))

    def removed(user: User, **_: object) -> None:
        heard.append(("removed", user))

    signals.authenticator_added.connect(added)
    signals.authenticator_removed.connect(removed)
    try:
        switch_on(signed_in)
        signed_in.post(OFF)
    finally:
        signals.authenticator_added.disconnect(added)
        signals.authenticator_removed.disconnect(removed)
    assert ("added", eve) in heard and ("removed", eve) in heard
    told = [mail.subject for mail in mailoutbox]  # type: ignore[attr-defined]
    assert "The second factor of your account on Remit is on" in told
    assert "The second factor of your account on Remit is off" in told


@pytest.mark.parametrize("code", ["", "x" * 5000, "١٢٣٤٥٦", "\x00", "-1"])
def test_nonsense_for_a_code_is_answered_in_words(signed_in: Client, code: str) -> None:
    switch_on(signed_in)
    other = Client()
    sign_in(other)
    response = other.post(ASKED, {"code": code})
    assert response.status_code == 200
    assert escape(code[:20]) in response.content.decode() or not code.isprintable()
