"""A team's settings: its name and facts, a review, a copy, and putting it aside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from organisations.access import can_administer, can_edit, requires_editor
from organisations.request import TenantRequest
from teams.access import get_team, get_team_to_change
from teams.creation import archive_team, bring_back_team, copy_team
from teams.door import NothingToDo, apply_edits
from teams.forms.setup import FactsForm
from teams.loading import team_facts
from teams.matrix.apply import Mismatched
from teams.matrix.edits import ChangeTeam
from teams.matrix.model import Team as TeamFacts
from teams.models import Team, TeamEditor, Why
from teams.rights import requires_team_editor
from teams.setup.plan import facts_of
from teams.views.access_settings import EditorForm
from teams.views.changes import check_not_archived
from teams.views.matrix import address_of, tabs_of
from teams.views.posting import posted, team_of

FACTS = {"name": "name", "method": "method", "complexity": "complexity", "data": "is_data"}
"""The facts of a team, and the form's fields for them."""
SAW = "saw"
"""Before the names of the hidden fields that say what the form's author saw."""


@require_http_methods(["GET", "HEAD", "POST"])
@requires_team_editor
def settings(request: TenantRequest, organisation: str, team: str) -> HttpResponse:
    """Name and facts; the address stays when the name changes."""
    found = team_of(request, team)
    now = _values(team_facts(found))
    form, saw = FactsForm(posted(request), initial=now), FactsForm(posted(request), prefix=SAW)
    if not form.is_bound:
        return _page(request, found, form)
    check_not_archived(found)
    if not saw.is_valid():
        form.add_error(None, "What you saw did not come along. Look at the facts and save again.")
    if not form.is_valid():
        return _page(request, found, form, status=422)
    seen = facts_of(saw.cleaned_data)
    try:
        _change(request, found, seen, facts_of(form.cleaned_data))
    except Mismatched:
        return _conflict(request, found, _values(seen), form.cleaned_data)
    return redirect("team-settings", organisation, team)


def _page(
    request: TenantRequest,
    team: Team,
    form: FactsForm,
    *,
    conflicts: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "section": "teams",
        "team": team,
        "form": form,
        "saw": FactsForm(initial=_values(team_facts(team)), prefix=SAW),
        "conflicts": conflicts,
        "tabs": tabs_of(team, "settings"),
        "base": address_of(team),
        "may_found": can_edit(request.membership),
        "may_give": can_administer(request.membership),
        "editors": TeamEditor.objects.filter(team=team).select_related("membership__user"),
        "editor_form": EditorForm(team),
    }
    return render(request, "teams/settings/page.html", context, status=status)


def _values(facts: TeamFacts) -> dict[str, Any]:
    """The facts as the form has them."""
    return {
        "name": facts.name,
        "method": facts.method.value if facts.method else "",
        "complexity": facts.complexity.value if facts.complexity else "",
        "is_data": {True: "yes", False: "no", None: ""}[facts.data],
    }


def _change(request: TenantRequest, team: Team, before: TeamFacts, after: TeamFacts) -> None:
    """Only what the author changed; what others changed besides stays."""
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


def _conflict(
    request: TenantRequest, team: Team, seen: Mapping[str, Any], wanted: Mapping[str, Any]
) -> HttpResponse:
    """Say each fact that somebody else has changed with both values; the author's choices stay in the form."""
    now = _values(team_facts(team))
    mine = {name for name in wanted if wanted[name] != seen[name]}
    conflicts = [
        f"{form_field.label}: {_shown(form_field, now[name])} by now, {_shown(form_field, wanted[name])} in your form."
        for name, form_field in FactsForm.base_fields.items()
        if name in mine and now[name] not in (seen[name], wanted[name])
    ]
    kept = {name: wanted[name] if name in mine else now[name] for name in now}
    return _page(request, team, FactsForm(initial=kept), conflicts=conflicts, status=409)


def _shown(field: Any, value: str) -> str:
    return dict(getattr(field, "choices", ())).get(value, value)


@require_POST
@requires_team_editor
def reviewed(request: TenantRequest, organisation: str, team: str) -> HttpResponse:
    """The matrix was looked at as a whole and is right as of today."""
    found = get_team_to_change(request, team)
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


@require_POST
@requires_editor
def archive(request: TenantRequest, organisation: str, team: str) -> HttpResponse:
    found = get_team_to_change(request, team)
    if not found.archived:
        archive_team(team=found, by=request.membership)
        messages.success(
            request,
            f"{found.name} is archived. It waits at the foot of this page to be brought back.",
        )
    return redirect("organisation", organisation)


@require_POST
@requires_editor
def bring_back(request: TenantRequest, organisation: str, team: str) -> HttpResponse:
    found = get_team_to_change(request, team)
    if found.archived:
        bring_back_team(team=found, by=request.membership)
        messages.success(request, f"{found.name} is back, with all that it had.")
    return redirect("team", organisation, team)
