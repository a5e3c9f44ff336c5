"""Matrix → document: YAML with one line for each seat and row, or JSON. The same matrix always gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from roles.definitions.model import Catalogue
from teams.exchange.document.flow_yaml import flow, scalar
from teams.exchange.document.plain_document import plain_document
from teams.matrix.model import Matrix

_LONG = frozenset({"description", "links", "notes", "reason"})
"""Entries with one of these take a line for each field."""


def write_document(matrix: Matrix, catalogue: Catalogue) -> str:
    """As YAML. The catalogue names what the matrix uses beside the shipped definitions."""
    lines: list[str] = []
    for name, value in plain_document(matrix, catalogue).items():
        if isinstance(value, list) and value:
            lines.append(f"{name}:")
            lines.extend(line for entry in value for line in _entry(entry))
        else:
            lines.append(f"{name}: {flow(value)}")
    return "\n".join(lines) + "\n"


def write_json_document(matrix: Matrix, catalogue: Catalogue) -> str:
    plain = plain_document(matrix, catalogue)
    return json.dumps(plain, ensure_ascii=False, indent=2, default=_day) + "\n"


def _entry(entry: dict[str, Any]) -> Iterator[str]:
    if _LONG.isdisjoint(entry):
        yield f"  - {flow(entry)}"
        return
    for index, (name, value) in enumerate(entry.items()):
        yield f"{'    ' if index else '  - '}{scalar(name)}: {flow(value)}"


def _day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a document")
