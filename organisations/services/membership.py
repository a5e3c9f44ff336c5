from django.core.exceptions import ValidationError
from django.db import transaction

from organisations.access import check_can_administer, check_can_own
from organisations.audit import record
from organisations.models import Deed, Invitation, Level, Membership, Organisation
from organisations.signals import member_left


@transaction.atomic
def change_level(*, by: Membership, member: Membership, level: Level) -> Membership:
    check_can_administer(by)
    member = _locked(member)
    if member.level == level:
        return member
    if Level.OWNER in (member.level, level):
        check_can_own(by)
    if member.level == Level.OWNER:
        _check_another_owner(member)
    before, member.level = Level(member.level), level
    member.save(update_fields=["level"])
    _withdraw_invitations_beyond(member)
    said = f"{member.user}: {before.label.lower()} before, {level.label.lower()} now"
    record(Deed.ACCESS, said, by=by)
    return member


@transaction.atomic
def remove_member(*, by: Membership, member: Membership) -> None:
    """Members may remove themselves, which is leaving. What they did keeps their name."""
    member = _locked(member)
    if member.pk != by.pk:
        check_can_administer(by)
        if member.level == Level.OWNER:
            check_can_own(by)
    if member.level == Level.OWNER:
        _check_another_owner(member)
    Invitation.objects.filter(invited_by=member.user_id, accepted=None).delete()
    if member.pk == by.pk:
        record(Deed.LEFT, by=by)
    else:
        record(Deed.REMOVED, str(member.user), by=by)
    member_left.send(Membership, membership=member)
    member.delete()


def _locked(member: Membership) -> Membership:
    """Locks the organisation: two owners who remove each other at once wait in line."""
    Organisation.objects.select_for_update().get(pk=member.organisation_id)
    try:
        return Membership.objects.select_related("organisation", "user").get(pk=member.pk)
    except Membership.DoesNotExist:
        raise ValidationError(
            "Somebody has removed this member in the meantime.", code="member_gone"
        ) from None


def _check_another_owner(member: Membership) -> None:
    others = Membership.objects.filter(level=Level.OWNER).exclude(pk=member.pk)
    if not others.exists():
        raise ValidationError(
            "%(name)s is the only owner of %(organisation)s. Make somebody else an owner first.",
            code="last_owner",
            params={
                "name": member.user.get_full_name(),
                "organisation": member.organisation,
            },
        )


def _withdraw_invitations_beyond(member: Membership) -> None:
    """A link must not give more than its sender could give today."""
    for invitation in Invitation.objects.filter(invited_by=member.user_id, accepted=None):
        may_invite = member.reaches(Level.ADMINISTRATOR)
        if not (may_invite and member.reaches(Level(invitation.level))):
            invitation.delete()
