"""Chosen teams, or the whole organisation, as one file: asked for, waited for, fetched."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from organisations.access import can_edit, can_own, requires_viewer
from organisations.audit import record
from organisations.models import Deed
from organisations.request import TenantRequest
from teams import tasks
from teams.exchange.writing.formats import FORMATS
from teams.exporting import BOOK, CSV, WHOLE, ZIPPED, ending_of
from teams.models import Export, Team

KINDS = {
    BOOK: ("A workbook", "a sheet a team, one of people, one of findings"),
    CSV: ("One long CSV", "a line for each filled cell, for other programs"),
    **{key: (f"{one.name}, packed", "a file a team") for key, one in ZIPPED.items()},
}
EVERYTHING = {
    WHOLE: (
        "Everything, packed",
        "all teams as documents, and all that is stored: log, findings, people, definitions",
    )
}
"""For owners only."""
CONTENT_TYPES = {
    "xlsx": FORMATS["xlsx"].content_type,
    "csv": FORMATS["csv"].content_type,
    "zip": "application/zip",
}


@require_http_methods(["GET", "HEAD", "POST"])
@requires_viewer
def exports(request: TenantRequest, organisation: str) -> HttpResponse:
    """POST ``kind``, and ``team`` for each that is wanted; none is all of them."""
    teams = list(Team.objects.filter(archived=None).order_by("name"))
    kinds = _kinds(request)
    if request.method == "POST":
        wanted = set(request.POST.getlist("team"))
        chosen = [team.key for team in teams if not wanted or team.key in wanted]
        kind = request.POST.get("kind", "")
        if kind == WHOLE and kind in kinds:
            chosen = list(Team.objects.order_by("name").values_list("key", flat=True))
        if kind in kinds and (chosen or kind == WHOLE):
            export = Export.objects.create(
                organisation=request.organisation, user=request.user, kind=kind, teams=chosen
            )
            many = f"{len(chosen)} team{'' if len(chosen) == 1 else 's'}"
            record(Deed.EXPORTED, f"{many} as {kinds[kind][0].lower()}", by=request.membership)
            tasks.export.defer(
                organisation=request.organisation.pk,
                export=export.pk,
                whole=can_edit(request.membership),
            )
            return redirect("organisation-export", organisation, export.pk)
        messages.error(request, "Choose a kind of file, and teams that are there.")
    context = {
        "section": "teams",
        "teams": teams,
        "kinds": [(key, *words) for key, words in kinds.items()],
        "earlier": Export.objects.filter(user=request.user).defer("file")[:10],
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "teams/exports/page.html", context, status=status)


@never_cache
@require_safe
@requires_viewer
def export(request: TenantRequest, organisation: str, export: int) -> HttpResponse:
    """How far it is, asked again while it is written; then the way to the file."""
    found = _own(request, export)
    context = {
        "section": "teams",
        "export": found,
        "kind": _kinds(request)[found.kind],
        "is_done": _is_done(found),
    }
    return render(request, "teams/exports/export.html", context)


@never_cache
@require_safe
@requires_viewer
def file(request: TenantRequest, organisation: str, export: int) -> HttpResponse:
    found = _own(request, export)
    kept = Export.objects.values_list("file", flat=True).get(pk=found.pk)
    if kept is None:
        raise Http404("This file is not written yet.")
    ending = ending_of(found.kind)
    day = timezone.localdate(found.created)
    name = f"{request.organisation.key}-{len(found.teams)}-teams-{day}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(bytes(kept), content_type=CONTENT_TYPES[ending], headers=headers)


def _kinds(request: TenantRequest) -> dict[str, tuple[str, str]]:
    return {**KINDS, **EVERYTHING} if can_own(request.membership) else KINDS


def _own(request: TenantRequest, number: int) -> Export:
    """What one has asked for oneself, and may still have."""
    own = Export.objects.filter(user=request.user, kind__in=_kinds(request)).defer("file")
    return get_object_or_404(own, pk=number)


def _is_done(export: Export) -> bool:
    return Export.objects.filter(pk=export.pk, file__isnull=False).exists()
