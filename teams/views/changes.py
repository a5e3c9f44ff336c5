"""What a change of the matrix sends back: the pieces of the page that differ, and words for who cannot see them."""

from __future__ import annotations

from html import escape

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string

from organisations.parts.signs import icon_html
from organisations.request import TenantRequest
from teams.analysis.reading import Reading
from teams.door import Outcome
from teams.grid.differing import differing, partial
from teams.grid.drawing import Drawing
from teams.grid.marks import mark, mark_at
from teams.models import Team
from teams.shown import Shown
from teams.undoing.own import OnTop, on_top_after
from teams.views.looking import drawing_for, view_of, why_only_read
from teams.views.matrix import Desk, address_of, panel_html, revision_html
from teams.views.since import compared_by, compared_piece
from teams.views.undo_buttons import undo_piece

DONE = "matrix-done"
"""The event by which a drawer learns that what it was open for is done."""
KEEP = "keep"
"""The swap of the list of findings: what is the same stays as it is, with focus and what is unfolded (js/matrix/keep.js)."""


def check_not_archived(team: Team) -> None:
    if team.archived:
        raise PermissionDenied(f"{team.name} is archived. Bring it back to change it.")


def saved(request: TenantRequest, outcome: Outcome, words: str, *, place: str = "") -> HttpResponse:
    """What a form of the matrix answers once it is done: the changed pieces, or the page at ``place`` of it."""
    said = f"{words} Saved, revision {outcome.team.revision}."
    if request.htmx:
        return HttpResponse(changed_pieces(request, outcome, said), headers={"HX-Trigger": DONE})
    messages.success(request, said)
    return redirect(f"{address_of(outcome.team)}{place}")


def changed_pieces(
    request: TenantRequest, outcome: Outcome, words: str = "", on_top: OnTop | None = None
) -> str:
    """Rows, bands and heads that look different after the edits, the foot, the findings and the revision.

    Where rows or seats came, went or moved, or the page was older than the revision before, the whole table; not where
    the page has put what moved in its new place itself (``placed`` in the request).
    ``on_top``: what the buttons undo and redo now; else the edits were new ones, and would be undone next.
    """
    team = outcome.team
    shown = outcome.checked.shown()
    compared = compared_by(request, outcome.loaded, outcome.reading, outcome.findings)
    new = drawing_for(
        request,
        outcome.reading,
        mark(outcome.reading, shown.of_team),
        address_of(team),
        editable=not why_only_read(request),
        since=compared.since if compared else None,
    )
    has_placed = "placed" in request.POST and not compared  # a move may mark other rows too
    is_there = _is_same_shape(outcome) or (has_placed and _only_moved(outcome))
    if is_there and _saw_the_revision_before(request, team) and not view_of(request):
        before = mark_at(
            {row.key: row.area for row in new.reading.rows}, outcome.checked.stored.open_before
        )
        pieces = differing(outcome.before, before, new)
    else:
        pieces = [whole(team, new)]
    pieces += _around(request, team, outcome.reading, shown, words)
    pieces.append(undo_piece(address_of(team), on_top or on_top_after(outcome)))
    if compared:
        pieces.append(compared_piece(compared, address_of(team)))
    return "".join(pieces)


def redrawn(request: TenantRequest, before: Desk, after: Desk, words: str) -> HttpResponse:
    """What is sent where the matrix stays and what counts of its findings changes; ``before``: the same matrix."""
    if request.POST.get("revision", "") == str(after.team.revision) and not view_of(request):
        pieces = differing(before.reading.matrix, before.marks, after.drawing)
    else:
        pieces = [whole(after.team, after.drawing)]
    pieces += _around(request, after.team, after.reading, after.shown, words)
    return HttpResponse("".join(pieces), headers={"HX-Trigger": DONE})


def whole(team: Team, drawing: Drawing) -> str:
    """The whole table as a piece."""
    context = {"team": team, "drawing": drawing, "base": address_of(team)}
    return partial("matrix", render_to_string("teams/matrix/table.html", context))


def _around(
    request: TenantRequest, team: Team, reading: Reading, shown: Shown, words: str
) -> list[str]:
    """The findings, the revision, and what is said of it."""
    panel = panel_html(request, team, reading, shown, editable=not why_only_read(request))
    pieces = counted(team, panel, len(shown.open))
    if words:
        return pieces + noted(words)
    return [*pieces, partial("live", spoken(team, len(shown.open)), swap="innerHTML")]


def counted(team: Team, panel: str, number: int) -> list[str]:
    """The list of findings, their number, and the revision."""
    return [
        partial("panel", panel, swap=KEEP),
        partial("revision", revision_html(team)),
        partial("count", str(number), swap="innerHTML"),
    ]


def noted(words: str) -> list[str]:
    """Words at the foot of the page for a while, and for those who listen."""
    said = escape(words)
    note = f'<p class="note">{icon_html("check")}<span>{said}</span></p>'
    return [partial("live", said, swap="innerHTML"), partial("done", note, swap="innerHTML")]


def _is_same_shape(outcome: Outcome) -> bool:
    """Rows, areas and seats are where they were, so that pieces can be exchanged one by one."""
    before, after = outcome.before, outcome.matrix
    return before.seats == after.seats and [(row.key, row.area) for row in before.rows] == [
        (row.key, row.area) for row in after.rows
    ]


def has_other_letters(outcome: Outcome) -> bool:
    """The team is written in another scheme now: legend, filter and choice change too, so the page is fetched anew."""
    return not outcome.before.scheme.is_like(outcome.matrix.scheme)


def _only_moved(outcome: Outcome) -> bool:
    """The same rows in the same areas, and the same seats, in another order."""
    before, after = outcome.before, outcome.matrix
    return set(before.seats) == set(after.seats) and {
        (row.key, row.area) for row in before.rows
    } == {(row.key, row.area) for row in after.rows}


def _saw_the_revision_before(request: TenantRequest, team: Team) -> bool:
    return request.POST.get("revision", "") in ("", str(team.revision - 1))


def spoken(team: Team, number: int) -> str:
    """What the live region says: what is so now, and how many findings there are."""
    findings = (
        "No findings." if not number else f"{number} {'finding' if number == 1 else 'findings'}."
    )
    return f"Saved, revision {team.revision}. {findings}"
