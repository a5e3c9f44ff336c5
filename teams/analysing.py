"""Checking a whole organisation again, team by team in batches: interrupted, it can simply be started again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from organisations.models import Organisation
from organisations.scope import organisation_scope
from teams.checking import STAMPS, find_and_stamp, recheck_over_teams
from teams.loading import context_of, load_matrices
from teams.models import Person, Team
from teams.over_teams import ORGANISATION
from teams.storing import store_teams
from teams.surroundings import read_surroundings, with_surroundings

TEAMS_AT_ONCE = 50
PEOPLE_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Progress:
    checked: int
    of: int


def analyse_organisation(
    organisation: Organisation,
    *,
    today: date,
    tell: Callable[[Progress], None] = lambda progress: None,
) -> Progress:
    """Check the teams whose findings are out of date, then look at everybody over all teams.

    Each batch is a transaction of its own, and no more than a batch is in memory. Must not run within a transaction.
    """
    with organisation_scope(organisation):
        due = list(_due(organisation, today).values_list("pk", flat=True))
    progress = Progress(0, len(due))
    for start in range(0, len(due), TEAMS_AT_ONCE):
        batch = due[start : start + TEAMS_AT_ONCE]
        with organisation_scope(organisation):
            _check_batch(organisation, batch, today)
        progress = Progress(progress.checked + len(batch), progress.of)
        tell(progress)
    with organisation_scope(organisation):
        people = Person.objects.filter(organisation=organisation).values_list("key", flat=True)
        keys = [ORGANISATION, *people]
    for start in range(0, len(keys), PEOPLE_AT_ONCE):
        with organisation_scope(organisation):
            recheck_over_teams(organisation, keys[start : start + PEOPLE_AT_ONCE])
    return progress


def _due(organisation: Organisation, today: date) -> QuerySet[Team]:
    """The live teams whose stored findings may no longer be what the rules would say today."""
    context = context_of(organisation, read_surroundings(organisation).definitions)
    live = Team.objects.filter(organisation=organisation, archived=None).order_by("pk")
    return live.filter(~Q(checked_context=context) | Q(recheck_on__lte=today))


def _check_batch(organisation: Organisation, keys: list[int], today: date) -> None:
    held = Team.objects.filter(pk__in=keys).order_by("pk").select_for_update(of=("self",))
    teams = list(with_surroundings(held, organisation))
    for team in teams:
        team.organisation = organisation
    checked = []
    for loaded in load_matrices(teams, today=today):
        reading = loaded.reading()
        checked.append((loaded.team, reading, find_and_stamp(loaded, reading)))
    store_teams(organisation, checked)
    Team.objects.bulk_update(teams, STAMPS)
