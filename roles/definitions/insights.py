"""What is said about Product Manager and Product Owner at once (A44 to A47, A54 to A60), in sections for pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from roles.definitions.entries import Entry
from roles.definitions.folder import Folder
from roles.definitions.problems import Problem
from roles.definitions.reading import SHIPPED


@dataclass(frozen=True, slots=True)
class Insight:
    """``statements`` are sentences, each with its source."""

    key: str
    title: str
    statements: tuple[tuple[str, str], ...]


@cache
def shipped_insights() -> dict[str, Insight]:
    """By key, in the order in which they are read."""
    files = Folder(SHIPPED)
    found = files.read("insights.yaml", "insight", _read)
    files.raise_problems()
    return found


def _read(key: str, values: Any, problems: list[Problem]) -> Insight:
    entry = Entry("insight", key, values, problems)
    found = Insight(key, entry.text("title"), entry.statements("statements"))
    if not found.title or not found.statements:
        entry.fault((), "needs a title and statements")
    entry.done()
    return found
