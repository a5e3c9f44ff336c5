"""What is stored of teams' matrices, as plain lists in one statement for any number of teams.

Through the models it would be three queries a team, and building them would cost more than running all the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection

SEAT = ("id", "key", "role", "allocation", "focus", "since", "until", "name")
PERSON = ("key", "name", "capacity", "skills")
ROW = (
    "id", "key", "responsibility", "name", "area", "horizon", "level", "stakeholder", "shared", "checks",
    "description", "links", "notes",
)  # fmt: skip


def _columns(table: str, names: Iterable[str]) -> str:
    return ", ".join(f"{table}.{name}" for name in names)


_ALL = f"""
SELECT team.id,
  (SELECT json_agg(json_build_array({_columns("seat", SEAT)}, {_columns("person", PERSON)})
                   ORDER BY seat.position, seat.id)
   FROM teams_seat AS seat LEFT JOIN teams_person AS person ON person.id = seat.person_id
   WHERE seat.team_id = team.id),
  (SELECT json_agg(json_build_array({_columns("one", ROW)}) ORDER BY one.position, one.id)
   FROM teams_row AS one WHERE one.team_id = team.id),
  (SELECT json_agg(json_build_array(cell.row_id, cell.seat_id, cell.letters))
   FROM teams_cell AS cell WHERE cell.team_id = team.id)
FROM teams_team AS team WHERE team.organisation_id = %s AND team.id = ANY(%s)
"""  # noqa: S608 - the names of columns above  # nosec B608


@dataclass(frozen=True, slots=True)
class Stored:
    """One team's matrix in the order of its seats and rows: the columns of SEAT and PERSON, of ROW, and (row, seat, letters)."""

    team: int
    seats: list[list[Any]]
    rows: list[list[Any]]
    cells: list[tuple[int, int, str]]


def stored_matrices(organisation: int, teams: list[int]) -> Iterator[Stored]:
    """What is stored of these teams, if they are the organisation's. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_ALL, [organisation, teams])
        for team, seats, rows, cells in cursor:
            yield Stored(team, seats or [], rows or [], cells or [])
