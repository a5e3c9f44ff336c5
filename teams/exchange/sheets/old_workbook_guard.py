"""Looking into an .xls before anything unpacks it: how far its cells reach, and whether it is locked or has macros."""

from __future__ import annotations

import io
import struct

import olefile

from teams.exchange.sheets import limits
from teams.exchange.sheets.grid import UnreadableFile
from teams.exchange.sheets.refusals import BROKEN, MACROS, PROTECTED, TOO_BIG, too_far

_FILE_PASS = 0x2F
_BEGIN = 0x809
_CELLS = frozenset({0x06, 0x7E, 0xBD, 0xBE, 0xD6, 0xFD, 0x201, 0x203, 0x204, 0x205, 0x207, 0x27E})
"""Formula, number, text and blank cells: each record begins with its row and column."""
_MANY = frozenset({0xBD, 0xBE})
"""Several cells in a row, the last column at the record's end."""


def check_old_workbook(data: bytes) -> None:
    """Raises UnreadableFile unless it is an .xls of sensible size."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableFile(PROTECTED)
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            names = {"/".join(parts).casefold() for parts in file.listdir()}
            if any("_vba_project" in name or name.endswith("/vba/dir") for name in names):
                raise UnreadableFile(MACROS)
            name = next((one for one in ("workbook", "book") if one in names), None)
            if name is None:
                raise UnreadableFile("This is not a workbook (.xls), though it looks like one.")
            stream = file.openstream(name).read(limits.MOST_BYTES + 1)
    except UnreadableFile:
        raise
    except Exception as error:  # olefile lets many kinds through
        raise UnreadableFile(BROKEN) from error
    _check_cells(stream)


def _check_cells(stream: bytes) -> None:
    at = rows = columns = room = 0
    end = len(stream) - 4
    while at <= end:
        kind, length = struct.unpack_from("<HH", stream, at)
        at += 4
        if kind == _FILE_PASS:
            raise UnreadableFile(PROTECTED)
        if kind == _BEGIN:
            room += rows * columns
            rows = columns = 0
        elif kind in _CELLS and length >= 4 and at + length <= len(stream):
            row, column = struct.unpack_from("<HH", stream, at)
            if kind in _MANY:
                (column,) = struct.unpack_from("<H", stream, at + length - 2)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
            if rows > limits.MOST_ROWS or columns > limits.MOST_COLUMNS:
                raise UnreadableFile(too_far(rows, columns))
        at += length
    if room + rows * columns > limits.MOST_CELLS:
        raise UnreadableFile(TOO_BIG)
