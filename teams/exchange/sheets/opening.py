"""A file of any of the formats as grids."""

from __future__ import annotations

import csv
from pathlib import PurePath

from teams.exchange.sheets import limits
from teams.exchange.sheets.delimited import read_delimited
from teams.exchange.sheets.grid import Grid, UnreadableFile
from teams.exchange.sheets.markdown import read_markdown
from teams.exchange.sheets.workbook import read_workbook

csv.field_size_limit(1_000_000)

_PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_READERS = {
    ".csv": read_delimited,
    ".tsv": read_delimited,
    ".txt": read_delimited,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".xlsx": read_workbook,
    ".xlsm": read_workbook,
}
FORMATS = "xlsx, csv, tsv, md"


def open_grids(data: bytes, filename: str) -> list[Grid]:
    """The sheets or tables of the file. Raises UnreadableFile with the reason in words."""
    if not data.strip():
        raise UnreadableFile("The file is empty.")
    if len(data) > limits.MOST_BYTES:
        raise UnreadableFile(f"The file is larger than {limits.MOST_BYTES // 1_000_000} MB.")
    ending = PurePath(filename).suffix.casefold()
    reader = _READERS.get(ending)
    if reader is None:
        raise UnreadableFile(f"Files ending in “{ending}” cannot be read; these can: {FORMATS}.")
    if data.startswith(_PACKED):
        reader = read_workbook
    elif reader is read_workbook:
        raise UnreadableFile("This is not a workbook, though its name ends like one.")
    return reader(data)
