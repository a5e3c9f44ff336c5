"""A PostgreSQL for the tests, and a browser."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.db import connection

from config.embedded import Server, place_for

# Playwright's synchronous API keeps an event loop in the thread of the tests.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

pytest_plugins = ["tests.cast"]

# Speed is measured in the benchmarks; a busy machine must not fail a law.
hypothesis.settings.register_profile("remit", deadline=None)
hypothesis.settings.load_profile("remit")

ROOT = Path(__file__).resolve().parent.parent
MATRICES = ROOT.parent / "shared" / "matrices"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

_server = pytest.StashKey[tuple[Server, tempfile.TemporaryDirectory[str]]]()


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Once a run, before Django is set up; workers of xdist get the address by environment."""
    if os.environ.get("DATABASE_URL"):
        return
    scratch = tempfile.TemporaryDirectory(prefix="remit-tests-")
    Path(scratch.name).chmod(0o755)
    server = Server(place_for(Path(scratch.name)), durable=False)
    server.__enter__()
    config.stash[_server] = (server, scratch)
    os.environ["DATABASE_URL"] = server.place.url
    settings.DATABASES["default"].update(server.place.django_settings)


def pytest_unconfigure(config: pytest.Config) -> None:
    if _server in config.stash:
        server, scratch = config.stash[_server]
        server.stop()
        scratch.cleanup()
        del os.environ["DATABASE_URL"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if (ROOT / "tests" / "browser") in item.path.parents:
            item.add_marker("browser")
        if "browser" in item.keywords and CHROMIUM is None:
            item.add_marker(pytest.mark.skip(reason="no chromium on this machine"))
        if "real_data" in item.keywords and not MATRICES.is_dir():
            item.add_marker(pytest.mark.skip(reason=f"{MATRICES} is not there"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {
        **browser_type_launch_args,
        "executable_path": CHROMIUM,
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
        ],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {
        **browser_context_args,
        "viewport": {"width": 1440, "height": 900},
        "locale": "en-GB",
        "timezone_id": "Europe/Berlin",
        "reduced_motion": "reduce",
    }


# Chromium names each such answer on its console; the page shows what it says.
ANSWERED_IN_WORDS = (
    "409 (Conflict)",
    "413 (Request Entity Too Large)",
    "422 (Unprocessable Entity)",
)
LINE_DOWN = (
    "net::ERR_FAILED",
    "net::ERR_CONNECTION_FAILED",
    "net::ERR_CONNECTION_RESET",
    "net::ERR_CONNECTION_REFUSED",
)


@pytest.fixture
def page(page: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    """Playwright's page; what it complains about on its console fails the test."""
    complaints: list[str] = []
    is_cut = request.node.get_closest_marker("line_down") is not None
    expected = (*ANSWERED_IN_WORDS, *(LINE_DOWN if is_cut else ()))
    page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
    page.on(
        "console",
        lambda message: (
            complaints.append(f"console: {message.text}")
            if message.type in ("error", "warning") and not message.text.endswith(expected)
            else None
        ),
    )
    yield page
    assert not complaints, "\n".join(complaints)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A live server's thread may still hold a connection when its tests are over: the database would not be dropped."""
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    connection.close()


@pytest.fixture(scope="session", autouse=True)
def flush_past_the_log_trigger() -> Iterator[None]:
    """Tests with real commits empty every table afterwards, which the log's trigger refuses."""
    # On the class: beside Playwright's event loop a test has another connection than this fixture.
    operations = type(connection.ops)
    flush = operations.execute_sql_flush

    def flush_untriggered(self: Any, statements: list[str]) -> None:
        logs = ("teams_logentry", "organisations_auditentry")
        off, on = (
            [f"ALTER TABLE {log} {verb} TRIGGER USER" for log in logs]
            for verb in ("DISABLE", "ENABLE")
        )
        flush(self, [*off, *statements, *on])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "execute_sql_flush", flush_untriggered)
        yield
