"""What the head of a column says: a role, a person, or both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from roles.definitions.model import Catalogue
from roles.definitions.recognise import Recognition, folded, names_of, recognise_role
from teams.exchange.writing.guard import writable
from teams.exchange.writing.own_layout import DASH, VACANT
from teams.matrix.model import Person

NEAR_NAME = 80
_OWN = re.compile(r"(.*) \[([^\[\]]+)\]", re.DOTALL)
_SPLITS = (
    re.compile(r"(.+?)\s*\(([^()]+)\)"),
    re.compile(r"(.+?)\s+[–—-]\s+(.+)"),
    re.compile(r"(.+?)\s*[:;]\s+(.+)"),
)


@dataclass(frozen=True, slots=True)
class Said:
    """``role`` is certain; ``near`` are roles that may be meant. ``name``: what the seat is called, beside its role.

    ``called``: what may be the name of a person whom nobody knows yet.
    """

    role: str | None = None
    person: str | None = None
    name: str = ""
    near: tuple[str, ...] = ()
    called: str = ""


def own_key(text: str) -> tuple[str, str]:
    """“Product Manager – Ana Díaz [pm]” → (“Product Manager – Ana Díaz”, “pm”); without a key the second is empty."""
    match = _OWN.fullmatch(text)
    return (match[1], match[2]) if match else (text, "")


def understand(text: str, catalogue: Catalogue, people: Iterable[Person]) -> Said:
    """Takes only what is certain; everything else is for a person to say."""
    people = tuple(people)
    recognised = recognise_role(text, catalogue)
    if recognised.certain and recognised.role:
        return Said(recognised.role, name=_own_name(text, recognised.role, catalogue))
    if person := person_called(text, people):
        return Said(person=person)
    for left, right in _parts(text):
        for role_text, person_text in ((left, right), (right, left)):
            found = recognise_role(role_text, catalogue)
            if not (found.certain and found.role):
                continue
            if person_text == VACANT:
                return Said(found.role, name=_own_name(role_text, found.role, catalogue))
            person = person_called(person_text, people)
            name = _own_name(role_text, found.role, catalogue) if person else text
            return Said(found.role, person, name, called="" if person else person_text)
    return Said(name=text, near=_near(recognised))


def _near(recognised: Recognition) -> tuple[str, ...]:
    first = (recognised.role,) if recognised.role else ()
    return tuple(dict.fromkeys((*first, *recognised.candidates)))


def person_called(text: str, people: Iterable[Person]) -> str | None:
    """The one person of this name, or the one whose first name it is."""
    people = tuple(people)
    exact = [one.key for one in people if writable(one.name) == text]
    alike = [one.key for one in people if folded(one.name) == folded(text) != ""]
    first = [one.key for one in people if folded(one.name.split()[0]) == folded(text) != ""]
    return next((found[0] for found in (exact, alike, first) if len(found) == 1), None)


def near_people(text: str, people: Iterable[Person]) -> list[str]:
    """Whose name is written almost like this, or like a part of it; the likeliest first."""
    names = {one.key: folded(one.name) for one in people}
    texts = {folded(part) for pair in _parts(text) for part in pair} | {folded(text)}
    likeness = {
        key: max(fuzz.ratio(one, name) for one in texts) for key, name in names.items() if name
    }
    near = [key for key, like in likeness.items() if like >= NEAR_NAME]
    return sorted(near, key=lambda key: -likeness[key])[:3]


def _parts(text: str) -> Iterator[tuple[str, str]]:
    for pattern in _SPLITS:
        if match := pattern.fullmatch(text):
            yield match[1].strip(), match[2].strip()


def _own_name(text: str, role: str, catalogue: Catalogue) -> str:
    """What was written, unless it is just what the role is called."""
    definition = catalogue.roles[role]
    known = {folded(name) for name in names_of(definition) if name not in definition.aliases}
    return "" if folded(text) in known else text


def split_own(body: str, role: str, person: str) -> tuple[str, str | None]:
    """Role and person of an own header that somebody edited; ``role`` and ``person`` are what it said before.

    The person is None where nothing is said of one.
    """
    if person and body.endswith(person):
        return body.removesuffix(person), person.removeprefix(DASH)
    if body == role or body.startswith(role + DASH):
        rest = body.removeprefix(role)
        return role, rest.removeprefix(DASH) if rest else None
    role_text, dash, person_text = body.partition(DASH)
    return role_text, person_text if dash else None
