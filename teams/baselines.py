"""Naming a revision, to compare with it later. The log knows nothing of names."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from organisations.models import Membership
from roles.definitions.keys import clean_name
from teams.models import Baseline, Team
from teams.rights import check_can_edit_team


class CannotName(ValueError):
    """Why a revision cannot have this name."""


def name_revision(*, team: Team, revision: int, name: str, by: Membership) -> Baseline:
    """Raises PermissionDenied and CannotName."""
    _check_can_change(team, by)
    if not 1 <= revision <= team.revision:
        raise CannotName(f"{team.name} has the revisions 1 to {team.revision}.")
    baseline = Baseline(
        organisation_id=team.organisation_id, team=team, revision=revision, by_id=by.user_id
    )
    return _save(baseline, name)


def rename(*, baseline: Baseline, name: str, by: Membership) -> Baseline:
    """Raises PermissionDenied and CannotName."""
    _check_can_change(baseline.team, by)
    return _save(baseline, name)


def forget(*, baseline: Baseline, by: Membership) -> None:
    """Take the name away; the revision stays. Raises PermissionDenied."""
    _check_can_change(baseline.team, by)
    baseline.delete()


def _check_can_change(team: Team, by: Membership) -> None:
    check_can_edit_team(by, team)
    if team.archived:
        raise PermissionDenied(f"{team.name} is archived. Bring it back to change it.")


def _save(baseline: Baseline, name: str) -> Baseline:
    try:
        baseline.name = clean_name(name)
    except ValueError as error:
        raise CannotName(str(error)) from error
    try:
        with transaction.atomic():
            baseline.save()
    except IntegrityError as error:
        raise CannotName(f"There is a baseline “{baseline.name}” already.") from error
    return baseline
