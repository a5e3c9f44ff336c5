"""Rows and seats put elsewhere: by drag, by key, and by the buttons on their pages."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from organisations.request import TenantRequest
from teams.access import get_team_to_change
from teams.analysis.reading import Reading
from teams.door import NothingToDo, Outcome, apply_edits
from teams.grid.differing import partial
from teams.grid.drawing import rows_by_area
from teams.loading import load_matrix
from teams.matrix.edits import Edit
from teams.matrix.placing import Beside, row_placed, seat_placed, step
from teams.models import Team, Why
from teams.rights import requires_team_editor
from teams.views.changes import changed_pieces, check_not_archived, noted, whole
from teams.views.matrix import open_desk, revision_html
from teams.views.row import row_again
from teams.views.seats import seat_again

WAYS = {"up": -1, "down": 1, "left": -1, "right": 1}


class CannotMove(Exception):
    """In words why something stays where it is; ``is_stale``: the page shows what is no longer so."""

    def __init__(self, words: str, *, is_stale: bool = False) -> None:
        super().__init__(words)
        self.is_stale = is_stale


@require_POST
@requires_team_editor
def move_row(request: TenantRequest, organisation: str, team: str, row: str) -> HttpResponse:
    """Put a row elsewhere: POST ``way``, up or down as it is shown, or ``area`` with ``before`` or ``after``, a row of it.

    ``placed``: the page shows it there already; ``at``: the row is looked at, and is shown again.
    """
    found, reading = _held(request, team)
    if row not in reading.row:
        raise Http404(f"{found.name} has no row “{row}” any more.")
    name = reading.row[row].name
    try:
        area, beside = _wanted_row(request, reading, row)
        edits = row_placed(reading.matrix, reading.catalogue, row, area, beside)
        outcome = _move(request, found, edits, name)
    except CannotMove as error:
        return _stays(request, found, error, "team-row", row)
    now = outcome.reading
    of_area = [one.key for one in now.rows if one.area == area]
    words = f"Moved {name} to place {of_area.index(row) + 1} of {now.area_name(area)}."
    return _moved(request, outcome, words, "team-row", row)


@require_POST
@requires_team_editor
def move_seat(request: TenantRequest, organisation: str, team: str, seat: str) -> HttpResponse:
    """Put a seat elsewhere: POST ``way``, left or right, or ``before`` or ``after``, another seat; the rest as for rows."""
    found, reading = _held(request, team)
    if seat not in reading.seat:
        raise Http404(f"{found.name} has no seat “{seat}” any more.")
    name = reading.seat[seat].label
    keys = [one.key for one in reading.seats]
    try:
        beside = _wanted_seat(request, keys, seat)
        outcome = _move(request, found, seat_placed(reading.matrix, seat, beside), name)
    except CannotMove as error:
        return _stays(request, found, error, "team-seat", seat)
    place = [one.key for one in outcome.matrix.seats].index(seat) + 1
    words = f"Moved {name} to place {place} of {len(keys)} seats."
    return _moved(request, outcome, words, "team-seat", seat)


def _held(request: TenantRequest, key: str) -> tuple[Team, Reading]:
    team = get_team_to_change(request, key)
    check_not_archived(team)
    return team, load_matrix(team, today=timezone.localdate()).reading()


def _beside(request: TenantRequest) -> Beside:
    return Beside(request.POST.get("before", ""), request.POST.get("after", ""))


def _wanted_row(request: TenantRequest, reading: Reading, row: str) -> tuple[str, Beside]:
    """Raises CannotMove."""
    areas = rows_by_area(reading)
    way = WAYS.get(request.POST.get("way", ""))
    if way is not None:
        stepped = step([(area, [one.key for one in rows]) for area, rows in areas], row, way)
        if stepped is None:
            raise CannotMove(f"{reading.row[row].name} stands at the {_edge(way)} already.")
        return stepped
    area, beside = request.POST.get("area", ""), _beside(request)
    if area not in {*reading.catalogue.areas, *(known for known, _ in areas)}:
        raise CannotMove("There is no such area. Choose one that the page shows.")
    other = reading.row.get(beside.other)
    if beside.other and (other is None or other.area != area or other.key == row):
        raise CannotMove(
            "Somebody changed the rows in the meantime. The page shows them now; move it again.",
            is_stale=True,
        )
    return area, beside


def _wanted_seat(request: TenantRequest, keys: list[str], seat: str) -> Beside:
    """Raises CannotMove."""
    way = WAYS.get(request.POST.get("way", ""))
    if way is not None:
        place = keys.index(seat) + way
        if not 0 <= place < len(keys):
            raise CannotMove(f"This seat is the {'first' if way < 0 else 'last'} one already.")
        return Beside(before=keys[place]) if way < 0 else Beside(after=keys[place])
    beside = _beside(request)
    if beside.other and (beside.other not in keys or beside.other == seat):
        raise CannotMove(
            "Somebody changed the seats in the meantime. The page shows them now; move it again.",
            is_stale=True,
        )
    return beside


def _edge(way: int) -> str:
    return "top" if way < 0 else "foot"


def _move(request: TenantRequest, team: Team, edits: list[Edit], name: str) -> Outcome:
    """Raises CannotMove."""
    try:
        return apply_edits(team=team, edits=edits, by=request.membership, why=Why.CLICK)
    except NothingToDo as error:
        raise CannotMove(f"{name} stands there already.") from error


def _moved(
    request: TenantRequest, outcome: Outcome, words: str, page: str, key: str
) -> HttpResponse:
    if not request.htmx:
        messages.success(request, f"{words} Saved, revision {outcome.team.revision}.")
        return redirect(page, request.organisation.key, outcome.team.key, key)
    pieces = changed_pieces(request, outcome, words)
    if "at" not in request.POST:
        return HttpResponse(pieces)
    again = row_again if page == "team-row" else seat_again
    return HttpResponse(pieces + again(request, outcome.team, key))


def _stays(
    request: TenantRequest, team: Team, error: CannotMove, page: str, key: str
) -> HttpResponse:
    words = str(error)
    if not request.htmx:
        messages.error(request, words)
        return redirect(page, request.organisation.key, team.key, key)
    pieces = noted(words)
    if error.is_stale:
        desk = open_desk(request, team)
        pieces += [whole(team, desk.drawing), partial("revision", revision_html(team))]
    return HttpResponse("".join(pieces), status=409 if error.is_stale else 422)
