"""Applying the fix of a finding."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from organisations.access import requires_editor
from organisations.request import TenantRequest
from teams.access import get_team_to_change
from teams.analysis import engine
from teams.analysis.finding import Fix
from teams.door import NothingToDo, apply_edits
from teams.loading import load_matrix
from teams.matrix.apply import InvalidEdit, Mismatched
from teams.models import Team, Why
from teams.views.changes import check_not_archived
from teams.views.holding import saved_at_row
from teams.views.matrix import address_of

GONE = "The finding is no longer there, or its way out has changed. The page shows what is so now."

BOUNDARY = "boundary"


@require_POST
@requires_editor
def apply_fix(request: TenantRequest, organisation: str, team: str) -> HttpResponse:
    """Apply what the button said: ``fingerprint`` of the finding, ``label`` of its fix.

    ``at``: the row it was seen at; ``page``: “boundary” where it was seen on that page.
    """
    found = get_team_to_change(request, team)
    check_not_archived(found)
    fix = _wanted(request, found)
    try:
        if fix is None:
            raise NothingToDo
        outcome = apply_edits(team=found, edits=fix.edits, by=request.membership, why=Why.FIX)
    except (NothingToDo, Mismatched, InvalidEdit):
        return _gone(request, found)
    if request.POST.get("page") == BOUNDARY:
        messages.success(request, f"Done: {fix.label}. Saved, revision {outcome.team.revision}.")
        return redirect("team-boundary", organisation, team)
    return saved_at_row(request, outcome, request.POST.get("at", ""), f"Done: {fix.label}.")


def _wanted(request: TenantRequest, team: Team) -> Fix | None:
    """The fix as it would be made now; only where it still says what the button said."""
    loaded = load_matrix(team, today=timezone.localdate())
    reading = loaded.reading()
    for finding in engine.find(reading):
        if finding.fingerprint == request.POST.get("fingerprint"):
            named = [
                fix
                for fix in engine.fixes(reading, finding)
                if fix.label == request.POST.get("label")
            ]
            return named[0] if named else None
    return None


def _gone(request: TenantRequest, team: Team) -> HttpResponse:
    if request.htmx:
        response = render(request, "teams/matrix/said.html", {"words": GONE})
        response.headers["HX-Refresh"] = "true"
        messages.warning(request, GONE)
        return response
    messages.warning(request, GONE)
    if request.POST.get("page") == BOUNDARY:
        return redirect("team-boundary", team.organisation.key, team.key)
    return redirect(address_of(team))
