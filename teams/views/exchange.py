"""Taking a matrix away as a file."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils import timezone

from organisations.access import requires_viewer
from organisations.audit import record
from organisations.models import Deed
from organisations.request import TenantRequest
from teams.access import get_team
from teams.exchange.writing.as_pdf import Paper, write_pdf
from teams.exchange.writing.formats import FORMATS
from teams.exchange.writing.shown import TeamExport
from teams.exchange.writing.without_private import without_private
from teams.rights import can_edit_team
from teams.views.matrix import open_desk


@requires_viewer
def export(request: TenantRequest, organisation: str, team: str, format: str) -> HttpResponse:  # noqa: A002 - the address's word
    """The team's matrix as a file. For a PDF ``paper`` may be a4 or a3; without it the seats decide."""
    chosen = FORMATS.get(format)
    paper = request.GET.get("paper") or None
    if chosen is None:
        raise Http404(f"A matrix is written as {', '.join(FORMATS)}, not as {format}.")
    if paper is not None and paper not in list(Paper):
        raise Http404(f"A PDF is made for {' or '.join(Paper)}, not for {paper}.")
    found = get_team(request, team)
    desk = open_desk(request, found)
    matrix = desk.loaded.matrix
    if not can_edit_team(request.membership, team):
        matrix = without_private(matrix)
    what = TeamExport(
        matrix, desk.loaded.catalogue, desk.findings, found.revision, timezone.localdate()
    )
    content = write_pdf(what, Paper(paper)) if paper and format == "pdf" else chosen.write(what)
    record(
        Deed.EXPORTED, f"{found} as {chosen.name}, revision {found.revision}", by=request.membership
    )
    name = f"{found.key}-revision-{found.revision}.{format}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=chosen.content_type, headers=headers)
