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
from teams.exchange.incoming.any_file import propose_file, read_file
from teams.exchange.sheets.proposal import new_team
from teams.exchange.sheets.reading import SheetReading

ROWS, SEATS = 5_000, 60
BUDGET = 3.0
"""Seconds."""
_LETTERS = ("R", "", "A", "C", "I", "A/R", "R, C")


def measure_importing() -> Iterator[Line]:
    catalogue = shipped_catalogue()
    for name, data in (("a.xlsx", _book()), ("a.csv", _csv())):
        start = time.process_time()
        reading = read_file(data, name, catalogue, date(2026, 1, 1))
        assert isinstance(reading, SheetReading)
        proposal = propose_file(reading, catalogue, new_team("Large", date(2026, 1, 1), reading))
        took = time.process_time() - start
        assert len(proposal.matrix.rows) == ROWS
        what = f"{name[2:]} of {ROWS:,} × {SEATS} read and proposed"
        yield Line(what, took, "s", BUDGET)


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
