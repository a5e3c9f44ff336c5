"""Matrix → the document as plain values in the document's order; what says nothing is left out."""

from __future__ import annotations

from typing import Any

from roles.definitions.model import Catalogue
from teams.exchange.document.own_definitions import own_definitions
from teams.exchange.document.schema import VERSION
from teams.matrix.model import Acceptance, Matrix, Organisation, Person, Row, Seat, Team
from teams.matrix.schemes import SCHEMES, Letters, Scheme

Plain = dict[str, Any]


def plain_document(matrix: Matrix, catalogue: Catalogue) -> Plain:
    """Definitions that the matrix uses and that do not ship with Remit are written too, so that the file stands alone."""
    sections: Plain = {
        "organisation": _organisation(matrix.organisation),
        "team": _team(matrix.team, matrix.scheme),
        "schemes": []
        if SCHEMES.get(matrix.scheme.key) == matrix.scheme
        else [_scheme(matrix.scheme)],
        **own_definitions(matrix, catalogue),
        "people": [_person(one) for one in matrix.people],
    }
    return {
        "remit": VERSION,
        **{name: value for name, value in sections.items() if value},
        "seats": [_seat(one) for one in matrix.seats],
        "rows": [_row(one, matrix) for one in matrix.rows],
        **({"accepted": [_accepted(one) for one in matrix.accepted]} if matrix.accepted else {}),
    }


def _said(**values: Any) -> Plain:
    """Without what is None, empty, or False: the values that stand for themselves when left out."""
    return {
        name: value
        for name, value in values.items()
        if value not in (None, "", (), [], {}) and value is not False
    }


def _organisation(one: Organisation) -> Plain:
    return {**_said(key=one.key, name=one.name, stage=one.stage), **_number("size", one.size)}


def _number(name: str, value: int | None) -> Plain:
    return {} if value is None else {name: value}


def _team(one: Team, scheme: Scheme) -> Plain:
    return {
        **_said(key=one.key, name=one.name, method=one.method, complexity=one.complexity),
        **({} if one.data is None else {"data": one.data}),
        "scheme": scheme.key,
        **_said(reviewed=one.reviewed),
    }


def _scheme(one: Scheme) -> Plain:
    letters = [_said(letter=it.letter, meaning=it.meaning, words=it.words) for it in one.letters]
    return {
        **_said(key=one.key, name="" if one.name == one.key.upper() else one.name),
        "letters": letters,
    }


def _person(one: Person) -> Plain:
    capacity = {} if one.capacity == 100 else {"capacity": one.capacity}
    return {"key": one.key, "name": one.name, **capacity, **_said(skills=dict(one.skills))}


def _seat(one: Seat) -> Plain:
    return {
        **_said(key=one.key, role=one.role, name=one.name, person=one.person),
        **_number("allocation", one.allocation),
        **_said(focus=one.focus, since=one.since, until=one.until),
    }


def _row(one: Row, matrix: Matrix) -> Plain:
    cells = matrix.cells.get(one.key, {})
    letters = {
        seat.key: _cell(cells[seat.key], matrix.scheme)
        for seat in matrix.seats
        if cells.get(seat.key)
    }
    return _said(
        key=None if one.key == one.responsibility else one.key,
        responsibility=one.responsibility,
        name=one.name,
        area=one.area,
        horizon=one.horizon,
        level=one.level,
        stakeholder=one.stakeholder,
        shared=one.shared,
        checks=one.checks,
        letters=letters,
        description=one.description,
        links=[_said(url=link.url, title=link.title) for link in one.links],
        notes={seat.key: one.notes[seat.key] for seat in matrix.seats if seat.key in one.notes},
    )


def _cell(letters: Letters, scheme: Scheme) -> str:
    """As the scheme writes it, unless that would be read as another letter: A and R beside a letter AR."""
    text = scheme.write(letters)
    return text if scheme.parse(text) == letters else "/".join(letters)


def _accepted(one: Acceptance) -> Plain:
    return _said(
        code=one.code,
        rows=list(one.rows),
        seats=list(one.seats),
        people=list(one.people),
        reason=one.reason,
        until=one.until,
    )
