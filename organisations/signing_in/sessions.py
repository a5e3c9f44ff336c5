"""Where somebody is signed in: told in words, and remembered now and then."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.signals import user_logged_in
from allauth.usersessions.models import UserSession
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

_SEEN = "seen"
_EVERY = timedelta(minutes=15)

# In this order: the later ones claim to be the earlier ones too.
_BROWSERS = (
    ("Edge", r"\bEdg(e|A|iOS)?/"),
    ("Opera", r"\bOPR/|\bOpera\b"),
    ("Samsung Internet", r"\bSamsungBrowser/"),
    ("Firefox", r"\b(Firefox|FxiOS)/"),
    ("Chrome", r"(Chrome|Chromium|CriOS)/"),
    ("Safari", r"\bSafari/"),
)
_SYSTEMS = (
    ("iPhone", r"\biPhone\b"),
    ("iPad", r"\biPad\b"),
    ("Android", r"\bAndroid\b"),
    ("Windows", r"\bWindows\b"),
    ("Mac", r"\bMac(intosh| OS X)\b"),
    ("ChromeOS", r"\bCrOS\b"),
    ("Linux", r"\bLinux\b"),
)


def browser_in_words(user_agent: str) -> str:
    """Firefox on Windows."""
    browser = _first(_BROWSERS, user_agent) or "A browser or a program"
    system = _first(_SYSTEMS, user_agent)
    return f"{browser} on {system}" if system else browser


def _first(names: tuple[tuple[str, str], ...], text: str) -> str:
    return next((name for name, pattern in names if re.search(pattern, text)), "")


class LastSeenMiddleware:
    """Writes down every quarter of an hour that a session is in use; the time stands in the session itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        # A page for everybody has not read the session, and this must not be what reads it.
        if request.session.accessed and (seen := request.session.get(_SEEN)):
            now = timezone.now()
            if now - datetime.fromisoformat(seen) >= _EVERY:
                _write_down(request, now)
        return response


def _write_down(request: HttpRequest, now: datetime) -> None:
    UserSession.objects.filter(session_key=request.session.session_key).update(
        last_seen_at=now, ip=get_adapter().get_client_ip(request)
    )
    request.session[_SEEN] = now.isoformat()


@receiver(user_logged_in, dispatch_uid="sessions")
def _begin(request: HttpRequest, **_: Any) -> None:
    request.session[_SEEN] = timezone.now().isoformat()
