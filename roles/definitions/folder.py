"""The files of one catalogue's folder: reads each once, remembers where every entry stands, and collects the faults."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from roles.definitions import plain_yaml
from roles.definitions.problems import Problem, unknown

Definition = TypeVar("Definition")
Reader = Callable[[str, Any, list[Problem]], Definition]


class CatalogueError(ValueError):
    """The definitions cannot be used; one line a fault: file, line, entry, what is wrong."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = tuple(lines)
        super().__init__("\n".join(self.lines))


class Folder:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self._unreadable: list[str] = []
        self._origins: dict[tuple[str, str], tuple[str, tuple[str, ...]]] = {}

    def stems(self, folder: str, order: Iterable[str]) -> Iterator[str]:
        """The names of the folder's files, those of ``order`` first, the others by the alphabet."""
        names = {path.stem for path in (self.path / folder).glob("*.yaml")}
        first = [name for name in order if name in names]
        yield from first
        yield from sorted(names - set(first))

    def mapping(self, name: str) -> dict[str, Any]:
        content = self._content(name)
        if content is not None and not isinstance(content, dict):
            self._unreadable.append(f"{name}:1: is not a mapping of entries by their keys")
        return content if isinstance(content, dict) else {}

    def listing(self, name: str) -> list[Any]:
        content = self._content(name)
        if content is not None and not isinstance(content, list):
            self._unreadable.append(f"{name}:1: is not a list of entries")
        return content if isinstance(content, list) else []

    def read(self, name: str, kind: str, reader: Reader[Definition]) -> dict[str, Definition]:
        """Every entry of a file whose keys are the entries' keys."""
        found = {}
        for key, values in self.mapping(name).items():
            self.came_from(kind, key, name, (key,))
            found[key] = reader(key, values, self.problems)
        return found

    def came_from(self, kind: str, key: str, name: str, place: tuple[str, ...] = ()) -> None:
        if (kind, key) in self._origins:
            earlier = self._origins[kind, key][0]
            self.problems.append(Problem(kind, key, (), f"stands in {earlier} too"))
        self._origins[kind, key] = (name, place)

    def listed(self, kind: str, name: str, keys: Iterable[str], known: Iterable[str]) -> None:
        """Notes each key of an order that has no entry."""
        known = list(known)
        for key in keys:
            if key not in known:
                self._origins[kind, key] = (name, ())
                self.problems.append(Problem(kind, key, (), unknown(kind, key, known), key))

    def raise_problems(self) -> None:
        """What does not hold between entries is only said once every file can be read."""
        if self._unreadable:
            raise CatalogueError(self._unreadable)
        if self.problems:
            raise CatalogueError(self._where(problem) for problem in self.problems)

    def _content(self, name: str) -> Any:
        try:
            return plain_yaml.load(self.path / name)
        except FileNotFoundError:
            self._unreadable.append(f"{name}:1: is missing")
        except plain_yaml.UnreadableYAML as error:
            self._unreadable.append(f"{name}:{error.line}: {error}")
        return None

    def _where(self, problem: Problem) -> str:
        name, place = self._origins.get((problem.kind, problem.key), ("", ()))
        if not name:
            return str(problem)
        line = plain_yaml.line_of(self.path / name, (*place, *problem.field), problem.value)
        return f"{name}:{line}: {problem}"
