"""JSON → Tree: the standard library reads the scalars, this adds the lines."""

from __future__ import annotations

import json
import re
from typing import NoReturn

from teams.exchange.document.problems import Problem, shown
from teams.exchange.document.tree import DEEPEST, MOST_VALUES, Node, Scalar, Tree, Unreadable

_BLANK = re.compile(r"[ \t\n\r]*")


def read_json(text: str) -> Tree:
    """Raises Unreadable."""
    return _Reader(text).read()


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number of JSON")


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.line = 1
        self.values = 0
        self.problems: list[Problem] = []
        self._decode = json.JSONDecoder(parse_constant=_no_number).raw_decode

    def read(self) -> Tree:
        if not self.text.strip():
            raise Unreadable(1, "The file is empty.")
        root = self._value(0)
        if self._next():
            self._fail("something follows after the end")
        return Tree(root, self.problems)

    def _value(self, depth: int) -> Node:
        sign = self._next()
        self.values += 1
        if depth > DEEPEST:
            raise Unreadable(
                self.line, f"Values stand more than {DEEPEST} levels deep in one another."
            )
        if self.values > MOST_VALUES:
            raise Unreadable(self.line, f"The file holds more than {MOST_VALUES:,} values.")
        if sign == "{":
            return self._mapping(depth)
        if sign == "[":
            return self._list(depth)
        return Node(self.line, self._scalar())

    def _mapping(self, depth: int) -> Node:
        found: dict[str, tuple[int, Node]] = {}
        node = Node(self.line, found)
        self.at += 1
        if self._next() == "}":
            self.at += 1
            return node
        while True:
            if self._next() != '"':
                self._fail("a key in double quotes is expected here")
            line, key = self.line, str(self._scalar())
            self._expect(":")
            value = self._value(depth + 1)
            if key in found:
                first = found[key][0]
                self.problems.append(
                    Problem(line, f"The key {shown(key)} is written twice; first on line {first}.")
                )
            else:
                found[key] = (line, value)
            if self._expect(",}") == "}":
                return node

    def _list(self, depth: int) -> Node:
        found: list[Node] = []
        node = Node(self.line, found)
        self.at += 1
        if self._next() == "]":
            self.at += 1
            return node
        while True:
            found.append(self._value(depth + 1))
            if self._expect(",]") == "]":
                return node

    def _scalar(self) -> Scalar:
        try:
            value, end = self._decode(self.text, self.at)
        except json.JSONDecodeError as error:
            self._fail(error.msg[:1].lower() + error.msg[1:])
        except ValueError as error:
            self._fail(str(error))
        self.at = end
        scalar: Scalar = value
        return scalar

    def _next(self) -> str:
        """The next sign that is not blank; “” at the end."""
        match = _BLANK.match(self.text, self.at)
        end = match.end() if match else self.at
        self.line += self.text.count("\n", self.at, end)
        self.at = end
        return self.text[end : end + 1]

    def _expect(self, signs: str) -> str:
        sign = self._next()
        if not sign or sign not in signs:
            wanted = " or ".join(f"“{one}”" for one in signs)
            self._fail(f"{wanted} is expected here")
        self.at += 1
        return sign

    def _fail(self, message: str) -> NoReturn:
        raise Unreadable(self.line, f"This is not JSON: {message}.")
