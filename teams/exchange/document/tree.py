"""A file's values with the line on which each stands, whether it was written as YAML or as JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from teams.exchange.document.problems import Path, Problem

MOST_BYTES = 20_000_000
MOST_VALUES = 1_000_000
DEEPEST = 20

Scalar = str | int | float | bool | None


@dataclass(slots=True)
class Node:
    """``value`` of a mapping: key → (the key's line, the value)."""

    line: int
    value: Scalar | list[Node] | dict[str, tuple[int, Node]]


@dataclass(slots=True)
class Tree:
    """``problems`` are those that did not keep the file from being read, such as a key written twice."""

    root: Node
    problems: list[Problem] = field(default_factory=list)


class Unreadable(ValueError):
    """Neither YAML nor JSON, or more than is read."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.problem = Problem(line, message)


def plain(node: Node) -> Any:
    """The values without their lines."""
    value = node.value
    if isinstance(value, dict):
        return {key: plain(child) for key, (_, child) in value.items()}
    if isinstance(value, list):
        return [plain(child) for child in value]
    return value


def line_at(node: Node, path: Path) -> int:
    """The line of the value at the path, else of the last thing on the way to it."""
    line = node.line
    for step in path:
        value = node.value
        if isinstance(value, dict) and isinstance(step, str) and step in value:
            line, node = value[step]
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            node = value[step]
            line = node.line
        else:
            break
    return line
