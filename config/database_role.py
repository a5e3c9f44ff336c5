"""Row-level security holds for nobody who may switch it off: Remit refuses to connect as such."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Critical
from django.db import Error, connections

OLDEST_MAJOR = 15

_ROLE_SQL = """\
  CREATE ROLE remit LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD 'choose one';
  CREATE DATABASE remit OWNER remit;
What {database} already holds moves with `make backup` and `make restore` (docs/operations.md)."""


def check_database(
    app_configs: Sequence[AppConfig] | None = None,
    databases: Sequence[str] | None = None,
    **_: Any,
) -> list[CheckMessage]:
    """Django's check, run by migrate and by `manage.py check --database default`."""
    return [problem for alias in databases or () for problem in problems_with(alias)]


def problems_with(alias: str) -> list[CheckMessage]:
    connection = connections[alias]
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT rolname, rolsuper, rolbypassrls, current_database(),"
                " current_setting('server_version'), current_setting('server_version_num')::int"
                " FROM pg_roles WHERE rolname = current_user"
            )
            role, is_superuser, bypasses, database, version, number = cursor.fetchone()
    except Error as error:
        return [_unreachable(error)]
    problems: list[CheckMessage] = []
    if is_superuser or bypasses:
        problems.append(_wrong_role(role, database, is_superuser=is_superuser))
    if number // 10_000 < OLDEST_MAJOR:
        problems.append(_old_server(version))
    return problems


def _unreachable(error: Error) -> CheckMessage:
    return Critical(
        f"The database does not answer: {str(error).strip()}",
        hint="Is its server up, and is DATABASE_URL right (docs/settings.md)?",
        id="remit.E001",
    )


def _wrong_role(role: str, database: str, *, is_superuser: bool) -> CheckMessage:
    power = "is a superuser" if is_superuser else "has BYPASSRLS"
    return Critical(
        f"The database role {role} {power}: PostgreSQL would not keep organisations apart.",
        hint="Make a role for Remit, as a superuser, and name it in DATABASE_URL:\n"
        + _ROLE_SQL.format(database=database),
        id="remit.E002",
    )


def _old_server(version: str) -> CheckMessage:
    return Critical(
        f"The server is PostgreSQL {version}; Remit needs {OLDEST_MAJOR} or newer.",
        hint="Move the database to a newer server (docs/operations.md).",
        id="remit.E003",
    )
