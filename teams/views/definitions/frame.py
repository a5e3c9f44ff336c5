"""What the pages of definitions have in common: the kinds with their words, and what everybody sees around them."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from organisations.access import reason_against
from organisations.models import Level
from organisations.request import TenantRequest
from roles.editing.standing import Standing, marks_of, standing_of
from roles.editing.values import KIND_BY_KEY
from roles.entries import Kind


@dataclass(frozen=True, slots=True)
class Sort:
    """A kind of definition in words and addresses. ``about``: what it is for."""

    slug: str
    kind: Kind
    one: str
    many: str
    about: str


SORTS = {
    one.slug: one
    for one in (
        Sort("roles", KIND_BY_KEY["role"], "role", "Roles", "Who sits on a seat: purpose, expected letters, skills."),
        Sort("responsibilities", KIND_BY_KEY["responsibility"], "responsibility", "Responsibilities",
             "What can be owned, and by whom it is expected to be."),
        Sort("skills", KIND_BY_KEY["skill"], "skill", "Skills", "What roles ask for and people have."),
        Sort("areas", KIND_BY_KEY["area"], "area", "Areas", "What responsibilities are grouped by."),
        Sort("hand-offs", KIND_BY_KEY["hand-off"], "hand-off", "Hand-offs",
             "What one responsibility’s owner passes to another’s."),
    )
}  # fmt: skip
SORT_OF = {one.kind.key: one for one in SORTS.values()}


def frame(request: TenantRequest, current: str, **context: Any) -> dict[str, Any]:
    """``why_not``: why this member may not change anything, and who can help; empty where they may."""
    organisation = request.organisation
    tabs = [("", "All definitions"), *((one.slug, one.many) for one in SORTS.values())]
    return {
        "section": "catalogue",
        "tabs": [
            {
                "href": reverse("definition-list", args=[organisation.key, slug])
                if slug
                else reverse("definitions", args=[organisation.key]),
                "name": name,
                "current": slug == current,
            }
            for slug, name in tabs
        ],
        "sort": SORTS.get(current),
        "why_not": reason_against(request.membership, Level.ADMINISTRATOR),
        **context,
    }


def standing(request: TenantRequest, sort: Sort, key: str) -> Standing | None:
    found = standing_of(request.organisation, sort.kind, key)
    return None if found.values is None else found


def address(request: TenantRequest, name: str, sort: Sort, *args: Any) -> str:
    return reverse(name, args=[request.organisation.key, sort.slug, *args])


def missing(request: TenantRequest, sort: Sort, key: str) -> HttpResponse:
    """404 in words, with the nearest definitions as links."""
    marks = marks_of(request.organisation, sort.kind)
    near = [(one, marks[one][0]) for one in get_close_matches(key, marks, n=3)]
    context = frame(request, sort.slug, key=key[:80], near=near)
    return render(request, "teams/definitions/missing.html", context, status=404)
