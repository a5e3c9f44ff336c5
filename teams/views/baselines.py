"""A team's baselines: revisions with a name."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from organisations.access import check_can_edit, requires_editor, requires_viewer
from organisations.request import TenantRequest
from roles.definitions.keys import MAX_NAME
from teams.access import get_team
from teams.baselines import CannotName, forget, name_revision, rename
from teams.models import Baseline, Team
from teams.views.changes import check_not_archived
from teams.views.matrix import address_of, tabs_of, why_not_editable
from teams.views.posting import posted


class NameForm(forms.Form):
    name = forms.CharField(
        label="Name for the present state",
        max_length=MAX_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "off", "placeholder": "Before the merger"}),
        error_messages={
            "required": "Give the baseline a name.",
            "max_length": f"A name has up to {MAX_NAME} characters.",
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires_viewer
def baselines(request: TenantRequest, organisation: str, team: str) -> HttpResponse:
    """The list; a POST names a revision (``name``, ``revision``: none is the present one)."""
    found = get_team(request, team)
    form = NameForm(posted(request))
    revision = found.revision
    if form.is_bound:
        check_can_edit(request.membership)
        check_not_archived(found)
        said = request.POST.get("revision", "")
        revision = int(said) if said.isdecimal() and len(said) < 10 else found.revision
        if form.is_valid():
            name = form.cleaned_data["name"]
            try:
                made = name_revision(
                    team=found, revision=revision, name=name, by=request.membership
                )
            except CannotName as error:
                form.add_error("name", str(error))
            else:
                messages.success(request, f"Revision {revision} is called “{made.name}” now.")
                return redirect("team-baselines", organisation, team)
    context = {
        "section": "teams",
        "team": found,
        "tabs": tabs_of(found, "history"),
        "base": address_of(found),
        "why_not": why_not_editable(request, found),
        "baselines": Baseline.objects.filter(team=found).select_related("by"),
        "form": form,
        "revision": revision,
    }
    status = 422 if form.is_bound else 200
    return render(request, "teams/baselines/page.html", context, status=status)


@require_POST
@requires_editor
def change(request: TenantRequest, organisation: str, team: str, baseline: int) -> HttpResponse:
    """Another name for it."""
    found, one = _find(request, team, baseline)
    try:
        rename(baseline=one, name=request.POST.get("name", ""), by=request.membership)
    except CannotName as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"Revision {one.revision} is called “{one.name}” now.")
    return redirect("team-baselines", organisation, found.key)


@require_POST
@requires_editor
def take_away(request: TenantRequest, organisation: str, team: str, baseline: int) -> HttpResponse:
    """The name goes; the revision stays in the history."""
    found, one = _find(request, team, baseline)
    forget(baseline=one, by=request.membership)
    messages.success(request, f"“{one.name}” is forgotten. Revision {one.revision} stays.")
    return redirect("team-baselines", organisation, found.key)


def _find(request: TenantRequest, key: str, pk: int) -> tuple[Team, Baseline]:
    team = get_team(request, key)
    check_not_archived(team)
    one = Baseline.objects.filter(team=team, pk=pk).first()
    if one is None:
        raise Http404(f"{team.name} has no such baseline any more.")
    return team, one
