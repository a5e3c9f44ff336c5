"""One finding: what it says, since when, its ways out with what they would change, and its acceptance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods, require_POST

from organisations.access import (
    can_edit,
    check_can_edit,
    reason_against,
    requires_editor,
    requires_viewer,
)
from organisations.models import Level
from organisations.request import TenantRequest
from teams.acceptance import CannotAccept, accept, take_back
from teams.analysis import engine
from teams.analysis.finding import Finding
from teams.analysis.reading import Reading
from teams.analysis.registry import rule_by_code
from teams.fix_effect import FixEffect, effect_of
from teams.forms.acceptance import AcceptForm
from teams.grid.fix_drawing import fix_lines
from teams.loading import Loaded, load_matrix
from teams.models import Acceptance, Person, StoredFinding, Team
from teams.surroundings import with_surroundings
from teams.views.posting import posted


@dataclass(frozen=True)
class ShownFix:
    label: str
    changes: list[SafeString]
    effect: FixEffect


@require_http_methods(["GET", "HEAD", "POST"])
@requires_viewer
def finding(request: TenantRequest, organisation: str, fingerprint: str) -> HttpResponse:
    """The finding; a POST accepts it (``reason``, ``until``)."""
    found = _finding(request, fingerprint)
    if request.method == "POST":
        check_can_edit(request.membership)
    form = AcceptForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            accept(finding=found, by=request.membership, **form.cleaned_data)
        except CannotAccept as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"Accepted: {found.message}.")
            return redirect("finding", organisation, fingerprint)
    context = _context(request, found) | {"form": form}
    status = 422 if form.is_bound else 200
    return render(request, "teams/finding/page.html", context, status=status)


@require_POST
@requires_editor
def back(request: TenantRequest, organisation: str, fingerprint: str) -> HttpResponse:
    """Take the acceptance back."""
    found = _finding(request, fingerprint)
    if take_back(finding=found, by=request.membership):
        messages.success(request, "Taken back. The finding is open again.")
    return redirect("finding", organisation, fingerprint)


def _finding(request: TenantRequest, fingerprint: str) -> StoredFinding:
    found = StoredFinding.objects.select_related("team").filter(fingerprint=fingerprint).first()
    if found is None:
        raise Http404(f"{request.organisation} has no such finding.")
    return found


def _context(request: TenantRequest, found: StoredFinding) -> dict[str, Any]:
    today = timezone.localdate()
    may_edit = can_edit(request.membership)
    people = list(Person.objects.filter(key__in=found.about.get("people", ())))
    is_about_them = any(person.user_id == request.user.pk for person in people)
    return {
        "section": "findings",
        "finding": found,
        "team": found.team,
        "rule": rule_by_code(found.code),
        "people": people,
        "is_accepted": found.accepted_until is not None and found.accepted_until >= today,
        "acceptances": _acceptances(found),
        "earlier": [tuple(map(parse_datetime, spell)) for spell in found.earlier],
        "may_edit": may_edit,
        "may_see_reasons": may_edit or is_about_them,
        "why_not": "" if may_edit else reason_against(request.membership, Level.EDITOR),
        **_places(request, found, today, with_fixes=may_edit),
    }


def _acceptances(found: StoredFinding) -> list[Acceptance]:
    return list(Acceptance.objects.filter(finding=found).select_related("by", "ended_by"))


def _places(
    request: TenantRequest, found: StoredFinding, today: date, *, with_fixes: bool
) -> dict[str, Any]:
    """The rows and seats by name, and the fixes; nothing for what is about no team, or is cleared."""
    if found.team_id is None or found.cleared_at is not None:
        return {"rows": [], "seats": [], "fixes": [], "revision": 0}
    team = with_surroundings(Team.objects.filter(pk=found.team_id), request.organisation).get()
    team.organisation = request.organisation
    loaded = load_matrix(team, today=today)
    reading = loaded.reading()
    findings = engine.find(reading)
    now = next((one for one in findings if one.fingerprint == found.fingerprint), None)
    return {
        "rows": [reading.row[key] for key in found.about["rows"] if key in reading.row],
        "seats": [reading.seat[key] for key in found.about["seats"] if key in reading.seat],
        "fixes": _fixes(loaded, reading, findings, now) if now and with_fixes else [],
        "revision": team.revision,
    }


def _fixes(
    loaded: Loaded, reading: Reading, findings: list[Finding], now: Finding
) -> list[ShownFix]:
    return [
        ShownFix(fix.label, fix_lines(reading, fix), effect_of(loaded, findings, fix))
        for fix in engine.fixes(reading, now)
    ]
