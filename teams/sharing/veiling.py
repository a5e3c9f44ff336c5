"""A matrix for somebody who may not see all of it: people by role or initials, and nothing that was not ticked. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from roles.definitions.model import Catalogue
from teams.matrix.model import Matrix, Person, Row, Seat, seat_name

Who = Literal["roles", "initials", "names"]


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be seen of a matrix besides its rows, seats and letters."""

    who: Who = "roles"
    findings: bool = False
    skills: bool = False
    allocations: bool = False
    notes: bool = False


def renamed(matrix: Matrix, catalogue: Catalogue, who: Who) -> Matrix:
    """People are called by the role of their first seat, or by initials; two of a kind get a number.

    Keys stay: findings keep what identifies them.
    """
    if who == "names":
        return matrix
    seats = {seat.person: seat for seat in reversed(matrix.seats) if seat.person}

    def called(person: Person) -> str:
        seat = seats.get(person.key)
        if who == "initials":
            return initials(person.name)
        return seat_name(seat, catalogue) if seat else "Somebody"

    return replace(matrix, people=_numbered(matrix.people, called))


def initials(name: str) -> str:
    """“Ana Díaz” → “A. D.”"""
    return " ".join(f"{part[0].upper()}." for part in name.split() if part[0].isalnum()) or "–"


def _numbered(people: tuple[Person, ...], called: Callable[[Person], str]) -> tuple[Person, ...]:
    taken: dict[str, int] = {}
    found = []
    for person in people:
        name = called(person)
        taken[name] = number = taken.get(name, 0) + 1
        found.append(replace(person, name=name if number == 1 else f"{name} {number}"))
    return tuple(found)


def veiled(matrix: Matrix, catalogue: Catalogue, shown: Shown) -> Matrix:
    """Without all that is not shown. What nobody wrote for strangers goes with the notes: descriptions, links, focus."""
    known = renamed(matrix, catalogue, shown.who)
    return replace(
        known,
        people=tuple(_person(person, shown) for person in known.people),
        seats=tuple(_seat(seat, shown) for seat in known.seats),
        rows=known.rows if shown.notes else tuple(map(_row, known.rows)),
        accepted=(),
    )


def _person(person: Person, shown: Shown) -> Person:
    skills: Mapping[str, object] = person.skills if shown.skills else {}
    return Person(
        person.key,
        person.name,
        person.capacity if shown.allocations else 100,
        dict(skills),  # type: ignore[arg-type]
    )


def _seat(seat: Seat, shown: Shown) -> Seat:
    return replace(
        seat,
        allocation=seat.allocation if shown.allocations else None,
        focus=seat.focus if shown.notes else "",
    )


def _row(row: Row) -> Row:
    return replace(row, notes={}, links=(), description="")


def may_be_told(code: str, shown: Shown) -> bool:
    """Whether a finding of that rule tells nothing that is not shown: of skills, of people's time."""
    if code.startswith("SKL"):
        return shown.findings and shown.skills
    if code.startswith("LOD"):
        return shown.findings and shown.allocations
    return shown.findings
