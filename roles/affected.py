"""Whom a change of a definition touches: matrices that point to it, and those that reach it through another one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from roles import models as m
from roles.usage import Usage, usage_of


@dataclass(frozen=True, slots=True)
class Affected:
    """Seats or rows that point to ``name``; ``why`` says how they are reached, and is empty where it is directly."""

    kind: str
    name: str
    why: str
    usage: Usage

    @property
    def sentence(self) -> str:
        return f"{in_words(self.kind, self.usage)}: {self.name}{self.why and f', {self.why}'}"


def in_words(kind: str, usage: Usage) -> str:
    """“2 seats in 1 team of 1 organisation”: counts, and never whose."""
    place = "seat" if kind == "role" else "row"
    return (
        f"{_counted(usage.places, place)} in {_counted(usage.teams, 'team')} "
        f"of {_counted(usage.organisations, 'organisation')}"
    )


def affected_by(entry: Any) -> list[Affected]:
    """Who is touched by a change of this entry; what nobody uses is left out."""
    found = []
    for kind, one, why in _REACHES[type(entry)](entry):
        usage = usage_of(kind, one.key)
        if usage.places:
            found.append(Affected(kind, one.name, why, usage))
    return found


Reached = Iterator[tuple[str, Any, str]]


def _from_area(area: m.Area) -> Reached:
    yield "area", area, ""
    for one in area.responsibilities.filter(organisation__isnull=True):
        yield "responsibility", one, "which lies in it"


def _from_responsibility(responsibility: m.Responsibility) -> Reached:
    yield "responsibility", responsibility, ""


def _from_hand_off(hand_off: m.HandOff) -> Reached:
    yield "responsibility", hand_off.giving, "which gives"
    yield "responsibility", hand_off.receiving, "which receives"


def _from_role(role: m.Role) -> Reached:
    yield "role", role, ""
    yield from _specialisations(role, {role.pk})


def _specialisations(role: m.Role, seen: set[int]) -> Reached:
    for one in role.specialisations.filter(organisation__isnull=True).exclude(pk__in=seen):
        seen.add(one.pk)
        yield "role", one, f"which specialises {role.name}"
        yield from _specialisations(one, seen)


def _from_skill(skill: m.Skill) -> Reached:
    seen: set[int] = set()
    asking = m.Role.objects.filter(organisation__isnull=True, required_skills__skill=skill)
    for role in asking:
        seen.add(role.pk)
        yield "role", role, "which asks for it"
    for role in asking:
        yield from _specialisations(role, seen)


_REACHES: dict[type[Any], Any] = {
    m.Area: _from_area,
    m.Skill: _from_skill,
    m.Responsibility: _from_responsibility,
    m.Role: _from_role,
    m.HandOff: _from_hand_off,
}


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
