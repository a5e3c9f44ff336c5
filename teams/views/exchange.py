"""Taking a matrix away as a file, and bringing one in."""

from __future__ import annotations

import base64
from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from organisations.access import can_edit, requires_editor, requires_viewer
from organisations.request import TenantRequest
from teams.access import get_team
from teams.door import NothingToDo, apply_edits
from teams.exchange.sheets.grid import UnreadableFile
from teams.exchange.sheets.layout import read_sheet
from teams.exchange.sheets.limits import MOST_BYTES
from teams.exchange.sheets.proposal import Proposal, propose
from teams.exchange.sheets.questions import Answers, Question, SeatAnswer
from teams.exchange.writing.as_pdf import Paper, write_pdf
from teams.exchange.writing.formats import FORMATS
from teams.exchange.writing.shown import TeamExport
from teams.exchange.writing.without_private import without_private
from teams.loading import person_facts
from teams.matrix.apply import InvalidEdit, Mismatched
from teams.models import Draft, Person, Why
from teams.views.changes import check_not_archived
from teams.views.import_preview import sentences
from teams.views.matrix import Desk, address_of, context_of, open_desk

STEP = "import"
SKIP = "skip"


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
    if not can_edit(request.membership):
        matrix = without_private(matrix)
    what = TeamExport(
        matrix, desk.loaded.catalogue, desk.findings, found.revision, timezone.localdate()
    )
    content = write_pdf(what, Paper(paper)) if paper and format == "pdf" else chosen.write(what)
    name = f"{found.key}-revision-{found.revision}.{format}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=chosen.content_type, headers=headers)


@require_http_methods(["GET", "POST"])
@requires_editor
def upload(request: TenantRequest, organisation: str, team: str) -> HttpResponse:
    """Choose a file; nothing is written but a draft of one's own until the preview is confirmed."""
    found = get_team(request, team)
    check_not_archived(found)
    problem = ""
    if request.method == "POST":
        file = request.FILES.get("file")
        if file is None or file.size is None:
            problem = "Choose a file first."
        elif file.size > MOST_BYTES:
            problem = f"The file is larger than {MOST_BYTES // 1_000_000} MB."
        else:
            data = file.read()
            try:
                read_sheet(data, file.name or "")
            except UnreadableFile as error:
                problem = str(error)
            else:
                content = {
                    "team": found.key,
                    "file": file.name,
                    "data": base64.b64encode(data).decode(),
                }
                draft = Draft.objects.create(
                    organisation=request.organisation, user=request.user, step=STEP, content=content
                )
                return redirect("team-import-preview", organisation, team, draft.pk)
    desk = open_desk(request, found)
    return render(
        request, "teams/exchange/upload.html", context_of(request, desk) | {"problem": problem}
    )


@require_http_methods(["GET", "POST"])
@requires_editor
def preview(request: TenantRequest, organisation: str, team: str, draft: int) -> HttpResponse:
    """What the file would change. POST with ``answers`` looks again, with ``import`` does it as one revision."""
    found = get_team(request, team)
    check_not_archived(found)
    kept = get_object_or_404(Draft, pk=draft, user=request.user, step=STEP, content__team=found.key)
    if "discard" in request.POST:
        kept.delete()
        return redirect(address_of(found))
    desk = open_desk(request, found)
    proposal = _proposal(desk, kept, request.POST)
    if "import" in request.POST and not proposal.open_questions:
        try:
            outcome = apply_edits(
                team=found, edits=proposal.edits, by=request.membership, why=Why.IMPORT
            )
        except (Mismatched, InvalidEdit) as error:
            messages.warning(request, f"Nothing was imported: {error}")
        except NothingToDo:
            kept.delete()
            messages.info(
                request, "The file says what the matrix says already; nothing was changed."
            )
            return redirect(address_of(found))
        else:
            kept.delete()
            messages.success(
                request,
                f"Imported {kept.content['file']}. Saved, revision {outcome.team.revision}.",
            )
            return redirect(address_of(found))
    context = context_of(request, desk) | {
        "draft": kept,
        "proposal": proposal,
        "changes": sentences(desk.reading, proposal),
        "questions": [_asked(desk, question, request.POST) for question in proposal.questions],
    }
    return render(request, "teams/exchange/preview.html", context)


def _proposal(desk: Desk, draft: Draft, posted: QueryDict) -> Proposal:
    """Everybody of the organisation may be named in a header, seated in this team or not."""
    sheet = read_sheet(base64.b64decode(draft.content["data"]), draft.content["file"])
    people = tuple(person_facts(person) for person in Person.objects.all())
    base = replace(desk.loaded.matrix, people=people)
    return propose(sheet, desk.loaded.catalogue, base, _answers(posted))


def _answers(posted: QueryDict) -> Answers:
    """``seat-3=skip``, ``seat-3=seat:po`` or ``seat-3=role:product-owner:ana``."""
    seats: dict[int, SeatAnswer] = {}
    for name, value in posted.items():
        prefix, _, number = name.partition("-")
        if prefix != "seat" or not number.isdigit() or not isinstance(value, str) or not value:
            continue
        kind, _, rest = value.partition(":")
        if kind == SKIP:
            seats[int(number)] = SeatAnswer(skip=True)
        elif kind == "seat":
            seats[int(number)] = SeatAnswer(seat=rest)
        elif kind == "role":
            role, _, person = rest.partition(":")
            seats[int(number)] = SeatAnswer(role=role, person=person or None)
    return Answers(seats)


def _asked(desk: Desk, question: Question, posted: QueryDict) -> dict[str, object]:
    said = posted.get(f"seat-{question.header}", "")
    options = [(_value(one.answer), one.label) for one in question.candidates]
    offered = {value for value, _ in options}
    roles = [(f"role:{role.key}:", role.name) for role in desk.loaded.catalogue.offered_roles()]
    return {
        "question": question,
        "name": f"seat-{question.header}",
        "said": said,
        "options": options,
        "roles": [(value, name) for value, name in roles if value not in offered],
    }


def _value(answer: SeatAnswer) -> str:
    if answer.skip:
        return SKIP
    return f"seat:{answer.seat}" if answer.seat else f"role:{answer.role}:{answer.person or ''}"
