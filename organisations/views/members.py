from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from organisations.access import (
    can_administer,
    can_own,
    check_can_administer,
    reason_against,
    requires_viewer,
)
from organisations.forms import InvitationForm, LevelForm
from organisations.mail import mail_invitation
from organisations.models import Invitation, Level, Membership
from organisations.models.invitation import INVITATION_LASTS
from organisations.request import TenantRequest
from organisations.services.invitation import invite_member
from organisations.views.settings_tabs import settings_tabs


@requires_viewer
@require_http_methods(["GET", "HEAD", "POST"])
def organisation_members(request: TenantRequest, organisation: str) -> HttpResponse:
    """All members may read who else is one; a POST invites somebody, whose ``email`` a link may bring along."""
    form = InvitationForm(
        request.POST if request.method == "POST" else None,
        giver=request.membership,
        initial={"email": request.GET.get("email", "")},
    )
    if request.method == "POST":
        check_can_administer(request.membership)
        if form.is_valid() and _invite(request, form):
            return redirect("organisation-members", request.organisation.key)
    return _page(request, form)


def _invite(request: TenantRequest, form: InvitationForm) -> bool:
    email, level = form.cleaned_data["email"], Level(form.cleaned_data["level"])
    try:
        lasts = timedelta(days=form.cleaned_data["days"] or INVITATION_LASTS.days)
        invitation = invite_member(by=request.membership, email=email, level=level, lasts=lasts)
    except ValidationError as refusal:
        form.add_error("email", refusal)
        return False
    link = request.build_absolute_uri(invitation.get_absolute_url())
    if mail_invitation(invitation, link=link):
        messages.success(request, f"The invitation is on its way to {email}.")
    else:
        messages.success(request, f"No mail was sent: give {email} the link below.")
    return True


def _page(request: TenantRequest, form: InvitationForm) -> HttpResponse:
    own = request.membership
    members = list(Membership.objects.select_related("user", "organisation"))
    context = {
        "section": "settings",
        "rows": [_row(member, own) for member in members],
        "form": form,
        "reason": reason_against(own, Level.ADMINISTRATOR),
        "levels": [(level.label, level.may) for level in Level],
        "tabs": settings_tabs(own, current="organisation-members"),
        "invitations": _open_invitations(request) if can_administer(own) else [],
    }
    return render(request, "organisations/members.html", context)


def _row(member: Membership, own: Membership) -> dict[str, object]:
    # An owner's access is for owners to change.
    changeable = can_administer(own) and (member.level != Level.OWNER or can_own(own))
    form = LevelForm(giver=own, initial={"level": member.level}, prefix=f"m{member.pk}")
    return {
        "member": member,
        "is_own": member.pk == own.pk,
        "select": form["level"].as_widget(attrs={"class": "form-select"}) if changeable else "",
        "select_id": form["level"].id_for_label,
    }


def _open_invitations(request: TenantRequest) -> list[dict[str, object]]:
    waiting = Invitation.objects.filter(accepted=None).select_related("invited_by")
    rows = []
    for invitation in waiting:
        path = invitation.get_absolute_url() if invitation.is_open else ""
        link = request.build_absolute_uri(path) if path else ""
        rows.append({"invitation": invitation, "link": link})
    return rows
