"""A draft as the team that it would become: seats from its lines, rows from its choices, letters from the definitions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from roles.definitions.keys import make_key
from roles.definitions.model import Catalogue
from teams.matrix.model import (
    Complexity,
    Matrix,
    Method,
    Organisation,
    Person,
    Row,
    Seat,
    Stage,
    Team,
)
from teams.matrix.prefill import could_be_owned, packs_for, prefill
from teams.matrix.schemes import Scheme
from teams.setup.lines import ReadLine, State
from teams.setup.people import Somebody

Content = Mapping[str, Any]
PACKS = ("core", "agile", "data", "emerging")


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with who sits on its seats."""

    line: ReadLine
    somebody: Somebody

    @property
    def is_open(self) -> bool:
        return self.line.state is State.OPEN or self.somebody.is_open


def facts_of(content: Content) -> Team:
    """The team's facts as far as they are given."""
    method, complexity = content.get("method"), content.get("complexity")
    return Team(
        "",
        content.get("name", ""),
        Method(method) if method else None,
        Complexity(complexity) if complexity else None,
        {"yes": True, "no": False}.get(content.get("is_data", "")),
    )


def with_facts(organisation: Organisation, content: Content) -> Organisation:
    """The organisation as it would be with the facts that the draft says of it."""
    stage, size = content.get("stage"), str(content.get("size", ""))
    return replace(
        organisation,
        stage=Stage(stage) if stage else organisation.stage,
        size=int(size) if size.isdecimal() else organisation.size,
    )


def seats_of(placed: Iterable[Placed], catalogue: Catalogue) -> tuple[list[Seat], list[Person]]:
    """The seats, and the people on them; who is new comes with a key that is free among those that are known."""
    seats: list[Seat] = []
    people: dict[str, Person] = {}
    taken: set[str] = set()
    for one in placed:
        if one.line.state is not State.READ or one.somebody.is_open:
            continue
        identity = one.somebody.identity
        if identity and identity not in people:
            people[identity] = Person(one.somebody.key or identity, one.somebody.name)
        for seat in one.line.seats:
            key = make_key(catalogue.roles[seat.role].short or seat.role, taken, fallback="seat")
            taken.add(key)
            person = people[identity].key if identity else None
            seats.append(Seat(key, seat.role, person, seat.allocation, one.line.focus))
    return seats, list(people.values())


@dataclass(frozen=True)
class Rows:
    """Which responsibilities are ticked: those of the packs that a seat could own, and what was added and taken out."""

    packs: frozenset[str]
    suggested: frozenset[str]
    chosen: frozenset[str]
    unowned: frozenset[str]
    """What none of the seats could own."""


def rows_of(
    content: Content, organisation: Organisation, seats: Iterable[Seat], catalogue: Catalogue
) -> Rows:
    given = content.get("packs")
    packs = packs_for(facts_of(content), organisation) if given is None else frozenset(given)
    roles = {seat.role for seat in seats}
    unowned = {
        key for key in catalogue.responsibilities if not could_be_owned(key, roles, catalogue)
    }
    of_packs = {key for key, one in catalogue.responsibilities.items() if one.packs & packs}
    suggested = of_packs - unowned
    known = catalogue.responsibilities.keys()
    chosen = suggested - set(content.get("removed", ())) | set(content.get("added", ())) & known
    return Rows(packs, frozenset(suggested), frozenset(chosen), frozenset(unowned))


def own_rows(content: Content, catalogue: Catalogue) -> list[Row]:
    """Rows that the team names itself; unfinished ones are left out."""
    rows: list[Row] = []
    taken = set(catalogue.responsibilities)
    for own in content.get("own_rows", ()):
        name = " ".join(own["name"].split())
        if name and own["area"] in catalogue.areas:
            key = make_key(name, taken, fallback="row")
            taken.add(key)
            rows.append(Row(key, name=name, area=own["area"]))
    return rows


def matrix_of(
    content: Content,
    organisation: Organisation,
    placed: Iterable[Placed],
    catalogue: Catalogue,
    today: date,
    scheme: Scheme,
) -> Matrix:
    """The team as a matrix, prefilled."""
    seats, people = seats_of(placed, catalogue)
    chosen = rows_of(content, organisation, seats, catalogue).chosen
    rows = [Row(key, key) for key in catalogue.responsibilities if key in chosen]
    matrix = Matrix(
        team=facts_of(content),
        date=today,
        organisation=organisation,
        scheme=scheme,
        people=tuple(people),
        seats=tuple(seats),
        rows=(*rows, *own_rows(content, catalogue)),
    )
    return prefill(matrix, catalogue)
