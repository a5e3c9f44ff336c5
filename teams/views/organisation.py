"""The organisation page: the ownership map and every team's health."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from organisations.access import can_edit, requires_editor, requires_viewer
from organisations.request import TenantRequest
from roles.effective import catalogue_for, definitions_revision
from teams.access import get_team
from teams.checking import is_due, recheck
from teams.context import AT_ONCE
from teams.creation import archive_team, bring_back_team
from teams.exchange.writing.as_csv import write_table_csv
from teams.exchange.writing.book import write_table_xlsx
from teams.loading import context_of
from teams.models import Person, Team
from teams.ownership.overview import Overview, TeamHealth, overview

FILTERS = {
    "all": ("All", lambda team: True),
    "errors": ("With errors", lambda team: team.errors > 0),
    "hybrid": ("Hybrid", lambda team: team.boundary_key == "hybrid"),
}


@requires_viewer
def organisation(request: TenantRequest, organisation: str) -> HttpResponse:
    waiting = _recheck_due(request)
    found = _overview(request)
    show = request.GET.get("show", "all")
    chosen = FILTERS.get(show, FILTERS["all"])[1]
    context = {
        "section": "teams",
        "overview": found,
        "teams": [(team, team.in_areas(found.areas)) for team in found.teams if chosen(team)],
        "people": Person.objects.count(),
        "choices": [_choice(key, show, found.teams) for key in FILTERS],
        "waiting": waiting,
        "may_edit": can_edit(request.membership),
    }
    return render(request, "teams/organisation/page.html", context)


def _choice(key: str, show: str, teams: list[TeamHealth]) -> dict[str, object]:
    name, wanted = FILTERS[key]
    return {
        "href": f"?show={key}",
        "name": f"{name} {sum(map(wanted, teams))}",
        "current": key == show,
    }


def _overview(request: TenantRequest) -> Overview:
    return overview(request.organisation, catalogue_for(request.organisation))


def _recheck_due(request: TenantRequest) -> int:
    """Check teams again whose findings are out of date, some at once; how many are left for later."""
    today = timezone.localdate()
    context = context_of(request.organisation, definitions_revision())
    teams = Team.objects.filter(organisation=request.organisation, archived=None)
    due = [team for team in teams if is_due(team, context, today=today)]
    for team in due[:AT_ONCE]:
        recheck(team, today=today)
    return max(0, len(due) - AT_ONCE)


@requires_viewer
def export_map(request: TenantRequest, organisation: str, format: str) -> HttpResponse:  # noqa: A002 - the address's word
    """The ownership map as a table: teams down, areas across."""
    found = _overview(request)
    headers = [
        "Team",
        "Errors",
        "Warnings",
        "Hints",
        "PM and PO",
        *(name for _, name in found.areas),
    ]
    rows = [
        [
            team.team.name,
            str(team.errors),
            str(team.warnings),
            str(team.hints),
            team.boundary,
            *_cells(team, found),
        ]
        for team in found.teams
    ]
    if format == "csv":
        return _file(write_table_csv(headers, rows), "text/csv; charset=utf-8", request, "csv")
    if format == "xlsx":
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        title = f"Ownership map of {request.organisation.name}"
        book = write_table_xlsx(headers, rows, title=title, today=timezone.localdate())
        return _file(book, kind, request, "xlsx")
    raise Http404(f"The map is written as csv and xlsx, not as {format}.")


def _cells(team: TeamHealth, found: Overview) -> list[str]:
    said = []
    for cell in team.in_areas(found.areas):
        if cell is None:
            said.append("")
            continue
        words = [f"{name} ({number})" for name, number in cell.owners]
        words += [f"vacant ({cell.vacant})"] if cell.vacant else []
        words += [f"nobody ({cell.unowned})"] if cell.unowned else []
        said.append("; ".join([*words, *(mark for _, mark in cell.marks)]))
    return said


def _file(content: bytes, kind: str, request: TenantRequest, ending: str) -> HttpResponse:
    name = f"{request.organisation.key}-ownership-map.{ending}"
    return HttpResponse(
        content,
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_POST
@requires_editor
def archive(request: TenantRequest, organisation: str, team: str) -> HttpResponse:
    archive_team(team=get_team(request, team), by=request.membership)
    return redirect("organisation", organisation)


@require_POST
@requires_editor
def bring_back(request: TenantRequest, organisation: str, team: str) -> HttpResponse:
    bring_back_team(team=get_team(request, team), by=request.membership)
    return redirect("team", organisation, team)
