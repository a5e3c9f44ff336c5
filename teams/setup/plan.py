"""A draft as the team that it would become: seats from its lines, rows from its choices, letters from the definitions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from roles.definitions.keys import make_key
from roles.definitions.model import Catalogue
from teams.matrix.model import Complexity, Matrix, Method, Organisation, Person, Row, Seat, Team
from teams.matrix.prefill import prefill, responsibilities_for
from teams.setup.lines import ReadLine, read_lines

Content = Mapping[str, Any]


def facts_of(content: Content) -> Team:
    """The team's facts as far as they are given."""
    method, complexity, data = (
        content.get("method"),
        content.get("complexity"),
        content.get("is_data"),
    )
    return Team(
        "",
        content.get("name", ""),
        Method(method) if method else None,
        Complexity(complexity) if complexity else None,
        {"yes": True, "no": False}.get(data or ""),
    )


def lines_of(content: Content, catalogue: Catalogue) -> list[ReadLine]:
    return read_lines(content.get("lines", ""), catalogue, content.get("answers", {}))


def chosen_rows(content: Content, organisation: Organisation, catalogue: Catalogue) -> list[str]:
    """The responsibilities that are ticked; before anybody chose, those of the packs for this kind of team."""
    chosen = content.get("responsibilities")
    if chosen is None:
        return suggested_rows(content, organisation, catalogue)
    return [key for key in catalogue.responsibilities if key in set(chosen)]


def suggested_rows(content: Content, organisation: Organisation, catalogue: Catalogue) -> list[str]:
    """What this kind of team starts with and one of its seats could own."""
    roles = {role for line in lines_of(content, catalogue) for role in line.roles}
    wanted = responsibilities_for(facts_of(content), organisation, catalogue)
    return [key for key in wanted if not roles or _could_be_owned(key, roles, catalogue)]


def _could_be_owned(key: str, roles: set[str], catalogue: Catalogue) -> bool:
    owners = catalogue.owners(key)
    return not owners or any(catalogue.related(role, owner) for role in roles for owner in owners)


def matrix_of(
    content: Content,
    organisation: Organisation,
    catalogue: Catalogue,
    *,
    known: Mapping[str, str],
    today: date,
) -> Matrix:
    """The team as a matrix, prefilled. ``known``: folded name → key of the organisation's people."""
    people: dict[str, Person] = {}
    seats: list[Seat] = []
    for line in lines_of(content, catalogue):
        person = _person(line.person, known, people)
        for role in line.roles:
            key = make_key(
                catalogue.roles[role].short or role, {seat.key for seat in seats}, fallback="seat"
            )
            seats.append(Seat(key, role, person, None if len(line.roles) > 1 else line.allocation))
    rows = [Row(key, key) for key in chosen_rows(content, organisation, catalogue)]
    taken = {row.key for row in rows}
    for own in content.get("own_rows", ()):
        row = Row(make_key(own["name"], taken, fallback="row"), name=own["name"], area=own["area"])
        taken.add(row.key)
        rows.append(row)
    matrix = Matrix(
        team=facts_of(content),
        date=today,
        organisation=organisation,
        people=tuple(people.values()),
        seats=tuple(seats),
        rows=tuple(rows),
    )
    return prefill(matrix, catalogue)


def _person(name: str, known: Mapping[str, str], people: dict[str, Person]) -> str | None:
    """The key of somebody by name; equal names are one person."""
    if not name:
        return None
    folded = " ".join(name.split()).casefold()
    if folded not in people:
        key = known.get(folded) or make_key(
            name, {person.key for person in people.values()} | set(known.values())
        )
        people[folded] = Person(key, " ".join(name.split()))
    return people[folded].key
