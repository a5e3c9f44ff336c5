"""The catalogue to read, for everybody: roles, responsibilities, and two roles side by side."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString

from organisations.parts.signs import letter_html
from roles.definitions.comparison import compare
from roles.definitions.insights import shipped_insights
from roles.definitions.model import Catalogue, Meaning, Responsibility
from roles.effective import installation_catalogue

LETTERS = {
    Meaning.ANSWERS: "A",
    Meaning.DOES: "R",
    Meaning.SUPPORTS: "S",
    Meaning.ADVISES: "C",
    Meaning.INFORMED: "I",
}
VERBS = {
    Meaning.ANSWERS: "answers",
    Meaning.DOES: "does the work",
    Meaning.SUPPORTS: "supports",
    Meaning.ADVISES: "advises",
    Meaning.INFORMED: "is informed",
}
ONE_PERSON = ("one-person", "separating")


def letters_of(meanings: Collection[Meaning]) -> list[SafeString]:
    """The letters of RACI (and S) in the shapes of their meanings, heaviest first."""
    return [letter_html(LETTERS[one], one.value, VERBS[one]) for one in Meaning if one in meanings]


def overview(request: HttpRequest) -> HttpResponse:
    catalogue = installation_catalogue()
    context = {
        "section": "catalogue",
        "catalogue": catalogue,
        "insights": shipped_insights().values(),
    }
    return render(request, "roles/overview.html", context)


def role_list(request: HttpRequest) -> HttpResponse:
    catalogue = installation_catalogue()
    roles = [
        (role, catalogue.roles.get(role.specialises or "")) for role in catalogue.roles.values()
    ]
    return render(request, "roles/role_list.html", {"section": "catalogue", "roles": roles})


def role(request: HttpRequest, key: str) -> HttpResponse:
    catalogue = installation_catalogue()
    found = catalogue.roles[_known(key, catalogue.roles, "role")]
    expected = catalogue.expectations(key)
    context = {
        "section": "catalogue",
        "role": found,
        "parent": catalogue.roles.get(found.specialises or ""),
        "specialisations": [one for one in catalogue.roles.values() if one.specialises == key],
        "areas": _by_area(catalogue, expected),
        "skills": [
            (catalogue.skills[skill], level) for skill, level in catalogue.skills_of(key).items()
        ],
        "hand_offs": [
            (one, catalogue.responsibilities[one.giving], catalogue.responsibilities[one.receiving])
            for one in catalogue.hand_offs
            if Meaning.ANSWERS in expected.get(one.giving, ())
            or Meaning.ANSWERS in expected.get(one.receiving, ())
        ],
    }
    return render(request, "roles/role.html", context)


def _by_area(
    catalogue: Catalogue, expected: Mapping[str, frozenset[Meaning]]
) -> list[tuple[str, list[tuple[Responsibility, list[SafeString]]]]]:
    found = []
    for area in catalogue.areas.values():
        rows = [
            (one, letters_of(expected[one.key]))
            for one in catalogue.responsibilities.values()
            if one.area == area.key and one.key in expected
        ]
        if rows:
            found.append((area.name, rows))
    return found


def compare_roles(request: HttpRequest) -> HttpResponse:
    """Two roles side by side: ``a`` and ``b``, Product Manager and Product Owner where nothing is said."""
    catalogue = installation_catalogue()
    one = _known(request.GET.get("a") or "product-manager", catalogue.roles, "role")
    other = _known(request.GET.get("b") or "product-owner", catalogue.roles, "role")
    compared = compare(one, other, catalogue)
    context = {
        "section": "catalogue",
        "roles": catalogue.roles.values(),
        "one": catalogue.roles[one],
        "other": catalogue.roles[other],
        "compared": compared,
        "expectations": [
            (
                catalogue.responsibilities[row.responsibility],
                letters_of(row.one),
                letters_of(row.other),
            )
            for row in compared.expectations
        ],
        "skills": [(catalogue.skills[row.skill], row.one, row.other) for row in compared.skills],
        "insights": [one for key, one in shipped_insights().items() if key in ONE_PERSON],
    }
    return render(request, "roles/compare.html", context)


def responsibility_list(request: HttpRequest) -> HttpResponse:
    catalogue = installation_catalogue()
    areas = [
        (
            area,
            [
                (one, _names(catalogue, one))
                for one in catalogue.responsibilities.values()
                if one.area == area.key
            ],
        )
        for area in catalogue.areas.values()
    ]
    return render(
        request, "roles/responsibility_list.html", {"section": "catalogue", "areas": areas}
    )


def responsibility(request: HttpRequest, key: str) -> HttpResponse:
    catalogue = installation_catalogue()
    found = catalogue.responsibilities[_known(key, catalogue.responsibilities, "responsibility")]
    held = [
        (one, letters_of(catalogue.expectation(one.key, key))) for one in catalogue.roles.values()
    ]
    context = {
        "section": "catalogue",
        "responsibility": found,
        "area": catalogue.areas[found.area],
        "owners": _names(catalogue, found),
        "held": [(one, letters) for one, letters in held if letters],
    }
    return render(request, "roles/responsibility.html", context)


def _names(catalogue: Catalogue, one: Responsibility) -> str:
    return " and ".join(catalogue.roles[role].name for role in catalogue.owners(one.key))


def _known(key: str, keys: Iterable[str], kind: str) -> str:
    """The key itself; 404 with the nearest ones where there is none like it."""
    known = list(keys)
    if key in known:
        return key
    near = get_close_matches(key, known, n=3)
    hint = f" Did you mean {', '.join(near)}?" if near else ""
    raise Http404(f"The catalogue has no {kind} “{key}”.{hint}")
