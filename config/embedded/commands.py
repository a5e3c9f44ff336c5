"""manage.py's commands find the embedded server running, or run it for as long as they last."""

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager

import psycopg
from django.conf import settings

from config.embedded.errors import EmbeddedError
from config.embedded.lock import Taken
from config.embedded.place import Place, place_for
from config.embedded.server import Server

_WITHOUT_DATABASE = frozenset({"help", "version", "collectstatic", "check", "diffsettings"})
_ALONE = frozenset({"restore"})
_SECONDS_TO_COME_UP = 30.0


@contextmanager
def database_for_command(arguments: Sequence[str]) -> Iterator[None]:
    command = arguments[1] if len(arguments) > 1 else "help"
    if command in _WITHOUT_DATABASE or os.environ.get("DATABASE_URL"):
        yield
        return
    place = place_for(settings.REMIT_DATA)
    with Server(place) if command in _ALONE else running(place):
        yield


@contextmanager
def running(place: Place) -> Iterator[None]:
    """Joins the server that another process runs, or runs it."""
    server = Server(place)
    with ExitStack() as stack:
        try:
            stack.enter_context(server)
        except Taken as taken:
            _wait_for_other(place, taken)
        yield


def _wait_for_other(place: Place, taken: EmbeddedError) -> None:
    deadline = time.monotonic() + _SECONDS_TO_COME_UP
    while time.monotonic() < deadline:
        try:
            psycopg.connect(place.url).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise taken
