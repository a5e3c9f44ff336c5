"""Rows: adding, looking at, changing and removing them."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from organisations.access import check_can_edit, requires_editor, requires_viewer
from organisations.request import TenantRequest
from roles.definitions.keys import make_key
from teams.access import get_team, get_team_to_change
from teams.analysis.reading import RowReading
from teams.door import NothingToDo, apply_edits
from teams.forms.rows import AddRowsForm, RowForm
from teams.matrix.apply import InvalidEdit
from teams.matrix.edits import AddRow, ChangeRow, Edit
from teams.matrix.model import Row
from teams.matrix.prefill import prefilled_cells
from teams.matrix.removal import removal_of_row
from teams.models import Team, Why
from teams.views.changes import check_not_archived, saved
from teams.views.holding import holding_html
from teams.views.matrix import Desk, open_desk, render_side
from teams.views.posting import posted, team_of
from teams.views.seen import CHANGED_MEANWHILE, seen_of

ADDING = "add"
"""No row's key: where a row's page would stand, rows are added."""


@require_http_methods(["GET", "POST"])
@requires_editor
def add_rows(request: TenantRequest, organisation: str, team: str) -> HttpResponse:
    found = team_of(request, team)
    check_not_archived(found)
    desk = open_desk(request, found)
    form = AddRowsForm(desk.reading, posted(request))
    if request.method == "POST" and form.is_valid():
        edits = _added(desk, form)
        outcome = apply_edits(team=found, edits=edits, by=request.membership, why=Why.CLICK)
        number = len(edits)
        return saved(request, outcome, f"Added {number} {'row' if number == 1 else 'rows'}.")
    status = 422 if form.is_bound else 200
    return render_side(request, "teams/matrix/add_rows.html", desk, {"form": form}, status)


def _added(desk: Desk, form: AddRowsForm) -> list[Edit]:
    """What was ticked, with the letters that the definitions expect, and the team's own row."""
    matrix, catalogue = desk.loaded.matrix, desk.loaded.catalogue
    taken = {*matrix.row_by_key, ADDING}
    edits: list[Edit] = []
    for key in form.cleaned_data["responsibilities"]:
        definition = catalogue.responsibilities[key]
        row = Row(make_key(key, taken), key, shared=definition.shared)
        taken.add(row.key)
        edits.append(
            AddRow(row, len(matrix.rows) + len(edits), prefilled_cells(key, matrix, catalogue))
        )
    own = form.own_row(taken)
    if own:
        edits.append(AddRow(own, len(matrix.rows) + len(edits)))
    return edits


@require_http_methods(["GET", "POST"])
@requires_viewer
def row(request: TenantRequest, organisation: str, team: str, row: str) -> HttpResponse:
    """What is known of a row; who may, changes it here."""
    if request.method == "POST":
        check_can_edit(request.membership)
        return _change(request, get_team_to_change(request, team), row)
    desk = open_desk(request, get_team(request, team))
    reading = _row_of(desk, row)
    return _show(request, desk, reading, RowForm(reading.row, desk.reading))


def _row_of(desk: Desk, key: str) -> RowReading:
    if key not in desk.reading.row:
        raise Http404(f"{desk.team.name} has no row “{key}” any more.")
    return desk.reading.row[key]


def _show(
    request: TenantRequest, desk: Desk, row: RowReading, form: RowForm, status: int = 200
) -> HttpResponse:
    catalogue = desk.loaded.catalogue
    owners = catalogue.owners(row.definition.key) if row.definition else ()
    shown = [one for _, rows in desk.drawing.areas() for one in rows]
    place = shown.index(row)
    about = row.row.description or (row.definition.description if row.definition else "")
    context = {
        "row": row,
        "area": desk.reading.area_name(row.area),
        "about": about,
        "owners": [catalogue.roles[key] for key in owners],
        "definition": row.definition,
        "holding": holding_html(
            request, desk.team, desk.reading, desk.findings, row, editable=desk.editable
        ),
        "before": shown[place - 1] if place else None,
        "after": shown[place + 1] if place + 1 < len(shown) else None,
        "form": form,
        "seen": seen_of(row.row),
    }
    return render_side(request, "teams/matrix/row.html", desk, context, status)


def _change(request: TenantRequest, team: Team, key: str) -> HttpResponse:
    check_not_archived(team)
    desk = open_desk(request, team)
    reading = _row_of(desk, key)
    row = reading.row
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
            return saved(request, outcome, "Changed the row.", place=f"#row-{key}")
        except NothingToDo:
            form.add_error(None, "Nothing is different yet.")
        except InvalidEdit as error:
            form.add_error(None, str(error))
    return _show(request, desk, reading, form, 422)


@require_http_methods(["GET", "POST"])
@requires_editor
def remove_row(request: TenantRequest, organisation: str, team: str, row: str) -> HttpResponse:
    """Ask first, and name what goes with the row."""
    found = team_of(request, team)
    check_not_archived(found)
    desk = open_desk(request, found)
    reading = _row_of(desk, row)
    cells = desk.loaded.matrix.cells.get(row, {})
    seen = seen_of(reading.row, cells)
    asked = request.method == "POST"
    if asked and request.POST.get("seen") == seen:
        edits = removal_of_row(desk.loaded.matrix, row)
        outcome = apply_edits(team=found, edits=edits, by=request.membership, why=Why.CLICK)
        return saved(request, outcome, f"Removed {reading.name}.")
    context = {
        "row": reading,
        "seen": seen,
        "letters": [
            f"{'/'.join(letters)} of {desk.reading.seat[seat].label}"
            for seat, letters in cells.items()
        ],
        "checking": [other.name for other in desk.reading.rows if other.row.checks == row],
        "changed": CHANGED_MEANWHILE if asked else "",
    }
    return render_side(
        request, "teams/matrix/remove_row.html", desk, context, 409 if asked else 200
    )
