"""A file of any of the formats, or a pasted text, as grids."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from teams.exchange.sheets import limits
from teams.exchange.sheets.delimited import open_delimited
from teams.exchange.sheets.encoding import NAMES, decode, plausible_encodings
from teams.exchange.sheets.grid import Opened, UnreadableFile
from teams.exchange.sheets.html import open_html
from teams.exchange.sheets.markdown import open_markdown
from teams.exchange.sheets.workbook import open_workbook

csv.field_size_limit(1_000_000)

_PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_BOOKS = (".xlsx", ".xlsm", ".ods", ".xls")
_TABLE = re.compile(r"<(table|tr|td)\b", re.IGNORECASE)
_DASHES = re.compile(r"^\s*\|?\s*:?-{1,}:?\s*(\|\s*:?-{1,}:?\s*)*\|?\s*$", re.MULTILINE)
PASTED = ""
"""The name of a text that was pasted, and comes from no file."""


def _open_text(text: str) -> Opened:
    """A text that does not say what it is."""
    if _TABLE.search(text[:200_000]):
        return open_html(text)
    if "|" in text and any("|" in one[0] for one in _DASHES.finditer(text[:200_000])):
        return open_markdown(text)
    return open_delimited(text)


_TEXTS: dict[str, Callable[[str], Opened]] = {
    ".csv": open_delimited,
    ".tsv": open_delimited,
    ".tab": open_delimited,
    ".md": open_markdown,
    ".markdown": open_markdown,
    ".html": open_html,
    ".htm": open_html,
    ".txt": _open_text,
    PASTED: _open_text,
}
FORMATS = "xlsx, ods, xls, csv, tsv, txt, md, html, json, yaml"


def open_file(data: bytes, filename: str, encoding: str | None = None) -> Opened:
    """The sheets or tables of the file. ``encoding``: see decode. Raises UnreadableFile with the reason in words."""
    if not data.strip():
        raise UnreadableFile("The file is empty.")
    if len(data) > limits.MOST_BYTES:
        raise UnreadableFile(f"The file is larger than {limits.MOST_BYTES // 1_000_000} MB.")
    ending = PurePath(filename).suffix.casefold()
    if ending not in _TEXTS and ending not in _BOOKS:
        raise UnreadableFile(f"Files ending in “{ending}” cannot be read; these can: {FORMATS}.")
    if data.startswith(_PACKED):
        return open_workbook(data)
    if data.startswith(b"%PDF-"):
        raise UnreadableFile(
            "This is a PDF, which holds no table that could be read. Take the file it was made from."
        )
    reader = _TEXTS.get(ending)
    if reader is None:
        if not _TABLE.search(data[:20_000].decode("latin-1")):
            raise UnreadableFile("This is not a workbook, though its name ends like one.")
        reader = open_html  # what many programs write and call .xls
    text, encoding = decode(data, encoding)
    opened = reader(text)
    if encoding.startswith("utf-8"):
        return opened
    notes = (*opened.notes, f"The text is read as {NAMES.get(encoding, encoding)}.")
    return replace(opened, notes=notes, encodings=plausible_encodings(data, encoding))
