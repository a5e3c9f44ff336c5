"""`make run`: the database, what it must hold, and the web server; and the clean end of them."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from typing import NoReturn

import django
from django.conf import settings

from config.embedded import EmbeddedError, Server, place_for
from config.embedded.server import end_with_parent
from config.environment import SettingError
from config.preparation import (
    CannotPrepare,
    collect_static_files,
    demo_login,
    prepare_database,
)

_STOP_SECONDS = 15
_LOOK_SECONDS = 2


class CannotServe(Exception):
    """The address cannot be listened on."""


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _end)
    try:
        _serve()
    except (EmbeddedError, SettingError, CannotPrepare, CannotServe) as error:
        sys.exit(f"\n{error}")
    except KeyboardInterrupt:
        print("\nRemit has ended.", flush=True)


def _end(number: int, _frame: object) -> NoReturn:
    raise KeyboardInterrupt


def _serve() -> None:
    place = place_for(settings.REMIT_DATA)
    server = Server(place) if settings.REMIT_EMBEDDED else nullcontext()
    with server:
        _check_port_is_free()
        django.setup()
        prepare_database()
        collect_static_files()
        with ExitStack() as stack:
            worker = stack.enter_context(_worker())
            web = stack.enter_context(_web_server())
            _wait_until_it_listens(web)
            _greet()
            while (code := web.poll()) is None:
                time.sleep(_LOOK_SECONDS)
                if worker.poll() is not None:
                    print(f"The worker ended with code {worker.returncode}; another begins.")
                    worker = stack.enter_context(_worker())
    sys.exit(f"The web server ended by itself with code {code}; its last lines above say why.")


def _check_port_is_free() -> None:
    try:
        family, _, _, _, address = socket.getaddrinfo(
            settings.HOST, settings.PORT, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except socket.gaierror:
        raise CannotServe(
            f"HOST={settings.HOST} is not an address of this machine. "
            "127.0.0.1 serves this machine only, 0.0.0.0 every network it is in."
        ) from None
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            raise CannotServe(
                f"Cannot listen on {settings.HOST} port {settings.PORT}: {error.strerror}. "
                "Choose another port, for example `PORT=8123 make run`."
            ) from None


@contextmanager
def _web_server() -> Iterator["subprocess.Popen[bytes]"]:
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "config.wsgi:application"]
    command += ["--host", settings.HOST, "--port", str(settings.PORT), "--no-ws"]
    command += ["--workers", str(settings.WORKERS), "--blocking-threads", "4"]
    command += ["--workers-kill-timeout", "10", "--log-level", "warning"]
    with _child(command) as web:
        yield web


@contextmanager
def _worker() -> Iterator["subprocess.Popen[bytes]"]:
    """Does the jobs that are too long for a request."""
    command = [
        sys.executable,
        "manage.py",
        "procrastinate",
        "worker",
        "--delete-jobs",
        "successful",
    ]
    with _child([*command, "--shutdown-graceful-timeout", "10"]) as worker:
        yield worker


@contextmanager
def _child(command: list[str]) -> Iterator["subprocess.Popen[bytes]"]:
    """A process that ends with this one, gently if it can."""
    child = subprocess.Popen(
        command,
        start_new_session=True,  # Ctrl-C is for us
        preexec_fn=lambda: end_with_parent(signal.SIGTERM),  # noqa: PLW1509 - no lock is taken in it
        cwd=settings.BASE_DIR,
    )
    try:
        yield child
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C ends nothing half-way
        child.terminate()
        try:
            child.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()


def _wait_until_it_listens(web: "subprocess.Popen[bytes]") -> None:
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.HOST, settings.HOST)  # noqa: S104 - asked of this machine  # nosec B104
    while web.poll() is None:
        try:
            socket.create_connection((host, settings.PORT), timeout=1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return


def _greet() -> None:
    host = f"[{settings.HOST}]" if ":" in settings.HOST else settings.HOST
    lines = [f"Remit:    {settings.REMIT_URL or f'http://{host}:{settings.PORT}'}/"]
    if login := demo_login():
        lines.append(f"Sign in:  {login[0]}")
        lines.append(f"Password: {login[1]}")
    lines.append("Ctrl-C ends it.")
    print("\n" + "\n".join(f"  {line}" for line in lines) + "\n", flush=True)


if __name__ == "__main__":
    main()
