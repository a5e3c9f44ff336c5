"""The rules of an organisation or of one team: on, off, graver or lighter, their thresholds, and what a change would do."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from organisations.access import (
    can_administer,
    check_can_administer,
    reason_against,
    requires_viewer,
)
from organisations.models import Level
from organisations.request import TenantRequest
from organisations.views.settings_tabs import settings_tabs
from teams.access import get_team
from teams.analysis.settings import AS_SHIPPED
from teams.forms.rules import RulesForm
from teams.rights import check_can_edit_team, reason_against_editing
from teams.rule_settings import (
    Effect,
    effect_in_organisation,
    effect_in_team,
    set_organisation_rules,
    set_team_rules,
    settings_of,
    settings_of_team,
)
from teams.views.changes import check_not_archived
from teams.views.matrix import address_of, tabs_of
from teams.views.posting import posted

SAVE = "save"


@require_http_methods(["GET", "HEAD", "POST"])
@requires_viewer
def organisation_rules(request: TenantRequest, organisation: str) -> HttpResponse:
    """All teams' rules. ``do=save`` saves; any other POST tells what it would change."""
    if request.method == "POST":
        check_can_administer(request.membership)
    tenant, today = request.organisation, timezone.localdate()
    now = settings_of(tenant)
    form = RulesForm(posted(request), now=now, under=AS_SHIPPED, whose="as shipped")
    context: dict[str, object] = {
        "section": "settings",
        "tabs": settings_tabs(request.membership, current="organisation-rules"),
        "why_not": ""
        if can_administer(request.membership)
        else reason_against(request.membership, Level.ADMINISTRATOR),
    }
    if not form.is_bound or not form.is_valid():
        return _page(request, form, context)
    wanted = form.settings()
    if request.POST.get("do") != SAVE:
        return _page(request, form, context, effect_in_organisation(tenant, wanted, today=today))
    set_organisation_rules(organisation=tenant, by=request.membership, settings=wanted)
    messages.success(request, "Saved. The teams are checked by these rules.")
    return redirect("organisation-rules", organisation)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_viewer
def team_rules(request: TenantRequest, organisation: str, team: str) -> HttpResponse:
    """One team's own settings over its organisation's."""
    found, today = get_team(request, team), timezone.localdate()
    if request.method == "POST":
        check_can_edit_team(request.membership, team)
        check_not_archived(found)
    form = RulesForm(
        posted(request),
        now=settings_of_team(found),
        under=settings_of(request.organisation),
        whose="as in the organisation",
    )
    context: dict[str, object] = {
        "section": "teams",
        "team": found,
        "tabs": tabs_of(found, "settings"),
        "base": address_of(found),
        "why_not": reason_against_editing(request.membership, team),
    }
    if not form.is_bound or not form.is_valid():
        return _page(request, form, context)
    wanted = form.settings()
    if request.POST.get("do") != SAVE:
        return _page(request, form, context, effect_in_team(found, wanted, today=today))
    set_team_rules(team=found, by=request.membership, settings=wanted, today=today)
    messages.success(request, f"Saved. {found} was checked by these rules.")
    return redirect("team-rules", organisation, team)


def _page(
    request: TenantRequest,
    form: RulesForm,
    context: dict[str, object],
    effect: Effect | None = None,
) -> HttpResponse:
    status = 422 if form.is_bound and not form.is_valid() else 200
    shown = {"form": form, "families": list(form.families()), "effect": effect}
    return render(request, "teams/rules/settings.html", context | shown, status=status)
