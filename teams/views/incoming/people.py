"""Bringing people in from a sheet: looked at line by line, then taken in."""

from __future__ import annotations

from pathlib import PurePath

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from organisations.access import requires_editor
from organisations.request import TenantRequest
from roles.definitions.model import Catalogue
from roles.effective import catalogue_for
from teams.exchange.apart.asking import open_apart
from teams.exchange.incoming.people import people_in
from teams.exchange.sheets.grid import UnreadableFile
from teams.exchange.sheets.limits import MOST_BYTES
from teams.incoming.kept import packed_contents, unpacked_contents
from teams.incoming.roster import Entry, import_roster, roster_of
from teams.models import Draft
from teams.views.incoming.sending import PASTED_NAME, TOO_LARGE

STEP = "people"


@require_http_methods(["GET", "HEAD", "POST"])
@requires_editor
def send(request: TenantRequest, organisation: str) -> HttpResponse:
    problem = ""
    if request.method == "POST":
        file, text = request.FILES.get("file"), request.POST.get("text", "")
        if file is not None and file.size and file.size > MOST_BYTES:
            problem = TOO_LARGE
        elif file is None and not text.strip():
            problem = "Choose a file, or paste a table."
        else:
            name = PurePath(file.name or "").name[:200] if file else PASTED_NAME
            data = file.read() if file else text.encode()
            try:
                contents = open_apart(data, name)
                people_in(contents.opened, catalogue_for(request.organisation))
            except UnreadableFile as error:
                problem = str(error)
            else:
                draft = Draft.objects.create(
                    organisation=request.organisation,
                    user=request.user,
                    step=STEP,
                    content={"file": name, "contents": packed_contents(contents)},
                )
                return redirect("people-import-preview", organisation, draft.pk)
    context = {
        "section": "people",
        "problem": problem,
        "pasted": request.POST.get("text", ""),
        "most": MOST_BYTES // 1_000_000,
    }
    return render(
        request, "teams/incoming/people_send.html", context, status=422 if problem else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires_editor
def preview(request: TenantRequest, organisation: str, draft: int) -> HttpResponse:
    kept = get_object_or_404(
        Draft.objects.all(), pk=draft, user=request.user, step=STEP, content__has_key="contents"
    )
    if "discard" in request.POST:
        kept.delete()
        messages.info(request, "Nothing was imported.")
        return redirect("people", organisation)
    catalogue = catalogue_for(request.organisation)
    reading = people_in(unpacked_contents(kept.content["contents"]).opened, catalogue)
    roster = roster_of(request.organisation, reading)
    if "import" in request.POST:
        teams = import_roster(
            organisation=request.organisation,
            by=request.membership,
            roster=roster,
            today=timezone.localdate(),
        )
        kept.delete()
        said = f"Imported {len(roster.new)} new and {len(roster.changed)} known people"
        messages.success(request, f"{said}; {teams} {'team' if teams == 1 else 'teams'} changed.")
        return redirect("people", organisation)
    context = {
        "section": "people",
        "file": kept.content["file"],
        "reading": reading,
        "roster": roster,
        "lines": [(one, _said(one, catalogue)) for one in roster.entries],
    }
    return render(request, "teams/incoming/people_preview.html", context)


def _said(entry: Entry, catalogue: Catalogue) -> list[str]:
    """What would be done for one line."""
    found = []
    if "email" in entry.facts:
        found.append(f"e-mail {entry.facts['email']}")
    if "skills" in entry.facts and entry.line.skills:
        levels = (
            f"{catalogue.skills[key].name}: {level.value}"
            for key, level in entry.line.skills.items()
        )
        found.append(", ".join(levels))
    for wish in entry.wishes:
        share = f", {wish.allocation} %" if wish.allocation is not None else ""
        found.append(f"{catalogue.roles[wish.role].name} in {wish.team.name}{share}")
    return found
