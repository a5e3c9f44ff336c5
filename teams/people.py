"""The organisation's people: added, renamed, and found by what others write."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import BooleanField, F, Func, Value

from organisations.access import check_can_edit
from organisations.models import Membership, Organisation
from roles.definitions.keys import clean_name, make_key
from teams.checking import recheck, recheck_over_teams
from teams.models import LogEntry, Person, Seat, Team
from teams.rights import check_can_edit_where

RESERVED_KEYS = frozenset({"import"})
"""Words of addresses, which would hide a person."""


@transaction.atomic
def add_people(
    *,
    organisation: Organisation,
    by: Membership | None,
    names: Iterable[str],
    team: Team | None = None,
) -> list[Person]:
    """New people in the order of their names; equal names are different people. Raises ValueError for a bad name.

    ``team``: for whose seats; who may change it may bring them.
    """
    if by is not None:
        check_can_edit_where(by, team)
    taken = set(Person.objects.filter(organisation=organisation).values_list("key", flat=True))
    taken |= RESERVED_KEYS
    added = []
    for name in names:
        clean = clean_name(name)
        key = make_key(clean, taken, fallback="person")
        taken.add(key)
        added.append(Person(organisation=organisation, key=key, name=clean))
    return Person.objects.bulk_create(added)


def change_person(*, person: Person, by: Membership, **facts: Any) -> Person:
    """Change name, e-mail, capacity or skills; the key stays. What the rules say is looked at again by the caller."""
    check_can_edit(by)
    if "name" in facts:
        facts["name"] = clean_name(facts["name"])
    for name, value in facts.items():
        setattr(person, name, value)
    person.save(update_fields=list(facts))
    return person


def recheck_teams_of(person: Person, *, today: date) -> None:
    """What is known of a person has changed: look again at the teams in which they sit, and at them over all teams."""
    seats = Seat.objects.filter(person=person).order_by().values("team")
    for team in Team.objects.filter(pk__in=seats, archived=None).order_by("pk"):
        recheck(team, today=today)
    recheck_over_teams(person.organisation, [person.key])


def teams_in_log(person: Person) -> list[Team]:
    """The teams whose log names the person on a seat, now or before: without them it could not be replayed."""
    named = Func(
        F("edits"),
        Value("$[*].**.person ? (@ == $key)"),
        Func(Value("key"), Value(person.key), function="jsonb_build_object"),
        function="jsonb_path_exists",
        template="%(function)s(%(expressions)s)",
        output_field=BooleanField(),
    )
    entries = LogEntry.objects.filter(organisation=person.organisation_id).filter(named)
    return list(Team.objects.filter(pk__in=entries.order_by().values("team")))


def why_not_removable(person: Person) -> str:
    """In words why the person stays; empty where nothing points to them."""
    seats = Seat.objects.filter(person=person).select_related("team")
    teams = list(
        dict.fromkeys(f"{seat.team}{' (archived)' * bool(seat.team.archived)}" for seat in seats)
    )
    if teams:
        return f"{person} has a seat in {', '.join(teams)}. Vacate it first, or give it to somebody else."
    if teams := [str(team) for team in teams_in_log(person)]:
        return f"{person} had a seat in {', '.join(teams)}: the history names them, and would have a hole."
    return ""


@transaction.atomic
def remove_person(*, person: Person, by: Membership) -> None:
    """Take somebody out who was never on a seat. Raises ValueError, in words, for everybody else."""
    check_can_edit(by)
    held = Person.objects.select_for_update().get(pk=person.pk)
    if reason := why_not_removable(held):
        raise ValueError(reason)
    held.delete()
