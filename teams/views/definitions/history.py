"""Who changed a definition, when and what, in words; each state can be restored."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from organisations.access import requires_viewer
from organisations.request import TenantRequest
from roles.changes import Change, changes_between
from roles.editing.service import history_of
from roles.editing.values import blank_values, with_blanks
from roles.models import DefinitionChange
from teams.views.definitions.frame import SORTS, frame, missing, standing


@dataclass(frozen=True)
class Entry:
    """``stands``: the definition is still as this entry left it."""

    change: DefinitionChange
    changes: list[Change]
    stands: bool


@require_safe
@requires_viewer
def definition_history(
    request: TenantRequest, organisation: str, kind: str, key: str
) -> HttpResponse:
    sort = SORTS[kind]
    stands, found = (
        standing(request, sort, key),
        history_of(request.organisation, sort.kind.key, key),
    )
    if stands is None and not found:
        return missing(request, sort, key)
    now = stands.values if stands else None
    blank = blank_values(sort.kind)
    entries = []
    for one in found:
        before, after = (
            with_blanks(sort.kind, state or blank) for state in (one.before, one.after)
        )
        changes = changes_between(sort.kind, before, after, request.organisation.pk)
        entries.append(Entry(one, changes if one.after else [], one.after is None or after == now))
    last = next((state for one in found for state in (one.after, one.before) if state), now)
    context = frame(
        request, kind, stands=stands, key=key, name=(last or {})["name"], entries=entries
    )
    return render(request, "teams/definitions/history.html", context)
