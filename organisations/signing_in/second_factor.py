"""Secrets of second factors lie in the database encrypted: whoever reads it alone cannot sign in."""

from __future__ import annotations

import base64
import hashlib
import logging
import secrets
from typing import ClassVar

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

logger = logging.getLogger(__name__)


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages: ClassVar[dict[str, str]] = {
        **DefaultMFAAdapter.error_messages,
        "add_email_blocked": "Your account has a second factor: an address cannot be added to it here.",
        "cannot_delete_authenticator": "The second factor cannot be switched off here.",
        "cannot_generate_recovery_codes": "Recovery codes come with a second factor. Switch it on first.",
        "incorrect_code": "This code is not right, or no longer. Enter the one your app shows now.",
        "unverified_email": "Confirm your e-mail addresses first, or remove those that are not confirmed.",
    }

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        try:
            return _box().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            logger.error("A second factor cannot be read: SECRET_KEY was another when it was made.")
            # Nothing anybody could know: no code fits.
            return base64.b32encode(secrets.token_bytes(40)).decode()


def _box() -> MultiFernet:
    """Writes with SECRET_KEY, reads what earlier keys wrote."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(_key(str(secret))) for secret in keys])


def _key(secret: str) -> bytes:
    digest = hashlib.blake2b(secret.encode(), digest_size=32, person=b"second-factor").digest()
    return base64.urlsafe_b64encode(digest)
