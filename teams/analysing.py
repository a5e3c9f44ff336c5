"""Checking a whole organisation again, team by team in batches: interrupted, it can simply be started again."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db import connection
from django.db.models import Q, QuerySet

from organisations.models import Organisation
from organisations.scope import organisation_scope
from teams.checking import find_and_stamp, recheck_over_teams
from teams.loading import context_of, load_matrices
from teams.models import Person, Team
from teams.over_teams import ORGANISATION
from teams.stamping import save_stamps
from teams.storing import store_teams
from teams.surroundings import read_surroundings, with_surroundings

Thing = TypeVar("Thing")
Result = TypeVar("Result")

TEAMS_AT_ONCE = 50
PEOPLE_AT_ONCE = 500
BATCHES_AT_ONCE = 3
"""While one batch is being computed the others wait for the database: three threads of one process take 0.7 of the time."""


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

    Each batch is a transaction of its own, and no more than BATCHES_AT_ONCE are in memory. Must not run within a transaction.
    """
    with organisation_scope(organisation):
        due = list(_due(organisation, today).values_list("pk", flat=True))
    progress = Progress(0, len(due))

    def check(batch: list[int]) -> int:
        with organisation_scope(organisation):
            _check_batch(organisation, batch, today)
        return len(batch)

    for number in _side_by_side(check, _split(due, TEAMS_AT_ONCE)):
        progress = Progress(progress.checked + number, progress.of)
        tell(progress)
    with organisation_scope(organisation):
        people = Person.objects.filter(organisation=organisation).values_list("key", flat=True)
        keys = [ORGANISATION, *people]

    def look_at(some: list[str]) -> None:
        with organisation_scope(organisation):
            recheck_over_teams(organisation, some)

    list(_side_by_side(look_at, _split(keys, PEOPLE_AT_ONCE)))
    return progress


def _side_by_side(work: Callable[[Thing], Result], batches: list[Thing]) -> Iterator[Result]:
    """What the work gives for each batch, in their order, from threads with a connection of their own each.

    Garbage is collected between batches only: within one, many objects are made and few circles, and looking for
    circles again and again took a fifth of the time.
    """

    def alone(batch: Thing) -> Result:
        try:
            return work(batch)
        finally:
            connection.close()
            gc.collect()

    gc.freeze()
    gc.disable()
    try:
        with ThreadPoolExecutor(BATCHES_AT_ONCE) as threads:
            yield from threads.map(alone, batches)
    finally:
        gc.enable()
        gc.unfreeze()


def _split(things: list[Thing], most: int) -> list[list[Thing]]:
    return [things[start : start + most] for start in range(0, len(things), most)]


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
    save_stamps(organisation, teams)
