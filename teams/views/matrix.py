"""The matrix page, and what all of its fragments are made of."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from organisations.access import requires_viewer
from organisations.request import TenantRequest
from teams.access import get_team
from teams.analysis import engine
from teams.analysis.finding import Finding
from teams.analysis.reading import Reading
from teams.checking import is_due, recheck
from teams.exchange.writing.formats import FORMATS
from teams.grid.drawing import Drawing
from teams.grid.marks import Marks, mark
from teams.grid.panel import Panel, ShownAcceptance, grouped, undrawn
from teams.loading import Loaded, load_matrix
from teams.models import FOREVER, Baseline, Team
from teams.rights import can_edit_team, reason_against_editing
from teams.shown import Shown, show
from teams.storing import open_findings
from teams.undoing.own import on_top, own_of
from teams.views.looking import asked_of, drawing_for, view_of, why_only_read
from teams.views.since import Compared, compared_by, why_not_compared

MOST_LISTED = 12
"""So many baselines stand in the menu, the newest first."""


@dataclass(frozen=True)
class Desk:
    """A team's matrix with what the rules say of it now, ready to be drawn."""

    team: Team
    loaded: Loaded
    reading: Reading
    shown: Shown
    marks: Marks
    drawing: Drawing
    editable: bool
    why_not: str
    compared: Compared | None

    @property
    def findings(self) -> list[Finding]:
        """What is open and not accepted."""
        return self.shown.open


def open_desk(request: TenantRequest, team: Team) -> Desk:
    """Load the matrix and run the rules; stored findings that are out of date are stored anew."""
    today = timezone.localdate()
    loaded = load_matrix(team, today=today)
    reading = loaded.reading()
    if is_due(team, loaded.context, today=today):
        checked = recheck(team, today=today)
        over_teams, since = checked.stored.over_teams, checked.stored.since
    else:
        over_teams, since = open_findings(team)
    found = engine.find(reading)
    shown = show(found, over_teams, since, today=today)
    why_not = why_not_editable(request, team) or why_only_read(request)
    marks = mark(reading, shown.of_team)
    compared = compared_by(request, loaded, reading, found)
    drawing = drawing_for(
        request,
        reading,
        marks,
        address_of(team),
        editable=not why_not,
        since=compared.since if compared else None,
    )
    return Desk(team, loaded, reading, shown, marks, drawing, not why_not, why_not, compared)


def why_not_editable(request: TenantRequest, team: Team) -> str:
    """In words why this member cannot change this team; empty where they can."""
    if team.archived:
        return f"{team.name} is archived. Bring it back to change it."
    return reason_against_editing(request.membership, team)


def address_of(team: Team) -> str:
    return reverse("team", args=[team.organisation.key, team.key])


@requires_viewer
def matrix(request: TenantRequest, organisation: str, team: str) -> HttpResponse:
    """The page of one team's matrix."""
    desk = open_desk(request, get_team(request, team))
    more: dict[str, object] = {
        "undrawn": undrawn(desk.shown),
        "panel": panel_html(request, desk.team, desk.reading, desk.shown, editable=desk.editable),
        "revision": revision_html(desk.team),
        "baselines": Baseline.objects.filter(team=desk.team)[:MOST_LISTED],
        "not_compared": why_not_compared(request, desk.team, desk.compared),
        "view": view_of(request) or "seat",
        "looks_only": asked_of(request, "look") == "1",
        "may_edit": not why_not_editable(request, desk.team),
    }
    if desk.editable:
        more["on_top"] = on_top(own_of(desk.team, request.user.pk), desk.reading)
    return render(request, "teams/matrix/page.html", context_of(request, desk) | more)


def panel_html(
    request: TenantRequest, team: Team, reading: Reading, shown: Shown, *, editable: bool
) -> SafeString:
    """The list of findings beside the matrix."""
    may_know = can_edit_team(request.membership, team)
    token = get_token(request)
    return panel_of(team, reading, shown, editable=editable, may_know=may_know, token=token)


def panel_of(
    team: Team, reading: Reading, shown: Shown, *, editable: bool, may_know: bool, token: str
) -> SafeString:
    """``may_know``: why findings were accepted. Without a ``token`` the forms in it need the one that scripts send."""
    panel = Panel(base=address_of(team), revision=team.revision, token=token, editable=editable)
    groups = grouped(reading, shown, with_fixes=editable)
    return panel.html(groups, _accepted(shown, may_know=may_know))


def _accepted(shown: Shown, *, may_know: bool) -> list[ShownAcceptance]:
    """Reasons for editors; whom a finding is about reads them on its page."""
    accepted = []
    for finding in shown.accepted:
        known = shown.since[finding.fingerprint]
        until = known.accepted_until if known.accepted_until != FOREVER else None
        why = (known.reason, known.by) if may_know else ()
        accepted.append(ShownAcceptance(finding, until, *why))
    return accepted


def render_side(
    request: TenantRequest, template: str, desk: Desk, context: dict[str, object], status: int = 200
) -> HttpResponse:
    """A row's or a seat's form: a page of its own, or what stands in the drawer beside the matrix."""
    frame = "side_drawer" if request.htmx else "side_page"
    more = {"frame": f"teams/matrix/{frame}.html"}
    return render(request, template, context_of(request, desk) | context | more, status=status)


def revision_html(team: Team) -> SafeString:
    """What was saved last; a change sends it along, so that it is known what its author looked at."""
    return SafeString(
        f'<span class="quiet dense wide" id="revision" data-revision="{team.revision}">Saved, revision {team.revision}</span>'
    )


def context_of(request: HttpRequest, desk: Desk) -> dict[str, object]:
    """What the page's template and its fragments need."""
    team = desk.team
    return {
        "section": "teams",
        "team": team,
        "desk": desk,
        "drawing": desk.drawing,
        "count": len(desk.findings),
        "tabs": tabs_of(team, "matrix"),
        "exports": exports_of(team),
        "base": address_of(team),
    }


def tabs_of(team: Team, current: str) -> list[dict[str, object]]:
    """The team's pages that there are."""
    pages = (
        ("matrix", "Matrix", "team"),
        ("boundary", "Boundary", "team-boundary"),
        ("findings", "Findings", "team-findings"),
        ("history", "History", "team-history"),
        ("import", "Import", "team-import"),
        ("settings", "Settings", "team-settings"),
    )
    return [
        {"href": href, "name": name, "current": key == current}
        for key, name, address in pages
        if (href := _address(address, team))
    ]


def exports_of(team: Team) -> list[dict[str, str]]:
    return [
        {"href": href, "name": one.name, "is_for": one.is_for}
        for one in FORMATS.values()
        if (href := _address("team-export", team, one.key))
    ]


def _address(name: str, team: Team, *more: str) -> str:
    try:
        return reverse(name, args=[team.organisation.key, team.key, *more])
    except NoReverseMatch:
        return ""
