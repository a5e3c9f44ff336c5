"""Applying the fix of a finding."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from organisations.request import TenantRequest
from teams.access import get_team_to_change
from teams.analysis import engine
from teams.analysis.finding import Fix
from teams.door import NothingToDo, apply_edits
from teams.fix_effect import FixEffect, effect_of
from teams.loading import load_matrix
from teams.matrix.apply import InvalidEdit, Mismatched
from teams.models import Team, Why
from teams.rights import requires_team_editor
from teams.views.changes import check_not_archived
from teams.views.holding import saved_at_row
from teams.views.matrix import address_of

GONE = "The finding is no longer there, or its way out has changed. The page shows what is so now."

BOUNDARY = "boundary"


@require_POST
@requires_team_editor
def apply_fix(request: TenantRequest, organisation: str, team: str) -> HttpResponse:
    """Apply what the button said: ``fingerprint`` of the finding, ``label`` of its fix.

    ``at``: the row it was seen at; ``page``: “boundary” where it was seen on that page.
    """
    found = get_team_to_change(request, team)
    check_not_archived(found)
    wanted = _wanted(request, found)
    try:
        if wanted is None:
            raise NothingToDo
        fix, effect = wanted
        if effect.new_errors and "knowing" not in request.POST:
            return _ask(request, found, fix, effect)
        outcome = apply_edits(team=found, edits=fix.edits, by=request.membership, why=Why.FIX)
    except (NothingToDo, Mismatched, InvalidEdit):
        return _gone(request, found)
    words = f"Done: {fix.label}.{_besides(effect)}"
    if request.POST.get("page") == BOUNDARY:
        messages.success(request, f"{words} Saved, revision {outcome.team.revision}.")
        return redirect("team-boundary", organisation, team)
    return saved_at_row(request, outcome, request.POST.get("at", ""), words)


def _wanted(request: TenantRequest, team: Team) -> tuple[Fix, FixEffect] | None:
    """The fix as it would be made now, with what it changes; only where it still says what the button said."""
    loaded = load_matrix(team, today=timezone.localdate())
    reading = loaded.reading()
    findings = engine.find(reading)
    for finding in findings:
        if finding.fingerprint == request.POST.get("fingerprint"):
            for fix in engine.fixes(reading, finding):
                if fix.label == request.POST.get("label"):
                    return fix, effect_of(loaded, findings, fix)
    return None


def _besides(effect: FixEffect) -> str:
    """“ 2 findings gone, 1 new: …”, where it is more than the one that was to go."""
    gone = len(effect.go)
    said = [f"{gone} findings gone"] if gone > 1 else []
    if effect.come:
        said.append(f"{len(effect.come)} new: {effect.come[0].message}")
    return f" {', '.join(said)}." if said else ""


def _ask(request: TenantRequest, team: Team, fix: Fix, effect: FixEffect) -> HttpResponse:
    """A fix that would make a new error is not made in passing: the finding's page says what it would do."""
    new = effect.new_errors[0].message
    messages.warning(request, f"“{fix.label}” is not done: it would make a new error. {new}.")
    fingerprint = request.POST["fingerprint"]
    place = reverse("team-finding", args=[team.organisation.key, team.key, fingerprint])
    return HttpResponse(headers={"HX-Redirect": place}) if request.htmx else redirect(place)


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
