"""What all steps of the set-up share: their order, the page around them, and how one gets from one to another."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from organisations.request import TenantRequest
from teams.setup.lines import UNREADABLE
from teams.setup.work import Work

STEPS = {
    "facts": "Facts",
    "people": "People and seats",
    "rows": "Responsibilities",
    "matrix": "Matrix and findings",
}
IMPORT = "import"
"""The step of drafts that are another matter's."""


def text_of(request: TenantRequest, name: str) -> str:
    """What was sent; a database's text cannot hold NUL."""
    return request.POST.get(name, "").replace("\x00", UNREADABLE)


def move_to(work: Work, step: str) -> HttpResponse:
    """On to another step, which is where the draft goes on when it is opened again."""
    reached = max(work.content.get("reached", 0), list(STEPS).index(step))
    work.keep(step, reached=reached)
    return redirect("team-setup", work.organisation.key, work.draft.pk, step)


def page(request: TenantRequest, work: Work, current: str, context: dict[str, Any]) -> HttpResponse:
    place, reached = list(STEPS).index(current), work.content.get("reached", 0)
    steps = [
        {
            "key": key,
            "name": name,
            "is_current": key == current,
            "is_done": at < place,
            "can_open": bool(work.draft.pk) and key != current and at <= max(place, reached),
        }
        for at, (key, name) in enumerate(STEPS.items())
    ]
    frame = {"section": "teams", "draft": work.draft, "steps": steps, "current": current}
    return render(request, f"teams/setup/{current}.html", {**frame, **context})
