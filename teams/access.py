"""From a request to a team: the one way, which answers 404 to whoever may not know of it."""

from __future__ import annotations

from django.http import Http404

from organisations.request import TenantRequest
from teams.models import Team


def get_team(request: TenantRequest, key: str) -> Team:
    """The team of the request's organisation with this key; archived ones too. One query."""
    team = Team.objects.filter(key=key).first()
    if team is None:
        raise Http404(f"There is no team “{key}” in {request.organisation}.")
    team.organisation = request.organisation
    return team
