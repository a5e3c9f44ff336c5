"""What findings depend on besides the matrix has changed: look at the teams again, some at once and the others when read."""

from __future__ import annotations

from django.db.models import Count, Q
from django.utils import timezone

from organisations.models import Organisation
from organisations.scope import each_organisation, organisation_scope
from roles.usage import Usage
from teams.checking import recheck, recheck_over_teams
from teams.models import Row, Seat, Team
from teams.over_teams import ORGANISATION
from teams.tasks import analyse_later

AT_ONCE = 20
"""Up to so many teams are checked within the change itself; of more, none: they are checked by a job, or when read."""


def recheck_teams(organisation: Organisation) -> None:
    """Check the organisation's teams again, if they are few. Otherwise they know by their stamp that they are due."""
    today = timezone.localdate()
    teams = list(Team.objects.filter(organisation=organisation, archived=None)[: AT_ONCE + 1])
    if len(teams) > AT_ONCE:
        analyse_later(organisation)
        return
    for team in teams:
        recheck(team, today=today)
    recheck_over_teams(organisation, [ORGANISATION])


def count_uses(kind: str, key: str) -> Usage:
    """Seats of a role or rows of a responsibility, organisation by organisation: none sees another's."""
    counted = {
        "role": (Seat, Q(role=key)),
        "responsibility": (Row, Q(responsibility=key)),
        "area": (Row, Q(area=key)),
    }
    if kind not in counted:
        return Usage()
    model, condition = counted[kind]
    places = teams = organisations = 0
    for organisation in each_organisation():
        with organisation_scope(organisation):
            found = model.objects.filter(condition).aggregate(
                places=Count("pk"), teams=Count("team", distinct=True)
            )
        places += found["places"]
        teams += found["teams"]
        organisations += bool(found["places"])
    return Usage(places, teams, organisations)
