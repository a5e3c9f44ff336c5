"""What has to be true of database and files before the first request; quick where it already is."""

import hashlib
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from config.database_role import problems_with

# One process at a time prepares a database; the number only has to be the same for all of them.
_PREPARING = 7_364_648


class CannotPrepare(Exception):
    """The database is not one that Remit can use."""


def prepare_database() -> None:
    if problems := problems_with("default"):
        raise CannotPrepare("\n".join(f"{problem.msg}\n{problem.hint}" for problem in problems))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_PREPARING])
    try:
        _migrate()
        call_command("load_catalogue", stdout=StringIO())
        if settings.REMIT_EMBEDDED or settings.REMIT_DEMO:
            _make_demo()
    finally:
        connection.close()  # and with it the lock goes


def _migrate() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)


def _make_demo() -> None:
    """Into an empty installation only: nobody's users or organisations are mixed with the demo's."""
    if not get_user_model().objects.exists():
        call_command("create_demo", verbosity=0)


def demo_login() -> tuple[str, str] | None:
    """E-mail and password, while the demo's user is there and its password is kept."""
    there = get_user_model().objects.filter(email=settings.REMIT_DEMO_EMAIL).exists()
    connection.close()
    file: Path = settings.REMIT_DEMO_PASSWORD_FILE
    if not there or not file.exists():
        return None
    return settings.REMIT_DEMO_EMAIL, file.read_text().strip()


def collect_static_files() -> None:
    """Compressing them takes seconds, so it is done only when one of them changed."""
    if settings.DEBUG:
        return
    root = Path(settings.STATIC_ROOT)
    stamp = root / ".collected"
    found = _state_of_static_files()
    if not stamp.exists() or stamp.read_text() != found:
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(found)


def _state_of_static_files() -> str:
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            status = Path(storage.path(path)).stat()
            digest.update(f"{path} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()
