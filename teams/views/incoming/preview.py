"""What a file would make of a team, or of a new one: looked at, corrected, imported as one revision, or discarded."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from organisations.access import requires_editor
from organisations.request import TenantRequest
from roles.definitions.model import Catalogue
from roles.effective import catalogue_for
from teams.access import get_team
from teams.analysis import engine
from teams.analysis.finding import Severity
from teams.exchange.incoming.any_file import Reading
from teams.exchange.sheets.building import many_values
from teams.exchange.sheets.corrections import Layout
from teams.exchange.sheets.encoding import NAMES
from teams.exchange.sheets.grid import UnreadableFile
from teams.exchange.sheets.questions import Answers
from teams.exchange.sheets.reading import SheetReading
from teams.forms.corrections import LEFT_OUT, OWN_ROW, column_fields, said_about
from teams.incoming.importing import CannotImport, import_file
from teams.incoming.kept import STEP, Kept, keep, kept_in
from teams.incoming.looking import Looked, look, new_matrix, read
from teams.incoming.receiving import opened_as_said
from teams.loading import Loaded, load_matrix, person_facts
from teams.models import Draft, Person, Team
from teams.rights import requires_team_editor
from teams.surroundings import Surroundings, read_surroundings
from teams.views.changes import check_not_archived
from teams.views.import_preview import sentences
from teams.views.incoming.asking import asked_rows, asked_seats, asked_texts, named_rows
from teams.views.incoming.sending import MOST_AT_ONCE
from teams.views.matrix import address_of, tabs_of


@dataclass(frozen=True)
class At:
    """Where a file goes: ``team`` and ``loaded`` are None for a team that is to be."""

    request: TenantRequest
    around: Surroundings
    draft: Draft
    team: Team | None
    loaded: Loaded | None

    @property
    def home(self) -> str:
        if self.team:
            return address_of(self.team)
        return reverse("organisation", args=[self.request.organisation.key])


@require_http_methods(["GET", "HEAD", "POST"])
@requires_team_editor
def onto_team(request: TenantRequest, organisation: str, team: str, draft: int) -> HttpResponse:
    found = get_team(request, team)
    check_not_archived(found)
    loaded = load_matrix(found, today=timezone.localdate())
    around = read_surroundings(request.organisation)
    return _answer(At(request, around, _draft(request, draft, found.key), found, loaded))


@require_http_methods(["GET", "HEAD", "POST"])
@requires_editor
def new_team(request: TenantRequest, organisation: str, draft: int) -> HttpResponse:
    around = read_surroundings(request.organisation)
    return _answer(At(request, around, _draft(request, draft, ""), None, None))


def _draft(request: TenantRequest, number: int, team: str) -> Draft:
    return get_object_or_404(
        Draft.objects.all(),
        pk=number,
        user=request.user,
        step=STEP,
        content__team=team,
        content__has_key="contents",
    )


@many_values()
def _answer(at: At) -> HttpResponse:
    if "discard" in at.request.POST:
        at.draft.delete()
        messages.info(at.request, "Nothing was imported.")
        return redirect(at.home)
    catalogue = catalogue_for(at.request.organisation, at.around.definitions)
    before = kept_in(at.draft)
    now = said_about(before, at.request.POST, catalogue)
    try:
        if at.request.method == "POST":
            return _said(at, before, opened_as_said(before, now), catalogue)
        looked = _looked(at, before)
    except UnreadableFile as error:
        return _unreadable(at, before, now, str(error))
    return _counted(at, looked) if "findings" in at.request.GET else _page(at, before, looked)


def _said(at: At, before: Kept, now: Kept, catalogue: Catalogue) -> HttpResponse:
    """What was said is kept, if the file can be read so; only what was looked at is imported. Raises UnreadableFile."""
    if now == before and "import" in at.request.POST:
        looked = _looked(at, now)
        if not looked.proposal.open_questions:
            return _import(at, now, looked)
    elif now != before:
        if _is_read_otherwise(before, now):
            read(now, catalogue, at.around.schemes, timezone.localdate())
        keep(at.draft, now)
    if "import" in at.request.POST:
        messages.info(at.request, "Look at what your answers change, and import then.")
    return redirect(at.request.path)


def _is_read_otherwise(before: Kept, now: Kept) -> bool:
    """What columns and rows stand for changes nothing of what is read."""
    return replace(before.corrections, answers=Answers()) != replace(
        now.corrections, answers=Answers()
    )


def _unreadable(at: At, before: Kept, now: Kept, why: str) -> HttpResponse:
    """What was said does not fit the file; or the file, read for the first time, has nothing for a team."""
    try:
        return _page(at, before, _looked(at, before), problem=why, said=now)
    except UnreadableFile as error:
        messages.error(at.request, f"{before.file} was not kept: {error}")
        at.draft.delete()
        return redirect(f"{at.home}import/" if at.team else f"{at.home}teams/new/import/")


def _looked(at: At, kept: Kept) -> Looked:
    catalogue = catalogue_for(at.request.organisation, at.around.definitions)
    today = timezone.localdate()
    reading = read(kept, catalogue, at.around.schemes, today)
    base = (
        at.loaded.matrix if at.loaded else new_matrix(kept.name, reading, at.around.schemes, today)
    )
    people = [person_facts(person) for person in Person.objects.all()]
    return look(kept, reading, catalogue, base, people)


def _import(at: At, kept: Kept, looked: Looked) -> HttpResponse:
    try:
        outcome = import_file(
            organisation=at.request.organisation,
            by=at.request.membership,
            kept=kept,
            looked=looked,
            team=at.team,
        )
    except CannotImport as error:
        return _page(at, kept, looked, problem=f"Nothing was imported: {error}")
    at.draft.delete()
    if outcome is None:
        messages.info(
            at.request, "The file says what the matrix says already; nothing was changed."
        )
        return redirect(at.home)
    messages.success(at.request, f"Imported {kept.file}. Saved, revision {outcome.team.revision}.")
    return redirect(address_of(outcome.team))


def _page(
    at: At, kept: Kept, looked: Looked, *, problem: str = "", said: Kept | None = None
) -> HttpResponse:
    """``said``: what cannot be read so; its fields are shown for another try."""
    proposal, reading = looked.proposal, looked.reading
    catalogue = catalogue_for(at.request.organisation, at.around.definitions)
    base = at.loaded.matrix if at.loaded else replace(proposal.matrix, rows=(), seats=(), cells={})
    was = (
        at.loaded.reading_of(base)
        if at.loaded
        else engine.read(base, catalogue, at.around.settings)
    )
    is_sheet = isinstance(reading, SheetReading)
    context = {
        "section": "teams",
        "team": at.team,
        "tabs": tabs_of(at.team, "import") if at.team else (),
        "base": at.home,
        "draft": at.draft,
        "kept": kept,
        "problem": problem,
        "reading": reading,
        "is_sheet": is_sheet,
        "corrections": (said or kept).corrections,
        "column_fields": column_fields((said or kept).corrections),
        "encodings": _encodings(reading, kept.corrections.encoding),
        "layouts": [(one.value, one.words) for one in Layout],
        "schemes": at.around.schemes.values(),
        "proposal": proposal,
        "newcomers": list({one.key: one for one in looked.newcomers.values()}.values()),
        "texts": asked_texts(reading, kept) if isinstance(reading, SheetReading) else [],
        "seats": asked_seats(proposal, kept, catalogue, base),
        "rows": list(asked_rows(proposal, kept)),
        "named": list(named_rows(proposal, kept, catalogue)),
        "responsibilities": [one.name for one in catalogue.responsibilities.values()],
        "row_words": (OWN_ROW, LEFT_OUT),
        "changes": sentences(was, proposal),
        "findings": None if _is_large(looked) else _findings(at, looked),
    }
    return render(
        at.request, "teams/incoming/preview.html", context, status=422 if problem else 200
    )


def _encodings(reading: Reading, said: str | None) -> list[tuple[str, str]]:
    """Those that the text may be in, each with words of the file read so; first the one taken, “” where nobody said it."""
    if not isinstance(reading, SheetReading):
        return []
    named = [(one, f"{NAMES[one]}: {words}") for one, words in reading.encodings.items()]
    return [("" if at == 0 and not said else one, words) for at, (one, words) in enumerate(named)]


def _is_large(looked: Looked) -> bool:
    """Whether the page is shown first, and asks for the number of findings then."""
    matrix = looked.proposal.matrix
    return len(matrix.rows) * len(matrix.seats) > MOST_AT_ONCE


def _counted(at: At, looked: Looked) -> HttpResponse:
    context = {"findings": _findings(at, looked)}
    return render(at.request, "teams/incoming/findings.html", context)


def _findings(at: At, looked: Looked) -> dict[str, int]:
    """How many of each severity the rules would say of the team."""
    matrix = looked.proposal.matrix
    if at.loaded:
        reading = at.loaded.reading_of(matrix)
    else:
        catalogue = catalogue_for(at.request.organisation, at.around.definitions)
        reading = engine.read(matrix, catalogue, at.around.settings)
    found = engine.find(reading)
    return {severity.value: sum(one.severity is severity for one in found) for severity in Severity}
