"""Applying the fix of a finding."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from organisations.access import requires_editor
from organisations.request import TenantRequest
from teams.access import get_team
from teams.analysis import engine
from teams.analysis.finding import Fix
from teams.door import NothingToDo, apply_edits
from teams.loading import load_matrix
from teams.matrix.apply import InvalidEdit, Mismatched
from teams.models import Team, Why
from teams.views.changes import changed_pieces, check_not_archived
from teams.views.matrix import address_of

GONE = "The finding is no longer there, or its way out has changed. The page shows what is so now."


@require_POST
@requires_editor
def apply_fix(request: TenantRequest, organisation: str, team: str) -> HttpResponse:
    """Apply what the button said: ``fingerprint`` of the finding, ``fix`` its place among the fixes, ``label`` its text."""
    found = get_team(request, team)
    check_not_archived(found)
    fix = _wanted(request, found)
    try:
        if fix is None:
            raise NothingToDo
        outcome = apply_edits(team=found, edits=fix.edits, by=request.membership, why=Why.FIX)
    except (NothingToDo, Mismatched, InvalidEdit):
        return _gone(request, found)
    words = f"Done: {fix.label}. Saved, revision {outcome.team.revision}."
    if request.htmx:
        return HttpResponse(changed_pieces(request, outcome, words))
    messages.success(request, words)
    return redirect(address_of(found))


def _wanted(request: TenantRequest, team: Team) -> Fix | None:
    """The fix as it would be made now; only where it still says what the button said."""
    loaded = load_matrix(team, today=timezone.localdate())
    reading = engine.read(loaded.matrix, loaded.catalogue)
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
    return redirect(address_of(team))
