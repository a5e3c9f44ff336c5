"""Two roles side by side."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from roles.definitions.comparison import Comparison, compare
from roles.definitions.insights import shipped_insights
from roles.definitions.model import Catalogue
from roles.effective import installation_catalogue
from roles.views.showing import by_area, legend, letters_of, missing, shown_hand_offs, works_among

ONE_PERSON = ("one-person", "separating")


def compare_roles(request: HttpRequest) -> HttpResponse:
    return compare_in(installation_catalogue(), request)


def compare_in(catalogue: Catalogue, request: HttpRequest) -> HttpResponse:
    """``a`` and ``b``; Product Manager and Product Owner where nothing is said."""
    one = request.GET.get("a") or "product-manager"
    other = request.GET.get("b") or "product-owner"
    for key in (one, other):
        if key not in catalogue.roles:
            return missing(request, "role", key, catalogue.roles)
    context = {
        "section": "catalogue",
        "roles": catalogue.roles.values(),
        "one": catalogue.roles[one],
        "other": catalogue.roles[other],
        "same": one == other,
    }
    if one != other:
        context |= _compared(catalogue, compare(one, other, catalogue))
    return render(request, "roles/compare.html", context)


def _compared(catalogue: Catalogue, compared: Comparison) -> dict[str, object]:
    letters = {
        row.responsibility: (letters_of(row.one), letters_of(row.other))
        for row in compared.expectations
    }
    named = catalogue.responsibilities
    return {
        "compared": compared,
        "both_own": [named[key] for key in compared.owned_by_both],
        "areas": by_area(catalogue, letters),
        "skills": [(catalogue.skills[row.skill], row.one, row.other) for row in compared.skills],
        "hand_offs": shown_hand_offs(catalogue, compared.hand_offs),
        "insights": [
            insight
            for key, insight in shipped_insights().items()
            if key in ONE_PERSON and compared.together
        ],
        "legend": legend(),
        "works": works_among(
            (row.source for row in compared.differences),
            (source for hand_off in compared.hand_offs for source in hand_off.sources),
        ),
    }
