"""The catalogue to read, for everybody: roles and responsibilities."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from roles.definitions.comparison import DECISIONS, HORIZONS, owns
from roles.definitions.insights import shipped_insights
from roles.definitions.model import Catalogue, Kind, Meaning, Responsibility, Role, Side
from roles.effective import installation_catalogue
from roles.views.showing import (
    by_area,
    legend,
    letters_of,
    missing,
    shown_hand_offs,
    shown_positions,
    works_among,
)

MISSED_BY = {
    Kind.ALL: "every team",
    Kind.AGILE: "Agile teams",
    Kind.DATA: "data teams",
    Kind.GROWN: "teams past their start",
}
COUNTERPARTS = {Side.PRODUCT_MANAGER: "product-owner", Side.PRODUCT_OWNER: "product-manager"}


def overview(request: HttpRequest) -> HttpResponse:
    insights = shipped_insights().values()
    context = {
        "section": "catalogue",
        "catalogue": installation_catalogue(),
        "insights": insights,
        "works": works_among(source for one in insights for _, source in one.statements),
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
    found = catalogue.roles.get(key)
    if found is None:
        return missing(request, "role", key, catalogue.roles)
    expected = catalogue.expectations(key)
    owned = {
        one
        for one, meanings in expected.items()
        if owns(meanings, catalogue.responsibilities[one].shared)
    }
    letters = {one: letters_of(meanings) for one, meanings in expected.items()}
    skills = [(catalogue.skills[one], level) for one, level in catalogue.skills_of(key).items()]
    hand_offs = [
        one
        for one in catalogue.hand_offs
        if any(
            Meaning.ANSWERS in expected.get(end, frozenset()) for end in (one.giving, one.receiving)
        )
    ]
    context = {
        "section": "catalogue",
        "role": found,
        "parent": catalogue.roles.get(found.specialises or ""),
        "specialisations": [one for one in catalogue.roles.values() if one.specialises == key],
        "beside": _beside(catalogue, found),
        "horizon": HORIZONS[found.horizon],
        "decisions": DECISIONS[found.level],
        "owned": by_area(catalogue, {one: said for one, said in letters.items() if one in owned}),
        "others": by_area(
            catalogue, {one: said for one, said in letters.items() if one not in owned}
        ),
        "skills": skills,
        "hand_offs": shown_hand_offs(catalogue, hand_offs),
        "legend": legend(),
        "works": works_among(
            found.sources,
            (source for _, source in found.statements),
            (source for skill, _ in skills for source in skill.sources),
            (source for hand_off in hand_offs for source in hand_off.sources),
        ),
    }
    return render(request, "roles/role.html", context)


def _beside(catalogue: Catalogue, found: Role) -> list[Role]:
    """Whom one would compare it with: the role that it specialises, and the other side's."""
    keys = (found.specialises or "", COUNTERPARTS.get(catalogue.side(found.key), ""))
    return [catalogue.roles[key] for key in keys if key in catalogue.roles]


def responsibility_list(request: HttpRequest) -> HttpResponse:
    catalogue = installation_catalogue()
    areas = [
        (
            area,
            [
                (one, _owners(catalogue, one))
                for one in catalogue.responsibilities.values()
                if one.area == area.key
            ],
        )
        for area in catalogue.areas.values()
    ]
    context = {
        "section": "catalogue",
        "areas": areas,
        "works": works_among(
            source for one in catalogue.responsibilities.values() for source in one.sources
        ),
    }
    return render(request, "roles/responsibility_list.html", context)


def responsibility(request: HttpRequest, key: str) -> HttpResponse:
    catalogue = installation_catalogue()
    found = catalogue.responsibilities.get(key)
    if found is None:
        return missing(request, "responsibility", key, catalogue.responsibilities)
    held = [
        (one, letters_of(catalogue.expectation(one.key, key))) for one in catalogue.roles.values()
    ]
    hand_offs = [one for one in catalogue.hand_offs if key in (one.giving, one.receiving)]
    context = {
        "section": "catalogue",
        "responsibility": found,
        "area": catalogue.areas[found.area],
        "owners": _owners(catalogue, found),
        "horizon": HORIZONS[found.horizon],
        "decisions": DECISIONS[found.level],
        "missed_by": [words for kind, words in MISSED_BY.items() if kind in found.core],
        "held": [(one, letters) for one, letters in held if letters],
        "hand_offs": shown_hand_offs(catalogue, hand_offs),
        "legend": legend(),
        "positions": shown_positions(catalogue, key),
        "works": works_among(found.sources, (s for one in hand_offs for s in one.sources)),
    }
    return render(request, "roles/responsibility.html", context)


def _owners(catalogue: Catalogue, one: Responsibility) -> list[Role]:
    return [catalogue.roles[role] for role in catalogue.owners(one.key)]
