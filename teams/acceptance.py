"""Living with a finding for a reason: counted apart until it is taken back or its last day is over; its history is kept."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from organisations.models import Membership
from teams.models import FOREVER, Acceptance, StoredFinding
from teams.models.acceptance import MAX_REASON
from teams.rights import check_can_edit_where


class CannotAccept(ValueError):
    """Why a finding cannot be accepted like this, in words."""


@transaction.atomic
def accept(
    *,
    finding: StoredFinding,
    by: Membership,
    reason: str,
    until: date | None = None,
    today: date | None = None,
) -> Acceptance:
    """Raises CannotAccept. An acceptance that holds already ends with the new one. Without ``until`` it has no end."""
    check_can_edit_where(by, finding.team)
    today = today or timezone.localdate()
    words = " ".join(reason.split())
    if not words:
        raise CannotAccept("Say why you accept it: the next one who sees it will ask.")
    if len(words) > MAX_REASON:
        raise CannotAccept(
            f"A reason has up to {MAX_REASON} characters; this one has {len(words)}."
        )
    if until is not None and until < today:
        raise CannotAccept("The last day is over already.")
    held = StoredFinding.objects.select_for_update().get(pk=finding.pk)
    _end(held, by, today)
    held.accepted_until = until or FOREVER
    held.save(update_fields=["accepted_until"])
    made: Acceptance = Acceptance.objects.create(
        organisation_id=held.organisation_id,
        finding=held,
        reason=words,
        until=until,
        by_id=by.user_id,
    )
    return made


@transaction.atomic
def take_back(*, finding: StoredFinding, by: Membership, today: date | None = None) -> bool:
    """End the acceptance that holds; False where there is none any more."""
    check_can_edit_where(by, finding.team)
    held = StoredFinding.objects.select_for_update().get(pk=finding.pk)
    ended = _end(held, by, today or timezone.localdate())
    held.accepted_until = None
    held.save(update_fields=["accepted_until"])
    return ended


def _end(finding: StoredFinding, by: Membership, today: date) -> bool:
    """Whether one held until now. One whose last day is over has ended by itself, and by nobody."""
    running = Acceptance.objects.filter(finding=finding, ended_at=None)
    now = timezone.now()
    running.filter(until__lt=today).update(ended_at=now)
    return bool(running.update(ended_at=now, ended_by_id=by.user_id))


def history_of(finding: StoredFinding) -> list[Acceptance]:
    """All acceptances that there were, the newest first. One query."""
    found = Acceptance.objects.filter(finding=finding)
    return list(found.select_related("by", "ended_by"))
