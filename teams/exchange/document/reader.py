"""A file's text → Document, or every problem that keeps it from being one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from roles.definitions.model import Catalogue
from teams.exchange.document.building import Builder
from teams.exchange.document.notes import Notes
from teams.exchange.document.problems import Problem, UnusableDocument
from teams.exchange.document.schema import VERSION
from teams.exchange.document.shape import shape
from teams.exchange.document.tree import Tree, plain
from teams.exchange.document.tree_reader import read_tree
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
    return document_of(read_tree(text, file=file), file=file, catalogue=catalogue, today=today)


def document_of(tree: Tree, *, file: str, catalogue: Catalogue, today: date) -> Document:
    """Raises UnusableDocument with all problems."""
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
