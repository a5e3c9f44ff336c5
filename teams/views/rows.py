"""Rows: adding them one by one or by packs, and removing one."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from organisations.request import TenantRequest
from roles.definitions.keys import make_key
from teams.door import apply_edits
from teams.forms.rows import AddRowsForm
from teams.matrix.edits import AddRow, Edit
from teams.matrix.model import Row
from teams.matrix.prefill import prefilled_cells
from teams.matrix.removal import removal_of_row
from teams.models import Why
from teams.rights import requires_team_editor
from teams.views.changes import check_not_archived, saved
from teams.views.matrix import Desk, open_desk, render_side
from teams.views.posting import posted, team_of
from teams.views.row import row_of
from teams.views.seen import CHANGED_MEANWHILE, seen_of


@require_http_methods(["GET", "POST"])
@requires_team_editor
def add_rows(request: TenantRequest, organisation: str, team: str) -> HttpResponse:
    found = team_of(request, team)
    check_not_archived(found)
    desk = open_desk(request, found)
    if "pack" in request.POST:
        return render_side(request, "teams/matrix/add_rows.html", desk, _ticked(request, desk))
    form = AddRowsForm(desk.reading, posted(request))
    if request.method == "POST" and form.is_valid():
        edits = _added(desk, form)
        outcome = apply_edits(team=found, edits=edits, by=request.membership, why=Why.CLICK)
        number = len(edits)
        return saved(request, outcome, f"Added {number} {'row' if number == 1 else 'rows'}.")
    status = 422 if form.is_bound else 200
    return render_side(request, "teams/matrix/add_rows.html", desk, {"form": form}, status)


def _ticked(request: TenantRequest, desk: Desk) -> dict[str, object]:
    """The form as it was filled in, with what a pack has besides ticked too."""
    pack = request.POST["pack"]
    initial = {name: request.POST.get(name) for name in AddRowsForm.base_fields}
    form = AddRowsForm(desk.reading, initial=initial)
    of_pack = form.ticks_of(pack)
    form.initial["responsibilities"] = [*request.POST.getlist("responsibilities"), *of_pack]
    return {"form": form, "pack": pack, "of_pack": len(of_pack)}


def _added(desk: Desk, form: AddRowsForm) -> list[Edit]:
    """What was ticked, with the letters that the definitions expect, and the team's own row."""
    matrix, catalogue = desk.loaded.matrix, desk.loaded.catalogue
    taken = set(matrix.row_by_key)
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
@requires_team_editor
def remove_row(request: TenantRequest, organisation: str, team: str, row: str) -> HttpResponse:
    """Ask first, and name what goes with the row."""
    found = team_of(request, team)
    check_not_archived(found)
    desk = open_desk(request, found)
    reading = row_of(desk, row)
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
