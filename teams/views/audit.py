"""The audit log, for owners: who signed in, was let in, was given more, and took something out. Also as CSV."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from organisations.access import requires_owner
from organisations.audit import record
from organisations.models import AuditEntry, Deed
from organisations.request import TenantRequest
from organisations.views.settings_tabs import settings_tabs
from teams.exchange.writing.as_csv import write_table_csv

A_PAGE = 50
_HEADERS = ("When (UTC)", "Who", "E-mail", "Deed", "About", "Address")


@require_safe
@requires_owner
def audit(request: TenantRequest, organisation: str) -> HttpResponse:
    """The newest first; ``deed`` chooses one kind of deed, ``page`` goes back in time."""
    deed = _deed(request)
    page = Paginator(_entries(deed), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "section": "settings",
        "tabs": settings_tabs(request.membership, current="organisation-audit"),
        "page": page,
        "deeds": Deed.choices,
        "deed": deed,
    }
    return render(request, "teams/access/audit.html", context)


@require_safe
@requires_owner
def export(request: TenantRequest, organisation: str) -> HttpResponse:
    """What the page shows, all of it."""
    deed = _deed(request)
    content = write_table_csv(_HEADERS, _rows(_entries(deed)))
    record(Deed.EXPORTED, "The audit log as csv", by=request.membership)
    name = f"{request.organisation.key}-audit-{timezone.localdate()}.csv"
    return HttpResponse(
        content,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _deed(request: TenantRequest) -> str:
    asked = request.GET.get("deed", "")
    return asked if asked in Deed.values else ""


def _entries(deed: str) -> Any:
    found = AuditEntry.objects.select_related("by")
    return found.filter(deed=deed) if deed else found


def _rows(entries: Any) -> Iterator[tuple[object, ...]]:
    for one in entries.iterator(chunk_size=1000):
        who = (one.by.get_full_name(), one.by.email) if one.by else ("", "")
        when = one.at.strftime("%Y-%m-%d %H:%M:%S")
        yield (when, *who, one.get_deed_display(), one.about, one.address or "")
