"""The variables that name a provider."""

from __future__ import annotations

import pytest

from config.environment import SettingError, provider_address
from config.openid import openid_connect_provider

GIVEN = {
    "REMIT_OPENID_URL": "https://login.example.org/realms/acme/",
    "REMIT_OPENID_CLIENT": "remit",
    "REMIT_OPENID_SECRET": "sesame",
}


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name, value in GIVEN.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


def test_without_them_there_is_no_provider(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in GIVEN:
        monkeypatch.delenv(name, raising=False)
    assert openid_connect_provider() == {}


def test_they_name_one_provider_that_is_not_trusted_with_addresses(
    given: pytest.MonkeyPatch,
) -> None:
    (app,) = openid_connect_provider()["openid_connect"]["APPS"]
    assert (app["name"], app["client_id"], app["secret"]) == ("OpenID Connect", "remit", "sesame")
    assert app["settings"] == {
        "server_url": "https://login.example.org/realms/acme",
        "oauth_pkce_enabled": True,
        "email_authentication": False,
    }
    given.setenv("REMIT_OPENID_OWNS_ADDRESSES", "1")
    (app,) = openid_connect_provider()["openid_connect"]["APPS"]
    assert app["settings"]["email_authentication"] is True


@pytest.mark.parametrize("missing", GIVEN)
def test_they_belong_together(given: pytest.MonkeyPatch, missing: str) -> None:
    given.delenv(missing)
    with pytest.raises(SettingError, match="give all three, or none") as refused:
        openid_connect_provider()
    assert "sesame" not in str(refused.value)


@pytest.mark.parametrize(
    "address",
    [
        "http://login.example.org",
        "login.example.org",
        "https://",
        "https://a.example/?x=1",
        "ftp://a",
    ],
)
def test_a_provider_is_spoken_to_under_https_only(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("REMIT_OPENID_URL", address)
    with pytest.raises(SettingError, match="an https address"):
        provider_address("REMIT_OPENID_URL")


def test_a_provider_on_this_machine_may_do_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REMIT_OPENID_URL", "http://127.0.0.1:9400")
    assert provider_address("REMIT_OPENID_URL") == "http://127.0.0.1:9400"
