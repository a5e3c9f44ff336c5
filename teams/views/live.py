"""Who else is at a matrix, and what they changed: asked again and again while the page is open."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.core.cache import caches
from django.http import Http404, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from organisations.access import requires_viewer
from organisations.request import TenantRequest
from roles.definitions.keys import MAX_KEY
from teams.access import get_team
from teams.presence.being_here import Heard, poll
from teams.rights import can_edit_team
from teams.views.matrix import open_desk
from teams.views.news import News, news_since

NEWS_KEPT = 30
"""Seconds: all who look at a matrix ask for the same news at about the same time."""
_MEMORY = "memory"
_LONGEST_KEY = MAX_KEY + 10


@require_POST
@requires_viewer
def live(request: TenantRequest, organisation: str, team: str) -> HttpResponse:
    """Where one is (POST ``row``, ``seat``) and what the page shows (``revision``); who else is here, and what is new."""
    said = request.POST
    heard = poll(
        organisation=request.organisation,
        team=team,
        user=request.user.pk,
        row=said.get("row", "")[:_LONGEST_KEY],
        seat=said.get("seat", "")[:_LONGEST_KEY],
    )
    if heard is None:
        raise Http404(f"{request.organisation} has no such team.")
    answer: dict[str, Any] = {
        "revision": heard.revision,
        "number": heard.number,
        "others": [asdict(one) for one in heard.others],
    }
    shows = said.get("revision", "")
    if shows.isdecimal() and int(shows) != heard.revision and "quiet" not in said:
        news = _news(request, heard, int(shows), team)
        answer |= asdict(news)
    return JsonResponse(answer)


def _news(request: TenantRequest, heard: Heard, revision: int, key: str) -> News:
    """Made once for all who show the same revision and may see the same."""
    may_know = can_edit_team(request.membership, key)
    today = timezone.localdate()
    place = f"news:{heard.team}:{revision}:{heard.revision}:{may_know}:{today}"
    news: News | None = caches[_MEMORY].get(place)
    if news is None:
        desk = open_desk(request, get_team(request, key))
        news = news_since(revision, desk, may_know=may_know)
        if desk.team.revision == heard.revision:
            caches[_MEMORY].set(place, news, NEWS_KEPT)
    return news
