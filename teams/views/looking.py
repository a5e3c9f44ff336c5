"""How the page's address wants the matrix looked at: by person or by role (``?view=``), or only looked at (``?look=1``)."""

from __future__ import annotations

from typing import cast, get_args
from urllib.parse import parse_qs, urlsplit

from organisations.request import TenantRequest
from teams.analysis.reading import Reading
from teams.grid.drawing import Drawing
from teams.grid.marks import Marks
from teams.grid.merged import MergedDrawing, View
from teams.grid.since import Since

ONLY_LOOKING = "You chose to look only: no key and no click changes anything."
ONLY_READ = {
    "person": "By person the matrix is only read. Enter opens the seats behind a cell.",
    "role": "By role the matrix is only read. Enter opens the seats behind a cell.",
}


def view_of(request: TenantRequest) -> View | None:
    asked = asked_of(request, "view")
    return cast(View, asked) if asked in get_args(View) else None


def asked_of(request: TenantRequest, name: str) -> str:
    """What the address of the page that is looked at says, also where a fragment of it is asked for."""
    page = request.htmx.current_url if request.htmx else request.get_full_path()
    return parse_qs(urlsplit(page or "").query).get(name, [""])[0]


def why_only_read(request: TenantRequest) -> str:
    """In words why nothing can be changed in this view; empty where it can."""
    view = view_of(request)
    if view:
        return ONLY_READ[view]
    return ONLY_LOOKING if asked_of(request, "look") == "1" else ""


def drawing_for(
    request: TenantRequest,
    reading: Reading,
    marks: Marks,
    base: str,
    *,
    editable: bool,
    since: Since | None,
) -> Drawing:
    view = view_of(request)
    if view:
        return MergedDrawing(reading, marks, base, view)
    return Drawing(reading, marks, base, editable=editable, since=since)
