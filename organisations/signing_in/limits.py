"""When somebody may try again who tried too often."""

from __future__ import annotations

import math
import time

from allauth.account import app_settings
from allauth.core.internal.ratelimit import get_cache_key, get_rates
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

_APP = "allauth.account"
# A limit by mail address or account is over by then, whichever it was.
_AT_MOST = 300


def too_many_requests(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The handler of 429."""
    seconds = max(
        (seconds_to_wait(request, action) for action in app_settings.RATE_LIMITS), default=0
    )
    seconds = seconds or _AT_MOST
    response = render(request, "429.html", {"wait": in_words(seconds)}, status=429)
    response["Retry-After"] = str(seconds)
    return response


def seconds_to_wait(request: HttpRequest, action: str, *, key: str | None = None) -> int:
    """Until that action is allowed again; 0 where it is, as far as can be known without its key."""
    now = time.time()
    wait = 0.0
    for rate in get_rates(app=_APP, action=action):
        try:
            name = get_cache_key(request, app=_APP, action=action, rate=rate, key=key)
        except ImproperlyConfigured:
            continue
        tries = [when for when in cache.get(name, []) if when > now - rate.duration]
        if len(tries) >= rate.amount:
            wait = max(wait, tries[rate.amount - 1] + rate.duration - now)
    return math.ceil(wait)


def in_words(seconds: int) -> str:
    """Never too early: 61 seconds are two minutes."""
    if seconds <= 60:
        return "in a minute"
    minutes = math.ceil(seconds / 60)
    return f"in {minutes} minutes" if minutes < 60 else "in an hour"
