"""Looking into a workbook before anything unpacks it into memory.

A reader of workbooks makes room for every cell between the first and the last one, and for the text of each cell. So
the size of each part, the last row and column, and the texts that cells share are all bounded here first.
"""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from itertools import pairwise

from teams.exchange.sheets import limits
from teams.exchange.sheets.grid import UnreadableFile
from teams.exchange.sheets.old_workbook_guard import check_old_workbook
from teams.exchange.sheets.open_document_guard import check_open_document
from teams.exchange.sheets.refusals import BROKEN, ENTITIES, MACROS, PROTECTED, TOO_BIG, too_far

_CHUNK = 1 << 20
_OVERLAP = 4096
_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,7})(\d{1,9})["']""")
_ROW_NUMBER = re.compile(rb"""<(?:\w+:)?row\b[^>]{0,2000}?\br\s*=\s*["'](\d{1,9})["']""")
_SHARED_TEXT = re.compile(rb"<(?:\w+:)?si[\s>/]")
_VALUE = re.compile(rb"<(?:\w+:)?v[\s>]")
_NUMBER_OF_TEXT = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>(\d{1,9})</")
_ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_PACKED_TIGHT = 300
"""So many times smaller than what it unpacks to is no sheet that anybody filled in."""
_LARGE = 20_000_000


def check_workbook(data: bytes) -> None:
    """Raises UnreadableFile unless the file is a workbook of sensible size."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        check_old_workbook(data)
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_archive(archive)
    except (
        zipfile.BadZipFile,
        zlib.error,
        lzma.LZMAError,
        EOFError,
        NotImplementedError,
        OverflowError,
        ValueError,
        OSError,
        struct.error,
    ) as error:
        if isinstance(error, UnreadableFile):
            raise
        raise UnreadableFile(BROKEN) from error
    except RuntimeError as error:  # an encrypted part
        raise UnreadableFile(PROTECTED) from error


def _check_archive(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if sum(part.file_size for part in parts) > limits.MOST_UNPACKED or len(parts) > 10_000:
        raise UnreadableFile(TOO_BIG)
    for part in parts:
        if part.file_size > _LARGE and part.file_size > _PACKED_TIGHT * part.compress_size:
            raise UnreadableFile(TOO_BIG)
    names = {part.filename for part in parts}
    if any(map(_is_macro, names)):
        raise UnreadableFile(MACROS)
    if "content.xml" in names and "mimetype" in names:
        _check_open_document(archive, parts)
        return
    if not any(part.filename.endswith("workbook.xml") for part in parts):
        raise UnreadableFile("This is not a workbook (.xlsx), though it is packed like one.")
    if sum(_room(archive, part) for part in parts) > limits.MOST_CELLS:
        raise UnreadableFile(TOO_BIG)
    _check_texts(archive, parts)


def _is_macro(name: str) -> bool:
    """LibreOffice's macros are modules below Basic/ or Scripts/; what lists them may stand there without any."""
    lower = name.lower()
    if lower.endswith("vbaproject.bin") or lower.startswith("xl/macrosheets/"):
        return True
    is_list = lower.endswith(("script-lc.xml", "script-lb.xml", "/"))
    return lower.startswith(("basic/", "scripts/")) and not is_list


def _check_open_document(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    for part in parts:
        if part.filename.endswith(".xml"):
            _unpack(archive, part)
    manifest = "META-INF/manifest.xml"
    has_manifest = any(part.filename == manifest for part in parts)
    check_open_document(
        archive.read("content.xml"), archive.read(manifest) if has_manifest else b""
    )


def _unpack(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Makes sure that the size in the directory is the true one, and that no text is made of others."""
    tail = b""
    with archive.open(part) as file:
        while chunk := file.read(_CHUNK):
            if _ENTITY.search(tail + chunk):
                raise UnreadableFile(ENTITIES)
            tail = chunk[-16:]


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
            if is_xml and _ENTITY.search(piece):
                raise UnreadableFile(ENTITIES)
            if is_xml and not _holds_texts(part):
                last_row, last_column = _last_cell(piece)
                rows, columns = max(rows, last_row), max(columns, last_column)
            tail = piece[-_OVERLAP:]
    if rows > limits.MOST_ROWS or columns > limits.MOST_COLUMNS:
        raise UnreadableFile(too_far(rows, columns))
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
