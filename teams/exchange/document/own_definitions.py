"""The definitions that a matrix names and that do not ship with Remit, as plain values of a document's sections."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from roles.definitions.model import (
    Area,
    Catalogue,
    Horizon,
    Level,
    Responsibility,
    Role,
    Side,
    Skill,
)
from roles.definitions.reading import shipped_catalogue
from teams.matrix.model import Matrix

Plain = dict[str, Any]
Definition = TypeVar("Definition", Area, Skill, Responsibility, Role)


def own_definitions(matrix: Matrix, catalogue: Catalogue) -> dict[str, list[Plain]]:
    """Sorted by key. A shipped definition that the organisation changed is written too."""
    shipped = shipped_catalogue()
    pointed = {row.responsibility for row in matrix.rows if row.responsibility}
    known = catalogue.responsibilities
    areas = {row.area for row in matrix.rows if row.area} | {
        known[key].area for key in pointed if key in known
    }
    skills = {skill for person in matrix.people for skill in person.skills}
    roles = {role for seat in matrix.seats for role in catalogue.lineage(seat.role)}
    return {
        "areas": _own(areas, catalogue.areas, shipped.areas, _named, lambda key: Area(key, key)),
        "skills": _own(
            skills, catalogue.skills, shipped.skills, _named, lambda key: Skill(key, key)
        ),
        "responsibilities": _own(
            pointed,
            known,
            shipped.responsibilities,
            _responsibility,
            lambda key: Responsibility(key, key, "strategy"),
        ),
        "roles": _own(roles, catalogue.roles, shipped.roles, _role, lambda key: Role(key, key)),
    }


def _own(
    keys: Iterable[str],
    catalogue: Mapping[str, Definition],
    shipped: Mapping[str, Definition],
    plain: Callable[[Definition], Plain],
    nameless: Callable[[str], Definition],
) -> list[Plain]:
    """``nameless`` stands for a definition that the catalogue has lost."""
    found = []
    for key in sorted(keys):
        written = plain(catalogue.get(key) or nameless(key))
        if key not in shipped or plain(shipped[key]) != written:
            found.append(written)
    return found


def _named(one: Area | Skill) -> Plain:
    return {"key": one.key, "name": one.name}


def _responsibility(one: Responsibility) -> Plain:
    optional = {
        "horizon": None if one.horizon is Horizon.ANY else one.horizon,
        "level": None if one.level is Level.ANY else one.level,
        "stakeholder": one.stakeholder,
        "description": one.description,
    }
    return {
        "key": one.key,
        "name": one.name,
        "area": one.area,
        **{name: value for name, value in optional.items() if value},
    }


def _role(one: Role) -> Plain:
    side = None if one.side is Side.NONE else one.side
    optional = {"specialises": one.specialises, "side": side}
    return {
        "key": one.key,
        "name": one.name,
        **{name: value for name, value in optional.items() if value},
    }
