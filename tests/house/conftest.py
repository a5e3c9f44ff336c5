import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from config.embedded import Place, place_for

ROOT = Path(__file__).resolve().parent.parent.parent

# A supervisor in a process of its own, as `make run` is one.
_SUPERVISE = """
import signal, sys, time
from pathlib import Path
from config.embedded import EmbeddedError, Server, place_for

signal.signal(signal.SIGTERM, lambda *_: sys.exit())
try:
    with Server(place_for(Path(sys.argv[1]))) as server:
        print("up", server.child.pid, flush=True)
        while True:
            time.sleep(1)
except EmbeddedError as error:
    sys.exit(str(error))
"""

Supervise = Callable[[], "subprocess.Popen[str]"]
Manage = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def place() -> Iterator[Place]:
    """In /tmp itself: the server's account may not enter pytest's folders."""
    with tempfile.TemporaryDirectory(prefix="remit-house-") as folder:
        Path(folder).chmod(0o755)
        yield place_for(Path(folder))


@pytest.fixture
def supervise(place: Place) -> Iterator[Supervise]:
    started: list[subprocess.Popen[str]] = []

    def start() -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, "-c", _SUPERVISE, str(place.data)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.terminate()
        process.wait(timeout=60)
        for stream in (process.stdout, process.stderr):
            if stream:
                stream.close()


@pytest.fixture
def manage(place: Place) -> Manage:
    """manage.py on the embedded server of that place, or with variables of one's own."""

    def run(*arguments: str, **variables: str) -> "subprocess.CompletedProcess[str]":
        inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=inherited | {"REMIT_DATA": str(place.data)} | variables,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    return run


def postmaster_of(process: "subprocess.Popen[str]") -> int:
    assert process.stdout
    line = process.stdout.readline()
    assert line.startswith("up "), process.stderr.read() if process.stderr else ""
    return int(line.split()[1])


def commit_row(place: Place, number: int) -> None:
    with psycopg.connect(place.url) as database:
        database.execute("CREATE TABLE IF NOT EXISTS kept (number int)")
        database.execute("INSERT INTO kept VALUES (%s)", [number])


def kept_rows(place: Place) -> list[int]:
    with psycopg.connect(place.url) as database:
        return [number for (number,) in database.execute("SELECT number FROM kept ORDER BY 1")]


def wait_for_end(pid: int) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.02)
    raise AssertionError(f"process {pid} still runs")


def kill(process: "subprocess.Popen[str]") -> None:
    process.kill()
    process.wait()
