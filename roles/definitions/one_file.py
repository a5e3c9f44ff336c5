"""All definitions of an organisation in one YAML file, each entry written as in the shipped folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from roles.definitions import entries, plain_yaml
from roles.definitions.entries import Entry
from roles.definitions.folder import CatalogueError
from roles.definitions.model import Area, Catalogue, HandOff, Responsibility, Role, Skill
from roles.definitions.problems import Problem, unknown

HEAD, VERSION = "remit-definitions", "1"
SECTIONS = ("areas", "skills", "responsibilities", "roles", "hand-offs")
MOST_CHARACTERS = 1_000_000

Definition = Area | Skill | Responsibility | Role | HandOff


@dataclass(frozen=True)
class Read:
    """``catalogue`` holds what stands in the file and nothing else. ``retired``: (section, key or ends)."""

    catalogue: Catalogue
    retired: frozenset[tuple[str, str]]


def read_definitions(text: str) -> Read:
    """Raises CatalogueError: one line a fault."""
    if len(text) > MOST_CHARACTERS:
        raise CatalogueError([f"The file has more than {MOST_CHARACTERS:,} characters."])
    try:
        content = plain_yaml.load_foreign(text)
    except plain_yaml.UnreadableYAML as error:
        raise CatalogueError([f"Line {error.line}: {error}."]) from error
    if not isinstance(content, dict) or content.get(HEAD) != VERSION:
        raise CatalogueError(
            [f"This is no file of definitions: it begins with “{HEAD}: {VERSION}”."]
        )
    problems: list[Problem] = []
    reader = _Reader(content, problems)
    catalogue = Catalogue(
        areas=reader.section("areas", "area", entries.area),
        skills=reader.section("skills", "skill", entries.skill),
        responsibilities=reader.section("responsibilities", "responsibility", _responsibility),
        roles=reader.section("roles", "role", entries.role),
        hand_offs=reader.hand_offs(),
    )
    lines = [*reader.lines, *(f"{problem}." for problem in problems)]
    if lines:
        raise CatalogueError(lines)
    return Read(_marked(catalogue, reader.retired), frozenset(reader.retired))


def _marked(catalogue: Catalogue, retired: set[tuple[str, str]]) -> Catalogue:
    return replace(
        catalogue,
        responsibilities={
            key: replace(one, retired=("responsibilities", key) in retired)
            for key, one in catalogue.responsibilities.items()
        },
        roles={
            key: replace(one, retired=("roles", key) in retired)
            for key, one in catalogue.roles.items()
        },
    )


def _responsibility(key: str, values: Any, problems: list[Problem]) -> Responsibility:
    """With its area among its fields: there is no file that is named after it."""
    area = ""
    if isinstance(values, dict):
        values = dict(values)
        area = Entry("responsibility", key, {"area": values.pop("area", "")}, problems).text("area")
    return entries.responsibility(area, key, values, problems)


class _Reader:
    def __init__(self, content: dict[str, Any], problems: list[Problem]) -> None:
        self.content, self.problems = content, problems
        self.lines = [
            f"{unknown('section', str(name), SECTIONS)}."
            for name in content
            if name not in (HEAD, *SECTIONS)
        ]
        self.retired: set[tuple[str, str]] = set()

    def section(
        self, name: str, kind: str, read: Callable[[str, Any, list[Problem]], Any]
    ) -> dict[str, Any]:
        found = self.content.get(name) or {}
        if not isinstance(found, dict) or not all(isinstance(key, str) for key in found):
            self.lines.append(f"“{name}” is not a mapping of entries by their keys.")
            return {}
        return {
            key: read(key, self._without_retired(name, kind, key, values), self.problems)
            for key, values in found.items()
        }

    def hand_offs(self) -> tuple[HandOff, ...]:
        found = self.content.get("hand-offs") or []
        if not isinstance(found, list):
            self.lines.append("“hand-offs” is not a list of entries.")
            return ()
        return tuple(
            entries.hand_off(
                self._without_retired("hand-offs", "hand-off", _ends(values), values), self.problems
            )
            for values in found
        )

    def _without_retired(self, section: str, kind: str, key: str, values: Any) -> Any:
        if not isinstance(values, dict) or "retired" not in values:
            return values
        rest = {name: value for name, value in values.items() if name != "retired"}
        if Entry(kind, key, {"retired": values["retired"]}, self.problems).flag("retired"):
            self.retired.add((section, key))
        return rest


def _ends(values: Any) -> str:
    return f"{values.get('from')} → {values.get('to')}" if isinstance(values, Mapping) else "?"
