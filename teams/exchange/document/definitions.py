"""The catalogue with a document's own areas, skills, responsibilities, roles and schemes over it."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from roles.definitions.checks import circle
from roles.definitions.model import (
    Area,
    Catalogue,
    Horizon,
    Level,
    Meaning,
    Responsibility,
    Role,
    Side,
    Skill,
)
from teams.exchange.document.keys import keys_of
from teams.exchange.document.notes import Notes
from teams.exchange.document.schema import DocumentEntry, Named, RoleEntry, SchemeEntry
from teams.matrix.schemes import SCHEMES, Letter, Scheme

Definition = TypeVar("Definition", bound=Named | SchemeEntry)


def extended(catalogue: Catalogue, entry: DocumentEntry, notes: Notes) -> Catalogue:
    """A definition of the same key gives way in the fields that a document knows; its expectations and skills stay."""
    if not (entry.areas or entry.skills or entry.responsibilities or entry.roles):
        return catalogue
    areas = dict(catalogue.areas)
    for key, area in _keyed(notes, "areas", entry.areas):
        areas[key] = replace(areas.get(key, Area(key, "")), name=area.name)
    skills = dict(catalogue.skills)
    for key, skill in _keyed(notes, "skills", entry.skills):
        skills[key] = replace(skills.get(key, Skill(key, "")), name=skill.name)
    wider = replace(catalogue, areas=areas, skills=skills)
    wider = replace(wider, responsibilities=_responsibilities(wider, entry, notes))
    return replace(wider, roles=_roles(wider, entry, notes))


def schemes_of(entry: DocumentEntry, notes: Notes) -> dict[str, Scheme]:
    """The schemes that ship, and the document's own."""
    found = dict(SCHEMES)
    for index, (key, scheme) in enumerate(_keyed(notes, "schemes", entry.schemes)):
        _check_letters(scheme, index, notes)
        letters = tuple(Letter(one.letter, one.meaning, one.words) for one in scheme.letters)
        found[key] = Scheme(key, scheme.name or key.upper(), letters)
    return found


def _keyed(
    notes: Notes, section: str, entries: tuple[Definition, ...]
) -> list[tuple[str, Definition]]:
    return list(zip(keys_of(notes, section, entries, lambda one: one.name), entries, strict=True))


def _responsibilities(
    catalogue: Catalogue, entry: DocumentEntry, notes: Notes
) -> dict[str, Responsibility]:
    found = dict(catalogue.responsibilities)
    for index, (key, own) in enumerate(_keyed(notes, "responsibilities", entry.responsibilities)):
        if own.area not in catalogue.areas:
            path = notes.shape.path("responsibilities", index, "area")
            notes.absent(path, what="area", key=own.area, known=catalogue.areas)
        found[key] = replace(
            found.get(key, Responsibility(key, "", "")),
            name=own.name,
            area=own.area,
            horizon=own.horizon or Horizon.ANY,
            level=own.level or Level.ANY,
            stakeholder=own.stakeholder,
            description=own.description,
        )
    return found


def _roles(catalogue: Catalogue, entry: DocumentEntry, notes: Notes) -> dict[str, Role]:
    found = dict(catalogue.roles)
    own = _keyed(notes, "roles", entry.roles)
    for key, role in own:
        found[key] = replace(
            found.get(key, Role(key, "")),
            name=role.name,
            specialises=role.specialises,
            side=role.side or Side.NONE,
        )
    wider = replace(catalogue, roles=found)
    for index, (key, role) in enumerate(own):
        _check_role(index, key, role, wider, notes)
    return found


def _check_role(index: int, key: str, role: RoleEntry, catalogue: Catalogue, notes: Notes) -> None:
    parent = role.specialises
    if parent is None:
        return
    if parent not in catalogue.roles:
        notes.absent(
            notes.shape.path("roles", index, "specialises"),
            what="role",
            key=parent,
            known=catalogue.roles,
        )
    elif loop := circle(key, catalogue):
        steps = " → ".join(loop)
        notes.entry(
            "roles", index, "specialises", message=f"The role “{key}” specialises itself: {steps}."
        )
    elif _contradicts(role.side, catalogue.side(parent)):
        message = f"The role “{key}” is on another side than “{parent}”, which it specialises."
        notes.entry("roles", index, "side", message=message)


def _contradicts(side: Side | None, parents: Side) -> bool:
    return side not in (None, Side.NONE, parents) and parents is not Side.NONE


def _check_letters(scheme: SchemeEntry, index: int, notes: Notes) -> None:
    first: dict[str, int] = {}
    for place, one in enumerate(scheme.letters):
        if first.setdefault(one.letter.casefold(), place) != place:
            message = f"The letter “{one.letter}” stands in the scheme twice (capitals make no difference)."
            notes.entry("schemes", index, "letters", place, message=message)
    if not any(one.meaning is Meaning.ANSWERS for one in scheme.letters):
        notes.entry(
            "schemes", index, "letters", message="A scheme has a letter whose meaning is “answers”."
        )
