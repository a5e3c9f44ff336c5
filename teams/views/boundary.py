"""Product Manager beside Product Owner: who owns what, what is handed over, and what two people or one would change."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from organisations.access import requires_viewer
from organisations.parts.signs import TRIANGLE, icon_html
from organisations.request import TenantRequest
from teams.access import get_team
from teams.boundary.handoffs import ShownHandOff, State
from teams.boundary.page import boundary_page
from teams.boundary.said import said
from teams.grid.differing import partial
from teams.grid.panel import ShownFinding, shown_finding
from teams.views.matrix import Desk, address_of, open_desk, tabs_of


@dataclass(frozen=True)
class Mending:
    """A hand-off that does not work, with the ways out of it."""

    hand_off: ShownHandOff
    finding: ShownFinding | None


@requires_viewer
def boundary(request: TenantRequest, organisation: str, team: str) -> HttpResponse:
    """The page; for htmx, after a fix, what has changed of it and what is to be said."""
    desk = open_desk(request, get_team(request, team))
    context = _context(request, desk)
    if not request.htmx:
        return render(request, "teams/boundary/page.html", context)
    pieces = [partial("boundary", render_to_string("teams/boundary/all.html", context, request))]
    words = " ".join(str(message) for message in get_messages(request))
    if words:
        note = f'<p class="note">{icon_html("check")}<span>{escape(words)}</span></p>'
        pieces.append(partial("done", note, swap="innerHTML"))
        pieces.append(partial("live", escape(words), swap="innerHTML"))
    pieces.append(partial("revision", f"Saved, revision {desk.team.revision}", swap="innerHTML"))
    return HttpResponse("".join(pieces))


def _context(request: TenantRequest, desk: Desk) -> dict[str, object]:
    page = boundary_page(desk.reading, said(desk.shown.open, desk.shown.accepted))
    separations = page.hybrid.findings if page.hybrid else ()
    return {
        "section": "teams",
        "team": desk.team,
        "desk": desk,
        "tabs": tabs_of(desk.team, "boundary"),
        "base": address_of(desk.team),
        "token": get_token(request),
        "page": page,
        "mendings": [
            Mending(one, _with_fixes(desk, one))
            for one in page.hand_offs
            if one.state in (State.BROKEN, State.WITHOUT)
        ],
        "separations": [
            shown_finding(desk.reading, one, with_fixes=desk.editable) for one in separations
        ],
        "triangle": SafeString(TRIANGLE),
        "focus": bool(request.htmx),
    }


def _with_fixes(desk: Desk, hand_off: ShownHandOff) -> ShownFinding | None:
    if hand_off.finding is None:
        return None
    return shown_finding(desk.reading, hand_off.finding, with_fixes=desk.editable)
