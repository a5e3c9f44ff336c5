"""Any revision of a team as a matrix that is only read, with what the rules say of it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from organisations.access import requires_viewer
from organisations.request import TenantRequest
from teams.access import get_team
from teams.analysis import engine
from teams.grid.marks import mark
from teams.history.choosing import NoRevision, check_revision
from teams.history.drawing import PastDrawing
from teams.history.filters import Filters
from teams.history.listing import entries_of, undone_by
from teams.history.past import read_past
from teams.history.standing import matrix_at
from teams.history.telling import tell
from teams.loading import load_matrix
from teams.views.history.missing import no_revision
from teams.views.matrix import address_of, tabs_of, why_not_editable


@require_safe
@requires_viewer
def revision(request: TenantRequest, organisation: str, team: str, revision: int) -> HttpResponse:
    found = get_team(request, team)
    try:
        check_revision(found, revision)
    except NoRevision as error:
        return no_revision(request, found, error)
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
