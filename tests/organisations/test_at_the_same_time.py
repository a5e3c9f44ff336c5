"""What two people do at once, each on a connection of their own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from organisations.models import Level, Membership, Organisation, User
from organisations.scope import organisation_scope
from organisations.services.invitation import accept_invitation
from organisations.services.membership import remove_member
from organisations.services.organisation import create_organisation
from tests.factories.organisations import InvitationFactory, MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*actions: Callable[[], object]) -> list[str]:
    """What became of each: "done", or the code of the refusal."""
    barrier = Barrier(len(actions))

    def act(action: Callable[[], object]) -> str:
        try:
            barrier.wait()
            action()
        except ValidationError as refusal:
            return str(refusal.code)
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(actions)) as pool:
        return list(pool.map(act, actions))


def test_two_owners_who_leave_at_once_leave_one(acme: Organisation, ana: User) -> None:
    MembershipFactory(organisation=acme, level=Level.OWNER)
    with organisation_scope(acme):
        owners = list(Membership.objects.all())

    def leave(owner: Membership) -> Callable[[], None]:
        def action() -> None:
            with organisation_scope(acme):
                remove_member(by=owner, member=owner)

        return action

    assert sorted(at_once(*map(leave, owners))) == ["done", "last_owner"]


def test_one_invitation_makes_one_member(acme: Organisation) -> None:
    token = InvitationFactory(organisation=acme).token
    guests = [UserFactory(), UserFactory()]
    done = at_once(*(lambda g=guest: accept_invitation(token=token, user=g) for guest in guests))
    assert sorted(done) == ["done", "invitation_not_open"]


def test_organisations_of_one_name_get_keys_of_their_own(ana: User, dana: User) -> None:
    makers = (ana, dana, ana, dana)
    made = at_once(*(lambda m=maker: create_organisation(user=m, name="Twin") for maker in makers))
    assert made == ["done"] * 4
