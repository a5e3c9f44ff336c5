"""What a request that changes something is about: the form that was sent, and the team, held."""

from __future__ import annotations

from django.http import HttpRequest, QueryDict

from organisations.request import TenantRequest
from teams.access import get_team, get_team_to_change
from teams.models import Team


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, be it nothing at all; None where the form is only shown."""
    return request.POST if request.method == "POST" else None


def team_of(request: TenantRequest, key: str) -> Team:
    """The team, held where it is about to be changed."""
    get = get_team_to_change if request.method == "POST" else get_team
    return get(request, key)
