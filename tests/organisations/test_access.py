import pytest
from django.core.exceptions import PermissionDenied

from organisations.access import (
    can_administer,
    can_edit,
    can_own,
    can_view,
    check_can_administer,
    check_can_edit,
    check_can_own,
    check_can_view,
    reason_against,
)
from organisations.models import Level, Organisation, User
from organisations.scope import organisation_scope
from tests.cast import MembershipOf
from tests.factories.organisations import MembershipFactory, UserFactory

PAIRS = [
    (Level.VIEWER, can_view, check_can_view),
    (Level.EDITOR, can_edit, check_can_edit),
    (Level.ADMINISTRATOR, can_administer, check_can_administer),
    (Level.OWNER, can_own, check_can_own),
]


@pytest.mark.parametrize("level", Level)
def test_each_level_may_do_what_the_ones_below_may(acme: Organisation, level: Level) -> None:
    membership = MembershipFactory(organisation=acme, level=level)
    reached = {
        Level.VIEWER: 1,
        Level.EDITOR: 2,
        Level.ADMINISTRATOR: 3,
        Level.OWNER: 4,
    }[level]
    with organisation_scope(acme):
        for number, (_, can, check) in enumerate(PAIRS, start=1):
            assert can(membership) is (number <= reached)
            if number <= reached:
                check(membership)
            else:
                with pytest.raises(PermissionDenied):
                    check(membership)


def test_a_viewer_hears_who_can_give_more(
    acme: Organisation, chi: User, membership_of: MembershipOf
) -> None:
    viewer = membership_of(chi, acme)
    with organisation_scope(acme), pytest.raises(PermissionDenied) as refused:
        check_can_edit(viewer)
    assert str(refused.value) == (
        "You may look at Acme but not change it. "
        "An owner or administrator can give you more: Ana Díaz."
    )


def test_an_editor_hears_what_is_kept_from_them(
    acme: Organisation, bo: User, membership_of: MembershipOf
) -> None:
    editor = membership_of(bo, acme)
    with organisation_scope(acme):
        assert reason_against(editor, Level.EDITOR) == ""
        assert reason_against(editor, Level.ADMINISTRATOR) == (
            "You may change the teams of Acme, but not its settings, members and role "
            "definitions. An owner or administrator can give you more: Ana Díaz."
        )


def test_an_administrator_is_sent_to_owners(acme: Organisation) -> None:
    administrator = MembershipFactory(organisation=acme, level=Level.ADMINISTRATOR)
    with organisation_scope(acme):
        assert reason_against(administrator, Level.OWNER).endswith(
            "An owner can give you more: Ana Díaz."
        )


def test_owners_come_first_and_the_rest_is_counted(
    acme: Organisation, chi: User, membership_of: MembershipOf
) -> None:
    for name in ("Abe", "Bea", "Cleo", "Drew"):
        MembershipFactory(organisation=acme, user=UserFactory(name=name), level=Level.ADMINISTRATOR)
    viewer = membership_of(chi, acme)
    with organisation_scope(acme):
        assert reason_against(viewer, Level.EDITOR).endswith("Ana Díaz, Abe, Bea and 2 more.")
