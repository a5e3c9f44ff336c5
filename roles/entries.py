"""A definition as a dictionary of plain values: what is compared when a new release is loaded over stored entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from roles import models as m
from roles.definitions import model as d
from roles.definitions.keys import MAX_KEY, MAX_NAME

Values = dict[str, Any]


@dataclass(frozen=True)
class Kind:
    """How one kind of definition is read from a catalogue, from the database, and written.

    ``links``: field → (model, by which field of it a key is found). ``maps``: fields kept in rows of their own.
    """

    key: str
    model: Any
    shipped: Callable[[d.Catalogue], Mapping[str, Values]]
    fields: tuple[str, ...]
    links: Mapping[str, Any]
    maps: Mapping[str, tuple[Any, str, str]]


def _listed(values: Iterable[Any]) -> list[Any]:
    return sorted(str(value) for value in values)


def _common(one: Any) -> Values:
    return {"name": one.name, "sources": list(one.sources)}


def _areas(catalogue: d.Catalogue) -> dict[str, Values]:
    return {
        key: {**_common(one), "description": one.description}
        for key, one in catalogue.areas.items()
    }


def _skills(catalogue: d.Catalogue) -> dict[str, Values]:
    return {
        key: {**_common(one), "description": one.description, "training": one.training}
        for key, one in catalogue.skills.items()
    }


def _responsibilities(catalogue: d.Catalogue) -> dict[str, Values]:
    return {
        key: {
            **_common(one),
            "area": one.area,
            "description": one.description,
            "horizon": one.horizon.value,
            "level": one.level.value,
            "stakeholder": one.stakeholder or "",
            "shared": one.shared,
            "core": _listed(one.core),
            "packs": _listed(one.packs),
        }
        for key, one in catalogue.responsibilities.items()
    }


def _roles(catalogue: d.Catalogue) -> dict[str, Values]:
    return {
        key: {
            **_common(one),
            "short": one.short,
            "side": one.side.value,
            "specialises": one.specialises,
            "collective": one.collective,
            "purpose": one.purpose,
            "horizon": one.horizon.value,
            "level": one.level.value,
            "aliases": list(one.aliases),
            "statements": [list(pair) for pair in one.statements],
            "expects": {
                responsibility: [meaning.value for meaning in d.Meaning if meaning in meanings]
                for responsibility, meanings in one.expects.items()
            },
            "skills": {skill: level.value for skill, level in one.skills.items()},
        }
        for key, one in catalogue.roles.items()
    }


def hand_off_key(giving: str, receiving: str) -> str:
    """Its ends are what makes a hand-off the one it is."""
    return f"{giving}-to-{receiving}"[: MAX_KEY + 10]


def hand_off_name(giving: str, receiving: str) -> str:
    """Made of the names of its ends."""
    half = (MAX_NAME - 3) // 2
    return f"{giving[:half]} → {receiving[:half]}"


def _hand_offs(catalogue: d.Catalogue) -> dict[str, Values]:
    named = catalogue.responsibilities
    return {
        hand_off_key(one.giving, one.receiving): {
            "name": hand_off_name(named[one.giving].name, named[one.receiving].name),
            "sources": list(one.sources),
            "giving": one.giving,
            "receiving": one.receiving,
            "passes": one.passes,
        }
        for one in catalogue.hand_offs
    }


KINDS = (
    Kind("area", m.Area, _areas, ("name", "sources", "description"), {}, {}),
    Kind("skill", m.Skill, _skills, ("name", "sources", "description", "training"), {}, {}),
    Kind(
        "responsibility",
        m.Responsibility,
        _responsibilities,
        (
            "name",
            "sources",
            "description",
            "horizon",
            "level",
            "stakeholder",
            "shared",
            "core",
            "packs",
        ),
        {"area": m.Area},
        {},
    ),
    Kind(
        "role",
        m.Role,
        _roles,
        (
            "name",
            "sources",
            "short",
            "side",
            "collective",
            "purpose",
            "horizon",
            "level",
            "aliases",
            "statements",
        ),
        {"specialises": m.Role},
        {
            "expects": (m.Expectation, "responsibility", "meanings"),
            "skills": (m.RequiredSkill, "skill", "level"),
        },
    ),
    Kind(
        "hand-off",
        m.HandOff,
        _hand_offs,
        ("name", "sources", "passes"),
        {"giving": m.Responsibility, "receiving": m.Responsibility},
        {},
    ),
)


def stored_values(kind: Kind, entry: Any) -> Values:
    """An entry of the database in the same shape as the shipped one."""
    values = {name: getattr(entry, name) for name in kind.fields}
    for name in kind.links:
        linked = getattr(entry, name)
        values[name] = linked.key if linked else None
    for name, (model, to, value) in kind.maps.items():
        values[name] = dict(model.objects.filter(role=entry).values_list(f"{to}__key", value))
    return values


def merged(base: Any, mine: Any, theirs: Any) -> tuple[Any, bool]:
    """(what to keep, whether somebody's change was kept against the release). Maps are merged key by key."""
    if mine in (theirs, base):
        return theirs, False
    if base == theirs:
        return mine, True
    if isinstance(mine, dict) and isinstance(theirs, dict) and isinstance(base, dict):
        kept, changed = {}, False
        for key in [*theirs, *(key for key in mine if key not in theirs)]:
            value, differs = merged(base.get(key), mine.get(key), theirs.get(key))
            changed |= differs
            if value is not None:
                kept[key] = value
        return kept, changed
    return mine, True
