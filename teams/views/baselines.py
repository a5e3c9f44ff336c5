"""A team's baselines: revisions with a name, and what has changed since each."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from organisations.access import requires_viewer
from organisations.request import TenantRequest
from roles.definitions.keys import MAX_NAME
from teams.access import get_team
from teams.analysis import engine
from teams.baselines import CannotName, forget, name_revision, rename
from teams.grid.since import Since, since
from teams.history.choosing import NoRevision, choose
from teams.history.standing import matrices_at
from teams.loading import load_matrix
from teams.models import Baseline, Team
from teams.rights import check_can_edit_team, requires_team_editor
from teams.views.changes import check_not_archived
from teams.views.history.missing import no_revision
from teams.views.matrix import address_of, tabs_of, why_not_editable
from teams.views.posting import posted

A_PAGE = 20


class NameForm(forms.Form):
    name = forms.CharField(
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
    """The list; a POST gives ``revision`` a name, which is the present one where nothing is said."""
    found = get_team(request, team)
    form = NameForm(posted(request))
    if form.is_bound:
        check_can_edit_team(request.membership, team)
        check_not_archived(found)
    try:
        revision = choose(found, (request.POST or request.GET).get("revision", ""), None).revision
    except NoRevision as error:
        return no_revision(request, found, error)
    is_now = revision == found.revision
    form.fields["name"].label = (
        "Name for the present state" if is_now else f"Name for revision {revision}"
    )
    if form.is_bound and form.is_valid() and _name(request, found, revision, form):
        return redirect("team-baselines", organisation, team)
    page = _page(request, found)
    context = {
        "section": "teams",
        "team": found,
        "tabs": tabs_of(found, "history"),
        "base": address_of(found),
        "why_not": why_not_editable(request, found),
        "page": page,
        "told": _told(found, page),
        "form": form,
        "revision": revision,
        "is_now": is_now,
    }
    status = 422 if form.is_bound else 200
    return render(request, "teams/baselines/page.html", context, status=status)


def _name(request: TenantRequest, team: Team, revision: int, form: NameForm) -> bool:
    """Whether it was done; else the form says why not."""
    name = form.cleaned_data["name"]
    try:
        made = name_revision(team=team, revision=revision, name=name, by=request.membership)
    except CannotName as error:
        form.add_error("name", str(error))
        return False
    messages.success(request, f"Revision {revision} is called “{made.name}” now.")
    return True


def _page(request: TenantRequest, team: Team) -> Page[Baseline]:
    named = Baseline.objects.filter(team=team).select_related("by")
    return Paginator(named, A_PAGE).get_page(request.GET.get("page"))


def _told(team: Team, baselines: Iterable[Baseline]) -> list[tuple[Baseline, Since | None]]:
    """Each with what is other since; none where it is the present state."""
    named = list(baselines)
    earlier = {one.revision for one in named} - {team.revision}
    if not earlier:
        return [(one, None) for one in named]
    loaded = load_matrix(team, today=timezone.localdate())
    now = loaded.reading()
    found = engine.find(now)
    differences: dict[int, Since] = {}
    for revision, matrix in matrices_at(loaded, earlier).items():
        before = loaded.reading_of(matrix)
        differences[revision] = since(before, now, engine.find(before), found)
    return [(one, differences[one.revision] if one.revision in earlier else None) for one in named]


@require_POST
@requires_team_editor
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
@requires_team_editor
def take_away(request: TenantRequest, organisation: str, team: str, baseline: int) -> HttpResponse:
    """The name goes; the revision stays in the history."""
    found, one = _find(request, team, baseline)
    forget(baseline=one, by=request.membership)
    messages.success(request, f"“{one.name}” is forgotten. Revision {one.revision} stays.")
    return redirect("team-baselines", organisation, found.key)


def _find(request: TenantRequest, key: str, pk: int) -> tuple[Team, Baseline]:
    team = get_team(request, key)
    one = Baseline.objects.filter(team=team, pk=pk).first()
    if one is None:
        raise Http404(f"{team.name} has no such baseline any more.")
    one.team = team
    return team, one
