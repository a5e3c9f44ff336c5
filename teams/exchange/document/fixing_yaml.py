"""Changing a YAML text where it must change and nowhere else: comments, order, blanks and quotes around it stay.

The YAML reader's marks say where each value stands; the text between them is never written anew.
"""

from __future__ import annotations

from typing import Any

import yaml

from teams.exchange.document.flow_yaml import flow, scalar

Path = tuple[str | int, ...]
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Unwritable(ValueError):
    """A place that cannot be changed without touching more than itself; says why."""


class YamlText:
    """A text without a byte order mark. After each change it is read anew: marks hold for one change only."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._read: tuple[str, Any] = ("", None)
        self._newline = "\r\n" if "\r\n" in text else "\n"

    def put(self, path: Path, key: str, value: Any) -> None:
        """Give the mapping at the path this value under the key, in its place or after its last pair."""
        mapping = self._mapping(path)
        for index, (one, node) in enumerate(mapping.value):
            if one.value == key:
                self._replace(mapping, index, node, value)
                return
        pair = f"{scalar(key)}: {flow(value)}"
        if not mapping.value:
            self._splice(_from(mapping) + 1, _from(mapping) + 1, pair)
        elif mapping.flow_style:
            end = self._end_of_pair(mapping, len(mapping.value) - 1)
            self._splice(end, end, f", {pair}")
        else:
            end = self._line_end(self._end_of_pair(mapping, len(mapping.value) - 1))
            indent = " " * mapping.value[0][0].start_mark.column
            self._splice(end, end, f"{self._newline}{indent}{pair}")

    def drop(self, path: Path, key: str) -> None:
        """Take the pair out of the mapping at the path; nothing where there is none."""
        mapping = self._mapping(path)
        keys = [one.value for one, _ in mapping.value]
        if key not in keys:
            return
        index = keys.index(key)
        start, end = _from(mapping.value[index][0]), self._end_of_pair(mapping, index)
        if len(keys) == 1:
            if not mapping.flow_style:
                self._splice(start, end, "{}")
                return
        elif not mapping.flow_style:
            start, end = self._lines(start, end)
        elif index + 1 < len(keys):
            end = _from(mapping.value[index + 1][0])
        else:
            start = self._end_of_pair(mapping, index - 1)
        if "#" in self.text[start:end]:
            raise Unwritable("a comment stands beside what would go")
        self._splice(start, end, "")

    def insert(self, path: Path, index: int, value: dict[str, Any]) -> None:
        """Put an entry into the list at the path, before what stands at the index, written as its neighbours are."""
        listed = self._at(path)
        if not isinstance(listed, yaml.SequenceNode):
            raise Unwritable("there is no list to add to")
        items = listed.value
        if listed.flow_style:
            at = self._end(items[index - 1]) if index else _from(listed) + 1
            before, after = (", ", "") if index else ("", ", " if items else "")
            self._splice(at, at, f"{before}{flow(value)}{after}")
            return
        indent = " " * listed.start_mark.column
        entry = self._entry(value, indent, in_lines=not items[max(index - 1, 0)].flow_style)
        if index:
            at = self._line_end(self._end(items[index - 1]))
            self._splice(at, at, f"{self._newline}{entry}")
        else:
            at = self._line_start(_from(listed))
            self._splice(at, at, f"{entry}{self._newline}")

    def texts(self, path: Path) -> list[str]:
        """The scalars in the mapping at the path; none where there is no mapping."""
        try:
            node = self._at(path)
        except Unwritable:
            return []
        return [one.value for _, one in node.value if isinstance(one, yaml.ScalarNode)]

    def has(self, path: Path, key: str) -> bool:
        return any(one.value == key for one, _ in self._mapping(path).value)

    def holds_mapping(self, path: Path, key: str) -> bool:
        return any(
            one.value == key and isinstance(node, yaml.MappingNode)
            for one, node in self._mapping(path).value
        )

    def _entry(self, value: dict[str, Any], indent: str, *, in_lines: bool) -> str:
        if not in_lines:
            return f"{indent}- {flow(value)}"
        pairs = [f"{scalar(key)}: {flow(one)}" for key, one in value.items()]
        return f"{indent}- " + f"{self._newline}{indent}  ".join(pairs)

    def _replace(self, mapping: Any, index: int, node: Any, value: Any) -> None:
        new = flow(value)
        key = mapping.value[index][0]
        if self._is_alias(key, node):
            raise Unwritable("it is written as an alias, which stands for another place too")
        if not isinstance(node, yaml.ScalarNode) or node.style in ("|", ">"):
            raise Unwritable("it is written over several lines")
        if _from(node) == _to(node):
            colon = self.text.index(":", _to(key)) + 1
            self._splice(colon, colon, f" {new}")
            return
        if node.style in ("'", '"') and new.isalnum():
            new = f"{node.style}{new}{node.style}"
        self._splice(_from(node), _to(node), new)

    def _at(self, path: Path) -> Any:
        if self._read[0] != self.text:
            self._read = self.text, yaml.compose(self.text, Loader=_LOADER)
        node = self._read[1]
        for step in path:
            node = self._child(node, step)
        return node

    def _child(self, node: Any, step: str | int) -> Any:
        if isinstance(step, int) and isinstance(node, yaml.SequenceNode):
            return node.value[step]
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == step:
                    if self._is_alias(key, value):
                        raise Unwritable(
                            f"“{step}” is an alias, which stands for another place too"
                        )
                    return value
        raise Unwritable(f"there is no “{step}”")

    def _mapping(self, path: Path) -> Any:
        node = self._at(path)
        if not isinstance(node, yaml.MappingNode):
            raise Unwritable(f"“{path[-1]}” holds nothing" if path else "there is no mapping")
        return node

    @staticmethod
    def _is_alias(key: Any, value: Any) -> bool:
        """What an alias stands for was written before its key."""
        return _from(value) < _to(key)

    def _end_of_pair(self, mapping: Any, index: int) -> int:
        key, value = mapping.value[index]
        if self._is_alias(key, value):
            raise Unwritable("an alias stands beside it")
        if isinstance(value, yaml.ScalarNode) and _from(value) == _to(value):
            return self.text.index(":", _to(key)) + 1
        return self._end(value)

    def _end(self, node: Any) -> int:
        """Where the node's own text ends; the reader's marks of blocks reach to what follows them."""
        if isinstance(node, yaml.MappingNode) and not node.flow_style:
            return self._end_of_pair(node, len(node.value) - 1)
        if isinstance(node, yaml.SequenceNode) and not node.flow_style:
            return self._end(node.value[-1])
        return len(self.text[: _to(node)].rstrip())

    def _lines(self, start: int, end: int) -> tuple[int, int]:
        """From the start to the next line's first sign of the same depth: a pair of a block with its line's end."""
        end = self._line_end(end)
        rest = self.text[end:].removeprefix(self._newline)
        after = end + len(self.text[end:]) - len(rest)
        depth = start - self._line_start(start)
        if self.text[self._line_start(start) : start].strip():  # “- key: value”: the dash stays
            return start, after + depth
        return self._line_start(start), after

    def _line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def _line_end(self, at: int) -> int:
        end = self.text.find("\n", at)
        end = len(self.text) if end < 0 else end
        return end - 1 if self.text[end - 1 : end] == "\r" and end > at else end

    def _splice(self, start: int, end: int, new: str) -> None:
        self.text = self.text[:start] + new + self.text[end:]


def _from(node: Any) -> int:
    return int(node.start_mark.index)


def _to(node: Any) -> int:
    return int(node.end_mark.index)
