"""One cell: its letters to choose from, and the choice."""

from __future__ import annotations

from typing import cast, get_args

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from organisations.access import requires_viewer
from organisations.request import TenantRequest
from teams.access import get_team, get_team_to_change
from teams.door import NothingToDo, apply_edits
from teams.grid.differing import partial
from teams.grid.merged import View, columns_of
from teams.history.authors import who_set
from teams.matrix.apply import InvalidEdit, Mismatched
from teams.matrix.edits import SetCell
from teams.matrix.schemes import Letters, Scheme, UnreadableCell
from teams.models import Team, Why
from teams.rights import check_can_edit_team
from teams.surroundings import surroundings_of
from teams.views.changes import changed_pieces, check_not_archived
from teams.views.holding import choices, holding_html, saved_at_row
from teams.views.matrix import Desk, address_of, context_of, open_desk


@require_http_methods(["GET", "POST"])
@requires_viewer
def cell(request: TenantRequest, organisation: str, team: str, row: str, seat: str) -> HttpResponse:
    """The choice of letters for one cell (GET), and what was chosen (POST: ``saw`` and ``letter`` or ``letters``)."""
    if request.method == "POST":
        check_can_edit_team(request.membership, team)
        return _choose(request, get_team_to_change(request, team), row, seat)
    view = request.GET.get("view", "")
    if view in get_args(View):
        return _behind(request, get_team(request, team), row, seat, cast(View, view))
    wanted = _letters(request.GET.get("wanted", "")) if "conflict" in request.GET else None
    return _offer(request, get_team(request, team), row, seat, wanted=wanted)


def _behind(request: TenantRequest, team: Team, row: str, seat: str, view: View) -> HttpResponse:
    """The seats behind a cell of the matrix by person or by role, each with its letters and the way to it."""
    desk = open_desk(request, team)
    columns = columns_of(desk.reading, view)
    column = next((one for one in columns if one.key == seat), None)
    if row not in desk.reading.row or column is None:
        raise Http404(f"{team.name} has no such row or seat any more.")
    held = [(one, desk.loaded.matrix.at(row, one.key)) for one in column.seats]
    context = {"row": desk.reading.row[row], "column": column, "held": held}
    template = "teams/views/behind.html" if request.htmx else "teams/views/behind_page.html"
    return render(request, template, context_of(request, desk) | context)


def _offer(
    request: TenantRequest,
    team: Team,
    row: str,
    seat: str,
    *,
    wanted: Letters | None = None,
    status: int = 200,
) -> HttpResponse:
    desk = open_desk(request, team)
    if row not in desk.reading.row or seat not in desk.reading.seat:
        raise Http404(f"{team.name} has no such row or seat any more.")
    template = "teams/matrix/choose.html" if request.htmx else "teams/matrix/cell.html"
    context = context_of(request, desk) | _choice(
        desk, row, seat, wanted, at=request.POST.get("at", "")
    )
    return render(request, template, context, status=status)


def _choice(
    desk: Desk, row: str, seat: str, wanted: Letters | None, *, at: str
) -> dict[str, object]:
    held = desk.loaded.matrix.at(row, seat)
    return {
        "row": desk.reading.row[row],
        "seat": desk.reading.seat[seat],
        "saw": "/".join(held),
        "wanted": "/".join(wanted or ()),
        "conflict": wanted is not None,
        "by": who_set(desk.team, row, seat) if wanted is not None else "",
        "at": at,
        "phrase": desk.drawing.phrase(desk.reading.row[row], desk.reading.seat[seat]),
        "address": f"{address_of(desk.team)}cells/{row}/{seat}/",
        "letters": choices(desk.loaded.matrix.scheme, held),
    }


def _choose(request: TenantRequest, team: Team, row: str, seat: str) -> HttpResponse:
    check_not_archived(team)
    saw = _letters(request.POST.get("saw", ""))
    wanted = _letters("/".join(request.POST.getlist("letters")))
    try:
        edit = SetCell(row, seat, saw, _scheme_of(team).ordered(wanted))
        outcome = apply_edits(
            team=team,
            edits=[edit] if saw != edit.after else [],
            by=request.membership,
            why=Why.CLICK,
        )
    except NothingToDo:
        return _back(request, team, "Nothing was changed.")
    except Mismatched:
        return _ask(request, team, row, seat, wanted)
    except (InvalidEdit, UnreadableCell) as error:
        messages.error(request, str(error))
        return _back(request, team, str(error), status=422)
    if request.POST.get("at"):
        return saved_at_row(request, outcome, row)
    if request.htmx:
        return HttpResponse(changed_pieces(request, outcome))
    messages.success(request, f"Saved, revision {outcome.team.revision}.")
    return redirect(f"{address_of(team)}#row-{row}")


def _ask(request: TenantRequest, team: Team, row: str, seat: str, wanted: Letters) -> HttpResponse:
    """Somebody else was quicker: both values, and the choice between them."""
    if not (request.htmx and request.POST.get("at")):
        return _offer(request, team, row, seat, wanted=wanted, status=409)
    desk = open_desk(request, team)
    if row not in desk.reading.row or seat not in desk.reading.seat:
        raise Http404(f"{team.name} has no such row or seat any more.")
    held = "/".join(desk.loaded.matrix.at(row, seat)) or "nothing"
    words = (
        f"Somebody else set {held} for {desk.reading.seat[seat].label} while you chose "
        f"{'/'.join(wanted) or 'nothing'}. Yours is not saved; press again if it still holds."
    )
    holding = holding_html(
        request, team, desk.reading, desk.findings, desk.reading.row[row],
        editable=True, conflict=words,
    )  # fmt: skip
    return HttpResponse(partial("holding", holding), status=409)


def _back(request: TenantRequest, team: Team, words: str, status: int = 200) -> HttpResponse:
    if request.htmx:
        return render(request, "teams/matrix/said.html", {"words": words}, status=status)
    return redirect(address_of(team))


def _letters(text: str) -> Letters:
    return tuple(part for part in text.split("/") if part)


def _scheme_of(team: Team) -> Scheme:
    return surroundings_of(team).scheme(team.scheme)
