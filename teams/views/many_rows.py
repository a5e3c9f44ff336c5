"""Many rows at once: moved to another area, or removed after a question that names the letters that go."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from organisations.request import TenantRequest
from teams.analysis.reading import RowReading
from teams.analysis.wording import count
from teams.door import apply_edits
from teams.matrix.edits import Edit
from teams.matrix.placing import area_changed
from teams.matrix.removal import removal_of_rows
from teams.models import Why
from teams.rights import requires_team_editor
from teams.views.changes import check_not_archived, noted, saved
from teams.views.matrix import Desk, open_desk, render_side
from teams.views.posting import team_of
from teams.views.seen import CHANGED_MEANWHILE, seen_of


@require_http_methods(["GET", "POST"])
@requires_team_editor
def many_rows(request: TenantRequest, organisation: str, team: str) -> HttpResponse:
    """Rows to tick (GET), and what is done with the ticked ones (POST ``rows``: keys, ``do``: “move” or “remove”).

    ``area``: where they are moved. ``seen``: what the question before a removal showed; without it, it is asked.
    """
    found = team_of(request, team)
    check_not_archived(found)
    desk = open_desk(request, found)
    if request.method == "GET":
        by_area = [(desk.reading.area_name(area), rows) for area, rows in desk.drawing.areas()]
        context = {"areas": _areas(desk), "by_area": by_area}
        return render_side(request, "teams/rows/many.html", desk, context)
    wanted = {key for said in request.POST.getlist("rows") for key in said.split()}
    rows = [row for _, rows in desk.drawing.areas() for row in rows if row.key in wanted]
    if not wanted:
        return _refused(request, desk, "Tick a row first.")
    if request.POST.get("do") == "remove":
        return _remove(request, desk, rows, is_stale=len(rows) < len(wanted))
    if len(rows) < len(wanted):
        gone = count(len(wanted) - len(rows), "row")
        return _refused(request, desk, f"No longer in the matrix: {gone} of these. Tick again.")
    return _move(request, desk, rows)


def _areas(desk: Desk) -> list[tuple[str, str]]:
    """All areas of the catalogue, and those that only rows of this matrix are in."""
    shown = [area for area, _ in desk.drawing.areas()]
    keys = dict.fromkeys([*desk.reading.catalogue.areas, *shown])
    return [(key, desk.reading.area_name(key)) for key in keys]


def _move(request: TenantRequest, desk: Desk, rows: list[RowReading]) -> HttpResponse:
    area = request.POST.get("area", "")
    known = dict(_areas(desk))
    if area not in known:
        return _refused(request, desk, "Choose the area to which the rows shall go.")
    edits: list[Edit] = [
        edit for row in rows for edit in area_changed(row.row, desk.reading.catalogue, area)
    ]
    if not edits:
        return _refused(request, desk, f"All of these are in {known[area]} already.")
    outcome = apply_edits(team=desk.team, edits=edits, by=request.membership, why=Why.CLICK)
    return saved(request, outcome, f"Moved {count(len(edits), 'row')} to {known[area]}.")


def _remove(
    request: TenantRequest, desk: Desk, rows: list[RowReading], *, is_stale: bool
) -> HttpResponse:
    matrix = desk.loaded.matrix
    keys = [row.key for row in rows]
    seen = seen_of([(row.row, matrix.cells.get(row.key, {})) for row in rows])
    answered = request.POST.get("seen", "")
    if rows and answered == seen and not is_stale:
        edits = removal_of_rows(matrix, keys)
        outcome = apply_edits(team=desk.team, edits=edits, by=request.membership, why=Why.CLICK)
        return saved(request, outcome, f"Removed {count(len(rows), 'row')}.")
    if not rows:
        return _refused(request, desk, "None of these rows is in the matrix any more.")
    is_changed = bool(answered) or is_stale
    context = {
        "rows": [(row, _letters(desk, row)) for row in rows],
        "keys": " ".join(keys),
        "seen": seen,
        "letters": sum(len(held) for key in keys for held in matrix.cells.get(key, {}).values()),
        "checking": [
            one.name for one in desk.reading.rows if one.row.checks in keys and one.key not in keys
        ],
        "changed": CHANGED_MEANWHILE if is_changed else "",
    }
    status = 409 if is_changed else 200
    return render_side(request, "teams/rows/remove_many.html", desk, context, status)


def _letters(desk: Desk, row: RowReading) -> list[str]:
    held = desk.loaded.matrix.cells.get(row.key, {})
    seats = (seat for seat in desk.reading.seats if seat.key in held)
    return [f"{'/'.join(held[seat.key])} of {seat.label}" for seat in seats]


def _refused(request: TenantRequest, desk: Desk, words: str) -> HttpResponse:
    if request.htmx:
        return HttpResponse("".join(noted(words)), status=422)
    messages.error(request, words)
    return redirect("team-rows-many", request.organisation.key, desk.team.key)
