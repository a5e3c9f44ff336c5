"""Definitions to read: all kinds, one kind, one definition with where it is used and how it differs from the shipped one."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from organisations.access import requires_viewer
from organisations.request import TenantRequest
from roles.definitions.comparison import DECISIONS, HORIZONS
from roles.definitions.model import Catalogue, Meaning, SkillLevel
from roles.editing.checking import pointing_to
from roles.editing.service import history_of
from roles.editing.standing import Mark, Standing, marks_of
from roles.effective import catalogue_for
from roles.entries import Values
from roles.forms.definition import CORE
from roles.models.role import SIDES
from roles.views.comparison import compare_in
from roles.views.showing import by_area, legend, letters_of, shown_positions, works_among
from teams.definitions.usage import used_by
from teams.views.definitions.frame import SORTS, Sort, frame, missing, standing


@require_safe
@requires_viewer
def definitions(request: TenantRequest, organisation: str) -> HttpResponse:
    """Each kind with how many there are, and what is not as shipped."""
    kinds = []
    for sort in SORTS.values():
        marks = marks_of(request.organisation, sort.kind)
        other = [
            (key, name, mark.value, retired)
            for key, (name, mark, retired) in marks.items()
            if mark is not Mark.SHIPPED
        ]
        kinds.append((sort, len(marks), other))
    context = frame(request, "", kinds=kinds, nothing_own=not any(own for _, _, own in kinds))
    return render(request, "teams/definitions/overview.html", context)


@require_safe
@requires_viewer
def definition_list(request: TenantRequest, organisation: str, kind: str) -> HttpResponse:
    sort = SORTS[kind]
    catalogue = catalogue_for(request.organisation)
    lines = [
        {"key": key, "name": name, "mark": mark.value, "is_shipped": mark is Mark.SHIPPED,
         "retired": retired, "about": _about(catalogue, sort, key)}
        for key, (name, mark, retired) in marks_of(request.organisation, sort.kind).items()
    ]  # fmt: skip
    return render(request, "teams/definitions/list.html", frame(request, kind, lines=lines))


def _about(catalogue: Catalogue, sort: Sort, key: str) -> str:
    if sort.kind.key == "role":
        role = catalogue.roles.get(key)
        return role.purpose if role else ""
    if sort.kind.key == "responsibility":
        one = catalogue.responsibilities.get(key)
        return catalogue.areas[one.area].name if one and one.area in catalogue.areas else ""
    if sort.kind.key == "area":
        area = catalogue.areas.get(key)
        return area.description if area else ""
    skill = catalogue.skills.get(key)
    return skill.description if skill and sort.kind.key == "skill" else ""


@require_safe
@requires_viewer
def definition_compare(request: TenantRequest, organisation: str) -> HttpResponse:
    """Two roles side by side, as they hold here."""
    return compare_in(catalogue_for(request.organisation), request)


@require_safe
@requires_viewer
def definition(request: TenantRequest, organisation: str, kind: str, key: str) -> HttpResponse:
    sort = SORTS[kind]
    stands = standing(request, sort, key)
    if stands is None or stands.values is None:
        return missing(request, sort, key)
    catalogue = catalogue_for(request.organisation)
    used = used_by(request.organisation, catalogue, sort.kind.key, key)
    pointing = pointing_to(catalogue, sort.kind.key, key)
    history = history_of(request.organisation, sort.kind.key, key)
    context = frame(
        request,
        kind,
        stands=stands,
        values=stands.values,
        mark=stands.mark.value,
        differences=stands.differences(request.organisation),
        moved_on=stands.moved_on(request.organisation),
        used=used,
        pointing=pointing,
        can_go=stands.mark is Mark.OWN and not used.is_used and not pointing,
        last=history[0] if history else None,
        works=works_among(stands.values["sources"]),
    )
    context |= _MORE.get(sort.kind.key, _nothing)(catalogue, stands, stands.values)
    return render(request, "teams/definitions/detail.html", context)


def _nothing(catalogue: Catalogue, stands: Standing, values: Values) -> dict[str, Any]:
    return {}


def _of_role(catalogue: Catalogue, stands: Standing, values: Values) -> dict[str, Any]:
    """Each letter and skill with where it comes from: said here, said against what is inherited, or inherited."""
    key = stands.key
    parent = catalogue.roles.get(values["specialises"] or "")
    above = catalogue.expectations(parent.key) if parent else {}
    here = {one: frozenset(map(Meaning, said)) for one, said in values["expects"].items()}
    letters = {
        one: (
            letters_of(here.get(one, above.get(one, ()))),
            _from(one in here, one in above, parent),
        )
        for one in {**above, **here}
    }
    skills_above = catalogue.skills_of(parent.key) if parent else {}
    skills = {
        one: (level, _from(one in values["skills"], one in skills_above, parent))
        for one, level in {**skills_above, **values["skills"]}.items()
        if level != SkillLevel.NONE or one in skills_above
    }
    return {
        "parent": parent,
        "side": dict(SIDES)[catalogue.side(key).value],
        "specialisations": [one for one in catalogue.roles.values() if one.specialises == key],
        "areas": by_area(catalogue, letters),
        "skills": [
            (catalogue.skills[one], level, where)
            for one, (level, where) in skills.items()
            if one in catalogue.skills
        ],
        "legend": legend(),
        "horizon": HORIZONS[_horizon(values)],
        "decisions": DECISIONS[_level(values)],
    }


def _from(is_said: bool, is_above: bool, parent: Any) -> str:
    if parent is None:
        return ""
    if not is_said:
        return f"from {parent.name}"
    return f"instead of {parent.name}’s" if is_above else "added here"


def _horizon(values: Values) -> Any:
    return next(one for one in HORIZONS if one.value == values["horizon"])


def _level(values: Values) -> Any:
    return next(one for one in DECISIONS if one.value == values["level"])


def _of_responsibility(catalogue: Catalogue, stands: Standing, values: Values) -> dict[str, Any]:
    held = [
        (one, letters_of(catalogue.expectation(one.key, stands.key)))
        for one in catalogue.roles.values()
    ]
    return {
        "area": catalogue.areas.get(values["area"]),
        "owners": [catalogue.roles[one] for one in catalogue.owners(stands.key)],
        "held": [(one, letters) for one, letters in held if letters],
        "positions": shown_positions(catalogue, stands.key),
        "legend": legend(),
        "horizon": HORIZONS[_horizon(values)],
        "decisions": DECISIONS[_level(values)],
        "missed_by": [words for kind, words in CORE.items() if kind.value in values["core"]],
    }


def _of_area(catalogue: Catalogue, stands: Standing, values: Values) -> dict[str, Any]:
    rows = catalogue.responsibilities.values()
    return {"inside": [one for one in rows if one.area == stands.key]}


def _of_hand_off(catalogue: Catalogue, stands: Standing, values: Values) -> dict[str, Any]:
    known = catalogue.responsibilities
    return {"giving": known.get(values["giving"]), "receiving": known.get(values["receiving"])}


_MORE = {
    "role": _of_role,
    "responsibility": _of_responsibility,
    "area": _of_area,
    "hand-off": _of_hand_off,
}
