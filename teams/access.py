"""From a request to a team: the one way, which answers 404 to whoever may not know of it."""

from __future__ import annotations

from django.http import Http404

from organisations.request import TenantRequest
from teams.locking import locked_team
from teams.models import Team
from teams.surroundings import with_surroundings


def get_team(request: TenantRequest, key: str) -> Team:
    """The team of the request's organisation with this key; archived ones too. One query."""
    team = with_surroundings(Team.objects.filter(key=key), request.organisation).first()
    if team is None:
        raise Http404(f"There is no team “{key}” in {request.organisation}.")
    team.organisation = request.organisation
    return team


def get_team_to_change(request: TenantRequest, key: str) -> Team:
    """Like get_team, and held until the request ends: what is read of it now is what will be changed. One query."""
    team = locked_team(request.organisation, key=key)
    if team is None:
        raise Http404(f"There is no team “{key}” in {request.organisation}.")
    return team
