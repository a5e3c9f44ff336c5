"""What findings depend on besides the matrix has changed: look at the teams again, some at once and the others when read."""

from __future__ import annotations

from django.db.models import Count, Q
from django.utils import timezone

from organisations.models import Organisation
from organisations.scope import each_organisation, organisation_scope
from roles.usage import Usage
from teams.checking import recheck
from teams.models import Row, Seat, Team

AT_ONCE = 20
"""So many teams are checked within the change itself; the others when somebody reads them, or by `manage.py analyse`."""


def recheck_teams(organisation: Organisation) -> None:
    """Check the organisation's first teams again. The rest know by their stamp that they are due."""
    today = timezone.localdate()
    for team in Team.objects.filter(organisation=organisation, archived=None)[:AT_ONCE]:
        recheck(team, today=today)


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
