"""A team's settings: its name and facts, a review, a copy, and putting it aside."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from organisations.access import requires_editor
from organisations.request import TenantRequest
from teams.access import get_team
from teams.creation import copy_team
from teams.door import NothingToDo, apply_edits
from teams.forms.setup import FactsForm
from teams.loading import team_facts
from teams.matrix.apply import Mismatched
from teams.matrix.edits import ChangeTeam
from teams.matrix.model import Team as TeamFacts
from teams.models import Team, Why
from teams.setup.plan import facts_of
from teams.views.changes import check_not_archived
from teams.views.matrix import address_of, tabs_of
from teams.views.posting import posted
from teams.views.seen import CHANGED_MEANWHILE, seen_of

FACTS = ("name", "method", "complexity", "data")


@require_http_methods(["GET", "POST"])
@requires_editor
def settings(request: TenantRequest, organisation: str, team: str) -> HttpResponse:
    """Name and facts; the address stays when the name changes."""
    found = get_team(request, team)
    facts = team_facts(found)
    form = FactsForm(posted(request), initial=_initial(facts))
    if request.method == "POST":
        check_not_archived(found)
        if request.POST.get("seen") != seen_of(facts):
            form.add_error(None, CHANGED_MEANWHILE)
        if form.is_valid() and _change(request, found, facts, facts_of(form.cleaned_data)):
            return redirect("team-settings", organisation, team)
    context = {
        "section": "teams",
        "team": found,
        "form": form,
        "seen": seen_of(facts),
        "tabs": tabs_of(found, "settings"),
        "base": address_of(found),
    }
    return render(request, "teams/settings/page.html", context)


def _initial(facts: TeamFacts) -> dict[str, Any]:
    data = {True: "yes", False: "no", None: ""}[facts.data]
    return {
        "name": facts.name,
        "method": facts.method,
        "complexity": facts.complexity,
        "is_data": data,
    }


def _change(request: TenantRequest, team: Team, before: TeamFacts, after: TeamFacts) -> bool:
    changed = [name for name in FACTS if getattr(before, name) != getattr(after, name)]
    edit = ChangeTeam(
        {name: getattr(before, name) for name in changed},
        {name: getattr(after, name) for name in changed},
    )
    try:
        outcome = apply_edits(
            team=team, edits=[edit] if changed else [], by=request.membership, why=Why.CLICK
        )
        messages.success(request, f"Saved, revision {outcome.team.revision}.")
    except NothingToDo:
        messages.info(request, "Nothing was changed.")
    except Mismatched:
        messages.warning(request, CHANGED_MEANWHILE)
    return True


@require_POST
@requires_editor
def reviewed(request: TenantRequest, organisation: str, team: str) -> HttpResponse:
    """The matrix was looked at as a whole and is right as of today."""
    found = get_team(request, team)
    check_not_archived(found)
    today = timezone.localdate()
    edit = ChangeTeam({"reviewed": found.reviewed}, {"reviewed": today})
    edits = [edit] if found.reviewed != today else []
    try:
        apply_edits(team=found, edits=edits, by=request.membership, why=Why.CLICK)
        messages.success(request, f"{found.name} counts as reviewed today.")
    except NothingToDo:
        messages.info(request, f"{found.name} was reviewed today already.")
    return redirect("team-settings", organisation, team)


@require_POST
@requires_editor
def copy(request: TenantRequest, organisation: str, team: str) -> HttpResponse:
    """Another team that starts with this one's facts, seats and letters."""
    found = get_team(request, team)
    try:
        outcome = copy_team(
            team=found,
            by=request.membership,
            name=request.POST.get("name", ""),
            with_people="with_people" in request.POST,
        )
    except ValueError as error:
        messages.error(request, f"The copy needs a name of its own. {error}")
        return redirect("team-settings", organisation, team)
    messages.success(request, f"{outcome.team.name} starts as a copy of {found.name}.")
    return redirect(address_of(outcome.team))
