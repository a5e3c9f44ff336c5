"""CSV and TSV as a grid: encoding and delimiter are found out."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from itertools import islice

from teams.exchange.sheets import limits
from teams.exchange.sheets.grid import Grid, UnreadableFile
from teams.exchange.writing.guard import unguarded
from teams.exchange.writing.own_layout import FIXED_HEADERS

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 200
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_delimited(data: bytes) -> list[Grid]:
    """One grid without a name. Raises UnreadableFile."""
    text = decoded(data)
    cells: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)):
            if len(cells) >= limits.MOST_ROWS or len(row) > limits.MOST_COLUMNS:
                raise UnreadableFile(
                    f"The table is too large: at most {limits.MOST_ROWS:,} rows and {limits.MOST_COLUMNS:,} columns are read."
                )
            cells.append([unguarded(one) for one in row])
    except csv.Error as error:
        raise UnreadableFile(
            f"Row {len(cells) + 1} of the table cannot be read ({error})."
        ) from error
    return [Grid("", cells)]


def decoded(data: bytes) -> str:
    """The text, by its byte-order mark, else as UTF-8, UTF-16 or Windows-1252. Raises UnreadableFile."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode(data, encoding)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = _decode(data, _unmarked_utf_16(data) or "cp1252")
    if "\0" in text:
        text = _decode(data, _unmarked_utf_16(data) or "utf-8")
    if "\0" in text:
        raise UnreadableFile("This is not a text file: it holds bytes that no text has.")
    return text


def _decode(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            "The encoding of the text is not known. Save the file as UTF-8, and try that."
        ) from error


def _unmarked_utf_16(data: bytes) -> str | None:
    """Every second byte of mostly Latin text is zero."""
    sample = data[:4000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) < len(sample) / 5:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _delimiter(text: str) -> str:
    """Remit's own header says it; otherwise the one that cuts most rows into equally many cells."""
    best, best_score = ",", 0.0
    for delimiter in DELIMITERS:
        try:
            reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
            rows = [row for row in islice(reader, _SAMPLE) if any(row)]
        except csv.Error:
            continue
        if rows and tuple(rows[0][:3]) == FIXED_HEADERS:
            return delimiter
        widths = Counter(len(row) for row in rows if len(row) > 1)
        if not widths:
            continue
        width, often = max(widths.items(), key=lambda one: one[0] * one[1])
        score = often / len(rows) * width
        if score > best_score:
            best, best_score = delimiter, score
    return best
