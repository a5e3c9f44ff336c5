"""Sign-ins, and changes of how somebody signs in, go into the audit log of every organisation they belong to."""

from __future__ import annotations

from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from allauth.socialaccount import signals as social
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.dispatch import Signal

from organisations.audit import asking, record
from organisations.belonging import organisations_of
from organisations.models import Deed, User
from organisations.scope import organisation_scope

_CREDENTIALS: tuple[tuple[Signal, str], ...] = (
    (account.password_set, "set a password"),
    (account.password_changed, "changed the password"),
    (account.password_reset, "set a new password by mail"),
    (account.email_changed, "changed the e-mail address"),
    (mfa.authenticator_added, "switched a second factor on"),
    (mfa.authenticator_removed, "switched a second factor off"),
    (mfa.authenticator_reset, "made new recovery codes"),
    (social.social_account_removed, "disconnected a login of another provider"),
)


def watch() -> None:
    """Called once, when the apps are ready."""
    user_logged_in.connect(_signed_in, dispatch_uid="audit")
    user_login_failed.connect(_failed, dispatch_uid="audit")
    for signal, words in _CREDENTIALS:
        signal.connect(_changed(words), dispatch_uid="audit", weak=False)


def _signed_in(user: User, **_: Any) -> None:
    _record(user, Deed.SIGNED_IN)


def _failed(credentials: dict[str, Any], **_: Any) -> None:
    """Only for accounts that there are: what was typed instead of an address is nobody's business."""
    typed = str(credentials.get("email") or credentials.get("username") or "")
    user = User.objects.filter(email=typed.lower()).first()
    if user is not None:
        _record(user, Deed.SIGN_IN_FAILED, f"for {user}", unknown=True)


def _changed(words: str) -> Any:
    def receive(user: User | None = None, **sent: Any) -> None:
        # social_account_removed names the account alone; second factors are told of after the request's transaction.
        token = asking.set(sent.get("request") or asking.get())
        try:
            _record(user or sent["socialaccount"].user, Deed.CREDENTIALS, words)
        finally:
            asking.reset(token)

    return receive


def _record(user: User, deed: Deed, about: str = "", *, unknown: bool = False) -> None:
    for organisation in organisations_of(user):
        with organisation_scope(organisation):
            record(deed, about, by=None if unknown else user, organisation=organisation)
