"""YAML → Tree. Every scalar stays text (a team may be called No, or 007); only a plain null is None."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from teams.exchange.document.problems import Problem, shown
from teams.exchange.document.tree import DEEPEST, MOST_VALUES, Node, Tree, Unreadable

MOST_ALIASED = 10_000
"""Values that may come from aliases: a few shared notes, not a bomb."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_yaml(text: str) -> Tree:
    """Raises Unreadable."""
    try:
        return _Composer().compose(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Unreadable(
            mark.line + 1 if mark else 1, f"This is not YAML: {error.problem or error}."
        ) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise Unreadable(
            line, f"This is not YAML: the character {_code(error.character)} is not allowed."
        ) from error


def _code(character: object) -> str:
    number = character if isinstance(character, int) else ord(str(character)[:1] or "\0")
    return f"U+{number:04X}"


class _Open:
    """A mapping or list whose end has not come yet. ``key`` waits for its value."""

    __slots__ = ("anchor", "key", "line", "node", "size")

    def __init__(self, node: Node, anchor: str | None) -> None:
        self.node, self.anchor = node, anchor
        self.key: str | None = None
        self.line = node.line
        self.size = 1


class _Composer:
    """Builds the tree from the parser's events, without recursion, so that depth and aliases can be limited."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.stack: list[_Open] = []
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.root: Node | None = None
        self.values = 0
        self.aliased = 0

    def compose(self, events: Iterator[Any]) -> Tree:
        documents = 0
        for event in events:
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, yaml.MappingStartEvent):
                self._open(event, {})
            elif isinstance(event, yaml.SequenceStartEvent):
                self._open(event, [])
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                self._close()
            elif isinstance(event, yaml.AliasEvent):
                self._alias(event)
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise Unreadable(
                        _line(event), "A second document begins here (“---”); a file holds one."
                    )
        if self.root is None:
            raise Unreadable(1, "The file is empty.")
        return Tree(self.root, self.problems)

    def _scalar(self, event: Any) -> None:
        self._untagged(event)
        is_null = event.implicit[0] and event.value in _NULLS
        as_key = self._awaits_key()
        node = Node(_line(event), event.value if as_key or not is_null else None)
        self._remember(event.anchor, node, 1)
        self._put(node, 1)

    def _open(self, event: Any, value: list[Node] | dict[str, tuple[int, Node]]) -> None:
        self._untagged(event)
        if self._awaits_key():
            raise Unreadable(_line(event), "A key is a text, not a list or a mapping.")
        if len(self.stack) >= DEEPEST:
            raise Unreadable(
                _line(event), f"Values stand more than {DEEPEST} levels deep in one another."
            )
        self.stack.append(_Open(Node(_line(event), value), event.anchor))

    def _close(self) -> None:
        done = self.stack.pop()
        self._remember(done.anchor, done.node, done.size)
        self._put(done.node, done.size)

    def _alias(self, event: Any) -> None:
        if event.anchor not in self.anchors:
            raise Unreadable(
                _line(event), f"The alias {shown('*' + event.anchor)} stands for nothing before it."
            )
        node, size = self.anchors[event.anchor]
        self.aliased += size
        if self.aliased > MOST_ALIASED:
            raise Unreadable(
                _line(event),
                f"Aliases unfold to more than {MOST_ALIASED:,} values; write them out.",
            )
        if self._awaits_key() and not isinstance(node.value, str):
            raise Unreadable(_line(event), "A key is a text, not a list or a mapping.")
        self._put(node, size)

    def _untagged(self, event: Any) -> None:
        if event.tag not in (None, "!", "tag:yaml.org,2002:str"):
            self.problems.append(
                Problem(
                    _line(event), f"The tag {shown(event.tag)} is not understood; leave it out."
                )
            )

    def _remember(self, anchor: str | None, node: Node, size: int) -> None:
        if anchor is not None:
            self.anchors[anchor] = (node, size)

    def _awaits_key(self) -> bool:
        return (
            bool(self.stack)
            and isinstance(self.stack[-1].node.value, dict)
            and self.stack[-1].key is None
        )

    def _put(self, node: Node, size: int) -> None:
        self.values += 1
        if self.values > MOST_VALUES:
            raise Unreadable(node.line, f"The file holds more than {MOST_VALUES:,} values.")
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        parent.size += size
        value = parent.node.value
        if isinstance(value, list):
            value.append(node)
        elif isinstance(value, dict):
            if parent.key is None:
                parent.key, parent.line = str(node.value), node.line
            else:
                self._pair(value, parent, node)

    def _pair(self, value: dict[str, tuple[int, Node]], parent: _Open, node: Node) -> None:
        key = parent.key or ""
        if key in value:
            first = value[key][0]
            self.problems.append(
                Problem(
                    parent.line, f"The key {shown(key)} is written twice; first on line {first}."
                )
            )
        else:
            value[key] = (parent.line, node)
        parent.key = None


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1
