"""Sending a file, or pasting a text: nothing is written but a draft of one's own until the preview is confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from organisations.access import requires_editor
from organisations.request import TenantRequest
from roles.definitions.keys import clean_name
from roles.effective import catalogue_for
from teams.access import get_team
from teams.exchange.sheets.grid import UnreadableFile
from teams.exchange.sheets.limits import MOST_BYTES
from teams.exchange.sheets.opening import PASTED
from teams.incoming.kept import Kept, keep
from teams.incoming.looking import read
from teams.incoming.receiving import received
from teams.models import Draft
from teams.rights import requires_team_editor
from teams.surroundings import read_surroundings
from teams.views.changes import check_not_archived
from teams.views.matrix import address_of, tabs_of

PASTED_NAME = f"pasted text{PASTED}"
MOST_AT_ONCE = 50_000
"""Cells of a file that is read already when it arrives."""
TOO_LARGE = f"The file is larger than {MOST_BYTES // 1_000_000} MB."


@dataclass(frozen=True)
class Sent:
    """``problem``: in words, what keeps it from being read; empty where nothing does."""

    file: str = ""
    data: bytes = b""
    problem: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
@requires_team_editor
def onto_team(request: TenantRequest, organisation: str, team: str) -> HttpResponse:
    found = get_team(request, team)
    check_not_archived(found)
    context = {"team": found, "tabs": tabs_of(found, "import"), "base": address_of(found)}
    return _answer(request, found.key, "", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_editor
def new_team(request: TenantRequest, organisation: str) -> HttpResponse:
    return _answer(request, "", request.POST.get("name", ""), {})


def _answer(
    request: TenantRequest, team: str, name: str, context: dict[str, object]
) -> HttpResponse:
    if request.method == "POST":
        sent = _sent(request)
        problem = sent.problem
        try:
            kept = None if problem else _kept(request, sent, team, name)
        except UnreadableFile as error:
            kept, problem = None, str(error)
        if kept is not None:
            draft = Draft(organisation=request.organisation, user=request.user)
            keep(draft, kept)
            return redirect(_address(request, team, draft))
        context |= {"problem": problem, "pasted": request.POST.get("text", "")}
    more = {"section": "teams", "name": name, "most": MOST_BYTES // 1_000_000}
    status = 422 if request.method == "POST" else 200
    return render(request, "teams/incoming/send.html", context | more, status=status)


def _sent(request: TenantRequest) -> Sent:
    file = request.FILES.get("file")
    text = request.POST.get("text", "")
    if file is not None and file.size is not None and file.name:
        if file.size > MOST_BYTES:
            return Sent(problem=TOO_LARGE)
        return Sent(PurePath(file.name).name[:200], file.read())
    if text.strip():
        return Sent(PASTED_NAME, text.encode())
    return Sent(problem="Choose a file, or paste a table.")


def _kept(request: TenantRequest, sent: Sent, team: str, name: str) -> Kept:
    """Raises UnreadableFile. Whether there is a matrix in a large file is for the preview to say, which reads it anyway."""
    name = name.strip() or _named_after(sent.file)
    kept = received(sent.file, sent.data, team=team, name=name)
    if sum(len(grid.cells) * grid.width for grid in kept.contents.opened.grids) <= MOST_AT_ONCE:
        around = read_surroundings(request.organisation)
        catalogue = catalogue_for(request.organisation, around.definitions)
        read(kept, catalogue, around.schemes, timezone.localdate())
    return kept


def _named_after(file: str) -> str:
    """The name of a new team, until somebody says another one."""
    try:
        return clean_name(PurePath(file).stem.replace("_", " ").replace("-", " ").capitalize())
    except ValueError:
        return "New team"


def _address(request: TenantRequest, team: str, draft: Draft) -> str:
    home = request.organisation.get_absolute_url()
    return f"{home}teams/{team or 'new'}/import/{draft.pk}/"
