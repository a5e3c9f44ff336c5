"""A file of any kind, or a pasted text, opened: its sheets, or the values of a document. Light, for it is a process's all."""

from __future__ import annotations

import re
from pathlib import PurePath

from teams.exchange.document.problems import UnusableDocument
from teams.exchange.document.tree_reader import read_tree
from teams.exchange.incoming.contents import Contents
from teams.exchange.sheets import limits
from teams.exchange.sheets.encoding import decode
from teams.exchange.sheets.grid import UnreadableFile
from teams.exchange.sheets.opening import PASTED, open_file

MOST_PROBLEMS = 8
_DOCUMENTS = (".json", ".yaml", ".yml")
_BEGINS = re.compile(rb"\s*(?:\{\s*\"|---\s*\n|#[^\n]*\n\s*)*remit\"?\s*:", re.ASCII)


def open_contents(data: bytes, filename: str, encoding: str | None = None) -> Contents:
    """A document where the ending, or the beginning of a pasted text, says so; else sheets. Raises UnreadableFile."""
    if not _is_document(data, filename):
        return Contents(opened=open_file(data, filename, encoding))
    if len(data) > limits.MOST_BYTES:
        raise UnreadableFile(f"The file is larger than {limits.MOST_BYTES // 1_000_000} MB.")
    text = decode(data, encoding)[0]
    name = filename
    if PurePath(filename).suffix.casefold() not in _DOCUMENTS:
        name = "pasted.json" if text.lstrip().startswith("{") else "pasted.yaml"
    try:
        return Contents(tree=read_tree(text, file=name))
    except UnusableDocument as error:
        raise UnreadableFile(document_refusal(error)) from error


def _is_document(data: bytes, filename: str) -> bool:
    ending = PurePath(filename).suffix.casefold()
    return ending in _DOCUMENTS or (
        ending in (PASTED, ".txt") and _BEGINS.match(data[:4_000]) is not None
    )


def document_refusal(error: UnusableDocument) -> str:
    lines = [
        f"line {one.line}: {one.message}" if one.line else one.message for one in error.problems
    ]
    more = len(lines) - MOST_PROBLEMS
    shown = "; ".join(lines[:MOST_PROBLEMS])
    return f"This is no document that can be used: {shown}" + (
        f"; and {more} more." if more > 0 else ""
    )
