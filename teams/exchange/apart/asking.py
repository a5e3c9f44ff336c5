"""Having a file opened in a process of its own, and taking nothing that it says on trust."""

from __future__ import annotations

import json
import logging
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from teams.exchange.apart.answering import READ, REFUSED, TOO_MUCH
from teams.exchange.apart.bounds import USUAL, Bounds
from teams.exchange.incoming.contents import Contents, contents_from_json
from teams.exchange.sheets import limits
from teams.exchange.sheets.grid import UnreadableFile

AT_ONCE = 2
"""So many files are opened at the same time by one process of the server; further ones wait."""
LONGEST_REFUSAL = 4_000
PROGRAM = "import sys; sys.path.insert(0, sys.argv[1]); from teams.exchange.apart.answering import main; main()"
_HOME = Path(__file__).resolve().parents[3]
_SMALLER = "Save what matters of it as CSV or as a workbook of its own, and try that."
TOO_LONG = f"This file takes more than {{seconds:g}} seconds to open. {_SMALLER}"
TOO_LARGE = f"This file needs more than {{megabytes:,}} MB of memory to open. {_SMALLER}"
DIED = (
    "This file could not be opened: the process that read it broke off. It may be damaged. Save it again in your"
    " spreadsheet, or as CSV, and try that."
)
BUSY = "Other files are being opened just now. Try again in a minute."

_turns = threading.BoundedSemaphore(AT_ONCE)
_log = logging.getLogger(__name__)


def open_apart(
    data: bytes, filename: str, encoding: str | None = None, bounds: Bounds = USUAL
) -> Contents:
    """What stands in the file. Raises UnreadableFile, also where opening it takes too much."""
    if len(data) > limits.MOST_BYTES:
        raise UnreadableFile(f"The file is larger than {limits.MOST_BYTES // 1_000_000} MB.")
    question = {
        "name": filename,
        "encoding": encoding,
        "memory": bounds.memory,
        "cpu": bounds.cpu,
        "answer": bounds.answer,
    }
    with _turn(bounds.wall):
        answer = run(PROGRAM, json.dumps(question).encode() + b"\n" + data, bounds)
    if answer.startswith(READ):
        try:
            return contents_from_json(answer.removeprefix(READ))
        except ValueError as error:
            _log.exception("The process that opened a file said what is no contents of one.")
            raise UnreadableFile(DIED) from error
    if answer.startswith(REFUSED):
        words = answer.removeprefix(REFUSED)[:LONGEST_REFUSAL]
        raise UnreadableFile(words.decode("utf-8", "replace"))
    if answer.startswith(TOO_MUCH):
        raise UnreadableFile(TOO_LARGE.format(megabytes=bounds.memory // 1_000_000))
    _log.error("The process that opened a file ended without an answer.")
    raise UnreadableFile(DIED)


@contextmanager
def _turn(wall: float) -> Iterator[None]:
    if not _turns.acquire(timeout=wall):
        raise UnreadableFile(BUSY)
    try:
        yield
    finally:
        _turns.release()


def run(program: str, question: bytes, bounds: Bounds) -> bytes:
    """What the program says; it gets no environment, no folder and no file but the question."""
    late = threading.Event()

    def end() -> None:
        late.set()
        child.kill()

    with tempfile.TemporaryFile() as file:
        file.write(question)
        file.seek(0)
        child = subprocess.Popen(
            [sys.executable, "-I", "-c", program, str(_HOME)],
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env={},
        )
    timer = threading.Timer(bounds.wall, end)
    timer.start()
    try:
        with child:
            assert child.stdout is not None
            answer = child.stdout.read(bounds.answer + len(TOO_MUCH) + 1)
            child.kill() if len(answer) > bounds.answer + len(TOO_MUCH) else child.wait()
    finally:
        timer.cancel()
    if late.is_set() or child.returncode == -signal.SIGXCPU:
        raise UnreadableFile(TOO_LONG.format(seconds=bounds.wall if late.is_set() else bounds.cpu))
    if (
        child.returncode == -signal.SIGABRT
    ):  # what is not written in Python gives up so without memory
        return TOO_MUCH
    if child.returncode:
        _log.error("The process that opened a file ended with %d.", child.returncode)
        raise UnreadableFile(DIED)
    return answer
