import os
import zipfile
from pathlib import Path

import psycopg
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from psycopg import sql
from pydantic import ValidationError

from config.backup.archive import CONTENTS, FORMAT, BackupError, Contents, Table, secret_files
from config.backup.row_security import force as force_row_security
from config.backup.row_security import lift

# What the database held stands here until the restored rows are all in.
_BEFORE = "remit_before_restore"
_BLOCK = 1 << 20


def restore(path: Path, *, force: bool, keep_secrets: bool) -> Contents:
    """The installation of the backup takes the place of this one, or all stays as it was."""
    with _opened(path) as archive:
        contents = _contents_of(archive, path)
        _check_migrations_are_known(contents)
        _refuse_while_used()
        _undo_interrupted()
        if not force and _holds_users():
            raise BackupError(
                "This database is in use: it holds users, and a restore replaces everything. "
                "To do so: FORCE=1 make restore FILE=…"
            )
        _run(f"ALTER SCHEMA public RENAME TO {_BEFORE}", "CREATE SCHEMA public")
        try:
            _fill(archive, contents)
        except BaseException:
            _undo_interrupted()
            raise
        _run(f"DROP SCHEMA {_BEFORE} CASCADE")
        if not keep_secrets:
            _put_back_secrets(archive)
    return contents


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except OSError as error:
        raise BackupError(f"Cannot read {path}: {error.strerror}.") from error
    except zipfile.BadZipFile:
        raise BackupError(f"{path} is not a backup that Remit made, or is cut off.") from None


def _contents_of(archive: zipfile.ZipFile, path: Path) -> Contents:
    try:
        if damaged := archive.testzip():
            raise BackupError(f"{path} is damaged in {damaged}; take another backup.")
        contents = Contents.model_validate_json(archive.read(CONTENTS))
    except (KeyError, ValidationError, zipfile.BadZipFile) as error:
        raise BackupError(f"{path} is not a backup that this Remit can read.") from error
    if contents.format != FORMAT:
        raise BackupError(f"{path} has format {contents.format}; this Remit reads {FORMAT}.")
    return contents


def _check_migrations_are_known(contents: Contents) -> None:
    known = MigrationExecutor(connection).loader.graph.nodes
    unknown = [f"{app}.{name}" for app, name in contents.migrations if (app, name) not in known]
    if unknown:
        raise BackupError(
            f"The backup comes from a newer Remit: it knows {', '.join(unknown)}, this one does "
            "not. Restore it with that Remit, or a newer one."
        )


def _refuse_while_used() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
        (others,) = cursor.fetchone()
    if others:
        raise BackupError(
            f"{others} other connections use this database. End every Remit that runs on it, "
            "and restore then."
        )


def _undo_interrupted() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT FROM pg_namespace WHERE nspname = %s", [_BEFORE])
        if not cursor.rowcount:
            return
    _run("DROP SCHEMA IF EXISTS public CASCADE", f"ALTER SCHEMA {_BEFORE} RENAME TO public")


def _holds_users() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('public.organisations_user') IS NOT NULL")
        if not cursor.fetchone()[0]:
            return False
        cursor.execute("SELECT EXISTS (SELECT FROM public.organisations_user)")
        return bool(cursor.fetchone()[0])


def _run(*statements: str) -> None:
    """In one transaction, on a connection that then forgets what it knew of the tables."""
    connection.close()
    connection.ensure_connection()
    database: psycopg.Connection = connection.connection
    try:
        with database.transaction():
            for statement in statements:
                database.execute(statement)  # type: ignore[call-overload]
    except psycopg.errors.InsufficientPrivilege as error:
        raise BackupError(
            f"{str(error).strip()}: the role must own its database "
            "(ALTER DATABASE … OWNER TO …, as a superuser)."
        ) from error
    finally:
        connection.close()


def _fill(archive: zipfile.ZipFile, contents: Contents) -> None:
    """Tables as they were then, their rows, and then the way to the tables of today."""
    try:
        _make_tables(contents)
        _load(archive, contents)
        call_command("migrate", interactive=False, verbosity=0)
    except (Error, psycopg.Error, CommandError) as error:
        raise BackupError(f"The backup does not fit: {str(error).strip()}") from error
    finally:
        connection.close()


def _make_tables(contents: Contents) -> None:
    executor = MigrationExecutor(connection)
    wanted = {(app, name) for app, name in contents.migrations}
    plan = [
        (migration, False)
        for migration, backwards in executor.migration_plan(executor.loader.graph.leaf_nodes())
        if (migration.app_label, migration.name) in wanted and not backwards
    ]
    executor.recorder.ensure_schema()
    executor.migrate(targets=None, plan=plan)


def _load(archive: zipfile.ZipFile, contents: Contents) -> None:
    connection.close()
    connection.ensure_connection()
    database: psycopg.Connection = connection.connection
    with database.transaction():
        forced = lift(database)
        for table in contents.tables:
            # Migrations write rows too: the backup's come instead.
            database.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table.name)))
        for table in contents.tables:
            _load_table(archive, database, table)
        for sequence, value in contents.sequences.items():
            database.execute("SELECT setval(quote_ident(%s)::regclass, %s)", [sequence, value])
        database.execute("SET CONSTRAINTS ALL IMMEDIATE")
        force_row_security(database, forced)


def _load_table(archive: zipfile.ZipFile, database: psycopg.Connection, table: Table) -> None:
    query = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table.name), sql.SQL(", ").join(map(sql.Identifier, table.columns))
    )
    with database.cursor() as cursor, archive.open(table.file) as file:
        with cursor.copy(query) as rows:
            while block := file.read(_BLOCK):
                rows.write(block)
        if cursor.rowcount != table.rows:
            raise BackupError(f"{table.name}: {cursor.rowcount} rows instead of {table.rows}.")


def _put_back_secrets(archive: zipfile.ZipFile) -> None:
    for name, file in secret_files().items():
        if name in archive.namelist():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.unlink(missing_ok=True)
            with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as new:
                new.write(archive.read(name))
