"""Which login belongs to which person: tied when an invitation to the person's address is accepted, or by an administrator."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from organisations.access import check_can_administer
from organisations.audit import record
from organisations.models import Deed, Membership
from teams.models import Person


class LoginTaken(ValueError):
    """The login is somebody else's, in words."""


def tie_invited(membership: Membership, email: str, **_: Any) -> None:
    """Whom the invitation was for is a person here, if exactly one has that address and no login yet.

    The address is the inviter's word, not the new member's: who signs up cannot choose who they are.
    """
    if Person.objects.filter(user=membership.user_id).exists():
        return
    found = list(Person.objects.filter(email__iexact=email, user=None)[:2])
    if len(found) == 1:
        found[0].user_id = membership.user_id
        found[0].save(update_fields=["user"])


def untie(membership: Membership, **_: Any) -> None:
    """Who is no member any more stays a person, without the login."""
    Person.objects.filter(user=membership.user_id).update(user=None)


@transaction.atomic
def tie(*, by: Membership, person: Person, member: Membership | None) -> None:
    """The person signs in as this member; as nobody for None. Raises LoginTaken."""
    check_can_administer(by)
    user = member.user if member else None
    if user is not None:
        other = Person.objects.filter(user=user).exclude(pk=person.pk).first()
        if other is not None:
            raise LoginTaken(f"{user} signs in as {other} already. Take it away there first.")
    if person.user_id == (user.pk if user else None):
        return
    person.user = user
    person.save(update_fields=["user"])
    said = f"The login of {user} is {person}’s" if user else f"{person} has no login any more"
    record(Deed.ACCESS, said, by=by)
