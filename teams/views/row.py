"""One row looked at: what it is, whose it should be, who holds what, notes and links; who may, changes it here."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from organisations.access import requires_viewer
from organisations.request import TenantRequest
from teams.access import get_team, get_team_to_change
from teams.analysis.reading import RowReading
from teams.door import NothingToDo, apply_edits
from teams.forms.row import RowForm
from teams.grid.expected import expected_said
from teams.markdown import leads_out, markdown_html
from teams.matrix.apply import InvalidEdit
from teams.matrix.edits import ChangeRow
from teams.models import Team, Why
from teams.rights import check_can_edit_team
from teams.views.changes import changed_pieces, check_not_archived
from teams.views.holding import holding_html
from teams.views.matrix import Desk, open_desk, render_side
from teams.views.seen import CHANGED_MEANWHILE, seen_of


@require_http_methods(["GET", "POST"])
@requires_viewer
def row(request: TenantRequest, organisation: str, team: str, row: str) -> HttpResponse:
    """What is known of a row; who may, changes it here."""
    if request.method == "POST":
        check_can_edit_team(request.membership, team)
        return _change(request, get_team_to_change(request, team), row)
    desk = open_desk(request, get_team(request, team))
    reading = row_of(desk, row)
    return _show(request, desk, reading, RowForm(reading.row, desk.reading))


def row_of(desk: Desk, key: str) -> RowReading:
    if key not in desk.reading.row:
        raise Http404(f"{desk.team.name} has no row “{key}” any more.")
    return desk.reading.row[key]


def row_again(request: TenantRequest, team: Team, key: str) -> str:
    """The row as it is after a change, for the drawer in which it is looked at."""
    desk = open_desk(request, team)
    reading = row_of(desk, key)
    page = _show(request, desk, reading, RowForm(reading.row, desk.reading))
    return page.content.decode()


def _show(
    request: TenantRequest,
    desk: Desk,
    row: RowReading,
    form: RowForm,
    status: int = 200,
    *,
    is_open: bool = False,
) -> HttpResponse:
    shown = [one for _, rows in desk.drawing.areas() for one in rows]
    place = shown.index(row)
    context = {
        "row": row,
        "area": desk.reading.area_name(row.area),
        "expected": expected_said(desk.reading, row),
        **_written(desk, row),
        "holding": holding_html(
            request, desk.team, desk.reading, desk.findings, row, editable=desk.editable
        ),
        "before": shown[place - 1] if place else None,
        "after": shown[place + 1] if place + 1 < len(shown) else None,
        "moved": request.POST.get("way", ""),
        "asked": request.POST.get("do", ""),
        "form": form,
        "is_open": is_open,
        "seen": seen_of(row.row),
    }
    return render_side(request, "teams/matrix/row.html", desk, context, status)


def _written(desk: Desk, row: RowReading) -> dict[str, object]:
    """What people and the definition say about the row."""
    reading, definition = desk.reading, row.definition
    checks = reading.row.get(row.row.checks or "")
    return {
        "definition": definition,
        "description": markdown_html(row.row.description) if row.row.description else "",
        "notes": [
            (reading.seat[seat], markdown_html(note))
            for seat, note in row.row.notes.items()
            if seat in reading.seat
        ],
        "links": [(link, leads_out(link.url)) for link in row.row.links],
        "checks": checks,
        "checked_by": [one for one in reading.rows if one.row.checks == row.key],
    }


def _change(request: TenantRequest, team: Team, key: str) -> HttpResponse:
    check_not_archived(team)
    desk = open_desk(request, team)
    reading = row_of(desk, key)
    row = reading.row
    if request.POST.get("do"):
        form = RowForm(row, desk.reading, typed=request.POST)
        return _show(request, desk, reading, form, is_open=True)
    form = RowForm(row, desk.reading, request.POST)
    if request.POST.get("seen") != seen_of(row):
        form.add_error(None, CHANGED_MEANWHILE)
    if form.is_valid():
        after = form.changes()
        edit = ChangeRow(key, {name: getattr(row, name) for name in after}, after)
        try:
            outcome = apply_edits(
                team=team, edits=[edit] if after else [], by=request.membership, why=Why.CLICK
            )
        except NothingToDo:
            form.add_error(None, "Nothing is different yet.")
        except InvalidEdit as error:
            form.add_error(None, str(error))
        else:
            words = f"Changed {reading.name}. Saved, revision {outcome.team.revision}."
            if request.htmx:
                pieces = changed_pieces(request, outcome, words)
                return HttpResponse(pieces + row_again(request, outcome.team, key))
            messages.success(request, words)
            return redirect("team-row", request.organisation.key, team.key, key)
    return _show(request, desk, reading, form, 422, is_open=True)
