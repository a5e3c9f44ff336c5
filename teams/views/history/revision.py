"""Any revision of a team as a matrix that is only read, with what the rules say of it."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from organisations.access import requires_viewer
from organisations.request import TenantRequest
from teams.access import get_team
from teams.analysis import engine
from teams.grid.marks import mark
from teams.history.drawing import PastDrawing
from teams.history.filters import Filters
from teams.history.listing import entries_of, undone_by
from teams.history.past import read_past
from teams.history.standing import matrix_at
from teams.history.telling import tell
from teams.loading import load_matrix
from teams.models import Team
from teams.views.matrix import address_of, tabs_of, why_not_editable


@require_safe
@requires_viewer
def revision(request: TenantRequest, organisation: str, team: str, revision: int) -> HttpResponse:
    found = get_team(request, team)
    check_revision(found, revision)
    loaded = load_matrix(found, today=timezone.localdate())
    reading = loaded.reading_of(matrix_at(loaded, revision))
    findings = engine.find(reading)
    base = address_of(found)
    entries = list(entries_of(found, Filters()).filter(revision=revision))
    [told] = tell(entries, loaded.reading(), read_past(found), Filters(), undone_by(found, entries))
    context = {
        "section": "teams",
        "team": found,
        "tabs": tabs_of(found, "history"),
        "base": base,
        "revision": revision,
        "one": told,
        "drawing": PastDrawing(reading, mark(reading, findings), base, editable=False),
        "findings": findings,
        "why_not": why_not_editable(request, found),
    }
    return render(request, "teams/history/revision.html", context)


def check_revision(team: Team, revision: int) -> None:
    """Raises Http404 where there is no such revision."""
    if not 1 <= revision <= team.revision:
        raise Http404(f"{team.name} has no revision {revision}; its last one is {team.revision}.")
