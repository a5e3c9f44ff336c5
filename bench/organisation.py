"""`make bench-organisation`: all rules over a whole organisation, beside DuckDB counting four of them on the same rows."""

from __future__ import annotations

import io
import resource
import sys
import time

import duckdb
import pyarrow.csv
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from organisations.models import Organisation, User
from organisations.scope import each_organisation, organisation_scope
from teams.analysing import analyse_organisation
from teams.models import StoredFinding, Team

BUDGET = 10
MOST_MEGABYTES = 1024
TABLES = {
    "cells": "SELECT team_id, row_id, seat_id, letters FROM teams_cell",
    "rows": "SELECT id, team_id FROM teams_row",
    "seats": "SELECT id, team_id, person_id FROM teams_seat",
}
FOUR_RULES = {
    "GAP101": """SELECT count(*) FROM (SELECT row_id FROM cells GROUP BY row_id
                 HAVING NOT bool_or(contains(letters, 'A')))""",
    "GAP102": """SELECT count(*) FROM (SELECT row_id FROM cells GROUP BY row_id
                 HAVING NOT bool_or(contains(letters, 'R')))""",
    "OVL201": """SELECT count(*) FROM (SELECT row_id FROM cells JOIN seats ON seats.id = seat_id
                 WHERE contains(letters, 'A') GROUP BY row_id
                 HAVING count(DISTINCT coalesce(person_id, -seats.id)) > 1)""",
    "LOD601": """SELECT count(*) FROM (SELECT person_id FROM cells JOIN seats ON seats.id = seat_id
                 WHERE contains(letters, 'A') GROUP BY person_id
                 HAVING count(DISTINCT row_id) > 60)""",
}


def measure(people: int, teams: int) -> int:
    """Prints what it took; 1 where the budget is missed. In an empty database."""
    call_command("migrate", verbosity=0)
    call_command("load_catalogue", verbosity=0)
    User.objects.create_user("ana@example.org", "unused", name="Ana Díaz")
    call_command("generate_organisation", people=people, teams=teams)
    [organisation] = each_organisation()
    letters, floor = _floor(organisation)
    _forget(organisation)
    start = time.perf_counter()
    analyse_organisation(organisation, today=timezone.localdate())
    seconds = time.perf_counter() - start
    again = time.perf_counter()
    analyse_organisation(organisation, today=timezone.localdate())
    again = time.perf_counter() - again
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    ratio = seconds / floor
    print(
        f"{teams} teams, {letters:,} letters: floor {floor:.2f} s, all rules {seconds:.2f} s = {ratio:.1f} x "
        f"(budget {BUDGET} x), again {again:.2f} s, {megabytes:.0f} MB of memory (budget {MOST_MEGABYTES})"
    )
    return 0 if ratio <= BUDGET and megabytes <= MOST_MEGABYTES else 1


def _floor(organisation: Organisation) -> tuple[int, float]:
    """Letters, and the seconds to COPY the rows into Arrow and to count four rules with DuckDB."""
    start = time.perf_counter()
    with organisation_scope(organisation), connection.cursor() as cursor:
        tables = {name: _copied(cursor, query) for name, query in TABLES.items()}
    database = duckdb.connect()
    for name, table in tables.items():
        database.register(name, table)
    counted = {code: database.sql(query).fetchall()[0][0] for code, query in FOUR_RULES.items()}
    seconds = time.perf_counter() - start
    print(f"DuckDB counted {counted}", file=sys.stderr)
    return tables["cells"].num_rows, seconds


def _copied(cursor: object, query: str) -> pyarrow.Table:
    content = io.BytesIO()
    with cursor.copy(f"COPY ({query}) TO STDOUT (FORMAT csv, HEADER)") as copy:  # type: ignore[attr-defined]
        for block in copy:
            content.write(block)
    content.seek(0)
    return pyarrow.csv.read_csv(content)


def _forget(organisation: Organisation) -> None:
    """As if no team had ever been checked."""
    with organisation_scope(organisation):
        StoredFinding.objects.all().delete()
        Team.objects.update(checked_context="", summary={})
