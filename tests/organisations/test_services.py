from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from pytest_django import Settings

from organisations import context
from organisations.models import Invitation, Level, Membership, Organisation, User
from organisations.scope import organisation_scope
from organisations.services.invitation import (
    accept_invitation,
    find_invitation,
    invite_member,
    withdraw_invitation,
)
from organisations.services.membership import change_level, remove_member
from organisations.services.organisation import (
    change_organisation_facts,
    create_organisation,
    rename_organisation,
)
from tests.cast import MembershipOf
from tests.factories.organisations import InvitationFactory, MembershipFactory, UserFactory


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """What those who registered for changes of the context were told."""
    heard: list[tuple[str, int]] = []
    monkeypatch.setattr(context, "_callbacks", [])
    context.on_context_change(lambda changed: heard.append((changed.key, changed.revision)))
    return heard


def test_its_maker_owns_an_organisation(ana: User) -> None:
    organisation = create_organisation(user=ana, name=" Acme ", stage="startup", size=8)
    with organisation_scope(organisation):
        stored = Organisation.objects.get()
        member = Membership.objects.get()
    assert (stored.key, stored.name, stored.stage, stored.size) == ("acme", "Acme", "startup", 8)
    assert (member.user, member.level) == (ana, Level.OWNER)


def test_keys_of_strangers_are_not_given_again(acme: Organisation, dana: User) -> None:
    assert create_organisation(user=dana, name="ACME").key == "acme-2"
    assert create_organisation(user=dana, name="Acme!").key == "acme-3"
    assert create_organisation(user=dana, name="New").key == "new-2"
    assert create_organisation(user=dana, name="東").key == "dong"
    assert create_organisation(user=dana, name="…").key == "organisation"


