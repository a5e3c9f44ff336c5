"""A file of any kind, or a pasted text, read; and what it would make of a team."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import PurePath

from roles.definitions.model import Catalogue
from teams.exchange.document.problems import UnusableDocument
from teams.exchange.document.reader import Document, read_document
from teams.exchange.incoming.documents import propose_document
from teams.exchange.sheets import limits
from teams.exchange.sheets.corrections import Corrections
from teams.exchange.sheets.encoding import decode
from teams.exchange.sheets.grid import UnreadableFile
from teams.exchange.sheets.layout import read_sheet
from teams.exchange.sheets.opening import PASTED
from teams.exchange.sheets.proposal import Proposal, propose
from teams.exchange.sheets.reading import SheetReading
from teams.matrix.model import Matrix
from teams.matrix.schemes import Scheme

MOST_PROBLEMS = 8
_DOCUMENTS = (".json", ".yaml", ".yml")
_BEGINS = re.compile(rb"\s*(?:\{\s*\"|---\s*\n|#[^\n]*\n\s*)*remit\"?\s*:", re.ASCII)
_NOTHING_SAID = Corrections()

Reading = SheetReading | Document


def read_file(
    data: bytes,
    filename: str,
    catalogue: Catalogue,
    today: date,
    corrections: Corrections = _NOTHING_SAID,
    *,
    schemes: Sequence[Scheme] = (),
) -> Reading:
    """A document where the ending, or the beginning of a pasted text, says so; else a sheet. Raises UnreadableFile."""
    if not _is_document(data, filename):
        return read_sheet(data, filename, corrections, schemes=schemes)
    if len(data) > limits.MOST_BYTES:
        raise UnreadableFile(f"The file is larger than {limits.MOST_BYTES // 1_000_000} MB.")
    text = decode(data)[0]
    name = filename
    if PurePath(filename).suffix.casefold() not in _DOCUMENTS:
        name = "pasted.json" if text.lstrip().startswith("{") else "pasted.yaml"
    try:
        return read_document(text, file=name, catalogue=catalogue, today=today)
    except UnusableDocument as error:
        raise UnreadableFile(_in_words(error)) from error


def propose_file(
    reading: Reading, catalogue: Catalogue, base: Matrix, corrections: Corrections = _NOTHING_SAID
) -> Proposal:
    """What the reading would make of the base; nothing is done by it."""
    if isinstance(reading, Document):
        return propose_document(reading, catalogue, base, corrections.answers)
    return propose(reading, catalogue, base, corrections.answers)


def _is_document(data: bytes, filename: str) -> bool:
    ending = PurePath(filename).suffix.casefold()
    return ending in _DOCUMENTS or (
        ending in (PASTED, ".txt") and _BEGINS.match(data[:4_000]) is not None
    )


def _in_words(error: UnusableDocument) -> str:
    lines = [
        f"line {one.line}: {one.message}" if one.line else one.message for one in error.problems
    ]
    more = len(lines) - MOST_PROBLEMS
    shown = "; ".join(lines[:MOST_PROBLEMS])
    return f"This is no document that can be used: {shown}" + (
        f"; and {more} more." if more > 0 else ""
    )
