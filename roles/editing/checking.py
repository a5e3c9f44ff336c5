"""What would be wrong with definitions, said before they are written, and what one should know of all the same."""

from __future__ import annotations

from roles.definitions.checks import problems_of, several_owners
from roles.definitions.model import Catalogue
from roles.definitions.problems import Problem

_WITHOUT_SOURCE = "cites no source"
"""An organisation decides for itself: only what is shipped has to say who says so."""


def faults_between(before: Catalogue, after: Catalogue) -> list[Problem]:
    """What a change would break: it is not saved before that is put right. What was wrong already is not counted."""
    known = {*problems_of(before), *several_owners(after)}
    return [
        one for one in problems_of(after) if one not in known and one.message != _WITHOUT_SOURCE
    ]


def remarks_between(before: Catalogue, after: Catalogue) -> list[str]:
    """What may be meant, and is worth a second look: several expected owners of one thing, or none any more."""
    found = []
    for key, one in after.responsibilities.items():
        then, now = before.owners(key), after.owners(key)
        if set(then) == set(now) or one.retired:
            continue
        names = [after.roles[role].name for role in now if role in after.roles]
        if not names:
            found.append(f"No role is expected to own “{one.name}” any more.")
        elif len(names) > 1 and not one.shared:
            found.append(
                f"{' and '.join(names)} are both expected to answer for “{one.name}”: "
                "take it from one of them, or mark it as owned by two on purpose."
            )
    return found


def pointing_to(catalogue: Catalogue, kind: str, key: str) -> list[str]:
    """The definitions that need this one, each in a few words."""
    if kind == "area":
        rows = catalogue.responsibilities.values()
        return [
            f"the responsibility {one.name}, which lies in it" for one in rows if one.area == key
        ]
    if kind == "skill":
        return [
            f"the role {one.name}, which asks for it"
            for one in catalogue.roles.values()
            if key in one.skills
        ]
    if kind == "responsibility":
        names = catalogue.responsibilities
        roles = [
            f"the role {one.name}, of which letters are expected on it"
            for one in catalogue.roles.values()
            if key in one.expects
        ]
        ends = [
            f"the hand-off {names[one.giving].name} → {names[one.receiving].name}"
            for one in catalogue.hand_offs
            if key in (one.giving, one.receiving)
        ]
        return roles + ends
    if kind == "role":
        return [
            f"the role {one.name}, which specialises it"
            for one in catalogue.roles.values()
            if one.specialises == key
        ]
    return []
