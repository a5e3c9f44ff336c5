"""The organisation at a glance: every team's health, and the map of who answers for what. Reads stored summaries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import F
from django.db.models.fields.json import KeyTransform

from roles.definitions.model import Catalogue
from teams.analysis.finding import Severity
from teams.analysis.summary import Boundary
from teams.models import LogEntry, Person, StoredFinding, Team
from teams.ownership.carrying import Load, heaviest, loads
from teams.ownership.health import PERSON, LastChange, TeamHealth, read_team, worse

FIRST_AREAS = ("strategy", "backlog", "stakeholders")


@dataclass(frozen=True, slots=True)
class Overview:
    """``teams``: those wanted, in the order wanted. ``areas``: (key, name) of the areas that occur in any team."""

    areas: list[tuple[str, str]]
    all_teams: list[TeamHealth]
    teams: list[TeamHealth]
    archived: list[Team]
    people: int
    carriers: list[Load]

    @property
    def errors(self) -> int:
        return sum(team.errors for team in self.all_teams)

    @property
    def with_errors(self) -> int:
        return sum(team.errors > 0 for team in self.all_teams)

    @property
    def seats(self) -> int:
        return sum(team.seats for team in self.all_teams)

    @property
    def vacant(self) -> int:
        return sum(team.vacant for team in self.all_teams)


Wanted = Callable[[TeamHealth], bool]
FILTERS: dict[str, tuple[str, Wanted]] = {
    "all": ("All", lambda _: True),
    "errors": ("With errors", lambda team: team.errors > 0),
    "hybrid": ("Hybrid", lambda team: team.boundary is Boundary.HYBRID),
}


def by_name(team: TeamHealth) -> tuple[object, ...]:
    """Team 2 before Team 10. Text and numbers take turns, so that any two names can be compared."""
    parts = re.split(r"([0-9]+)", team.team.name.casefold())
    return tuple(int(part) if at % 2 else part for at, part in enumerate(parts))


def _worst_first(team: TeamHealth) -> tuple[object, ...]:
    return -team.errors, -team.warnings, -team.hints, team.coverage


def _latest_first(team: TeamHealth) -> float:
    return -team.changed.at.timestamp() if team.changed else 0


ORDERS: dict[str, tuple[str, Callable[[TeamHealth], Any]]] = {
    "worst": ("worst first", _worst_first),
    "name": ("by name", by_name),
    "errors": ("most errors first", lambda team: -team.errors),
    "warnings": ("most warnings first", lambda team: -team.warnings),
    "hints": ("most hints first", lambda team: -team.hints),
    "coverage": ("least covered first", lambda team: team.coverage),
    "boundary": ("by PM and PO", lambda team: list(Boundary).index(team.boundary)),
    "changed": ("last changed first", _latest_first),
}
"""Teams that are equal there stand by name."""


def overview(
    teams: Iterable[Team],
    catalogue: Catalogue,
    *,
    today: date,
    show: str = "all",
    order: str = "worst",
) -> Overview:
    """Four queries, whatever the number of teams. ``teams``: all of one organisation, archived ones too."""
    everybody = list(Person.objects.only("key", "name", "capacity", "user_id"))
    people = {f"{PERSON}{person.key}": person.name for person in everybody}
    live = [team for team in teams if not team.archived]
    found = _open_findings(live, today)
    changed = _last_changes()
    health = [
        read_team(
            team,
            found[team.pk].counts,
            people,
            catalogue,
            found[team.pk].worst,
            changed.get(team.pk),
        )
        for team in live
    ]
    wanted = sorted(filter(FILTERS[show][1], health), key=by_name)
    return Overview(
        _areas(health, catalogue),
        health,
        sorted(wanted, key=ORDERS[order][1]),
        [team for team in teams if team.archived],
        len(everybody),
        heaviest(loads(everybody, live, today)),
    )


@dataclass(slots=True)
class _Open:
    """A team's open findings: how many of each severity, and the worst that each family says of a row."""

    counts: Counter[str] = field(default_factory=Counter)
    worst: dict[tuple[str, str], Severity] = field(default_factory=dict)


def _open_findings(teams: list[Team], today: date) -> dict[int, _Open]:
    found = {team.pk: _Open() for team in teams}
    stored = StoredFinding.objects.filter(team__in=teams, cleared_at=None).order_by()
    stored = stored.exclude(accepted_until__gte=today)
    rows_of = KeyTransform("rows", "about")
    for team, code, severity, rows in stored.values_list("team", "code", "severity", rows_of):
        one = found[team]
        one.counts[severity] += 1
        for row in rows or ():
            place = code[:3], row
            one.worst[place] = worse(one.worst.get(place, Severity.HINT), Severity(severity))
    return found


def _last_changes() -> dict[int, LastChange]:
    """Team's id → the entry of the log that made its present revision."""
    entries = LogEntry.objects.filter(team__archived=None, revision=F("team__revision"))
    said = entries.order_by().values_list("team", "at", "by__name")
    return {team: LastChange(at, by or "") for team, at, by in said}


def _areas(teams: list[TeamHealth], catalogue: Catalogue) -> list[tuple[str, str]]:
    """Strategy, backlog and stakeholders first, then the others that occur, in the catalogue's order."""
    present = {key: cell.name for team in teams for key, cell in team.cells.items()}
    order = [*FIRST_AREAS, *catalogue.areas, *present]
    return [(key, present[key]) for key in dict.fromkeys(order) if key in present]
