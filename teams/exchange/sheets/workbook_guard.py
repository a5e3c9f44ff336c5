"""Looking into an .xlsx before anything unpacks it into memory.

A reader of workbooks makes room for every cell between the first and the last one, and for the text of each cell. So
the size of each part, the last row and column, and the texts that cells share are all bounded here first.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from itertools import pairwise

from teams.exchange.sheets import limits
from teams.exchange.sheets.grid import UnreadableFile

_CHUNK = 1 << 20
_OVERLAP = 4096
_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,7})(\d{1,9})["']""")
_ROW_NUMBER = re.compile(rb"""<(?:\w+:)?row\b[^>]{0,2000}?\br\s*=\s*["'](\d{1,9})["']""")
_SHARED_TEXT = re.compile(rb"<(?:\w+:)?si[\s>/]")
_VALUE = re.compile(rb"<(?:\w+:)?v[\s>]")
_NUMBER_OF_TEXT = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>(\d{1,9})</")
TOO_BIG = "The file unpacks to far more than a matrix can be. It was not opened."
BROKEN = (
    "The file is damaged and cannot be opened. Save it again in your spreadsheet, and try that."
)
PROTECTED = "The file is protected by a password. Save a copy without one, and try that."


def check_workbook(data: bytes) -> None:
    """Raises UnreadableFile unless the file is a workbook of sensible size."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableFile(
            PROTECTED
            if "EncryptedPackage".encode("utf-16-le") in data
            else "This is a workbook of the old kind (.xls). Save it as .xlsx, and try that."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_archive(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OverflowError) as error:
        raise UnreadableFile(BROKEN) from error
    except RuntimeError as error:  # an encrypted part
        raise UnreadableFile(PROTECTED) from error


def _check_archive(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if sum(part.file_size for part in parts) > limits.MOST_UNPACKED or len(parts) > 10_000:
        raise UnreadableFile(TOO_BIG)
    if not any(part.filename.endswith("workbook.xml") for part in parts):
        raise UnreadableFile("This is not a workbook (.xlsx), though it is packed like one.")
    if sum(_room(archive, part) for part in parts) > limits.MOST_CELLS:
        raise UnreadableFile(TOO_BIG)
    _check_texts(archive, parts)


def _room(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    """Rows × columns of a sheet. Unpacking it all makes sure that the size in the directory is the true one."""
    rows = columns = 0
    tail = b""
    is_xml = part.filename.lower().endswith(".xml")
    with archive.open(part) as file:
        while chunk := file.read(_CHUNK):
            if is_xml and b"\0" in chunk:
                raise UnreadableFile(BROKEN)
            piece = tail + chunk
            if is_xml and not _holds_texts(part):
                last_row, last_column = _last_cell(piece)
                rows, columns = max(rows, last_row), max(columns, last_column)
            tail = piece[-_OVERLAP:]
    if rows > limits.MOST_ROWS or columns > limits.MOST_COLUMNS:
        raise UnreadableFile(
            f"A sheet of the file reaches to row {rows:,} and column {columns:,}; at most {limits.MOST_ROWS:,} rows"
            f" and {limits.MOST_COLUMNS:,} columns are read. Delete what stands far from the table."
        )
    return rows * columns


def _last_cell(piece: bytes) -> tuple[int, int]:
    rows = [int(row) for row in _ROW_NUMBER.findall(piece)]
    columns = set()
    for letters, row in _REFERENCE.findall(piece):
        rows.append(int(row))
        columns.add(letters)
    return max(rows, default=0), max(map(_column_number, columns), default=0)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _holds_texts(part: zipfile.ZipInfo) -> bool:
    return part.filename.lower().endswith("sharedstrings.xml")


def _check_texts(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    """Cells share their texts in the file, but not in memory: what each cell holds is added up."""
    lengths: list[int] = []
    for part in filter(_holds_texts, parts):
        texts = archive.read(part)
        starts = [match.start() for match in _SHARED_TEXT.finditer(texts)]
        lengths += [end - start for start, end in pairwise([*starts, len(texts)])]
    longest = max(lengths, default=0)
    total = 0
    for part in parts:
        if not part.filename.lower().endswith(".xml") or _holds_texts(part):
            continue
        # The smallest cell that shares a text takes more than 16 bytes: most files need no closer look.
        if longest * (part.file_size // 16) < limits.MOST_TEXT:
            continue
        sheet = archive.read(part)
        numbers = [int(number) for number in _NUMBER_OF_TEXT.findall(sheet)]
        hidden = len(_VALUE.findall(sheet)) - len(numbers)
        total += hidden * longest + sum(lengths[one] for one in numbers if one < len(lengths))
    if total > limits.MOST_TEXT:
        raise UnreadableFile(TOO_BIG)
