"""Undo and redo of one's own edits; where something else stands by now, the question what to do."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from organisations.request import TenantRequest
from teams.access import get_team_to_change
from teams.history.authors import last_authors
from teams.history.labels import label
from teams.history.names import names_for
from teams.loading import load_matrix
from teams.matrix.edits import invert
from teams.models import Team
from teams.rights import requires_team_editor
from teams.undoing.own import on_top, own_of
from teams.undoing.taking_back import Differs, Force, NotNext, Way, edits_of, seen_by, take_back
from teams.undoing.wording import Wording
from teams.views.changes import (
    DONE,
    changed_pieces,
    check_not_archived,
    has_other_letters,
    noted,
)
from teams.views.matrix import address_of, open_desk, render_side
from teams.views.undo_buttons import undo_piece

MOST_SAID = 12
"""So many places that differ are told one by one."""
_FORCES = {one.value: one for one in Force}
_SAID = {Way.UNDO: "Undone", Way.REDO: "Done again"}
_NOTHING = {
    Way.UNDO: "You have changed nothing here that could be undone.",
    Way.REDO: "You have undone nothing that could be redone.",
}


@require_POST
@requires_team_editor
def undo(request: TenantRequest, organisation: str, team: str) -> HttpResponse:
    """Take back one's own last edit (POST ``entry``: its revision, as the button named it).

    ``force``: “rest”, “all” or “skip”, with ``seen`` as the question had it; ``revision``: what the page shows.
    """
    return _take_back(request, team, Way.UNDO)


@require_POST
@requires_team_editor
def redo(request: TenantRequest, organisation: str, team: str) -> HttpResponse:
    """Do again what one has undone last; the same fields."""
    return _take_back(request, team, Way.REDO)


def _take_back(request: TenantRequest, key: str, way: Way) -> HttpResponse:
    team = get_team_to_change(request, key)
    check_not_archived(team)
    entry = request.POST.get("entry", "")
    force = _FORCES.get(request.POST.get("force", ""), Force.ASK)
    try:
        done = take_back(
            team=team,
            by=request.membership,
            way=way,
            revision=int(entry) if entry.isdecimal() else 0,
            force=force,
            seen=request.POST.get("seen", ""),
        )
    except NotNext:
        return _another(request, team, way)
    except Differs as question:
        return _ask(request, team, way, question)
    words = f"{_SAID[way]}: {done.label}."
    if force is Force.SKIP:
        words = f"Skipped: {done.label}. Nothing was changed."
    said = f"{words} Saved, revision {done.outcome.team.revision}."
    if request.htmx and not has_other_letters(done.outcome):
        pieces = changed_pieces(request, done.outcome, said, done.next)
        return HttpResponse(pieces, headers={"HX-Trigger": DONE})
    messages.success(request, said)
    if request.htmx:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return redirect(address_of(team))


def _another(request: TenantRequest, team: Team, way: Way) -> HttpResponse:
    """The page is older than what was done since: its buttons are put right, nothing else."""
    loaded = load_matrix(team, today=timezone.localdate())
    now = on_top(own_of(team, request.user.pk), loaded.reading())
    following = now.undo if way is Way.UNDO else now.redo
    words = _NOTHING[way]
    if following:
        words = f"Nothing was done: by now {way} would take {following.label}. Press again if you want that."
    if request.htmx:
        pieces = [undo_piece(address_of(team), now), *noted(words)]
        return HttpResponse("".join(pieces), headers={"HX-Trigger": DONE})
    messages.warning(request, words)
    return redirect(address_of(team))


def _ask(request: TenantRequest, team: Team, way: Way, question: Differs) -> HttpResponse:
    """Nothing is done yet: each place that differs, and what can be done about it."""
    fitted, edits = question.fitted, edits_of(question.entry)
    rest = fitted.rest or ()
    names = names_for(question.reading, edits)
    authors = last_authors(team, since=question.entry.revision) if fitted.differs else {}
    wording = Wording(team, names, authors, request.user.pk)
    context = {
        "way": way,
        "label": question.label,
        "entry": question.entry.revision,
        "seen": seen_by(fitted),
        "places": [wording.said(one) for one in fitted.differs[:MOST_SAID]],
        "more": max(0, len(fitted.differs) - MOST_SAID),
        "rest": label(rest if way is Way.REDO else invert(rest), names) if rest else "",
        "can_all": fitted.all is not None,
        "is_stuck": fitted.is_stuck,
        "why_not": fitted.why_not,
    }
    desk = open_desk(request, team)
    return render_side(request, "teams/undo/question.html", desk, context, status=409)
