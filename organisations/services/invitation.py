from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from organisations.access import check_can_administer, check_can_own
from organisations.audit import record
from organisations.models import Deed, Invitation, Level, Membership, User
from organisations.models.invitation import INVITATION_LASTS, hash_of
from organisations.scope import invitation_scope, organisation_scope
from organisations.signals import member_joined


@transaction.atomic
def invite_member(
    *, by: Membership, email: str, level: Level, lasts: timedelta = INVITATION_LASTS
) -> Invitation:
    """A link for one address; it takes the place of an earlier one that was not used."""
    check_can_administer(by)
    if level == Level.OWNER:
        check_can_own(by)
    email = email.strip().lower()
    validate_email(email)
    member = Membership.objects.filter(user__email=email).select_related("user").first()
    if member is not None:
        raise ValidationError(
            "%(name)s is a member already.",
            code="member_already",
            params={"name": member.user.get_full_name()},
        )
    Invitation.objects.filter(email=email, accepted=None).delete()
    record(Deed.INVITED, f"{email} as {level.label.lower()}", by=by)
    made: Invitation = Invitation.objects.create(
        organisation_id=by.organisation_id,
        email=email,
        level=level,
        invited_by_id=by.user_id,
        expires=timezone.now() + lasts,
    )
    return made


@transaction.atomic
def withdraw_invitation(*, by: Membership, invitation: Invitation) -> None:
    check_can_administer(by)
    gone, _ = Invitation.objects.filter(pk=invitation.pk, accepted=None).delete()
    if gone:
        record(Deed.WITHDREW, f"of {invitation.email}", by=by)


def find_invitation(token: str) -> Invitation | None:
    """The invitation that a link opens, used or ended ones too, with its organisation."""
    with invitation_scope(token):
        invitation = (
            Invitation.objects.with_scopes_disabled()
            .filter(token_hash=hash_of(token))
            .select_related("invited_by")
            .first()
        )
    if invitation is None:
        return None
    with organisation_scope(invitation.organisation_id):
        # Read here, for outside of the scope the database does not show it.
        _ = invitation.organisation
    return invitation


@transaction.atomic
def accept_invitation(*, token: str, user: User) -> Membership:
    """Whoever holds the link and is signed in becomes a member, whatever their address."""
    found = find_invitation(token)
    if found is None:
        raise gone()
    with organisation_scope(found.organisation, user=user):
        invitation = (
            Invitation.objects.select_for_update(of=("self",))
            .select_related("invited_by", "organisation")
            .filter(pk=found.pk)
            .first()
        )
        if invitation is None:
            raise gone()
        check_open(invitation)
        _check_not_a_member(user)
        membership = Membership.objects.create(
            organisation=invitation.organisation, user=user, level=invitation.level
        )
        invitation.accepted = timezone.now()
        invitation.accepted_by = user
        invitation.save(update_fields=["accepted", "accepted_by"])
        invited_by = (
            f"as {membership.get_level_display().lower()}, invited by {invitation.invited_by}"
        )
        record(Deed.JOINED, invited_by, by=membership)
        member_joined.send(Membership, membership=membership, email=invitation.email)
    return membership


def gone() -> ValidationError:
    return ValidationError(
        "This invitation does not exist any more. Ask for a new one.",
        code="invitation_gone",
    )


def check_open(invitation: Invitation) -> None:
    if invitation.is_open:
        return
    if invitation.accepted:
        what, when = "has been used", invitation.accepted
    else:
        what, when = "ended", invitation.expires
    raise ValidationError(
        "This invitation %(what)s on %(day)s. Ask %(inviter)s for a new one.",
        code="invitation_not_open",
        params={
            "what": what,
            "day": date_format(timezone.localtime(when), "j F"),
            "inviter": invitation.invited_by.get_full_name(),
        },
    )


def _check_not_a_member(user: User) -> None:
    membership = Membership.objects.filter(user=user).select_related("organisation").first()
    if membership is not None:
        raise ValidationError(
            "You belong to %(organisation)s already, as %(level)s. "
            "An owner or administrator can change that.",
            code="member_already",
            params={
                "organisation": membership.organisation,
                "level": membership.get_level_display().lower(),
            },
        )
