"""Tags of the pages of one's own account."""

from __future__ import annotations

from collections.abc import Iterable

from allauth.socialaccount.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django import template
from django.template import Context
from django.urls import reverse

from organisations.signing_in.sessions import browser_in_words

register = template.Library()

# The page a tab leads to, its name, and the other pages that belong to it.
_TABS = (
    ("account_name", "Name and password", ("account_change_password", "account_set_password")),
    ("account_email", "E-mail addresses", ()),
    (
        "mfa_index",
        "Second factor",
        (
            "mfa_activate_totp",
            "mfa_deactivate_totp",
            "mfa_view_recovery_codes",
            "mfa_generate_recovery_codes",
        ),
    ),
    ("usersessions_list", "Sessions", ()),
    ("socialaccount_connections", "Other logins", ()),
)


@register.inclusion_tag("parts/tabs.html", takes_context=True)
def account_tabs(context: Context) -> dict[str, object]:
    request = context["request"]
    shown = request.resolver_match.url_name
    has_provider = bool(get_adapter(request).list_providers(request))
    tabs = [
        {"href": reverse(page), "name": name, "current": shown in (page, *others)}
        for page, name, others in _TABS
        if page != "socialaccount_connections" or has_provider
    ]
    return {"tabs": tabs, "label": "Your account"}


@register.filter
def browser(user_agent: str) -> str:
    return browser_in_words(user_agent)


@register.filter
def in_words(session: UserSession) -> str:
    return browser_in_words(session.user_agent)


@register.filter
def this_one_first(sessions: Iterable[UserSession]) -> list[UserSession]:
    """Then the one in use last."""
    return sorted(sessions, key=lambda one: (one.is_current(), one.last_seen_at), reverse=True)
