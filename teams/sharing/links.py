"""Share links: made, opened, counted, revoked. Of a token only the hash is kept; who loses the link makes another."""

from __future__ import annotations

from datetime import date, timedelta
from secrets import token_urlsafe

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from organisations.access import check_can_administer
from organisations.audit import record
from organisations.models import Deed, Membership
from organisations.models.invitation import hash_of
from organisations.scope import organisation_scope, share_scope
from roles.definitions.keys import clean_name
from teams.models import OrganisationSettings, ShareLink, Team
from teams.sharing.veiling import Shown

TOKEN_BYTES = 32
LONGEST = timedelta(days=366)


class CannotShare(ValueError):
    """Why a link cannot be made; the text says what to do."""


@transaction.atomic
def make_link(
    *, by: Membership, name: str, until: date, shown: Shown, team: Team | None = None
) -> tuple[ShareLink, str]:
    """The link, and its token, which is not to be had again. Raises PermissionDenied and CannotShare."""
    check_can_administer(by)
    today = timezone.localdate()
    if not today <= until <= today + LONGEST:
        raise CannotShare("A link opens until a day from today to a year from now.")
    try:
        clean = clean_name(name)
    except ValueError as error:
        raise CannotShare(str(error)) from error
    token = token_urlsafe(TOKEN_BYTES)
    link = ShareLink.objects.create(
        organisation_id=by.organisation_id,
        name=clean,
        token_hash=hash_of(token),
        team=team,
        who=shown.who,
        findings=shown.findings,
        skills=shown.skills,
        allocations=shown.allocations,
        notes=shown.notes,
        until=until,
        by_id=by.user_id,
    )
    record(Deed.SHARED, f"“{clean}”: {team or 'all teams'}, until {until:%d %B %Y}", by=by)
    return link, token


@transaction.atomic
def revoke_link(*, by: Membership, link: ShareLink) -> None:
    """From now on it answers that it is gone. Raises PermissionDenied."""
    check_can_administer(by)
    if ShareLink.objects.filter(pk=link.pk, revoked=None).update(revoked=timezone.now()):
        record(Deed.REVOKED, f"“{link.name}”", by=by)


@transaction.atomic
def allow_frames(*, by: Membership, allowed: bool) -> None:
    """Whether other sites may show the organisation's shared matrices in a frame. Raises PermissionDenied."""
    check_can_administer(by)
    OrganisationSettings.objects.update_or_create(
        organisation_id=by.organisation_id, defaults={"may_be_framed": allowed}
    )
    may = "may" if allowed else "may not"
    record(Deed.SETTINGS, f"Other sites {may} show shared matrices in a frame", by=by)


def find_link(token: str) -> ShareLink | None:
    """The link that an address opens, revoked and ended ones too, with its organisation. None: there never was one."""
    with share_scope(token):
        link: ShareLink | None = (
            ShareLink.objects.with_scopes_disabled().filter(token_hash=hash_of(token)).first()
        )
    if link is None:
        return None
    with organisation_scope(link.organisation_id):
        _ = link.organisation  # outside of the scope the database does not show it
    return link


def count_opening(link: ShareLink) -> None:
    """Called in the scope of the link's organisation."""
    ShareLink.objects.filter(pk=link.pk).update(opened=F("opened") + 1, last_opened=timezone.now())


def shown_by(link: ShareLink) -> Shown:
    return Shown(link.who, link.findings, link.skills, link.allocations, link.notes)  # type: ignore[arg-type]
