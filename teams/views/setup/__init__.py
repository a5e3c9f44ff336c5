"""The guided set-up: facts, people, responsibilities, and the matrix that comes of them. A draft until “Create team”."""

from __future__ import annotations

from datetime import timedelta
from types import ModuleType

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from organisations.access import requires_editor
from organisations.request import TenantRequest
from teams.models import Draft, LogEntry, Why
from teams.setup.work import Work
from teams.views.matrix import address_of
from teams.views.setup import facts, matrix, people, rows
from teams.views.setup.frame import IMPORT, STEPS, move_to, page

_MODULES: dict[str, ModuleType] = {
    "facts": facts,
    "people": people,
    "rows": rows,
    "matrix": matrix,
}
_JUST_NOW = timedelta(minutes=10)


@require_http_methods(["GET", "POST"])
@requires_editor
def new(request: TenantRequest, organisation: str) -> HttpResponse:
    """The first step of a new draft, and one's own drafts to go on with."""
    mine = Draft.objects.filter(user=request.user).exclude(step=IMPORT)
    draft = Draft(organisation=request.organisation, user=request.user)
    work = Work(draft, request.membership)
    tried = request.method == "POST"
    if tried:
        draft.content = facts.save(request, work)
        if not facts.problem(work):
            return move_to(work, "people")
    context = {**facts.context(request, work, tried=tried), "drafts": list(mine)}
    return page(request, work, "facts", context)


@require_http_methods(["GET", "POST"])
@requires_editor
def step(request: TenantRequest, organisation: str, draft: int, step: str) -> HttpResponse:
    """One step of a draft. A POST keeps what it says, whole or not, and then goes on, elsewhere, or stays."""
    if step not in STEPS:
        raise Http404(f"The set-up has no step “{step}”.")
    found = _own_draft(request, draft)
    if found is None:
        return _made_already(request, draft)
    work, module = Work(found, request.membership), _MODULES[step]
    tried = False
    if request.method == "POST":
        work.keep(step, **module.save(request, work))
        if request.htmx:
            return module.fragment(request, work)  # type: ignore[no-any-return]
        go = request.POST.get("go", "next")
        if go in STEPS:
            return move_to(work, go)
        tried = go == "next"
        if tried and (done := module.finish(request, work)):
            return done  # type: ignore[no-any-return]
    return page(request, work, step, module.context(request, work, tried=tried))


@require_POST
@requires_editor
def discard(request: TenantRequest, organisation: str, draft: int) -> HttpResponse:
    found = _own_draft(request, draft)
    if found is None:
        raise Http404("There is no such draft of yours.")
    found.delete()
    messages.success(request, "The draft is gone; no team was made.")
    return redirect("team-new", organisation)


def _own_draft(request: TenantRequest, pk: int) -> Draft | None:
    """Nobody sees a draft but who began it. What is sent to one draft waits for what was sent before."""
    drafts = Draft.objects.filter(pk=pk, user=request.user).exclude(step=IMPORT)
    return (drafts.select_for_update() if request.method == "POST" else drafts).first()


def _made_already(request: TenantRequest, draft: int) -> HttpResponse:
    """A second press of “Create team”, or a second tab, leads to the team that the first one made."""
    entry = (
        LogEntry.objects.filter(
            by=request.user,
            why=Why.SET_UP,
            revision=1,
            at__gte=timezone.now() - _JUST_NOW,
        )
        .select_related("team__organisation")
        .order_by("-pk")
        .first()
    )
    if request.method != "POST" or entry is None or Draft.objects.filter(pk=draft).exists():
        raise Http404("There is no such draft of yours; perhaps its team was created already.")
    messages.info(request, f"{entry.team.name} was created already.")
    return redirect(address_of(entry.team))
