"""A file is opened by a process that has nothing, may do next to nothing, and is not believed."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

import pytest

from teams.exchange.apart import asking
from teams.exchange.apart.asking import open_apart, run
from teams.exchange.apart.bounds import USUAL, Bounds
from teams.exchange.incoming.contents import contents_from_json, contents_to_json
from teams.exchange.incoming.opening import open_contents
from teams.exchange.sheets.grid import UnreadableFile
from tests.exchange.incoming.test_fuzz import SEEDS

ENCODED = {
    "latin.csv": "Aufgabe;PM\nÜbergabe prüfen;A\n".encode("cp1252"),
    "russian.csv": "Задача;ПМ\nПланирование спринта и показ результата;A\n".encode("cp1251"),
    "japanese.csv": "作業;担当者\n計画を立てて全員に知らせる;A\n".encode("shift_jis"),
    "wide.txt": "Task\tPM\nPlan\tA\n".encode("utf-16"),
    "bare.txt": "Task\tPM\nPlan\tA\n".encode("utf-16-le"),
    "widest.csv": "Task,PM\nPlän,A\n".encode("utf-32"),
    "signed.csv": "Task,PM\nPlän,A\n".encode("utf-8-sig"),
    "a.json": b'{"remit": 1, "team": {"name": "\\ud800 x"}, "seats": [], "rows": [], "team": 1e999}',
}


@pytest.mark.parametrize("name", [*SEEDS, *ENCODED])
def test_what_is_opened_apart_is_what_is_opened_here(name: str) -> None:
    """Also what has to load a part of Python late, which the process cannot do once it is bound."""
    data = {**SEEDS, **ENCODED}[name]
    here = open_contents(data, name)
    assert open_apart(data, name) == here
    assert contents_from_json(contents_to_json(here)) == here


def test_a_refusal_comes_back_in_its_words() -> None:
    with pytest.raises(UnreadableFile, match=r"“\.docx” cannot be read"):
        open_apart(b"x", "a.docx")


def test_a_file_that_takes_too_long_is_refused() -> None:
    with pytest.raises(UnreadableFile, match=r"takes more than 0\.05 seconds"):
        open_apart(SEEDS["a.csv"], "a.csv", bounds=Bounds(wall=0.05))


def test_a_file_that_counts_for_too_long_is_refused() -> None:
    began = time.monotonic()
    with pytest.raises(UnreadableFile, match="takes more than 1 seconds"):
        _says("while True: pass", Bounds(cpu=1, wall=20))
    assert time.monotonic() - began < 15


def test_a_file_that_needs_too_much_memory_is_refused() -> None:
    data = b"some text,some other text\n" * 700_000
    with pytest.raises(UnreadableFile, match="needs more than 120 MB"):
        open_apart(data, "a.csv", bounds=Bounds(memory=120_000_000))


def test_a_file_that_says_too_much_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="needs more than"):
        open_apart(b"Task,PM\nPlan,A\n" * 400, "a.csv", bounds=Bounds(answer=2_000))


BINDS = "import json, os, sys; sys.path.insert(0, sys.argv[1]); from teams.exchange.apart.answering import _bind, Bounds;"


def _says(program: str, bounds: Bounds = USUAL) -> bytes:
    """What a program says that binds itself as the one does that opens files."""
    numbers = f"_bind(Bounds(memory={bounds.memory}, cpu={bounds.cpu}))"
    return run(f"{BINDS} {numbers}\n{program}", b"", bounds)


@pytest.mark.parametrize(
    "program",
    [
        "import os; os.kill(os.getpid(), 9)",
        "import ctypes; ctypes.string_at(0)",
        "raise SystemExit(3)",
        "print('surprise')",
        "print('read'); print('{\"grids\": [[\"a\", false, [], [[1]]]]}')",
        "print('read'); print('[' * 100000)",
    ],
)
def test_a_process_that_is_killed_or_says_nonsense_is_told_in_words(
    program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "PROGRAM", program)
    with pytest.raises(UnreadableFile, match="could not be opened"):
        open_apart(b"Task,PM\n", "a.csv")


def test_a_process_that_never_stops_talking_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "PROGRAM", "import sys\nwhile True: sys.stdout.write('x' * 9999)")
    with pytest.raises(UnreadableFile):
        open_apart(b"Task,PM\n", "a.csv", bounds=Bounds(answer=1_000_000))


def test_it_gets_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://remit:secret@db/remit")
    monkeypatch.setenv("SECRET_KEY", "secret")
    said = json.loads(
        _says("print(json.dumps([dict(os.environ), os.getcwd(), list(sys.modules)]))")
    )
    environment, folder, modules = said
    assert set(environment) <= {"LC_CTYPE"}  # Python sets it for itself
    assert folder == "/"
    assert not {"django", "psycopg", "teams.models", "config"} & set(modules)


@pytest.mark.parametrize(
    "attempt",
    [
        "open('/etc/passwd')",
        "open('/tmp/remit-was-here', 'w')",
        "open(f'/proc/{os.getppid()}/environ')",
        "os.listdir('/')",
        "__import__('socket').socket()",
        "os.pipe()",
    ],
)
def test_it_can_open_nothing(attempt: str) -> None:
    program = f"try: {attempt}\nexcept (OSError, ImportError): print('kept')"
    assert _says(program) == b"kept\n"


def test_no_more_than_a_few_are_opened_at_once() -> None:
    turns: list[Callable[[], None]] = []
    for _ in range(asking.AT_ONCE):
        asking._turns.acquire()
        turns.append(asking._turns.release)
    try:
        with pytest.raises(UnreadableFile, match="Other files are being opened"):
            open_apart(b"Task,PM\n", "a.csv", bounds=Bounds(wall=0.01))
    finally:
        for give_back in turns:
            give_back()


def test_it_runs_the_python_of_the_server() -> None:
    assert _says("print(sys.executable)").decode().strip() == sys.executable
