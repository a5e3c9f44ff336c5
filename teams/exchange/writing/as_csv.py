"""A matrix, or any other table, as CSV: UTF-8 with a byte-order mark, RFC 4180, and no text that runs as a formula."""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Iterable, Sequence

from roles.definitions.model import Catalogue
from teams.exchange.writing.guard import guarded, writable
from teams.exchange.writing.own_layout import FIXED_HEADERS, own_table
from teams.matrix.model import Matrix


def write_csv(matrix: Matrix, catalogue: Catalogue) -> bytes:
    """One row a line, one seat a column; read back by ``teams.exchange.sheets``."""
    table = own_table(matrix, catalogue)
    width = range(len(table.seat_headers))
    return write_table_csv(
        (*FIXED_HEADERS, *table.seat_headers),
        (
            (row.area, row.key, row.name, *(row.letters.get(place, "") for place in width))
            for row in table.rows
        ),
    )


def write_table_csv(headers: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Numbers stay numbers; everything else is guarded text. None is an empty cell."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(list(map(plain_cell, headers)))
    writer.writerows(list(map(plain_cell, row)) for row in rows)
    return BOM_UTF8 + file.getvalue().encode()


def plain_cell(value: object) -> object:
    """As a cell of CSV: numbers stay numbers, text cannot run as a formula, None is empty."""
    if isinstance(value, str):
        return guarded(writable(value)) if value else value
    if value is None or isinstance(value, int | float):
        return value
    return guarded(writable(str(value)))
