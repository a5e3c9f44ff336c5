"""A file of any kind, or a pasted text, read; and what it would make of a team."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from roles.definitions.model import Catalogue
from teams.exchange.document.problems import UnusableDocument
from teams.exchange.document.reader import Document, document_of
from teams.exchange.incoming.contents import Contents
from teams.exchange.incoming.documents import propose_document
from teams.exchange.incoming.opening import document_refusal, open_contents
from teams.exchange.sheets.corrections import Corrections
from teams.exchange.sheets.grid import UnreadableFile
from teams.exchange.sheets.layout import read_opened
from teams.exchange.sheets.proposal import Proposal, propose
from teams.exchange.sheets.reading import SheetReading
from teams.matrix.model import Matrix
from teams.matrix.schemes import Scheme

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
    """A file that is trusted enough to be opened in this process. Raises UnreadableFile."""
    contents = open_contents(data, filename, corrections.encoding)
    return read_contents(contents, filename, catalogue, today, corrections, schemes=schemes)


def read_contents(
    contents: Contents,
    filename: str,
    catalogue: Catalogue,
    today: date,
    corrections: Corrections = _NOTHING_SAID,
    *,
    schemes: Sequence[Scheme] = (),
) -> Reading:
    """What the sheets or values mean. Raises UnreadableFile."""
    if contents.tree is None:
        return read_opened(contents.opened, corrections, schemes=schemes)
    try:
        return document_of(contents.tree, file=filename, catalogue=catalogue, today=today)
    except UnusableDocument as error:
        raise UnreadableFile(document_refusal(error)) from error


def propose_file(
    reading: Reading, catalogue: Catalogue, base: Matrix, corrections: Corrections = _NOTHING_SAID
) -> Proposal:
    """What the reading would make of the base; nothing is done by it."""
    if isinstance(reading, Document):
        return propose_document(reading, catalogue, base, corrections.answers)
    return propose(reading, catalogue, base, corrections.answers)
