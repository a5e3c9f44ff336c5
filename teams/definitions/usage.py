"""Where an organisation's matrices and people use a definition."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from organisations.models import Organisation
from roles.definitions.model import Catalogue
from teams.models import Person, Row, Seat, Team


@dataclass(frozen=True, slots=True)
class UsingTeam:
    team: Team
    places: int


@dataclass(frozen=True, slots=True)
class UsedBy:
    """``noun``: what a place is, “seat”, “row”. ``people``: so many have the skill on record."""

    noun: str
    teams: tuple[UsingTeam, ...] = ()
    people: int = 0

    @property
    def places(self) -> int:
        return sum(one.places for one in self.teams)

    @property
    def is_used(self) -> bool:
        return bool(self.places or self.people)

    @property
    def words(self) -> str:
        """“12 seats in 5 teams”."""
        if self.people:
            return counted(self.people, "person", "people")
        teams = counted(len(self.teams), "team")
        return f"{counted(self.places, self.noun)} in {teams}"


def counted(number: int, noun: str, several: str = "") -> str:
    return f"{number} {noun if number == 1 else several or noun + 's'}"


def used_by(organisation: Organisation, catalogue: Catalogue, kind: str, key: str) -> UsedBy:
    """Archived teams count: their matrices are kept. Two queries at most."""
    if kind == "skill":
        people = Person.objects.filter(organisation=organisation, skills__has_key=key)
        return UsedBy("person", people=people.count())
    if kind == "role":
        return seats_of(organisation, [key])
    if kind == "responsibility":
        return rows_of(organisation, [key])
    if kind == "area":
        inside = [one.key for one in catalogue.responsibilities.values() if one.area == key]
        return rows_of(organisation, inside, area=key)
    return UsedBy("row")


def seats_of(organisation: Organisation, roles: Collection[str]) -> UsedBy:
    seats = Seat.objects.filter(organisation=organisation, role__in=roles)
    return UsedBy("seat", _by_team(organisation, seats))


def rows_of(
    organisation: Organisation, responsibilities: Collection[str], area: str | None = None
) -> UsedBy:
    """``area``: the rows that a team has put into it as well."""
    which = Q(responsibility__in=responsibilities)
    if area is not None:
        # A row in another area than its definition's is that area's.
        which = Q(area=area) | which & Q(area=None)
    rows = Row.objects.filter(which, organisation=organisation)
    return UsedBy("row", _by_team(organisation, rows))


def _by_team(
    organisation: Organisation, places: QuerySet[Seat] | QuerySet[Row]
) -> tuple[UsingTeam, ...]:
    counts = dict(places.order_by().values_list("team").annotate(number=Count("pk")))
    teams = Team.objects.filter(organisation=organisation, pk__in=counts).order_by("name", "pk")
    return tuple(UsingTeam(team, counts[team.pk]) for team in teams)
