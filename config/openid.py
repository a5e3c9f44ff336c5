"""The one OpenID Connect provider of an installation, from the environment."""

from typing import Any

from config import environment
from config.environment import SettingError


def openid_connect_provider() -> dict[str, Any]:
    """What allauth's SOCIALACCOUNT_PROVIDERS holds; empty where none is configured."""
    address = environment.provider_address("REMIT_OPENID_URL")
    name = environment.text(
        "REMIT_OPENID_NAME",
        default="OpenID Connect",
        allowed="the words on the button, such as Acme login",
    )
    client = environment.text(
        "REMIT_OPENID_CLIENT",
        default="",
        shown="none",
        allowed="the client's id, as the provider gave it",
    )
    secret = environment.secret(
        "REMIT_OPENID_SECRET",
        least=1,
        allowed="the client's secret, as the provider gave it",
        shown="none",
    )
    owns_addresses = environment.flag("REMIT_OPENID_OWNS_ADDRESSES", default=False)
    if not (address or client or secret):
        return {}
    if not (address and client and secret):
        raise SettingError(
            "REMIT_OPENID_URL, REMIT_OPENID_CLIENT and REMIT_OPENID_SECRET belong together: "
            "give all three, or none."
        )
    app = {
        "provider_id": "remit",
        "name": name,
        "client_id": client,
        "secret": secret,
        "settings": {
            "server_url": address,
            "oauth_pkce_enabled": True,
            "email_authentication": owns_addresses,
        },
    }
    return {"openid_connect": {"APPS": [app]}}
