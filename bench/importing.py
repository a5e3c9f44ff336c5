"""How long a large sheet takes from its bytes to a proposal."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from datetime import date
from itertools import cycle, islice

import xlsxwriter

from bench.line import Line
from roles.definitions.reading import shipped_catalogue
from teams.exchange.apart.asking import open_apart
from teams.exchange.incoming.any_file import propose_file, read_contents
from teams.exchange.sheets.building import many_values
from teams.exchange.sheets.grid import UnreadableFile
from teams.exchange.sheets.proposal import new_team
from teams.exchange.sheets.reading import SheetReading

ROWS, SEATS = 5_000, 60
BUDGET = 3.0
"""Seconds."""
_LETTERS = ("R", "", "A", "C", "I", "A/R", "R, C")


def measure_importing() -> Iterator[Line]:
    """From the bytes to a proposal: the time on the clock, since another process opens the file."""
    catalogue = shipped_catalogue()
    files = (("a.xlsx", _book()), ("a.csv", _csv()), ("a.md", _markdown()), ("a.html", _page()))
    for name, data in files:
        start = time.perf_counter()
        with many_values():
            reading = read_contents(open_apart(data, name), name, catalogue, date(2026, 1, 1))
            assert isinstance(reading, SheetReading)
            base = new_team("Large", date(2026, 1, 1), reading)
            proposal = propose_file(reading, catalogue, base)
        took = time.perf_counter() - start
        assert len(proposal.matrix.rows) == ROWS
        what = f"{name[2:]} of {ROWS:,} × {SEATS} read and proposed"
        yield Line(what, took, "s", BUDGET)
    yield _refused()


def _refused() -> Line:
    """The largest page that may be sent, with more cells than are read."""
    row = "<tr><td>Do the thing</td>" + "<td>R</td><td>A</td><td class='x'>C</td>" * 20 + "</tr>\n"
    page = ("<table>" + row * (19_900_000 // len(row))).encode()
    start = time.perf_counter()
    try:
        open_apart(page, "a.html")
    except UnreadableFile:
        return Line("html of 20 MB refused", time.perf_counter() - start, "s", 1)
    raise AssertionError("A page with too many cells was read.")


def _rows() -> Iterator[list[str]]:
    yield ["Task", *(f"Team {number}" for number in range(SEATS))]
    letters = cycle(_LETTERS)
    for number in range(ROWS):
        yield [f"Do the thing number {number} of the backlog", *islice(letters, SEATS)]


def _book() -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Plan")
        for at, row in enumerate(_rows()):
            sheet.write_row(at, 0, row)
    return file.getvalue()


def _csv() -> bytes:
    return "\n".join(",".join(f'"{text}"' for text in row) for row in _rows()).encode()


def _markdown() -> bytes:
    lines = ["| " + " | ".join(row) + " |" for row in _rows()]
    return "\n".join([lines[0], "|---" * (SEATS + 1) + "|", *lines[1:]]).encode()


def _page() -> bytes:
    rows = ("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>\n" for row in _rows())
    return ("<h1>Plan</h1><table>" + "".join(rows) + "</table>").encode()
