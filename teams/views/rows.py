"""Rows: adding, looking at, changing and removing them."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from organisations.access import check_can_edit, requires_editor, requires_viewer
from organisations.request import TenantRequest
from roles.definitions.keys import make_key
from teams.access import get_team
from teams.analysis.reading import RowReading
from teams.door import NothingToDo, apply_edits
from teams.forms.rows import AddRowsForm, RowForm
from teams.grid.drawing import VERBS
from teams.matrix.apply import InvalidEdit, Mismatched
from teams.matrix.edits import AddRow, ChangeRow, Edit
from teams.matrix.model import Row
from teams.matrix.prefill import prefilled_cells
from teams.matrix.removal import removal_of_row
from teams.models import Team, Why
from teams.views.changes import check_not_archived
from teams.views.matrix import Desk, address_of, context_of, open_desk
from teams.views.posting import posted
from teams.views.seen import CHANGED_MEANWHILE, seen_of


@require_http_methods(["GET", "POST"])
@requires_editor
def add_rows(request: TenantRequest, organisation: str, team: str) -> HttpResponse:
    found = get_team(request, team)
    check_not_archived(found)
    desk = open_desk(request, found)
    form = AddRowsForm(desk.reading, posted(request))
    if request.method == "POST" and form.is_valid():
        edits = _added(desk, form)
        outcome = apply_edits(team=found, edits=edits, by=request.membership, why=Why.CLICK)
        number = len(edits)
        messages.success(
            request,
            f"Added {number} {'row' if number == 1 else 'rows'}. Saved, revision {outcome.team.revision}.",
        )
        return redirect(address_of(found))
    return render(request, "teams/matrix/add_rows.html", context_of(request, desk) | {"form": form})


def _added(desk: Desk, form: AddRowsForm) -> list[Edit]:
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
    if form.cleaned_data["name"]:
        name = form.cleaned_data["name"]
        row = Row(make_key(name, taken, fallback="row"), name=name, area=form.cleaned_data["area"])
        edits.append(AddRow(row, len(matrix.rows) + len(edits)))
    return edits


@require_http_methods(["GET", "POST"])
@requires_viewer
def row(request: TenantRequest, organisation: str, team: str, row: str) -> HttpResponse:
    """What is known of a row; who may, changes it here."""
    found = get_team(request, team)
    desk = open_desk(request, found)
    reading = _row_of(desk, row)
    form = RowForm(reading.row, desk.reading, posted(request))
    if request.method == "POST":
        check_can_edit(request.membership)
        check_not_archived(found)
        if request.POST.get("seen") != seen_of(reading.row):
            form.add_error(None, CHANGED_MEANWHILE)
        if form.is_valid() and _change(request, found, reading.row, form):
            return redirect(f"{address_of(found)}#row-{row}")
    return render(
        request,
        "teams/matrix/row.html",
        context_of(request, desk) | _about(desk, reading) | {"form": form},
    )


def _row_of(desk: Desk, key: str) -> RowReading:
    if key not in desk.reading.row:
        raise Http404(f"{desk.team.name} has no row “{key}” any more.")
    return desk.reading.row[key]


def _about(desk: Desk, row: RowReading) -> dict[str, object]:
    catalogue = desk.loaded.catalogue
    owners = catalogue.owners(row.definition.key) if row.definition else ()
    return {
        "row": row,
        "seen": seen_of(row.row),
        "owners": [catalogue.roles[key] for key in owners],
        "definition": row.definition,
        "holding": [
            {
                "seat": seat,
                "letters": [
                    {
                        "letter": one,
                        "meaning": desk.drawing.meanings[one].value,
                        "verb": VERBS[desk.drawing.meanings[one]],
                    }
                    for one in desk.loaded.matrix.at(row.key, seat.key)
                ],
            }
            for seat in desk.reading.seats
        ],
        "row_findings": [one for one in desk.findings if row.key in one.rows],
    }


def _change(request: TenantRequest, team: Team, row: Row, form: RowForm) -> bool:
    after = form.changes()
    before = {name: getattr(row, name) for name in after}
    try:
        edits = [ChangeRow(row.key, before, after)] if after else []
        outcome = apply_edits(team=team, edits=edits, by=request.membership, why=Why.CLICK)
        messages.success(request, f"Saved, revision {outcome.team.revision}.")
    except NothingToDo:
        messages.info(request, "Nothing was changed.")
    except Mismatched:
        form.add_error(None, CHANGED_MEANWHILE)
        return False
    except InvalidEdit as error:
        form.add_error(None, str(error))
        return False
    return True


@require_http_methods(["GET", "POST"])
@requires_editor
def remove_row(request: TenantRequest, organisation: str, team: str, row: str) -> HttpResponse:
    """Ask first, and name what goes with the row."""
    found = get_team(request, team)
    check_not_archived(found)
    desk = open_desk(request, found)
    reading = _row_of(desk, row)
    cells = desk.loaded.matrix.cells.get(row, {})
    seen = seen_of(reading.row, cells)
    if request.method == "POST" and request.POST.get("seen") == seen:
        edits = removal_of_row(desk.loaded.matrix, row)
        outcome = apply_edits(team=found, edits=edits, by=request.membership, why=Why.CLICK)
        messages.success(
            request, f"Removed {reading.name}. Saved, revision {outcome.team.revision}."
        )
        return redirect(address_of(found))
    if request.method == "POST":
        messages.warning(request, CHANGED_MEANWHILE)
    checking = [other.name for other in desk.reading.rows if other.row.checks == row]
    context = {"row": reading, "letters": len(cells), "checking": checking, "seen": seen}
    return render(
        request,
        "teams/matrix/remove_row.html",
        context_of(request, desk) | _about(desk, reading) | context,
    )
