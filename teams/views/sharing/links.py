"""An organisation's share links: made, looked after, revoked."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from organisations.access import (
    check_can_administer,
    reason_against,
    requires_administrator,
    requires_viewer,
)
from organisations.models import Level
from organisations.request import TenantRequest
from organisations.views.settings_tabs import settings_tabs
from teams.forms.sharing import ALL_TEAMS, ShareLinkForm
from teams.models import OrganisationSettings, ShareLink, Team
from teams.sharing.links import CannotShare, allow_frames, make_link, revoke_link


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@requires_viewer
def links(request: TenantRequest, organisation: str) -> HttpResponse:
    """All links with what they show and how often they were opened. A POST makes one; its address is shown this once."""
    if request.method == "POST":
        check_can_administer(request.membership)
    teams = list(Team.objects.filter(archived=None).order_by("name"))
    wanted = request.GET.get("team", ALL_TEAMS)
    posted = request.POST if request.method == "POST" else None
    form = ShareLinkForm(posted, teams=teams, initial={"team": wanted})
    address = ""
    if form.is_bound and form.is_valid():
        address = _make(request, form, teams)
        if address:
            form = ShareLinkForm(teams=teams, initial={"team": wanted})
    settings = OrganisationSettings.objects.filter(organisation=request.organisation).first()
    context = {
        "section": "settings",
        "tabs": settings_tabs(request.membership, current="organisation-links"),
        "form": form,
        "address": address,
        "links": ShareLink.objects.select_related("team", "by"),
        "why_not": reason_against(request.membership, Level.ADMINISTRATOR),
        "may_be_framed": bool(settings and settings.may_be_framed),
    }
    status = 422 if form.is_bound else 200
    return render(request, "teams/sharing/links.html", context, status=status)


def _make(request: TenantRequest, form: ShareLinkForm, teams: list[Team]) -> str:
    """The address of the new link; empty where it could not be made, which the form says."""
    said = form.cleaned_data
    try:
        _, token = make_link(
            by=request.membership,
            name=said["name"],
            until=said["until"],
            shown=form.shown(),
            team=next((team for team in teams if team.key == said["team"]), None),
        )
    except CannotShare as error:
        form.add_error(None, str(error))
        return ""
    return request.build_absolute_uri(reverse("shared", args=[token]))


@require_POST
@requires_administrator
def revoke(request: TenantRequest, organisation: str, link: int) -> HttpResponse:
    found = get_object_or_404(ShareLink.objects.all(), pk=link)
    revoke_link(by=request.membership, link=found)
    messages.success(request, f"The link for {found.name} opens no more.")
    return redirect("organisation-links", organisation)


@require_POST
@requires_administrator
def frames(request: TenantRequest, organisation: str) -> HttpResponse:
    allowed = "allowed" in request.POST
    allow_frames(by=request.membership, allowed=allowed)
    said = "may" if allowed else "may not"
    messages.success(request, f"Other sites {said} show shared matrices in a frame.")
    return redirect("organisation-links", organisation)
