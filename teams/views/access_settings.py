"""Who may do what: what one's own access allows, who may change single teams, and whether those who lead a team may."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from organisations.access import (
    check_can_administer,
    reason_against,
    requires_administrator,
    requires_viewer,
    who_can_help,
)
from organisations.models import Level, Membership
from organisations.request import TenantRequest
from organisations.views.settings_tabs import settings_tabs
from teams.access import get_team
from teams.analysis.wording import joined
from teams.models import OrganisationSettings, Team, TeamEditor
from teams.rights import teams_edited_by
from teams.team_editors import let_edit, let_leads_edit, no_longer_edit


class EditorForm(forms.Form):
    """Members who may not change every team, and do not have this one yet."""

    member = forms.ModelChoiceField(
        Membership.objects.none(),
        empty_label="Choose a member",
        error_messages={
            "required": "Choose a member.",
            "invalid_choice": "This member may change the team already, or has left.",
        },
    )

    def __init__(self, team: Team, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        field = self.fields["member"]
        field.queryset = (  # type: ignore[attr-defined]
            Membership.objects.filter(level=Level.VIEWER)
            .exclude(teams__team=team)
            .select_related("user", "organisation")
        )
        field.label_from_instance = lambda member: str(member.user)  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
@requires_viewer
def organisation_access(request: TenantRequest, organisation: str) -> HttpResponse:
    """All may read it; a POST says whether ``leads_edit``."""
    own = request.membership
    if request.method == "POST":
        check_can_administer(own)
        let_leads_edit(by=own, wanted="leads_edit" in request.POST)
        messages.success(request, "Saved.")
        return redirect("organisation-access", organisation)
    stored = OrganisationSettings.objects.first()
    context = {
        "section": "settings",
        "tabs": settings_tabs(own, current="organisation-access"),
        "level": Level(own.level),
        "edits": joined(sorted(teams_edited_by(own).values())),
        "help": "" if own.level == Level.OWNER else who_can_help(own),
        "levels": [(level.label, level.may) for level in Level],
        "why_not": reason_against(own, Level.ADMINISTRATOR),
        "leads_edit": stored is not None and stored.leads_edit,
        "editors": TeamEditor.objects.select_related("team", "membership__user").order_by(
            "team__name", "membership__user__name"
        ),
    }
    return render(request, "teams/access/page.html", context)


@require_POST
@requires_administrator
def add_editor(request: TenantRequest, organisation: str, team: str) -> HttpResponse:
    found = get_team(request, team)
    form = EditorForm(found, request.POST)
    if form.is_valid():
        member = form.cleaned_data["member"]
        let_edit(by=request.membership, member=member, team=found)
        messages.success(request, f"{member.user} may change {found} now.")
    else:
        messages.error(request, " ".join(map(str, form.errors["member"])))
    return redirect("team-settings", organisation, team)


@require_POST
@requires_administrator
def remove_editor(
    request: TenantRequest, organisation: str, team: str, editor: int
) -> HttpResponse:
    found = get_team(request, team)
    held = get_object_or_404(
        TeamEditor.objects.select_related("membership__user"), pk=editor, team=found
    )
    held.team = found
    no_longer_edit(by=request.membership, editor=held)
    messages.success(request, f"{held.membership.user} may look at {found}, and not change it.")
    return redirect("team-settings", organisation, team)
