"""What stands in a file, before anybody says what it means; and the same as JSON, to be kept or handed over."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from teams.exchange.document.problems import Problem
from teams.exchange.document.tree import Node, Tree
from teams.exchange.sheets.grid import Grid, Opened

EMPTY = Opened([])


@dataclass(frozen=True)
class Contents:
    """Of a document its values, ``tree``; of any other file its sheets and tables, ``opened``."""

    opened: Opened = field(default_factory=lambda: EMPTY)
    tree: Tree | None = None


def contents_to_json(contents: Contents) -> bytes:
    if contents.tree is not None:
        tree = contents.tree
        problems = [[one.line, one.message] for one in tree.problems]
        return json.dumps({"tree": _from_node(tree.root), "problems": problems}).encode()
    opened = contents.opened
    grids = [[one.name, one.hidden, one.lines, one.cells] for one in opened.grids]
    said = {
        "grids": grids,
        "prose": opened.prose,
        "notes": opened.notes,
        "encodings": opened.encodings,
    }
    return json.dumps(said, separators=(",", ":")).encode()


def contents_from_json(data: bytes) -> Contents:
    """Takes nothing on trust. Raises ValueError where it is not what ``contents_to_json`` gives."""
    try:
        said = json.loads(data)
        if "tree" in said:
            problems = [Problem(_number(line), _text(words)) for line, words in said["problems"]]
            return Contents(tree=Tree(_to_node(said["tree"]), problems))
        return Contents(
            Opened(
                [_grid(*one) for one in said["grids"]],
                _texts(said["prose"]),
                _texts(said["notes"]),
                {_text(name): _text(words) for name, words in said["encodings"].items()},
            )
        )
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("These are no contents of a file.") from error


def _grid(name: object, hidden: object, lines: list[Any], cells: list[list[Any]]) -> Grid:
    for row in cells:
        if type(row) is not list or not all(type(text) is str for text in row):
            raise TypeError("A cell is a text.")
    if lines and len(lines) != len(cells):
        raise TypeError("Each row has its line.")
    return Grid(_text(name), cells, bool(hidden), tuple(map(_number, lines)))


def _from_node(node: Node) -> list[Any]:
    value = node.value
    if isinstance(value, dict):
        return [
            node.line,
            {key: [line, _from_node(child)] for key, (line, child) in value.items()},
        ]
    if isinstance(value, list):
        return [node.line, [_from_node(child) for child in value]]
    return [node.line, value]


def _to_node(said: Any) -> Node:
    line, value = said
    if isinstance(value, dict):
        pairs = {key: (_number(at), _to_node(child)) for key, (at, child) in value.items()}
        return Node(_number(line), pairs)
    if isinstance(value, list):
        return Node(_number(line), [_to_node(child) for child in value])
    return Node(_number(line), value)


def _texts(said: list[Any]) -> tuple[str, ...]:
    return tuple(map(_text, said))


def _text(said: object) -> str:
    if not isinstance(said, str):
        raise TypeError("This is no text.")
    return said


def _number(said: object) -> int:
    if not isinstance(said, int):
        raise TypeError("This is no number.")
    return said
