"""Another scheme for a team whose matrix has letters: what becomes what, what would be lost, and then the change."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from organisations.access import can_administer
from organisations.request import TenantRequest
from teams.analysis import engine
from teams.analysis.finding import Fix
from teams.door import apply_edits
from teams.fix_effect import FixEffect, effect_of
from teams.forms.scheme_change import BecomesForm
from teams.loading import Loaded, load_matrix
from teams.matrix.apply import InvalidEdit, Mismatched
from teams.matrix.edits import ChangeScheme
from teams.matrix.scheme_change import Becomes, Lost, change_scheme, lost, used
from teams.matrix.schemes import Letter
from teams.models import Team, Why
from teams.rights import requires_team_editor
from teams.surroundings import surroundings_of
from teams.views.changes import check_not_archived
from teams.views.matrix import address_of, tabs_of
from teams.views.posting import team_of

TOLD_AT_ONCE = 12
MOST_TOLD = 300
CHANGED_MEANWHILE = "Not changed yet: the matrix was changed since you looked at this page. It shows what is so now."


@dataclass(frozen=True)
class Line:
    """``cells``: so many hold the letter."""

    letter: Letter
    field: forms.BoundField
    cells: int


@dataclass(frozen=True)
class Place:
    """A cell that says less afterwards, with names."""

    row: str
    seat: str
    lost: Lost


@dataclass(frozen=True)
class Preview:
    """``first`` and ``rest``: cells that say less; ``untold``: so many more."""

    written_otherwise: int
    gone: list[tuple[str, int]]
    first: list[Place]
    rest: list[Place]
    untold: int
    effect: FixEffect

    @property
    def places(self) -> int:
        return len(self.first) + len(self.rest) + self.untold


@require_http_methods(["GET", "HEAD", "POST"])
@requires_team_editor
def letters(request: TenantRequest, organisation: str, team: str) -> HttpResponse:
    """GET ``scheme`` and what each letter ``becomes``: the preview. POST the same with ``revision``: the change."""
    found = team_of(request, team)
    schemes = surroundings_of(found).schemes
    said = request.POST if request.method == "POST" else request.GET
    new = schemes.get(said.get("scheme", ""))
    loaded = load_matrix(found, today=timezone.localdate())
    old = loaded.matrix.scheme
    others = [one for one in schemes.values() if one.key != old.key]
    context = {
        "section": "teams",
        "team": found,
        "old": old,
        "others": others,
        "tabs": tabs_of(found, "settings"),
        "base": address_of(found),
        "may_add": can_administer(request.membership),
    }
    if new is None or new.key == old.key:
        return render(request, "teams/scheme/page.html", context, status=_status(request, 422))
    has_chosen = any(name.startswith("becomes-") for name in said)
    form = BecomesForm(said if has_chosen else None, old=old, new=new)
    context |= {"new": new, "form": form, "lines": _lines(form, loaded)}
    if form.is_bound and not form.is_valid():
        return render(request, "teams/scheme/page.html", context, status=422)
    becomes = form.becomes() if form.is_bound else form.proposed
    edit = change_scheme(loaded.matrix, new, becomes)
    if request.method == "POST":
        check_not_archived(found)
        if said.get("revision") == str(found.revision) and _is_changed(request, found, edit):
            return redirect("team", organisation, team)
        context["changed_meanwhile"] = CHANGED_MEANWHILE
    context["preview"] = _preview(loaded, edit, becomes)
    return render(request, "teams/scheme/page.html", context, status=_status(request, 409))


def _status(request: TenantRequest, otherwise: int) -> int:
    return otherwise if request.method == "POST" else 200


def _is_changed(request: TenantRequest, team: Team, edit: ChangeScheme) -> bool:
    """False where the matrix, or the organisation's schemes, are not what the page showed any more."""
    try:
        outcome = apply_edits(team=team, edits=[edit], by=request.membership, why=Why.SCHEME)
    except (Mismatched, InvalidEdit):
        return False
    said = (
        f"{team.name} is written in {edit.after.name} now. Saved, revision {outcome.team.revision}."
    )
    messages.success(request, said)
    return True


def _lines(form: BecomesForm, loaded: Loaded) -> list[Line]:
    held = used(loaded.matrix)
    return [Line(letter, field, held[letter.letter]) for letter, field in form.lines()]


def _preview(loaded: Loaded, edit: ChangeScheme, becomes: Becomes) -> Preview:
    reading = loaded.reading()
    places = [
        Place(reading.row[one.row].name, reading.seat[one.seat].label, one)
        for one in lost(loaded.matrix, edit, becomes)
    ]
    gone = Counter(letter for place in places for letter in place.lost.without)
    pairs = [pair for held in edit.cells.values() for pair in held.values()]
    return Preview(
        sum(before != after for before, after in pairs),
        sorted(gone.items()),
        places[:TOLD_AT_ONCE],
        places[TOLD_AT_ONCE:MOST_TOLD],
        max(0, len(places) - MOST_TOLD),
        effect_of(loaded, engine.find(reading), Fix("", (edit,))),
    )
