"""Holding a team's row: who holds it is the only one that changes the team, until the transaction ends."""

from __future__ import annotations

from django.db.models import Subquery
from django.db.models.functions import Coalesce

from organisations.models import Organisation
from roles.effective import NEVER_LOADED
from roles.models import CatalogueState
from teams.models import Team


def locked_team(organisation: Organisation, **which: object) -> Team | None:
    """The organisation's team that matches, held; with the definitions' revision in ``definitions``. One query."""
    revision = CatalogueState.objects.values("revision")[:1]
    teams = Team.objects.filter(organisation=organisation, **which).select_for_update(of=("self",))
    team: Team | None = teams.annotate(
        definitions=Coalesce(Subquery(revision), NEVER_LOADED)
    ).first()
    if team is not None:
        team.organisation = organisation
    return team


def lock(team: Team) -> Team:
    """The team as it stands now, held; a team that locked_team gave is held already."""
    if hasattr(team, "definitions"):
        return team
    found = locked_team(team.organisation, pk=team.pk)
    if found is None:
        raise Team.DoesNotExist(team.pk)
    return found
