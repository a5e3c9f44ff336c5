"""A file on disk → the matrix in it, by the kind of file that its name says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from roles.definitions.model import Catalogue
from teams.exchange.document.problems import Problem, UnusableDocument
from teams.exchange.document.reader import read_document
from teams.exchange.document.tree import MOST_BYTES
from teams.exchange.lint.matrix_file import MatrixFile

Reader = Callable[[bytes, str, Catalogue, date], MatrixFile]


def read_file(file: str, catalogue: Catalogue, today: date) -> MatrixFile:
    """Raises UnusableDocument, also for what is no file."""
    suffix = Path(file).suffix.lower()
    if suffix not in READERS and Path(file).is_file():
        known = ", ".join(sorted(kind.removeprefix(".") for kind in READERS))
        raise _unusable(
            file, f"remit reads {known}; this file's name ends in {suffix or 'none of these'}."
        )
    return READERS.get(suffix, _document)(content_of(file), file, catalogue, today)


def content_of(file: str) -> bytes:
    try:
        with Path(file).open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise _unusable(file, "There is no such file.") from error
    except IsADirectoryError as error:
        raise _unusable(
            file, f"This is a directory; name the files in it, such as {file.rstrip('/')}/*.yaml."
        ) from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise _unusable(file, f"The file cannot be read: {reason}.") from error


def _unusable(file: str, message: str) -> UnusableDocument:
    return UnusableDocument(file, [Problem(None, message)])


def _document(content: bytes, file: str, catalogue: Catalogue, today: date) -> MatrixFile:
    document = read_document(content, file=file, catalogue=catalogue, today=today)
    return MatrixFile(
        file, document.matrix, document.catalogue, document.row_lines, document.seat_lines
    )


def _sheet(content: bytes, file: str, catalogue: Catalogue, today: date) -> MatrixFile:
    # Here and not above: a document is linted without waiting for the readers of workbooks.
    from teams.exchange.lint.sheets import read_sheet_file  # noqa: PLC0415

    return read_sheet_file(content, file, catalogue, today)


READERS: Mapping[str, Reader] = {
    ".yaml": _document,
    ".yml": _document,
    ".json": _document,
    ".csv": _sheet,
    ".tsv": _sheet,
    ".md": _sheet,
    ".xlsx": _sheet,
}
