"""The ownership map as a file: all teams that the page's filter shows, in its order."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from organisations.access import requires_viewer
from organisations.audit import record
from organisations.models import Deed
from organisations.request import TenantRequest
from teams.exchange.writing.as_csv import write_table_csv
from teams.exchange.writing.book import write_table_xlsx
from teams.ownership.table import map_headers, map_row
from teams.views.organisation import read_overview

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_safe
@requires_viewer
def export_map(request: TenantRequest, organisation: str, format: str) -> HttpResponse:  # noqa: A002 - the address's word
    """The ownership map as a table: teams down, areas across."""
    if format not in KINDS:
        raise Http404(f"The map is written as csv and xlsx, not as {format}.")
    found, _ = read_overview(request)
    headers, rows = map_headers(found.areas), [map_row(team, found.areas) for team in found.teams]
    if format == "csv":
        content = write_table_csv(headers, rows)
    else:
        title = f"Ownership map of {request.organisation.name}"
        content = write_table_xlsx(headers, rows, title=title, today=timezone.localdate())
    record(Deed.EXPORTED, f"The ownership map as {format}", by=request.membership)
    name = f"{request.organisation.key}-ownership-map.{format}"
    return HttpResponse(
        content,
        content_type=KINDS[format],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
