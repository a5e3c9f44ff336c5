"""Matrices drawn as text, and what the rules say about them.

The first line names the seats: ``role: Person 40%``; ``role:`` is vacant, ``role`` alone belongs to a matrix that names
no people. Each further line is a row: a responsibility's key, or a name of its own with facts behind semicolons. Letters
are those of RASCI and are written in the scheme asked for.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

from roles.definitions.model import Horizon, Level, SkillLevel
from roles.definitions.reading import shipped_catalogue
from teams.analysis.engine import analyse, fixes, read
from teams.analysis.finding import Finding, Fix, Severity
from teams.analysis.settings import AS_SHIPPED, Settings
from teams.analysis.together import find_over_teams
from teams.matrix.apply import apply_edits
from teams.matrix.model import Matrix, Organisation, Person, Row, Seat, Team
from teams.matrix.schemes import RACI, RASCI, Scheme

DAY = date(2026, 3, 2)
CATALOGUE = shipped_catalogue()


def drawn(
    text: str, *, scheme: Scheme = RACI, stage: Any = None, size: int | None = None, **facts: Any
) -> Matrix:
    head, *lines = [line for line in text.splitlines() if line.strip()]
    seats = [_seat(cell.strip()) for cell in head.split("|")[1:]]
    names = {seat.person: name for seat, name in seats if seat.person and name}
    keys = [seat.key for seat, _ in seats]
    assert len(set(keys)) == len(keys), "Two seats of one role need names: “product-owner=po2: Bo”."
    rows, cells = [], {}
    for line in lines:
        first, *letters = [cell.strip() for cell in line.split("|")]
        row = _row(first)
        rows.append(row)
        held = {key: _letters(text, scheme) for key, text in zip(keys, letters, strict=True)}
        cells[row.key] = {key: written for key, written in held.items() if written}
    return Matrix(
        Team("checkout", "Checkout", **facts),
        DAY,
        Organisation("acme", "Acme", stage, size),
        scheme,
        tuple(Person(key, name) for key, name in names.items()),
        tuple(seat for seat, _ in seats),
        tuple(rows),
        cells,
    )


def _letters(text: str, scheme: Scheme) -> tuple[str, ...]:
    return scheme.letters_for(RASCI.meanings[letter] for letter in text)


def _seat(text: str) -> tuple[Seat, str]:
    found = re.fullmatch(r"([a-z-]+)(?:=(\w+))?:? *([^\d%]*?) *(?:(\d+)%)?", text)
    assert found, text
    role, key, name, allocation = found.groups()
    person = name.split()[0].lower() if name else None
    return Seat(key or role, role, person, int(allocation) if allocation else None), name


def _row(text: str) -> Row:
    name, *rest = [part.strip() for part in text.split(";")]
    facts: dict[str, Any] = dict(part.split("=") for part in rest)
    for fact, kind in (("horizon", Horizon), ("level", Level)):
        if fact in facts:
            facts[fact] = kind(facts[fact])
    if "shared" in facts:
        facts["shared"] = True
    if name in CATALOGUE.responsibilities:
        return Row(name, responsibility=name, **facts)
    return Row(name.lower().replace(" ", "-"), name=name, **facts)


def findings(matrix: Matrix, code: str) -> list[Finding]:
    return [finding for finding in analyse(matrix, CATALOGUE) if finding.code == code]


def only(matrix: Matrix, code: str) -> Finding:
    """The one finding of this rule."""
    (finding,) = findings(matrix, code)
    return finding


def fixes_of(matrix: Matrix, code: str) -> list[Fix]:
    """What is offered for all findings of a rule."""
    reading = read(matrix, CATALOGUE)
    return [fix for finding in findings(matrix, code) for fix in fixes(reading, finding)]


def fix_labels(matrix: Matrix, code: str) -> list[str]:
    """The labels of the fixes of all findings of a rule; each is applied, and must clear its finding and make no error."""
    reading = read(matrix, CATALOGUE)
    before = analyse(matrix, CATALOGUE)
    labels = []
    for finding in findings(matrix, code):
        for fix in fixes(reading, finding):
            after = analyse(apply_edits(matrix, fix.edits).matrix, CATALOGUE)
            fingerprints = {one.fingerprint for one in after}
            assert finding.fingerprint not in fingerprints, (
                f"“{fix.label}” does not clear {finding.message}"
            )
            known = {one.fingerprint for one in before}
            new = [
                one
                for one in after
                if one.severity is Severity.ERROR and one.fingerprint not in known
            ]
            assert not new, f"“{fix.label}” makes {[one.message for one in new]}"
            labels.append(fix.label)
    return labels


def over_teams(code: str, *teams: Matrix, settings: Settings = AS_SHIPPED) -> list[Finding]:
    """What a rule says of people over all of these teams and of their organisation."""
    readings = [read(team, CATALOGUE, settings) for team in teams]
    return [finding for finding in find_over_teams(readings) if finding.code == code]


def named(matrix: Matrix, name: str) -> Matrix:
    """The same matrix as another team's."""
    return replace(matrix, team=replace(matrix.team, key=name.lower(), name=name))


def skilled(matrix: Matrix, **skills: dict[str, str]) -> Matrix:
    """The matrix with what is recorded of people's skills, by person and skill."""
    return replace(
        matrix,
        people=tuple(
            replace(
                one, skills={skill: SkillLevel(level) for skill, level in skills[one.key].items()}
            )
            if one.key in skills
            else one
            for one in matrix.people
        ),
    )


def with_days(matrix: Matrix, seat: str, **days: date) -> Matrix:
    """The matrix with a seat that begins (``since``) or ends (``until``)."""
    return replace(
        matrix,
        seats=tuple(replace(one, **days) if one.key == seat else one for one in matrix.seats),
    )
