"""The organisation's people: added, renamed, and found by what others write."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from organisations.access import check_can_edit
from organisations.models import Membership, Organisation
from roles.definitions.keys import clean_name, make_key
from teams.models import Person


@transaction.atomic
def add_people(
    *, organisation: Organisation, by: Membership | None, names: Iterable[str]
) -> list[Person]:
    """New people in the order of their names; equal names are different people. Raises ValueError for a bad name."""
    if by is not None:
        check_can_edit(by)
    taken = set(Person.objects.filter(organisation=organisation).values_list("key", flat=True))
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
