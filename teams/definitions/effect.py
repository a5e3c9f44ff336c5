"""What a change of definitions would do to an organisation's teams, told before anything is saved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from organisations.models import Organisation
from roles.definitions.model import Catalogue
from teams.analysis import engine
from teams.analysis.finding import Finding
from teams.analysis.summary import summarise
from teams.definitions.letters import following
from teams.definitions.usage import counted
from teams.loading import Loaded, load_matrices
from teams.matrix.apply import apply_edits
from teams.matrix.edits import Edit
from teams.models import Team
from teams.over_teams import ORGANISATION, changed_engagements, find_over_teams
from teams.surroundings import read_surroundings, with_surroundings

MOST_TEAMS = 200
"""The effect is looked at in so many teams, the first by name; and letters follow in no more at once."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Findings that come and go."""

    come: tuple[Finding, ...]
    go: tuple[Finding, ...]

    @property
    def words(self) -> str:
        """“3 findings come, 8 go”."""
        if not self.come and not self.go:
            return "no finding comes or goes"
        come, go = len(self.come), len(self.go)
        if not come:
            return f"{counted(go, 'finding')} {'goes' if go == 1 else 'go'}"
        said = f"{counted(come, 'finding')} {'comes' if come == 1 else 'come'}"
        return f"{said}, {go} {'goes' if go == 1 else 'go'}" if go else said


@dataclass(frozen=True, slots=True)
class TeamEffect:
    """``alone``: with the definitions changed alone; ``followed``: with the prefilled letters following as well."""

    team: Team
    seats: int
    rows: int
    edits: tuple[Edit, ...]
    alone: Turn
    followed: Turn

    @property
    def is_touched(self) -> bool:
        return bool(self.seats or self.rows)


@dataclass(frozen=True, slots=True)
class Effect:
    """``teams``: those that a change touches, or of which findings come or go. ``people``: what is said over all teams."""

    teams: tuple[TeamEffect, ...]
    people: Turn
    looked_at: int
    of: int

    @property
    def touched(self) -> str:
        """“12 seats in 5 teams”; both seats and rows where both are concerned."""
        seats = [one.seats for one in self.teams if one.seats]
        rows = [one.rows for one in self.teams if one.rows]
        said = [
            f"{counted(sum(numbers), noun)} in {counted(len(numbers), 'team')}"
            for noun, numbers in (("seat", seats), ("row", rows))
            if numbers
        ]
        return ", ".join(said) or "No seat and no row of any team"

    @property
    def alone(self) -> Turn:
        return _together([*(one.alone for one in self.teams), self.people])

    @property
    def followed(self) -> Turn:
        return _together([*(one.followed for one in self.teams), self.people])

    @property
    def letters(self) -> int:
        return sum(len(one.edits) for one in self.teams)

    @property
    def teams_with_letters(self) -> int:
        return sum(bool(one.edits) for one in self.teams)

    @property
    def is_partial(self) -> bool:
        return self.looked_at < self.of


def _together(turns: Iterable[Turn]) -> Turn:
    held = list(turns)
    return Turn(
        tuple(found for one in held for found in one.come),
        tuple(found for one in held for found in one.go),
    )


def effect_on_teams(
    organisation: Organisation, before: Catalogue, after: Catalogue, *, today: date
) -> Effect:
    """Nothing is saved. Every team is looked at twice, and a third time where letters would follow."""
    live = Team.objects.filter(organisation=organisation, archived=None).order_by("name", "pk")
    some = list(with_surroundings(live, organisation)[:MOST_TEAMS])
    for team in some:
        team.organisation = organisation
    roles, responsibilities = changed_roles(before, after), changed_rows(before, after)
    found, summaries = [], []
    for loaded in load_matrices(some, today=today):
        one, then = _of_team(replace(loaded, catalogue=before), after, roles, responsibilities)
        found.append(one)
        summaries.append(then)
    return Effect(
        tuple(one for one in found if one.is_touched or one.alone.come or one.alone.go),
        _of_people(organisation, summaries),
        len(some),
        live.count(),
    )


def changed_roles(before: Catalogue, after: Catalogue) -> frozenset[str]:
    """The roles of which something else is said or inherited."""
    return frozenset(
        key
        for key, one in before.roles.items()
        if key not in after.roles
        or one != after.roles[key]
        or before.expectations(key) != after.expectations(key)
        or before.skills_of(key) != after.skills_of(key)
        or before.lineage(key) != after.lineage(key)
    )


def changed_rows(before: Catalogue, after: Catalogue) -> frozenset[str]:
    """The responsibilities of which something else is said: by themselves, by their area, or by a hand-off."""
    areas = {key for key, one in before.areas.items() if after.areas.get(key) != one}
    handed = {
        end
        for one in set(before.hand_offs) ^ set(after.hand_offs)
        for end in (one.giving, one.receiving)
    }
    return frozenset(
        key
        for key, one in before.responsibilities.items()
        if after.responsibilities.get(key) != one or one.area in areas or key in handed
    )


def _of_team(
    loaded: Loaded, after: Catalogue, roles: frozenset[str], responsibilities: frozenset[str]
) -> tuple[TeamEffect, Team]:
    """The effect, and the team with the summary that it would have."""
    changed = replace(loaded, catalogue=after)
    matrix = loaded.matrix
    now, reading = engine.find(loaded.reading()), changed.reading()
    then = engine.find(reading)
    edits = following(matrix, loaded.catalogue, after)
    followed = engine.find(changed.reading_of(apply_edits(matrix, edits).matrix)) if edits else then
    team = copy(loaded.team)
    team.summary = summarise(reading, then).record()
    effect = TeamEffect(
        loaded.team,
        sum(seat.role in roles for seat in matrix.seats),
        sum(row.responsibility in responsibilities for row in matrix.rows),
        tuple(edits),
        _turn(now, then),
        _turn(now, followed),
    )
    return effect, team


def _turn(before: Iterable[Finding], after: Iterable[Finding]) -> Turn:
    old = {one.fingerprint: one for one in before}
    new = {one.fingerprint: one for one in after}
    return Turn(
        tuple(one for key, one in new.items() if key not in old),
        tuple(one for key, one in old.items() if key not in new),
    )


def _of_people(organisation: Organisation, teams: Sequence[Team]) -> Turn:
    """What is said of people over all of their teams, and of the organisation, with the definitions changed alone.

    It is found from the teams' summaries, so these are stored for a moment, and taken back.
    """
    stored = {
        team.pk: team.summary for team in Team.objects.filter(pk__in=[one.pk for one in teams])
    }
    changed = [one for one in teams if stored[one.pk] != one.summary]
    people: set[str] = set()
    for one in changed:
        people |= changed_engagements(stored[one.pk], one.summary)
    if not people:
        return Turn((), ())
    settings = read_surroundings(organisation).settings
    with transaction.atomic():
        before = find_over_teams(organisation, people | {ORGANISATION}, settings, hold=False)
        Team.objects.bulk_update(changed, ["summary"])
        after = find_over_teams(organisation, people | {ORGANISATION}, settings, hold=False)
        transaction.set_rollback(True)
    return _turn((one for _, one in before), (one for _, one in after))
