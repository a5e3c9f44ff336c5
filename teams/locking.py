"""Holding a team's row: who holds it is the only one that changes the team, until the transaction ends."""

from __future__ import annotations

from organisations.models import Organisation
from teams.models import Team
from teams.surroundings import with_surroundings


def locked_team(organisation: Organisation, **which: object) -> Team | None:
    """The organisation's team that matches, held; with its surroundings. One query."""
    teams = Team.objects.filter(organisation=organisation, **which).select_for_update(of=("self",))
    team: Team | None = with_surroundings(teams, organisation).first()
    if team is not None:
        team.organisation = organisation
        team.is_held = True
    return team


def lock(team: Team) -> Team:
    """The team as it stands now, held; a team that locked_team gave is held already."""
    if team.is_held:
        return team
    found = locked_team(team.organisation, pk=team.pk)
    if found is None:
        raise Team.DoesNotExist(team.pk)
    return found
