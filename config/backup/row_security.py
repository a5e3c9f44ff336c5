"""The owner of the tables may lift row-level security from itself, inside one transaction.

The locks keep everybody else out of those tables until its end.
"""

import psycopg
from psycopg import sql


def lift(database: psycopg.Connection) -> list[str]:
    """The tables that were held to it, to be given to `force`, or left to a rollback."""
    tables = [
        name
        for (name,) in database.execute(
            "SELECT relname FROM pg_class WHERE relforcerowsecurity"
            " AND relnamespace = 'public'::regnamespace ORDER BY relname"
        )
    ]
    for table in tables:
        database.execute(
            sql.SQL("ALTER TABLE {} NO FORCE ROW LEVEL SECURITY").format(sql.Identifier(table))
        )
    # Whatever a policy would still hold back is an error, not a row less.
    database.execute("SET LOCAL row_security = off")
    return tables


def force(database: psycopg.Connection, tables: list[str]) -> None:
    for table in tables:
        database.execute(
            sql.SQL("ALTER TABLE {} FORCE ROW LEVEL SECURITY").format(sql.Identifier(table))
        )
