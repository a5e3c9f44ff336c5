"""Findings and facts as exports say them: with names instead of keys."""

from __future__ import annotations

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


def finding_line(finding: Finding, matrix: Matrix, catalogue: Catalogue) -> tuple[str, ...]:
    rows, seats, people = matrix.row_by_key, matrix.seat_by_key, matrix.person_by_key
    return (
        finding.severity.value.capitalize(),
        finding.code,
        finding.message,
        finding.hint,
        "; ".join(
            row_facts(rows[key], catalogue).name if key in rows else key for key in finding.rows
        ),
        "; ".join(
            seat_name(seats[key], catalogue) if key in seats else key for key in finding.seats
        ),
        "; ".join(people[key].name if key in people else key for key in finding.people),
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
