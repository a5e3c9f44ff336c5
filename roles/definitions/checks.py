"""What must hold between the definitions of one catalogue, shipped or an organisation's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from roles.definitions.keys import clean_name
from roles.definitions.model import Area, Catalogue, Meaning, Responsibility, Role, Side, Skill
from roles.definitions.problems import Problem, unknown
from roles.definitions.recognise import folded, names_of

KEY = re.compile(r"[^\W_]+(-[^\W_]+)*")


def problems_of(catalogue: Catalogue) -> tuple[Problem, ...]:
    """Everything that is wrong, in the catalogue's order; empty when all is well."""
    return (
        *_names_and_sources(catalogue),
        *(
            p
            for entry in catalogue.responsibilities.values()
            for p in _responsibility(entry, catalogue)
        ),
        *(p for role in catalogue.roles.values() for p in _role(role, catalogue)),
        *several_owners(catalogue),
        *_names_used_twice(catalogue),
        *_hand_offs(catalogue),
    )


def circle(role: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The roles on the circle of specialisations that begins and ends at this role; empty when there is none."""
    line, at = [role], catalogue.roles[role].specialises
    while at is not None and at in catalogue.roles and at not in line:
        line.append(at)
        at = catalogue.roles[at].specialises
    return (*line, role) if at == role else ()


def name_problem(name: str) -> str | None:
    """What is wrong with a name as it is written, if anything."""
    try:
        cleaned = clean_name(name)
    except ValueError as error:
        return f"has an unusable name: {error}"
    return None if cleaned == name else f"has a name that should be written “{cleaned}”"


def _names_and_sources(catalogue: Catalogue) -> Iterator[Problem]:
    kinds: dict[str, Mapping[str, Area | Skill | Responsibility | Role]] = {
        "area": catalogue.areas,
        "skill": catalogue.skills,
        "responsibility": catalogue.responsibilities,
        "role": catalogue.roles,
    }
    for kind, entries in kinds.items():
        for key, entry in entries.items():
            if not KEY.fullmatch(key) or key != key.lower():
                yield Problem(
                    kind, key, (), "has a key that is not lower case words joined by hyphens"
                )
            if wrong := name_problem(entry.name):
                yield Problem(kind, key, ("name",), wrong)
            if not entry.sources:
                yield Problem(kind, key, (), "cites no source")


def _responsibility(entry: Responsibility, catalogue: Catalogue) -> Iterator[Problem]:
    if entry.area not in catalogue.areas:
        yield Problem(
            "responsibility", entry.key, ("area",), unknown("area", entry.area, catalogue.areas)
        )


def _role(role: Role, catalogue: Catalogue) -> Iterator[Problem]:
    parent = role.specialises
    if parent is not None and parent not in catalogue.roles:
        yield Problem("role", role.key, ("specialises",), unknown("role", parent, catalogue.roles))
    elif loop := circle(role.key, catalogue):
        steps = " → ".join(loop)
        yield Problem(
            "role", role.key, ("specialises",), f"specialises itself in a circle: {steps}"
        )
    elif (
        parent is not None
        and Side.NONE not in (role.side, catalogue.side(parent))
        and role.side != catalogue.side(parent)
    ):
        yield Problem(
            "role", role.key, ("side",), f"is on another side than “{parent}”, which it specialises"
        )
    for key in role.expects:
        if key not in catalogue.responsibilities:
            message = unknown("responsibility", key, catalogue.responsibilities)
            yield Problem("role", role.key, ("expects",), message, key)
    for key in role.skills:
        if key not in catalogue.skills:
            yield Problem(
                "role", role.key, ("skills",), unknown("skill", key, catalogue.skills), key
            )


def several_owners(catalogue: Catalogue) -> Iterator[Problem]:
    """More than one role is expected to answer for the same thing."""
    first: dict[str, str] = {}
    for role in catalogue.roles.values():
        for key, meanings in role.expects.items():
            if Meaning.ANSWERS in meanings and first.setdefault(key, role.key) != role.key:
                message = (
                    f"answers for “{key}”, for which “{first[key]}” is already expected to answer"
                )
                yield Problem("role", role.key, ("expects",), message, key)


def _names_used_twice(catalogue: Catalogue) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for role in catalogue.roles.values():
        for name in names_of(role):
            if first.setdefault(folded(name), role.key) != role.key:
                message = f"is called “{name}”, and so is “{first[folded(name)]}”"
                yield Problem("role", role.key, (), message, name)


def _hand_offs(catalogue: Catalogue) -> Iterator[Problem]:
    for hand_off in catalogue.hand_offs:
        key = f"{hand_off.giving} → {hand_off.receiving}"
        for field, end in (("from", hand_off.giving), ("to", hand_off.receiving)):
            if end not in catalogue.responsibilities:
                message = unknown("responsibility", end, catalogue.responsibilities)
                yield Problem("hand-off", key, (field,), message, end)
        if not hand_off.sources:
            yield Problem("hand-off", key, (), "cites no source", hand_off.giving)
