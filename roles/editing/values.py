"""A definition's values → the frozen definition that the core sees, and a catalogue with such definitions in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from json import dumps
from typing import Any

from roles.definitions import model as d
from roles.entries import KINDS, Kind, Values, hand_off_key

KIND_BY_KEY: Mapping[str, Kind] = {kind.key: kind for kind in KINDS}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one definition is to say; without ``values`` it is to be gone."""

    kind: Kind
    key: str
    values: Values | None


def digest_of(values: Values | None) -> str:
    """Stands for one state of a definition: another one as soon as somebody changed it."""
    return sha256(dumps(values, sort_keys=True).encode()).hexdigest()[:24]


def catalogue_with(catalogue: d.Catalogue, wanted: Iterable[Wanted]) -> d.Catalogue:
    """The catalogue as it would be: a known key keeps its place, a new one comes last."""
    held: dict[str, dict[str, Any]] = {
        "area": dict(catalogue.areas),
        "skill": dict(catalogue.skills),
        "responsibility": dict(catalogue.responsibilities),
        "role": dict(catalogue.roles),
        "hand-off": {hand_off_key(one.giving, one.receiving): one for one in catalogue.hand_offs},
    }
    for one in wanted:
        found = held[one.kind.key]
        if one.values is None or (one.kind.key == "hand-off" and one.values["retired"]):
            found.pop(one.key, None)
        else:
            found[one.key] = _MADE[one.kind.key](one.key, one.values)
    return replace(
        catalogue,
        areas=held["area"],
        skills=held["skill"],
        responsibilities=held["responsibility"],
        roles=held["role"],
        hand_offs=tuple(held["hand-off"].values()),
    )


def _area(key: str, values: Values) -> d.Area:
    return d.Area(key, values["name"], values["description"], tuple(values["sources"]))


def _skill(key: str, values: Values) -> d.Skill:
    said = values["name"], values["description"], tuple(values["sources"])
    return d.Skill(key, *said, training=values["training"])


def _responsibility(key: str, values: Values) -> d.Responsibility:
    retired = values["retired"]
    return d.Responsibility(
        key=key,
        name=values["name"],
        area=values["area"],
        description=values["description"],
        horizon=d.Horizon(values["horizon"]),
        level=d.Level(values["level"]),
        stakeholder=values["stakeholder"] or None,
        shared=values["shared"],
        core=frozenset() if retired else frozenset(map(d.Kind, values["core"])),
        packs=frozenset() if retired else frozenset(values["packs"]),
        sources=tuple(values["sources"]),
        retired=retired,
    )


def _role(key: str, values: Values) -> d.Role:
    return d.Role(
        key=key,
        name=values["name"],
        short=values["short"],
        side=d.Side(values["side"]),
        specialises=values["specialises"],
        collective=values["collective"],
        purpose=values["purpose"],
        horizon=d.Horizon(values["horizon"]),
        level=d.Level(values["level"]),
        aliases=tuple(values["aliases"]),
        expects={
            responsibility: frozenset(map(d.Meaning, meanings))
            for responsibility, meanings in values["expects"].items()
        },
        skills={skill: d.SkillLevel(level) for skill, level in values["skills"].items()},
        statements=tuple((sentence, source) for sentence, source in values["statements"]),
        sources=tuple(values["sources"]),
        retired=values["retired"],
    )


def _hand_off(key: str, values: Values) -> d.HandOff:
    return d.HandOff(
        values["giving"], values["receiving"], values["passes"], tuple(values["sources"])
    )


_MADE: dict[str, Callable[[str, Values], Any]] = {
    "area": _area,
    "skill": _skill,
    "responsibility": _responsibility,
    "role": _role,
    "hand-off": _hand_off,
}

_BLANK: Values = {"name": "", "sources": [], "retired": False}
_BLANKS: dict[str, Values] = {
    "area": {"description": ""},
    "skill": {"description": "", "training": False},
    "responsibility": {
        "description": "",
        "horizon": "any",
        "level": "any",
        "stakeholder": "",
        "shared": False,
        "core": [],
        "packs": [],
        "area": None,
    },
    "role": {
        "short": "",
        "side": "none",
        "collective": False,
        "purpose": "",
        "horizon": "any",
        "level": "any",
        "aliases": [],
        "statements": [],
        "specialises": None,
        "expects": {},
        "skills": {},
    },
    "hand-off": {"passes": "", "giving": None, "receiving": None},
}


def blank_values(kind: Kind) -> Values:
    """What a definition says before anything is said of it."""
    return {**_BLANK, **_BLANKS[kind.key]}


def with_blanks(kind: Kind, values: Values) -> Values:
    """Values of an older form with what was not known then."""
    return {name: values.get(name, blank) for name, blank in blank_values(kind).items()}
