"""One person's page: what they own in every team, their load, seats, skills and findings; and their leaving."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from organisations.access import (
    can_administer,
    can_edit,
    requires_administrator,
    requires_editor,
    requires_viewer,
)
from organisations.request import TenantRequest
from roles.definitions.model import Catalogue, SkillLevel
from roles.effective import catalogue_for
from teams.forms.login import LoginForm
from teams.forms.skills import LeavingForm, SkillsForm
from teams.logins import LoginTaken, tie
from teams.models import Person
from teams.people import change_person, recheck_teams_of
from teams.remit.leaving import leave, what_leaving_changes
from teams.remit.reading import Remit, read_remit
from teams.views.posting import posted

SAVE = "leave"


@require_http_methods(["GET", "HEAD"])
@requires_viewer
def person(request: TenantRequest, organisation: str, person: str) -> HttpResponse:
    """The remit. Load and skills are for the person and for editors."""
    found = _person(request, person)
    may_edit = can_edit(request.membership)
    remit = read_remit(request.organisation, found, today=timezone.localdate())
    catalogue = catalogue_for(request.organisation)
    context = {
        "section": "people",
        "person": found,
        "remit": remit,
        "may_edit": may_edit,
        "may_see": may_edit or found.user_id == request.user.pk,
        "skills": _skills(catalogue, found, _asked(catalogue, remit)),
    }
    if can_administer(request.membership):
        context["login_form"] = LoginForm(found)
    return render(request, "teams/remit/page.html", context)


@require_POST
@requires_administrator
def login(request: TenantRequest, organisation: str, person: str) -> HttpResponse:
    """Say which member the person signs in as (POST ``member``, empty for none)."""
    found = _person(request, person)
    form = LoginForm(found, request.POST)
    if not form.is_valid():
        messages.error(request, "Choose a member; this one has left.")
        return redirect("person", organisation, found.key)
    member = form.cleaned_data["member"]
    try:
        tie(by=request.membership, person=found, member=member)
    except LoginTaken as error:
        messages.error(request, str(error))
    else:
        who = f"signs in as {member.user}" if member else "has no login"
        messages.success(request, f"{found} {who} now.")
    return redirect("person", organisation, found.key)


def _person(request: TenantRequest, key: str) -> Person:
    found = Person.objects.filter(key=key).first()
    if found is None:
        raise Http404(f"Nobody in {request.organisation} has the key “{key}”.")
    return found


def _asked(catalogue: Catalogue, remit: Remit) -> dict[str, SkillLevel]:
    """The highest level that any of the person's seats asks for, skill by skill."""
    asked: dict[str, SkillLevel] = {}
    for team in remit.teams:
        for seat in team.seats:
            for skill, level in catalogue.skills_of(seat.seat.role).items():
                asked[skill] = max(asked.get(skill, level), level, key=lambda one: one.rank)
    return asked


def _skills(
    catalogue: Catalogue, person: Person, asked: dict[str, SkillLevel]
) -> list[dict[str, object]]:
    """What is asked for or recorded, with what is missing."""
    shown = []
    for key in [*asked, *(key for key in person.skills if key not in asked)]:
        recorded = person.skills.get(key)
        level = SkillLevel(recorded) if recorded else None
        wanted = asked.get(key)
        skill = catalogue.skills.get(key)
        shown.append(
            {
                "name": skill.name if skill else key,
                "recorded": recorded or "not recorded",
                "asked": wanted,
                "missing": wanted is not None and level is not None and level.rank < wanted.rank,
            }
        )
    return shown


@require_http_methods(["GET", "HEAD", "POST"])
@requires_editor
def skills(request: TenantRequest, organisation: str, person: str) -> HttpResponse:
    """Record what somebody can do; the teams in which they sit are checked again."""
    found = _person(request, person)
    catalogue = catalogue_for(request.organisation)
    remit = read_remit(request.organisation, found, today=timezone.localdate())
    form = SkillsForm(
        posted(request),
        catalogue=catalogue,
        asked=_asked(catalogue, remit),
        recorded=found.skills,
    )
    if form.is_bound and form.is_valid():
        change_person(person=found, by=request.membership, skills=form.skills())
        recheck_teams_of(found, today=timezone.localdate())
        messages.success(request, f"Saved the skills of {found}.")
        return redirect("person", organisation, found.key)
    context = {"section": "people", "person": found, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "teams/remit/skills.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_editor
def leaving(request: TenantRequest, organisation: str, person: str) -> HttpResponse:
    """Ask for the last day (``on``), show what it would change, and do it (``do=leave``)."""
    found, today = _person(request, person), timezone.localdate()
    form = LeavingForm(request.POST or request.GET or None, initial={"on": today})
    context: dict[str, object] = {"section": "people", "person": found, "form": form}
    if form.is_bound and form.is_valid():
        on = form.cleaned_data["on"]
        if request.method == "POST" and request.POST.get("do") == SAVE:
            outcomes = leave(
                organisation=request.organisation, person=found, on=on, today=today, by=request.membership
            )  # fmt: skip
            teams = ", ".join(outcome.team.name for outcome in outcomes) or "no team"
            how = f"end on {on.day} {on:%B %Y}" if on > today else "are vacant now"
            messages.success(request, f"{found}’s seats {how}: {teams}.")
            return redirect("person", organisation, found.key)
        context |= {
            "leavings": what_leaving_changes(request.organisation, found, on=on, today=today),
            "on": on,
            "later": on > today,
        }
    status = 422 if form.is_bound and not form.is_valid() else 200
    return render(request, "teams/remit/leaving.html", context, status=status)
