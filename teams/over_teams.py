"""What the rules say of people over all of their teams, from what each team's last check left in its summary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.db.models.fields.json import KeyTransform

from organisations.models import Organisation
from teams.analysis.engagement import Engagement
from teams.analysis.engine import (
    find_about_person,
    find_in_organisation,
    read_organisation,
    read_person,
)
from teams.analysis.finding import Finding
from teams.analysis.settings import Settings
from teams.loading import organisation_facts, person_facts
from teams.models import Person, Seat, Team

ORGANISATION = ""
"""Stands among the keys of people for what is said of the organisation itself."""

Found = list[tuple[str, Finding]]
"""The key of the person that it is about, or ORGANISATION, and the finding."""


def changed_engagements(before: Mapping[str, Any], after: Mapping[str, Any]) -> set[str]:
    """The people who are or have something else in a team than before, by its summaries; ORGANISATION likewise."""
    old, new = before.get("people", {}), after["people"]
    changed = {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
    if before.get("specialised", []) != after["specialised"]:
        changed.add(ORGANISATION)
    return changed


def find_over_teams(
    organisation: Organisation,
    keys: Iterable[str],
    settings: Settings,
    *,
    now: Team | None = None,
    hold: bool = True,
) -> Found:
    """What is to be said of these people, and of the organisation if it is among the keys.

    ``now`` is a team whose summary is newer than what is stored. The people are held until the transaction ends, so that
    two teams that change at once do not each miss what the other says; without ``hold`` nothing is to be stored. Two
    queries for people, two for the organisation.
    """
    keys = set(keys)
    found: Found = []
    if ORGANISATION in keys:
        found += _of_the_organisation(organisation, settings, now)
    people = keys - {ORGANISATION}
    if people:
        found += _of_people(organisation, people, settings, now, hold=hold)
    return found


def _of_people(
    organisation: Organisation,
    keys: set[str],
    settings: Settings,
    now: Team | None,
    *,
    hold: bool,
) -> Found:
    held = Person.objects.filter(organisation=organisation, key__in=keys).order_by("pk")
    people = list(held.select_for_update(no_key=True) if hold else held)
    engaged: dict[str, list[Engagement]] = {}
    for key, engagement in _engagements(organisation, people, now):
        engaged.setdefault(key, []).append(engagement)
    others = (key for held in engaged.values() for one in held for key in one.product_owners)
    names = _Names(organisation, others)
    facts = organisation_facts(organisation)
    return [
        (person.key, finding)
        for person in people
        for finding in find_about_person(
            read_person(
                person_facts(person),
                sorted(engaged.get(person.key, ()), key=lambda one: one.team_name),
                facts,
                names,
                settings,
            )
        )
    ]


def _engagements(
    organisation: Organisation, people: list[Person], now: Team | None
) -> Iterator[tuple[str, Engagement]]:
    """Each person in each team that is not archived."""
    keys = {person.key for person in people}
    seats = Seat.objects.filter(person__in=[person.pk for person in people]).order_by()
    teams = _live(organisation, now).filter(pk__in=seats.values("team"))
    summaries = list(teams.values_list(KeyTransform("people", "summary"), flat=True))
    if now is not None and not now.archived:
        summaries.append(now.summary["people"])
    for engaged in summaries:
        for key in keys & (engaged or {}).keys():
            yield key, engagement_from_record(engaged[key])


def _live(organisation: Organisation, now: Team | None) -> QuerySet[Team]:
    teams = Team.objects.filter(organisation=organisation, archived=None).order_by()
    return teams if now is None else teams.exclude(pk=now.pk)


class _Names(Mapping[str, str]):
    """The names of the organisation's people by key, read when the first is asked for: few findings name others."""

    def __init__(self, organisation: Organisation, keys: Iterable[str]) -> None:
        self._organisation = organisation
        self._keys = set(keys)

    @cached_property
    def _known(self) -> dict[str, str]:
        found = Person.objects.filter(organisation=self._organisation, key__in=self._keys)
        return dict(found.values_list("key", "name"))

    def __getitem__(self, key: str) -> str:
        return self._known[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def _of_the_organisation(organisation: Organisation, settings: Settings, now: Team | None) -> Found:
    teams = _live(organisation, now)
    said = list(teams.values_list(KeyTransform("specialised", "summary"), flat=True))
    if now is not None and not now.archived:
        said.append(now.summary["specialised"])
    specialised = {role for roles in said for role in roles or ()}
    reading = read_organisation(organisation_facts(organisation), specialised, settings)
    return [(ORGANISATION, finding) for finding in find_in_organisation(reading)]


def engagement_from_record(record: Mapping[str, Any]) -> Engagement:
    lists = {name: tuple(record.get(name, ())) for name in ("seats", "product_owners")}
    return Engagement(**{**record, **lists})
