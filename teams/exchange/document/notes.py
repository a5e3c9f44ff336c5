"""The problems found while a document is put together, each with its place in the file."""

from __future__ import annotations

from collections.abc import Collection

from teams.exchange.document.problems import LONGEST_SHOWN, Path, Problem, shown
from teams.exchange.document.shape import Shape
from teams.exchange.document.tree import Node, line_at
from teams.exchange.document.wording import nearest_or_all

_LISTED_IN = {
    "area": "areas",
    "person": "people",
    "responsibility": "responsibilities",
    "role": "roles",
    "row": "rows",
    "scheme": "schemes",
    "seat": "seats",
    "skill": "skills",
}


class Notes:
    def __init__(self, root: Node, shape: Shape) -> None:
        self.root = root
        self.shape = shape
        self.problems = [Problem(line_at(root, path), message) for path, message in shape.faults]
        self._sentences: dict[tuple[str, str], str] = {}

    def line(self, section: str, index: int, *rest: str | int) -> int:
        return line_at(self.root, self.shape.path(section, index, *rest))

    def entry(self, section: str, index: int, *rest: str | int, message: str) -> None:
        """A problem inside one entry of a section."""
        self.problems.append(Problem(self.line(section, index, *rest), message))

    def twice(self, section: str, index: int, first: int, message: str) -> None:
        self.entry(section, index, message=f"{message}; first on line {self.line(section, first)}.")

    def absent(self, path: Path, *, what: str, key: str, known: Collection[str]) -> None:
        """The key is nowhere. Says nothing where the section it may stand in lost an entry: that is said already."""
        if _LISTED_IN[what] in self.shape.torn:
            return
        shortened = key[: LONGEST_SHOWN + 1]
        sentence = self._sentences.get((what, shortened))
        if sentence is None:
            sentence = f"There is no {what} {shown(shortened)}{nearest_or_all(shortened, known)}"
            self._sentences[what, shortened] = sentence
        self.problems.append(Problem(line_at(self.root, path), sentence))
