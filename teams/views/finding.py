"""One finding: what it says, since when, its ways out with what they would change, and its acceptance.

At its team's address it stands in the drawer beside the matrix, or on a page; at the organisation's on a page.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from organisations.access import requires_viewer
from organisations.request import TenantRequest
from teams.acceptance import CannotAccept, accept, take_back
from teams.access import get_team
from teams.forms.acceptance import AcceptForm
from teams.models import StoredFinding
from teams.rights import check_can_edit_where
from teams.views.changes import check_not_archived, redrawn
from teams.views.finding_context import context_of_finding
from teams.views.matrix import Desk, open_desk, render_side
from teams.views.posting import posted


@dataclass(frozen=True)
class Place:
    """A finding where it is looked at. ``desk``: its team's; none for what is about all teams, at their address."""

    found: StoredFinding
    desk: Desk | None
    address: str


@require_http_methods(["GET", "HEAD", "POST"])
@requires_viewer
def finding(
    request: TenantRequest, organisation: str, fingerprint: str, team: str = ""
) -> HttpResponse:
    """The finding; a POST accepts it (``reason``, ``until``)."""
    place = _place(request, fingerprint, team)
    if request.method == "POST":
        check_can_edit_where(request.membership, place.found.team)
    form = AcceptForm(posted(request))
    if form.is_bound:
        _check_open(place)
        if form.is_valid():
            try:
                accept(finding=place.found, by=request.membership, **form.cleaned_data)
            except CannotAccept as error:
                form.add_error(None, str(error))
            else:
                return _done(request, place, f"Accepted: {place.found.message}.")
    return _show(request, place, form)


@require_POST
@requires_viewer
def back(
    request: TenantRequest, organisation: str, fingerprint: str, team: str = ""
) -> HttpResponse:
    """Take the acceptance back."""
    place = _place(request, fingerprint, team)
    check_can_edit_where(request.membership, place.found.team)
    _check_open(place)
    if take_back(finding=place.found, by=request.membership):
        return _done(request, place, "Taken back. The finding is open again.")
    return _done(request, place, "It was not accepted any more.")


def _place(request: TenantRequest, fingerprint: str, key: str) -> Place:
    """At a team's address its own, and what is said over all teams of the people on its seats."""
    stored = StoredFinding.objects.select_related("team").filter(fingerprint=fingerprint)
    if not key:
        found = stored.first()
        if found is None:
            raise Http404(f"{request.organisation} has no such finding.")
        address = reverse("finding", args=[request.organisation.key, fingerprint])
        desk = open_desk(request, get_team(request, found.team.key)) if found.team else None
        if desk:
            found.refresh_from_db()
        return Place(found, desk, address)
    desk = open_desk(request, get_team(request, key))
    people = list(desk.team.summary.get("people", ()))
    found = stored.filter(Q(team=desk.team) | Q(team=None, person__in=people)).first()
    if found is None:
        raise Http404(f"{desk.team.name} has no such finding.")
    address = reverse("team-finding", args=[request.organisation.key, key, fingerprint])
    return Place(found, desk, address)


def _check_open(place: Place) -> None:
    if place.desk:
        check_not_archived(place.desk.team)


def _done(request: TenantRequest, place: Place, words: str) -> HttpResponse:
    if request.htmx and place.desk:
        after = open_desk(request, place.desk.team)
        return redrawn(request, place.desk, after, words)
    messages.success(request, words)
    return redirect(place.address)


def _show(request: TenantRequest, place: Place, form: AcceptForm) -> HttpResponse:
    context = context_of_finding(request, place.found, place.desk) | {
        "form": form,
        "address": place.address,
    }
    status = 422 if form.is_bound else 200
    if place.desk:
        return render_side(request, "teams/finding/page.html", place.desk, context, status)
    context |= {"frame": "teams/finding/alone.html", "section": "findings"}
    return render(request, "teams/finding/page.html", context, status=status)
