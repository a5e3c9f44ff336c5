"""The last step: the matrix that would come of it, with what the rules say; and “Create team”."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from organisations.request import TenantRequest
from teams.analysis import engine
from teams.grid.marks import mark
from teams.grid.panel import grouped
from teams.setup.preview import areas_of
from teams.setup.work import Work, create_from
from teams.shown import show
from teams.views.matrix import address_of
from teams.views.setup import facts, people, rows
from teams.views.setup.frame import STEPS, move_to


def save(request: TenantRequest, work: Work) -> dict[str, Any]:
    return {}


def problem(work: Work) -> tuple[str, str]:
    """The first step that is not done, and why."""
    for step, module in (("facts", facts), ("people", people), ("rows", rows)):
        if said := module.problem(work):
            return step, said
    return "", ""


def finish(request: TenantRequest, work: Work) -> HttpResponse | None:
    """The team; or back to what is not done, or to a second look where the draft is no longer what was looked at."""
    work.wait_for_others()
    step, said = problem(work)
    if said:
        messages.warning(request, said)
        return move_to(work, step)
    if request.POST.get("seen") != digest(work):
        messages.warning(
            request,
            "The draft was changed in another window. Nothing is created yet: look again.",
        )
        return move_to(work, "matrix")
    outcome = create_from(work)
    seats, count = len(outcome.matrix.seats), len(outcome.matrix.rows)
    messages.success(
        request,
        f"{outcome.matrix.team.name} is set up: {seats} seat{'s' * (seats != 1)}, {count} row{'s' * (count != 1)}.",
    )
    return redirect(address_of(outcome.team))


def fragment(request: TenantRequest, work: Work) -> HttpResponse:
    return HttpResponse(status=204)


def context(request: TenantRequest, work: Work, *, tried: bool) -> dict[str, Any]:
    reading = engine.read(work.matrix, work.catalogue)
    findings = engine.find(reading)
    step, said = problem(work)
    return {
        "reading": reading,
        "areas": areas_of(reading, mark(reading, findings)),
        "groups": grouped(
            reading, show(findings, (), {}, today=work.matrix.date), with_fixes=False
        ),
        "count": len(findings),
        "seen": digest(work),
        "problem": said,
        "problem_step": step,
        "problem_name": STEPS.get(step, ""),
    }


def digest(work: Work) -> str:
    """Says whether two looks at a draft saw the same."""
    what = {
        key: value for key, value in work.content.items() if key not in ("reached", "add_problem")
    }
    return hashlib.sha256(json.dumps(what, sort_keys=True).encode()).hexdigest()[:16]
