"""People and seats as somebody writes or pastes them, a line each: “Ana Díaz, Product Manager 80 %”.

No line is lost: each that is not empty is read, asked about, or left out because somebody said so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from roles.definitions.keys import clean_name
from roles.definitions.model import Catalogue
from roles.definitions.recognise import recognise_role

LEFT_OUT = "out"
_BULLET = re.compile(r"^\s*(?:[-*•·–]|\d{1,2}[.)])\s+")
_PERCENT = re.compile(r"[,;(\[\s–-]*\b(\d{1,3})\s*(?:%|percent\b)[)\]]*", re.IGNORECASE)
_SEPARATOR = re.compile(r"\t+|\s*[;,|]\s*|\s+[–—-]+\s+|\s*[:(\[]\s*|\s*[)\]]\s*")
_ROLES = re.compile(r"\s+(?:and|und|et|y)\s+|\s*[&+/]\s*", re.IGNORECASE)
_VACANT = frozenset({"vacant", "open", "tbd", "tba", "n.n.", "nn", "nobody", "unfilled", "?", "-"})
MOST_PERCENT = 200


@dataclass(frozen=True)
class ReadLine:
    """One line. ``roles`` are keys; ``person`` empty is a vacant seat. ``asks`` says what is not certain.

    ``proposed``: the roles that it may be, the likeliest first. While ``is_open``, the line stands for no seat.
    """

    number: int
    text: str
    person: str = ""
    roles: tuple[str, ...] = ()
    allocation: int | None = None
    asks: str = ""
    proposed: tuple[str, ...] = ()
    left_out: bool = False

    @property
    def is_open(self) -> bool:
        return not self.roles and not self.left_out


def read_lines(
    text: str, catalogue: Catalogue, answers: Mapping[str, str] | None = None
) -> list[ReadLine]:
    """Each line that is not empty. ``answers``: a line's text → the key of its role, or LEFT_OUT."""
    return [
        _answered(
            _read(number, line.strip(), catalogue), catalogue, (answers or {}).get(line.strip(), "")
        )
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip()
    ]


def _answered(line: ReadLine, catalogue: Catalogue, answer: str) -> ReadLine:
    if answer == LEFT_OUT:
        return ReadLine(line.number, line.text, asks="Left out, as you said.", left_out=True)
    if answer in catalogue.roles and not _is_bad(line.person):
        return ReadLine(
            line.number, line.text, line.person, (answer,), line.allocation, proposed=line.proposed
        )
    return line


def _read(number: int, text: str, catalogue: Catalogue) -> ReadLine:
    rest, allocation = _without_percent(_BULLET.sub("", text))
    if allocation is not None and allocation > MOST_PERCENT:
        return ReadLine(number, text, asks=f"{allocation} % is more than one person can give.")
    parts = [part.strip(" .") for part in _SEPARATOR.split(rest) if part and part.strip(" .")]
    certain = {at: roles for at, part in enumerate(parts) if (roles := _roles_of(part, catalogue))}
    names = [
        part
        for at, part in enumerate(parts)
        if at not in certain and part.casefold() not in _VACANT
    ]
    if certain and len(names) <= 1:
        roles = tuple(dict.fromkeys(role for found in certain.values() for role in found))
        return _checked(ReadLine(number, text, names[0] if names else "", roles, allocation))
    if certain:
        first = min(at for at in range(len(parts)) if at not in certain)
        roles = tuple(dict.fromkeys(role for found in certain.values() for role in found))
        return _checked(ReadLine(number, text, parts[first], roles, allocation))
    return _asked(number, text, parts, allocation, catalogue)


def _asked(
    number: int, text: str, parts: list[str], allocation: int | None, catalogue: Catalogue
) -> ReadLine:
    """No part is a role for certain: what is near is proposed, and the rest is the person."""
    spoken = [part for part in parts if part.casefold() not in _VACANT]
    for part in reversed(spoken):
        found = recognise_role(part, catalogue)
        if found.role:
            others = [other for other in spoken if other != part]
            name = catalogue.roles[found.role].name
            line = ReadLine(
                number,
                text,
                others[0] if others else "",
                (found.role,),
                allocation,
                f"“{part}” is read as {name}.",
                tuple(dict.fromkeys((found.role, *found.candidates))),
            )
            return _checked(line)
    said = f"“{spoken[-1]}” is no role that is known" if len(spoken) > 1 else "No role is named"
    candidates = recognise_role(spoken[-1], catalogue).candidates if spoken else ()
    return ReadLine(
        number,
        text,
        spoken[0] if spoken else "",
        (),
        allocation,
        f"{said}: choose one, or leave the line out.",
        candidates,
    )


def _checked(line: ReadLine) -> ReadLine:
    if problem := _is_bad(line.person):
        return ReadLine(line.number, line.text, asks=problem)
    return line


def _is_bad(person: str) -> str:
    if not person:
        return ""
    try:
        clean_name(person)
    except ValueError as error:
        return str(error)
    return ""


def _without_percent(text: str) -> tuple[str, int | None]:
    found = _PERCENT.search(text)
    if not found:
        return text, None
    return f"{text[: found.start()]} {text[found.end() :]}".strip(), int(found[1])


def _roles_of(part: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The roles that a part names for certain, one or several joined by “and”."""
    whole = recognise_role(part, catalogue)
    if whole.role and whole.certain:
        return (whole.role,)
    found = [recognise_role(piece, catalogue) for piece in _ROLES.split(part)]
    if len(found) > 1 and all(one.role and one.certain for one in found):
        return tuple(one.role for one in found if one.role)
    return ()
