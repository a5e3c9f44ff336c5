"""Files that were damaged at random are read or refused in words; nothing else ever comes of them.

``REMIT_FUZZ=5000`` tries more of them; each is known by its number.
"""

from __future__ import annotations

import io
import os
import random
import zipfile
from collections.abc import Callable

import pytest

from roles.definitions.reading import shipped_catalogue
from teams.exchange.incoming.any_file import propose_file, read_file
from teams.exchange.incoming.people import read_people
from teams.exchange.sheets.corrections import Corrections, Layout, Use
from teams.exchange.sheets.grid import UnreadableFile
from teams.exchange.writing.as_csv import write_csv
from teams.matrix.model import Matrix, Person, Team
from tests.exchange.document.examples import CHECKOUT, TODAY, read
from tests.exchange.sheets.test_hostile_files import OLD_BOOK, cell, ods, row
from tests.exchange.sheets.test_layouts import MARKDOWN, book

FILES = int(os.environ.get("REMIT_FUZZ", "300"))
CATALOGUE = shipped_catalogue()
BASE = Matrix(Team("", "New"), TODAY, people=(Person("ana", "Ana Díaz"),))
ROWS: list[list[object]] = [
    ["Who does what"],
    ["Task", "PM", "PO (Ana Díaz)", "Dev"],
    ["Vision", "A/R", "C", "x"],
    ["Backlog", "R", "Q", "I (late)"],
    ["R = Responsible"],
]
PAGE = "<h1>Plan</h1><table>" + "".join(
    "<tr>" + "".join(f"<td rowspan=1 colspan='1'>{text}" for text in line) for line in ROWS
)
SEEDS: dict[str, bytes] = {
    "a.xlsx": book(Plan=ROWS, More=ROWS),
    "a.ods": ods("".join(row(*(cell(str(text)) for text in line)) for line in ROWS)),
    "a.xls": OLD_BOOK,
    "a.csv": "\n".join(",".join(map(str, line)) for line in ROWS).encode(),
    "b.csv": write_csv(read(CHECKOUT).matrix, CATALOGUE),
    "c.csv": "Task,R,A,C\nVision,Ana & Bo,Ana,\nBacklog,Bo,Ana,Chi\n".encode("utf-16"),
    "d.csv": b"Task;Role;Letter\nVision;PM;A\nVision;PO;R\nPlan;PM;C\n",
    "a.md": MARKDOWN.encode(),
    "a.html": PAGE.encode(),
    "a.yaml": CHECKOUT.encode(),
    "": PAGE.encode(),
}
PIECES = (
    b"\0", b"\xff\xfe", b"<table>", b"</td>", b"|---|", b"\n\n", b",,,,", b'"', b"R", b"A/R,Q", b"\xf0\x9f\x92\xa5",
    b"<!DOCTYPE x>", b"\xe2\x80\xae", b"&#0;", b"9" * 30, b"{", b"- ", b"remit: 1\n", b"=1+1", b"\r", b"PK\x03\x04",
)  # fmt: skip


def damaged(random_: random.Random, data: bytes) -> bytes:
    found = bytearray(data)
    for _ in range(random_.choice([1, 1, 2, 4, 16])):
        at = random_.randrange(len(found) + 1)
        to = min(len(found), at + random_.choice([0, 1, 2, 8, 64, 512]))
        kind = random_.randrange(5)
        if kind == 0:
            del found[at:to]
        elif kind == 1:
            found[at:at] = random_.choice(PIECES)
        elif kind == 2:
            found[at:to] = random_.randbytes(to - at)
        elif kind == 3:
            found[at:at] = found[at:to] * random_.choice([1, 3, 20])
        else:
            del found[at:]
        if not found:
            break
    return bytes(found)


def damaged_inside(random_: random.Random, data: bytes) -> bytes:
    """One part of a packed file is damaged, and the packing whole."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        chosen = random_.choice(old.namelist())
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, damaged(random_, content) if name == chosen else content)
    return file.getvalue()


def corrected(random_: random.Random) -> Corrections:
    some: Callable[[object], object] = lambda one: one if random_.random() < 0.3 else None  # noqa: E731
    return Corrections(
        header=random_.choice([None, None, 1, 2, 3, 10]),
        range=random_.choice(["", "", "A1:C3", "B2:Z99"]),
        layout=random_.choice([None, None, *Layout]),
        scheme=random_.choice([None, "raci", "rapid"]),
        columns={"B": random_.choice(list(Use))} if some(True) else {},
        texts={"Q": "C", "x": ""} if some(True) else {},
    )


@pytest.mark.parametrize("name", SEEDS)
def test_damaged_files_are_read_or_refused_in_words(name: str) -> None:
    refusals: list[str] = []
    for number in range(FILES // len(SEEDS)):
        random_ = random.Random(f"{name} {number}")
        change = damaged
        if name in ("a.xlsx", "a.ods") and random_.random() < 0.7:
            change = damaged_inside
        data = change(random_, SEEDS[name])
        said = corrected(random_) if random_.random() < 0.4 else Corrections()
        for attempt in (_propose, _read_people):
            try:
                attempt(data, name, said)
            except UnreadableFile as refusal:
                refusals.append(str(refusal))
    assert all(len(refusal) > 15 for refusal in refusals)


def _propose(data: bytes, name: str, said: Corrections) -> None:
    propose_file(read_file(data, name, CATALOGUE, TODAY, said), CATALOGUE, BASE, said)


def _read_people(data: bytes, name: str, _: Corrections) -> None:
    read_people(data, name or "a.csv", CATALOGUE)
