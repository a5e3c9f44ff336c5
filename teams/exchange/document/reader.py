"""A file's text → Document, or every problem that keeps it from being one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from roles.definitions.model import Catalogue
from teams.exchange.document.building import Builder
from teams.exchange.document.json_tree import read_json
from teams.exchange.document.notes import Notes
from teams.exchange.document.problems import Problem, UnusableDocument
from teams.exchange.document.schema import VERSION
from teams.exchange.document.shape import shape
from teams.exchange.document.tree import MOST_BYTES, Tree, Unreadable, plain
from teams.exchange.document.yaml_tree import read_yaml
from teams.matrix.model import Matrix


@dataclass(frozen=True)
class Document:
    """``catalogue``: the one given, with the document's own definitions over it. The lines are by key."""

    matrix: Matrix
    catalogue: Catalogue
    row_lines: Mapping[str, int] = field(default_factory=dict)
    seat_lines: Mapping[str, int] = field(default_factory=dict)


def read_document(text: str | bytes, *, file: str, catalogue: Catalogue, today: date) -> Document:
    """Read JSON where the file's name ends in .json, else YAML. Raises UnusableDocument with all problems."""
    try:
        decoded = _decoded(text)
        tree = read_json(decoded) if file.lower().endswith(".json") else read_yaml(decoded)
    except Unreadable as error:
        raise UnusableDocument(file, [error.problem]) from error
    return _document(tree, file, catalogue, today)


def _decoded(text: str | bytes) -> str:
    if len(text) > MOST_BYTES:
        raise Unreadable(1, f"The file has more than {MOST_BYTES // 1_000_000} MB.")
    if isinstance(text, str):
        return text.removeprefix("\ufeff")
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = text.count(b"\n", 0, error.start) + 1
        raise Unreadable(
            line, f"This is not UTF-8: byte 0x{text[error.start]:02x}. Save the file as UTF-8."
        ) from error


def _document(tree: Tree, file: str, catalogue: Catalogue, today: date) -> Document:
    values = plain(tree.root)
    if not isinstance(values, dict):
        problem = Problem(1, f"A document is a mapping that begins with “remit: {VERSION}”.")
        raise UnusableDocument(file, [*tree.problems, problem])
    formed = shape(values)
    notes = Notes(tree.root, formed)
    builder = Builder(formed.entry, catalogue, notes)
    matrix = builder.matrix(today)
    problems = [*tree.problems, *notes.problems]
    if problems:
        raise UnusableDocument(file, problems)
    return Document(
        matrix,
        builder.catalogue,
        {key: notes.line("rows", index) for index, key in enumerate(builder.rows)},
        {key: notes.line("seats", index) for index, key in enumerate(builder.seats)},
    )
