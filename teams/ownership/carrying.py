"""What people carry over all teams: rows that they answer for, and the time that their seats ask of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from teams.models import Person, Seat, Team
from teams.ownership.health import PERSON

MOST_CARRIERS = 5


@dataclass(frozen=True, slots=True)
class Share:
    """What one team asks of a person. ``allocation`` in %; 0 where none is said."""

    team: Team
    allocation: int
    rows: int


@dataclass(frozen=True, slots=True)
class Load:
    person: Person
    shares: tuple[Share, ...]

    @property
    def allocated(self) -> int:
        return sum(share.allocation for share in self.shares)

    @property
    def rows(self) -> int:
        return sum(share.rows for share in self.shares)

    @property
    def teams(self) -> int:
        """On how many teams they answer for something."""
        return sum(share.rows > 0 for share in self.shares)

    @property
    def taking(self) -> list[Share]:
        """The shares that take time."""
        return [share for share in self.shares if share.allocation]

    @property
    def parts(self) -> list[int]:
        return [share.allocation for share in self.taking]

    @property
    def is_over(self) -> bool:
        return self.allocated > self.person.capacity


def running(today: date) -> Q:
    """Seats that run on that day: they have begun and have not ended."""
    begun = Q(since__isnull=True) | Q(since__lte=today)
    return begun & (Q(until__isnull=True) | Q(until__gte=today))


def allocations(teams: Iterable[Team], today: date) -> dict[str, Counter[int]]:
    """A person's key → team's id → the % that their running seats there take. One query."""
    found: dict[str, Counter[int]] = {}
    seats = Seat.objects.filter(running(today), team__in=list(teams), person__isnull=False)
    for key, team, allocation in seats.values_list("person__key", "team", "allocation").order_by():
        found.setdefault(key, Counter())[team] += allocation or 0
    return found


def rows_answered(teams: Iterable[Team]) -> dict[str, Counter[int]]:
    """A person's key → team's id → how many of its rows they answer for."""
    found: dict[str, Counter[int]] = {}
    for team in teams:
        areas: Iterable[Mapping[str, Any]] = team.summary.get("areas", ())
        for holder, number in (owner for area in areas for owner in area["owners"]):
            if holder.startswith(PERSON):
                found.setdefault(holder.removeprefix(PERSON), Counter())[team.pk] += number
    return found


def loads(people: Iterable[Person], teams: Iterable[Team], today: date) -> list[Load]:
    """What each of the people carries on the teams; the teams that ask the most of them first."""
    by_id = {team.pk: team for team in teams}
    taken, answered = allocations(by_id.values(), today), rows_answered(by_id.values())
    nothing: Counter[int] = Counter()
    found = []
    for person in people:
        asked, rows = taken.get(person.key, nothing), answered.get(person.key, nothing)
        shares = [Share(by_id[pk], asked[pk], rows[pk]) for pk in {**asked, **rows}]
        shares.sort(key=lambda one: (-one.allocation, -one.rows, one.team.name))
        found.append(Load(person, tuple(shares)))
    return found


def heaviest(carried: Iterable[Load]) -> list[Load]:
    """Who carries the most: those over their capacity first, then by rows."""
    carrying = [one for one in carried if one.rows or one.is_over]
    carrying.sort(key=lambda one: (not one.is_over, -one.rows, -one.allocated, one.person.name))
    return carrying[:MOST_CARRIERS]
