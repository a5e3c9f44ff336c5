"""YAML whose scalars all stay text, that refuses a key written twice, and that can say on which line something stands."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from yaml import BaseLoader as TextLoader
else:
    TextLoader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


MOST_DEPTH = 12
MOST_EVENTS = 100_000


class _StrictLoader(TextLoader):
    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        found = super().construct_mapping(node, deep=deep)
        if len(found) < len(node.value):
            raise _written_twice(node)
        return found


def _written_twice(node: yaml.MappingNode) -> yaml.MarkedYAMLError:
    seen: set[str] = set()
    for key, _ in node.value:
        if key.value in seen:
            return yaml.MarkedYAMLError(
                problem=f"“{key.value}” is written twice", problem_mark=key.start_mark
            )
        seen.add(key.value)
    return yaml.MarkedYAMLError(problem="a key is written twice", problem_mark=node.start_mark)


class UnreadableYAML(ValueError):
    """Not YAML, or a key written twice; ``line`` counts from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def load(path: Path) -> Any:
    """Dictionaries, lists and strings; nothing is taken for a number, a date or a truth value."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableYAML(str(error), 1) from error
    with _told():
        return yaml.load(text, Loader=_StrictLoader)  # noqa: S506 - a safe loader, and stricter  # nosec B506


def load_foreign(text: str) -> Any:
    """The same of a text from outside: nothing in it may stand for more than is written, or be nested without end."""
    with _told():
        _check_tame(text)
        return yaml.load(text, Loader=_StrictLoader)  # noqa: S506 - a safe loader, and stricter  # nosec B506


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise UnreadableYAML(error.problem or str(error), mark.line + 1 if mark else 1) from error
    except yaml.YAMLError as error:
        raise UnreadableYAML(str(error), 1) from error


def _check_tame(text: str) -> None:
    """Reads event by event, so that nothing of it is built before all of it is known to be harmless."""
    depth = 0
    for number, event in enumerate(yaml.parse(text, Loader=_StrictLoader)):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise UnreadableYAML("has an anchor or alias (& or *): write it out instead", line)
        if tag := getattr(event, "tag", None):
            raise UnreadableYAML(f"has a tag ({tag}): only plain text is read", line)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > MOST_DEPTH:
            raise UnreadableYAML(f"is nested more than {MOST_DEPTH} deep", line)
        if number > MOST_EVENTS:
            raise UnreadableYAML(f"has more than {MOST_EVENTS} values", line)


def line_of(path: Path, place: tuple[str, ...], value: str | None = None) -> int:
    """The line of the entry at ``place``, or of ``value`` somewhere inside it; reads the file again, for messages."""
    node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_StrictLoader)
    line = 1
    for name in place:
        pair = next((p for p in _pairs(node) if p[0].value == name), None)
        if pair is None:
            break
        line, node = pair[0].start_mark.line + 1, pair[1]
    if value is not None:
        line = next((n.start_mark.line + 1 for n in _scalars(node) if n.value == value), line)
    return line


def _pairs(node: yaml.Node | None) -> list[tuple[yaml.Node, yaml.Node]]:
    return node.value if isinstance(node, yaml.MappingNode) else []


def _scalars(node: yaml.Node | None) -> list[yaml.Node]:
    if isinstance(node, yaml.ScalarNode):
        return [node]
    if isinstance(node, yaml.SequenceNode):
        return [scalar for child in node.value for scalar in _scalars(child)]
    return [scalar for pair in _pairs(node) for child in pair for scalar in _scalars(child)]