@pytest.mark.parametrize(
    "facts",
    [
        {"name": ""},
        {"name": "A\nB"},
        {"name": "A", "stage": "huge"},
        {"name": "A", "size": 0},
        {"name": "A", "size": 10_000_001},
    ],
)
def test_an_organisation_with_bad_facts_is_refused(ana: User, facts: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        create_organisation(user=ana, **facts)


def test_a_renamed_organisation_keeps_its_address(
    acme: Organisation, ana: User, membership_of: MembershipOf, told: list[tuple[str, int]]
) -> None:
    with organisation_scope(acme):
        renamed = rename_organisation(by=membership_of(ana, acme), name="Apex")
    assert (renamed.name, renamed.key, told) == ("Apex", "acme", [])


def test_changed_facts_are_told_once(
    acme: Organisation, ana: User, membership_of: MembershipOf, told: list[tuple[str, int]]
) -> None:
    owner = membership_of(ana, acme)
    with organisation_scope(acme):
        changed = change_organisation_facts(by=owner, stage="growing", size=120)
        change_organisation_facts(by=owner, stage="growing", size=120)
        assert changed.revision == 1
        cleared = change_organisation_facts(by=owner, stage="", size=None)
        assert (cleared.stage, cleared.size) == (None, None)
    assert told == [("acme", 1), ("acme", 2)]


def test_what_a_listener_cannot_take_undoes_the_change(
    acme: Organisation,
    ana: User,
    membership_of: MembershipOf,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(organisation: Organisation) -> None:
        raise RuntimeError

    monkeypatch.setattr(context, "_callbacks", [fail])
    owner = membership_of(ana, acme)
    with organisation_scope(acme):
        with pytest.raises(RuntimeError):
            change_organisation_facts(by=owner, stage="growing", size=None)
        assert Organisation.objects.get().stage is None


def test_only_administrators_change_an_organisation(
    acme: Organisation, bo: User, membership_of: MembershipOf
) -> None:
    editor = membership_of(bo, acme)
    with organisation_scope(acme):
        with pytest.raises(PermissionDenied):
            rename_organisation(by=editor, name="Bo's")
        with pytest.raises(PermissionDenied):
            change_organisation_facts(by=editor, stage=None, size=3)
        with pytest.raises(PermissionDenied):
            invite_member(by=editor, email="x@example.org", level=Level.VIEWER)
        with pytest.raises(PermissionDenied):
            change_level(by=editor, member=editor, level=Level.OWNER)


def test_the_last_owner_stays_one(
    acme: Organisation, ana: User, membership_of: MembershipOf
) -> None:
    owner = membership_of(ana, acme)
    only = "Ana Díaz is the only owner of Acme. Make somebody else an owner first."
    with organisation_scope(acme):
        with pytest.raises(ValidationError) as lowered:
            change_level(by=owner, member=owner, level=Level.EDITOR)
        with pytest.raises(ValidationError) as left:
            remove_member(by=owner, member=owner)
        assert lowered.value.messages == left.value.messages == [only]
        assert Membership.objects.get().level == Level.OWNER


def test_an_owner_leaves_when_there_is_another(
    acme: Organisation, ana: User, bo: User, membership_of: MembershipOf
) -> None:
    owner, editor = membership_of(ana, acme), membership_of(bo, acme)
    with organisation_scope(acme):
        change_level(by=owner, member=editor, level=Level.OWNER)
        remove_member(by=owner, member=owner)
        assert [member.user for member in Membership.objects.all()] == [bo]


def test_an_administrator_neither_makes_nor_unmakes_owners(
    acme: Organisation, ana: User, bo: User, membership_of: MembershipOf
) -> None:
    administrator = MembershipFactory(organisation=acme, level=Level.ADMINISTRATOR)
    owner, editor = membership_of(ana, acme), membership_of(bo, acme)
    with organisation_scope(acme):
        for member, level in ((editor, Level.OWNER), (owner, Level.VIEWER)):
            with pytest.raises(PermissionDenied, match="who its owners are"):
                change_level(by=administrator, member=member, level=level)
        with pytest.raises(PermissionDenied):
            remove_member(by=administrator, member=owner)
        with pytest.raises(PermissionDenied):
            invite_member(by=administrator, email="x@example.org", level=Level.OWNER)
        assert change_level(by=administrator, member=editor, level=Level.VIEWER)


def test_a_viewer_may_leave(acme: Organisation, chi: User, membership_of: MembershipOf) -> None:
    viewer = membership_of(chi, acme)
    with organisation_scope(acme):
        remove_member(by=viewer, member=viewer)
        assert not Membership.objects.filter(user=chi).exists()


def test_somebody_removed_twice_is_said_in_words(
    acme: Organisation, ana: User, chi: User, membership_of: MembershipOf
) -> None:
    owner, viewer = membership_of(ana, acme), membership_of(chi, acme)
    with organisation_scope(acme):
        remove_member(by=owner, member=membership_of(chi, acme))
        with pytest.raises(ValidationError, match="in the meantime"):
            remove_member(by=owner, member=viewer)


def test_an_invitation_makes_a_member_once(
    acme: Organisation, ana: User, dana: User, membership_of: MembershipOf
) -> None:
    with organisation_scope(acme):
        invitation = invite_member(
            by=membership_of(ana, acme), email=" Dana@Example.org", level=Level.EDITOR
        )
    assert invitation.email == "dana@example.org"
    membership = accept_invitation(token=invitation.token, user=dana)
    assert (membership.organisation, membership.level) == (acme, Level.EDITOR)
    with pytest.raises(ValidationError, match="has been used on"):
        accept_invitation(token=invitation.token, user=UserFactory())


def test_a_member_does_not_use_up_an_invitation(acme: Organisation, chi: User) -> None:
    invitation = InvitationFactory(organisation=acme, level=Level.EDITOR)
    with pytest.raises(ValidationError, match="You belong to Acme already, as viewer"):
        accept_invitation(token=invitation.token, user=chi)
    found = find_invitation(invitation.token)
    assert found is not None
    assert found.is_open


def test_an_ended_or_unknown_invitation_is_refused(acme: Organisation, dana: User) -> None:
    past = timezone.now() - timedelta(minutes=1)
    ended = InvitationFactory(organisation=acme, expires=past, invited_by__name="Ana Díaz")
    with pytest.raises(ValidationError, match=r"ended on .* Ask Ana Díaz for a new one"):
        accept_invitation(token=ended.token, user=dana)
    with pytest.raises(ValidationError, match="does not exist any more"):
        accept_invitation(token="0" * 64, user=dana)


def test_a_second_invitation_replaces_the_first(
    acme: Organisation, ana: User, membership_of: MembershipOf
) -> None:
    owner = membership_of(ana, acme)
    with organisation_scope(acme):
        first = invite_member(by=owner, email="x@example.org", level=Level.VIEWER)
        second = invite_member(by=owner, email="x@example.org", level=Level.EDITOR)
    assert find_invitation(first.token) is None
    assert find_invitation(second.token) == second
    with organisation_scope(acme):
        withdraw_invitation(by=owner, invitation=second)
    assert find_invitation(second.token) is None


def test_a_member_is_not_invited(
    acme: Organisation, ana: User, bo: User, membership_of: MembershipOf
) -> None:
    with organisation_scope(acme), pytest.raises(ValidationError, match="Bo Lund is a member"):
        invite_member(by=membership_of(ana, acme), email="BO@example.org", level=Level.VIEWER)


def test_a_link_gives_no_more_than_its_sender_could(
    acme: Organisation, ana: User, membership_of: MembershipOf
) -> None:
    second = MembershipFactory(organisation=acme, level=Level.OWNER)
    owner = membership_of(ana, acme)
    with organisation_scope(acme):
        for level in (Level.OWNER, Level.EDITOR):
            invite_member(by=second, email=f"{level}@example.org", level=level)
        change_level(by=owner, member=second, level=Level.ADMINISTRATOR)
        assert [left.level for left in Invitation.objects.all()] == [Level.EDITOR]
        change_level(by=owner, member=second, level=Level.EDITOR)
        assert not Invitation.objects.exists()


def test_the_table_of_invitations_holds_no_link(acme: Organisation) -> None:
    invitation = InvitationFactory(organisation=acme)
    stored = {str(value) for value in vars(invitation).values()}
    assert invitation.token not in stored


def test_a_link_is_not_shown_under_another_secret(acme: Organisation, settings: Settings) -> None:
    invitation = InvitationFactory(organisation=acme)
    sent = invitation.token
    assert invitation.get_absolute_url() == f"/invitations/{sent}/"
    settings.SECRET_KEY = "another secret key, as after a restore elsewhere"
    assert invitation.get_absolute_url() == ""
    assert find_invitation(sent) == invitation
