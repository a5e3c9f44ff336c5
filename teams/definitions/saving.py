"""Saving changed definitions, and letting prefilled letters follow through the one door."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from organisations.models import Membership
from roles.editing.service import hold_definitions, write_definitions
from roles.editing.standing import catalogue_after
from roles.editing.values import Wanted
from roles.effective import catalogue_for
from roles.models import Deed, DefinitionChange
from teams.definitions.effect import MOST_TEAMS
from teams.definitions.letters import following
from teams.door import apply_edits
from teams.loading import load_matrix
from teams.locking import locked_team
from teams.matrix.edits import Edit
from teams.models import Team, Why


class TooManyTeams(ValueError):
    """Letters follow in so many teams at once and no more."""


@transaction.atomic
def save_definitions(
    *,
    by: Membership,
    wanted: Sequence[Wanted],
    deed: Deed,
    today: date,
    seen: str | None = None,
    letters_follow: bool = False,
) -> list[DefinitionChange]:
    """All or nothing: the definitions, their history, and with ``letters_follow`` one list of edits in each team concerned.

    Raises PermissionDenied, NotLoaded, Overtaken, TooManyTeams.
    """
    organisation = hold_definitions(by)
    edits = _following(by, wanted, today) if letters_follow else {}
    letters = sum(map(len, edits.values())) if letters_follow else None
    changes = write_definitions(by=by, wanted=wanted, deed=deed, seen=seen, letters=letters)
    for team, following_edits in edits.items():
        team.organisation = organisation
        apply_edits(team=team, edits=following_edits, by=by, why=Why.DEFINITION, today=today)
    return changes


def _following(by: Membership, wanted: Sequence[Wanted], today: date) -> dict[Team, list[Edit]]:
    """The edits of each team, which is held. Always in one order, so that two who do this do not wait for each other."""
    organisation = by.organisation
    before = catalogue_for(organisation)
    after = catalogue_after(organisation, before, wanted)
    live = Team.objects.filter(organisation=organisation, archived=None).order_by("pk")
    keys = list(live.values_list("pk", flat=True))
    if len(keys) > MOST_TEAMS:
        raise TooManyTeams(
            f"Letters follow in at most {MOST_TEAMS} teams at once; there are {len(keys)}. "
            "Save the definition alone."
        )
    found = {}
    for key in keys:
        team = locked_team(organisation, pk=key)
        if team is None:
            continue
        edits = following(load_matrix(team, today=today).matrix, before, after)
        if edits:
            found[team] = edits
    return found
