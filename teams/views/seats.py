"""Seats: adding, filling, vacating, changing and removing them."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from organisations.access import requires_viewer
from organisations.request import TenantRequest
from roles.definitions.keys import make_key
from teams.access import get_team, get_team_to_change
from teams.door import NothingToDo, apply_edits
from teams.forms.seats import SeatForm
from teams.matrix.apply import InvalidEdit
from teams.matrix.edits import AddSeat, ChangeSeat
from teams.matrix.model import Seat
from teams.matrix.removal import removal_of_seat
from teams.models import Person, Team, Why
from teams.people import add_people
from teams.rights import check_can_edit_team, requires_team_editor
from teams.views.changes import check_not_archived, saved
from teams.views.matrix import Desk, open_desk, render_side
from teams.views.posting import posted, team_of
from teams.views.seen import CHANGED_MEANWHILE, seen_of


@require_http_methods(["GET", "POST"])
@requires_team_editor
def add_seat(request: TenantRequest, organisation: str, team: str) -> HttpResponse:
    found = team_of(request, team)
    check_not_archived(found)
    desk = open_desk(request, found)
    form = SeatForm(desk.loaded.catalogue, Person.objects.all(), posted(request))
    if request.method == "POST" and form.is_valid():
        facts = form.facts(_person(request, form, found))
        key = make_key(facts["role"], desk.loaded.matrix.seat_by_key)
        edit = AddSeat(Seat(key=key, **facts), len(desk.loaded.matrix.seats))
        outcome = apply_edits(team=found, edits=[edit], by=request.membership, why=Why.CLICK)
        return saved(request, outcome, "Added the seat.", place=f"#seat-{key}")
    status = 422 if form.is_bound else 200
    return render_side(request, "teams/matrix/add_seat.html", desk, {"form": form}, status)


def _person(request: TenantRequest, form: SeatForm, team: Team) -> str | None:
    """The key of who sits there; a new name becomes a person first."""
    name = form.cleaned_data["new_person"]
    if name:
        [person] = add_people(
            organisation=request.organisation, by=request.membership, names=[name], team=team
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
    if request.method == "POST":
        check_can_edit_team(request.membership, team)
        return _change(request, get_team_to_change(request, team), seat)
    desk = open_desk(request, get_team(request, team))
    wanted = _seat_of(desk, seat)
    form = SeatForm(desk.loaded.catalogue, Person.objects.all(), seat=wanted)
    return _show(request, desk, wanted, form)


def seat_again(request: TenantRequest, team: Team, key: str) -> str:
    """The seat as it is after a change, for the drawer in which it is looked at."""
    desk = open_desk(request, team)
    wanted = _seat_of(desk, key)
    form = SeatForm(desk.loaded.catalogue, Person.objects.all(), seat=wanted)
    return _show(request, desk, wanted, form).content.decode()


def _show(
    request: TenantRequest, desk: Desk, seat: Seat, form: SeatForm, status: int = 200
) -> HttpResponse:
    context = _about(desk, seat) | {"form": form, "moved": request.POST.get("way", "")}
    return render_side(request, "teams/matrix/seat.html", desk, context, status)


def _about(desk: Desk, seat: Seat) -> dict[str, object]:
    reading = desk.reading.seat[seat.key]
    return {
        "seat": reading,
        "seen": seen_of(seat),
        "letters": len(desk.loaded.matrix.letters_of_seat(seat.key)),
        "owned": [row.name for row in desk.reading.rows if reading in row.answers],
    }


def _change(request: TenantRequest, team: Team, key: str) -> HttpResponse:
    check_not_archived(team)
    desk = open_desk(request, team)
    seat = _seat_of(desk, key)
    form = SeatForm(desk.loaded.catalogue, Person.objects.all(), request.POST, seat=seat)
    if request.POST.get("seen") != seen_of(seat):
        form.add_error(None, CHANGED_MEANWHILE)
    if form.is_valid():
        facts = form.facts(_person(request, form, team))
        after = {name: value for name, value in facts.items() if getattr(seat, name) != value}
        edit = ChangeSeat(key, {name: getattr(seat, name) for name in after}, after)
        try:
            outcome = apply_edits(
                team=team, edits=[edit] if after else [], by=request.membership, why=Why.CLICK
            )
            return saved(request, outcome, "Changed the seat.", place=f"#seat-{key}")
        except NothingToDo:
            form.add_error(None, "Nothing is different yet.")
        except InvalidEdit as error:
            form.add_error(None, str(error))
    return _show(request, desk, seat, form, 422)


@require_http_methods(["GET", "POST"])
@requires_team_editor
def remove_seat(request: TenantRequest, organisation: str, team: str, seat: str) -> HttpResponse:
    """Ask first, and name what goes with the seat."""
    found = team_of(request, team)
    check_not_archived(found)
    desk = open_desk(request, found)
    wanted = _seat_of(desk, seat)
    seen = seen_of(wanted, desk.loaded.matrix.letters_of_seat(seat))
    asked = request.method == "POST"
    if asked and request.POST.get("seen") == seen:
        edits = removal_of_seat(desk.loaded.matrix, seat)
        outcome = apply_edits(team=found, edits=edits, by=request.membership, why=Why.CLICK)
        return saved(request, outcome, "Removed the seat.")
    changed = CHANGED_MEANWHILE if asked else ""
    context = _about(desk, wanted) | {"seen": seen, "changed": changed}
    return render_side(
        request, "teams/matrix/remove_seat.html", desk, context, 409 if asked else 200
    )
