"""Seats: adding, filling, vacating, changing and removing them."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from organisations.access import check_can_edit, requires_editor, requires_viewer
from organisations.request import TenantRequest
from roles.definitions.keys import make_key
from teams.access import get_team
from teams.door import NothingToDo, apply_edits
from teams.forms.seats import SeatForm
from teams.matrix.apply import InvalidEdit, Mismatched
from teams.matrix.edits import AddSeat, ChangeSeat
from teams.matrix.model import Seat
from teams.matrix.removal import removal_of_seat
from teams.models import Person, Team, Why
from teams.people import add_people
from teams.views.changes import check_not_archived
from teams.views.matrix import Desk, address_of, context_of, open_desk
from teams.views.posting import posted
from teams.views.seen import CHANGED_MEANWHILE, seen_of


@require_http_methods(["GET", "POST"])
@requires_editor
def add_seat(request: TenantRequest, organisation: str, team: str) -> HttpResponse:
    found = get_team(request, team)
    check_not_archived(found)
    desk = open_desk(request, found)
    form = SeatForm(desk.loaded.catalogue, Person.objects.all(), posted(request))
    if request.method == "POST" and form.is_valid():
        facts = form.facts(_person(request, form))
        key = make_key(facts["role"], desk.loaded.matrix.seat_by_key)
        edit = AddSeat(Seat(key=key, **facts), len(desk.loaded.matrix.seats))
        outcome = apply_edits(team=found, edits=[edit], by=request.membership, why=Why.CLICK)
        messages.success(request, f"Added the seat. Saved, revision {outcome.team.revision}.")
        return redirect(f"{address_of(found)}#seat-{key}")
    return render(request, "teams/matrix/add_seat.html", context_of(request, desk) | {"form": form})


def _person(request: TenantRequest, form: SeatForm) -> str | None:
    """The key of who sits there; a new name becomes a person first."""
    name = form.cleaned_data["new_person"]
    if name:
        [person] = add_people(
            organisation=request.organisation, by=request.membership, names=[name]
        )
        return str(person.key)
    return form.cleaned_data["person"] or None


def _seat_of(desk: Desk, key: str) -> Seat:
    if key not in desk.loaded.matrix.seat_by_key:
        raise Http404(f"{desk.team.name} has no seat “{key}” any more.")
    return desk.loaded.matrix.seat_by_key[key]


@require_http_methods(["GET", "POST"])
@requires_viewer
def seat(request: TenantRequest, organisation: str, team: str, seat: str) -> HttpResponse:
    """What is known of a seat; who may, changes it here: fills it, vacates it, gives it a name or dates."""
    found = get_team(request, team)
    desk = open_desk(request, found)
    wanted = _seat_of(desk, seat)
    form = SeatForm(desk.loaded.catalogue, Person.objects.all(), posted(request), seat=wanted)
    if request.method == "POST":
        check_can_edit(request.membership)
        check_not_archived(found)
        if request.POST.get("seen") != seen_of(wanted):
            form.add_error(None, CHANGED_MEANWHILE)
        if form.is_valid() and _change(request, found, wanted, form):
            return redirect(f"{address_of(found)}#seat-{seat}")
    return render(
        request,
        "teams/matrix/seat.html",
        context_of(request, desk) | _about(desk, wanted) | {"form": form},
    )


def _about(desk: Desk, seat: Seat) -> dict[str, object]:
    reading = desk.reading.seat[seat.key]
    return {
        "seat": reading,
        "seen": seen_of(seat),
        "letters": len(desk.loaded.matrix.letters_of_seat(seat.key)),
        "owned": [row.name for row in desk.reading.rows if reading in row.answers],
    }


def _change(request: TenantRequest, team: Team, seat: Seat, form: SeatForm) -> bool:
    facts = form.facts(_person(request, form))
    after = {name: value for name, value in facts.items() if getattr(seat, name) != value}
    before = {name: getattr(seat, name) for name in after}
    try:
        edits = [ChangeSeat(seat.key, before, after)] if after else []
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
def remove_seat(request: TenantRequest, organisation: str, team: str, seat: str) -> HttpResponse:
    """Ask first, and name what goes with the seat."""
    found = get_team(request, team)
    check_not_archived(found)
    desk = open_desk(request, found)
    wanted = _seat_of(desk, seat)
    letters = desk.loaded.matrix.letters_of_seat(seat)
    seen = seen_of(wanted, letters)
    if request.method == "POST" and request.POST.get("seen") == seen:
        edits = removal_of_seat(desk.loaded.matrix, seat)
        outcome = apply_edits(team=found, edits=edits, by=request.membership, why=Why.CLICK)
        messages.success(request, f"Removed the seat. Saved, revision {outcome.team.revision}.")
        return redirect(address_of(found))
    if request.method == "POST":
        messages.warning(request, CHANGED_MEANWHILE)
    context = context_of(request, desk) | _about(desk, wanted) | {"seen": seen}
    return render(request, "teams/matrix/remove_seat.html", context)
