"""Who may change single teams: given and taken by administrators, and let to those who lead a team."""

from __future__ import annotations

from django.db import transaction

from organisations.access import check_can_administer
from organisations.audit import record
from organisations.models import Deed, Membership
from teams.models import OrganisationSettings, Team, TeamEditor


@transaction.atomic
def let_edit(*, by: Membership, member: Membership, team: Team) -> TeamEditor:
    """From now on the member may change this team. Giving it twice is giving it once."""
    check_can_administer(by)
    editor, is_new = TeamEditor.objects.get_or_create(
        organisation_id=team.organisation_id, team=team, membership=member
    )
    if is_new:
        record(Deed.ACCESS, f"{member.user} may change {team}", by=by)
    return editor  # type: ignore[no-any-return]


@transaction.atomic
def no_longer_edit(*, by: Membership, editor: TeamEditor) -> None:
    check_can_administer(by)
    record(Deed.ACCESS, f"{editor.membership.user} may no longer change {editor.team}", by=by)
    editor.delete()


@transaction.atomic
def let_leads_edit(*, by: Membership, wanted: bool) -> None:
    """Whether who holds a seat of a Product Manager's or Product Owner's side may change that team."""
    check_can_administer(by)
    stored, _ = OrganisationSettings.objects.select_for_update().get_or_create(
        organisation_id=by.organisation_id
    )
    if stored.leads_edit == wanted:
        return
    stored.leads_edit = wanted
    stored.save(update_fields=["leads_edit"])
    said = "may change their team" if wanted else "may no longer change their team by their seat"
    record(Deed.ACCESS, f"Product Managers and Product Owners {said}", by=by)
