import os
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import psycopg
from django.db import connection
from psycopg import sql

from config.backup.archive import CONTENTS, FORMAT, BackupError, Contents, Table, secret_files
from config.backup.row_security import lift

_SECONDS_FOR_LOCKS = 30
_TABLES = """
SELECT c.relname, array_agg(a.attname::text ORDER BY a.attnum)
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
  AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
GROUP BY c.relname ORDER BY c.relname
"""
_SEQUENCES = """
SELECT sequencename, last_value FROM pg_sequences
WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY sequencename
"""


def back_up(path: Path) -> Contents:
    """Everything as it is at one moment. Pages wait for as long as it takes."""
    if path.exists():
        raise BackupError(f"{path} is there already: choose another FILE, or move it away.")
    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        with (
            os.fdopen(os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b") as f,
            zipfile.ZipFile(f, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive,
        ):
            contents = _write(archive)
        unfinished.replace(path)
    except OSError as error:
        raise BackupError(f"Cannot write {path}: {error.strerror}.") from error
    finally:
        unfinished.unlink(missing_ok=True)
    return contents


def _write(archive: zipfile.ZipFile) -> Contents:
    connection.ensure_connection()
    database: psycopg.Connection = connection.connection
    database.autocommit = False
    try:
        database.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        database.execute(f"SET LOCAL lock_timeout = '{_SECONDS_FOR_LOCKS}s'")
        lift(database)
        contents = Contents(
            format=FORMAT,
            made=datetime.now(UTC).isoformat(timespec="seconds"),
            server=database.execute("SHOW server_version").fetchone()[0],  # type: ignore[index]
            migrations=database.execute(
                "SELECT app, name FROM django_migrations ORDER BY id"
            ).fetchall(),
            tables=[
                _write_table(archive, database, name, columns)
                for name, columns in database.execute(_TABLES).fetchall()
            ],
            sequences=dict(database.execute(_SEQUENCES).fetchall()),
        )
    except psycopg.errors.LockNotAvailable:
        raise BackupError(
            f"Some table stayed busy for {_SECONDS_FOR_LOCKS} seconds; try again later."
        ) from None
    finally:
        database.rollback()
        connection.close()
    archive.writestr(CONTENTS, contents.model_dump_json(indent=1))
    for name, file in secret_files().items():
        if file.exists():
            archive.write(file, name)
    return contents


def _write_table(
    archive: zipfile.ZipFile, database: psycopg.Connection, name: str, columns: list[str]
) -> Table:
    table = Table(name=name, columns=columns, rows=0)
    query = sql.SQL("COPY {} ({}) TO STDOUT").format(
        sql.Identifier(name), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with (
        archive.open(table.file, "w", force_zip64=True) as file,
        database.cursor() as cursor,
    ):
        with cursor.copy(query) as rows:
            for block in rows:
                file.write(block)
        return table.model_copy(update={"rows": cursor.rowcount})
