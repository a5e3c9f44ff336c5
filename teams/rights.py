"""Who may change one team: editors of the organisation, the team's own editors, and who leads it where that is wished.

In pairs as in organisations.access: `can_edit_team` asks, `check_can_edit_team` raises PermissionDenied with the reason.
In templates: `{% test_rule 'can_edit_team' membership team %}`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import wraps

import rules
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet, Value
from django.http.response import HttpResponseBase
from django.utils import timezone

from organisations.access import (
    P,
    TenantView,
    View,
    can_edit,
    check_can_edit,
    reason_against,
    who_can_help,
)
from organisations.models import Level, Membership
from organisations.request import TenantRequest
from roles.definitions.model import Side
from roles.effective import catalogue_for
from teams.analysis.wording import joined
from teams.models import Seat, Team, TeamEditor


@rules.predicate
def can_edit_team(membership: Membership, team: Team | str) -> bool:
    """``team``: the team, or its key. A query for those who may not edit every team, once a request."""
    if _is_anothers(membership, team):
        return False
    key = team if isinstance(team, str) else team.key
    return can_edit(membership) or key in teams_edited_by(membership)


def _is_anothers(membership: Membership, team: Team | str) -> bool:
    return isinstance(team, Team) and team.organisation_id != membership.organisation_id


rules.add_rule(can_edit_team.name, can_edit_team)


def reason_against_editing(membership: Membership, team: Team | str) -> str:
    """Why this member may not change the team, and who can help; "" if they may."""
    if can_edit_team(membership, team):
        return ""
    if _is_anothers(membership, team):
        return f"{team} belongs to another organisation."
    if others := teams_edited_by(membership):
        only = joined(sorted(others.values()))
        return f"You may change {only}, but not this team. {who_can_help(membership)}"
    return reason_against(membership, Level.EDITOR)


def check_can_edit_team(membership: Membership, team: Team | str) -> None:
    if reason := reason_against_editing(membership, team):
        raise PermissionDenied(reason)


def check_can_edit_where(membership: Membership, team: Team | None) -> None:
    """For what is said of one team, or, without one, over all of them."""
    if team is None:
        check_can_edit(membership)
    else:
        check_can_edit_team(membership, team)


def requires_team_editor(view: TenantView[P]) -> View[P]:
    """For views below a team's address."""

    @wraps(view)
    def checked(request: TenantRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        check_can_edit_team(request.membership, str(kwargs["team"]))
        return view(request, *args, **kwargs)

    return checked  # type: ignore[return-value]


def teams_edited_by(membership: Membership) -> Mapping[str, str]:
    """Key and name of the teams that were given to a member, or that they lead where the organisation lets who leads edit."""
    if membership.edited_teams is None:
        membership.edited_teams = _edited_by(membership)
    return membership.edited_teams


def _edited_by(membership: Membership) -> Mapping[str, str]:
    given = TeamEditor.objects.filter(membership_id=membership.pk).order_by()
    found = given.values_list("team__key", "team__name", Value(""))
    held = _seats_now(membership).values_list("team__key", "team__name", "role")
    lines = list(found.union(held))
    if not any(role for _, _, role in lines):
        return {key: name for key, name, _ in lines}
    catalogue = catalogue_for(membership.organisation)
    return {
        key: name
        for key, name, role in lines
        if not role or (role in catalogue.roles and catalogue.side(role) is not Side.NONE)
    }


def _seats_now(membership: Membership) -> QuerySet[Seat]:
    """Seats of the member today, where the organisation lets those who lead edit."""
    today = timezone.localdate()
    return Seat.objects.filter(
        Q(since=None) | Q(since__lte=today),
        Q(until=None) | Q(until__gte=today),
        person__user=membership.user_id,
        organisation__settings__leads_edit=True,
    ).order_by()
