"""Undo of one older change; where it no longer fits, a page that says so place by place and offers the rest."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from organisations.request import TenantRequest
from teams.access import get_team_to_change
from teams.history.authors import last_authors
from teams.history.choosing import NoRevision, check_revision
from teams.history.labels import label
from teams.history.listing import undone_by
from teams.history.names import names_for
from teams.history.past import read_past
from teams.history.places import Places
from teams.history.taking_back import NoLongerFits, undo_entry
from teams.history.telling import NOT_TO_BE_UNDONE
from teams.matrix.edits import invert
from teams.models import LogEntry, Team
from teams.rights import requires_team_editor
from teams.undoing.taking_back import edits_of, seen_by
from teams.views.changes import check_not_archived
from teams.views.history.missing import no_revision
from teams.views.matrix import address_of, tabs_of

MOST_PLACES = 50
"""So many places that differ are told one by one."""


@require_POST
@requires_team_editor
def undo(request: TenantRequest, organisation: str, team: str, revision: int) -> HttpResponse:
    """Take a revision back (POST ``seen``: what was shown to differ, where only the rest is wanted)."""
    found = get_team_to_change(request, team)
    check_not_archived(found)
    try:
        check_revision(found, revision)
    except NoRevision as error:
        return no_revision(request, found, error)
    entry = LogEntry.objects.select_related("undoes").get(team=found, revision=revision)
    entry.team = found
    why_not = _why_not(found, entry)
    if why_not:
        messages.warning(request, why_not)
        return redirect(f"{address_of(found)}history/")
    try:
        outcome = undo_entry(
            entry=entry, by=request.membership, rest_seen=request.POST.get("seen", "")
        )
    except NoLongerFits as question:
        return _ask(request, found, entry, question)
    names = names_for(outcome.reading, edits_of(entry))
    undone = (
        label(invert(outcome.edits), names) if outcome.edits else "nothing of it stood any more"
    )
    messages.success(
        request,
        f"Undone, of revision {revision}: {undone}. Saved, revision {outcome.team.revision}.",
    )
    return redirect(f"{address_of(found)}history/")


def _why_not(team: Team, entry: LogEntry) -> str:
    if entry.why in NOT_TO_BE_UNDONE:
        return f"Revision {entry.revision} {entry.get_why_display()}: that is not undone here."
    if not entry.edits:
        return f"Revision {entry.revision} changed nothing that could be undone."
    undone_in = undone_by(team, [entry]).get(entry.pk)
    return f"Revision {entry.revision} was undone in revision {undone_in}." if undone_in else ""


def _ask(
    request: TenantRequest, team: Team, entry: LogEntry, question: NoLongerFits
) -> HttpResponse:
    fitted = question.fitted
    edits = edits_of(entry)
    names = names_for(question.reading, [*read_past(team).removals(), *edits])
    places = Places(names, last_authors(team, since=entry.revision) if fitted.differs else {})
    context = {
        "section": "teams",
        "team": team,
        "tabs": tabs_of(team, "history"),
        "base": address_of(team),
        "revision": entry.revision,
        "places": [places.place(one) for one in fitted.differs[:MOST_PLACES]],
        "more": max(0, len(fitted.differs) - MOST_PLACES),
        "rest": label(fitted.rest, names) if fitted.rest else "",
        "seen": seen_by(fitted),
        "why_not": fitted.why_not,
    }
    return render(request, "teams/history/undo.html", context, status=409)
