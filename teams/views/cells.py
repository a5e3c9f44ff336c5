"""One cell: its letters to choose from, and the choice."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from organisations.access import check_can_edit, requires_viewer
from organisations.request import TenantRequest
from teams.access import get_team, get_team_to_change
from teams.door import NothingToDo, apply_edits
from teams.grid.drawing import VERBS
from teams.matrix.apply import InvalidEdit, Mismatched
from teams.matrix.edits import SetCell
from teams.matrix.schemes import RACI, SCHEMES, Letters, Scheme, UnreadableCell
from teams.models import Team, Why
from teams.views.changes import changed_pieces, check_not_archived
from teams.views.matrix import Desk, address_of, context_of, open_desk


@require_http_methods(["GET", "POST"])
@requires_viewer
def cell(request: TenantRequest, organisation: str, team: str, row: str, seat: str) -> HttpResponse:
    """The choice of letters for one cell (GET), and what was chosen (POST: ``saw`` and ``letter`` or ``letters``)."""
    if request.method == "POST":
        check_can_edit(request.membership)
        return _choose(request, get_team_to_change(request, team), row, seat)
    return _offer(request, get_team(request, team), row, seat)


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
    context = context_of(request, desk) | _choice(desk, row, seat, wanted)
    return render(request, template, context, status=status)


def _choice(desk: Desk, row: str, seat: str, wanted: Letters | None) -> dict[str, object]:
    held = desk.loaded.matrix.at(row, seat)
    scheme = desk.loaded.matrix.scheme
    return {
        "row": desk.reading.row[row],
        "seat": desk.reading.seat[seat],
        "saw": "/".join(held),
        "wanted": "/".join(wanted or ()),
        "conflict": wanted is not None,
        "phrase": desk.drawing.phrase(desk.reading.row[row], desk.reading.seat[seat]),
        "address": f"{address_of(desk.team)}cells/{row}/{seat}/",
        "letters": [
            {
                "letter": one.letter,
                "meaning": one.meaning.value,
                "words": one.words,
                "verb": VERBS[one.meaning],
                "held": one.letter in held,
                "then": "/".join(scheme.ordered({*held} ^ {one.letter})),
            }
            for one in scheme.letters
        ],
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
        return _offer(request, team, row, seat, wanted=wanted, status=409)
    except (InvalidEdit, UnreadableCell) as error:
        messages.error(request, str(error))
        return _back(request, team, str(error), status=422)
    if request.htmx:
        return HttpResponse(changed_pieces(request, outcome))
    messages.success(request, f"Saved, revision {outcome.team.revision}.")
    return redirect(f"{address_of(team)}#row-{row}")


def _back(request: TenantRequest, team: Team, words: str, status: int = 200) -> HttpResponse:
    if request.htmx:
        return render(request, "teams/matrix/said.html", {"words": words}, status=status)
    return redirect(address_of(team))


def _letters(text: str) -> Letters:
    return tuple(part for part in text.split("/") if part)


def _scheme_of(team: Team) -> Scheme:
    return SCHEMES.get(team.scheme, RACI)
