"""Findings and facts as exports say them: with names instead of keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from roles.definitions.model import Catalogue
from teams.analysis.finding import Finding
from teams.matrix.model import Matrix, row_facts, seat_name

FINDING_HEADERS = (
    "Severity",
    "Code",
    "Finding",
    "What to do",
    "Rows",
    "Seats",
    "People",
    "Fingerprint",
)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True)
class Names:
    """What rows, seats and people are called, by key: looked up once for all findings."""

    rows: Mapping[str, str]
    seats: Mapping[str, str]
    people: Mapping[str, str]


def names_of(matrix: Matrix, catalogue: Catalogue) -> Names:
    return Names(
        {row.key: row_facts(row, catalogue).name for row in matrix.rows},
        {seat.key: seat_name(seat, catalogue) for seat in matrix.seats},
        {person.key: person.name for person in matrix.people},
    )


def finding_line(finding: Finding, names: Names) -> tuple[str, ...]:
    return (
        finding.severity.value.capitalize(),
        finding.code,
        finding.message,
        finding.hint,
        "; ".join(names.rows.get(key, key) for key in finding.rows),
        "; ".join(names.seats.get(key, key) for key in finding.seats),
        "; ".join(names.people.get(key, key) for key in finding.people),
        finding.fingerprint,
    )


def facts_of(matrix: Matrix, revision: int | None, today: date) -> list[tuple[str, str]]:
    """What a reader has to know of the team, and of when this was true; facts that nobody gave are left out."""
    team, organisation = matrix.team, matrix.organisation
    facts = [
        ("Organisation", organisation.name),
        ("Team", team.name),
        ("Team key", team.key),
        ("Method", _words(team.method)),
        ("Complexity", _words(team.complexity)),
        ("Works with data", {True: "yes", False: "no", None: ""}[team.data]),
        ("Letters", matrix.scheme.name),
        ("Reviewed", team.reviewed.isoformat() if team.reviewed else ""),
        ("Rows", str(len(matrix.rows))),
        ("Seats", str(len(matrix.seats))),
        ("Date", today.isoformat()),
        ("Revision", "" if revision is None else str(revision)),
        ("Written by", "Remit"),
    ]
    return [(what, value) for what, value in facts if value]


def long_day(day: date) -> str:
    """“2 March 2026”."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _words(value: str | None) -> str:
    return value.replace("-", " ").capitalize() if value else ""
