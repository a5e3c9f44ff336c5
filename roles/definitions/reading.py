"""A folder of YAML files → one frozen ``Catalogue``, or an error that names every fault with its file and line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path

from roles.definitions import entries
from roles.definitions.checks import problems_of
from roles.definitions.folder import CatalogueError, Folder
from roles.definitions.model import Catalogue, HandOff, Responsibility, Role
from roles.definitions.problems import Problem, unknown

__all__ = ["SHIPPED", "CatalogueError", "read_catalogue", "shipped_catalogue", "shipped_sources"]

SHIPPED = Path(__file__).resolve().parent.parent / "catalogue"
ARTICLE_FACT = re.compile(r"A([1-9]|[1-5]\d|60)")


@cache
def shipped_catalogue() -> Catalogue:
    """The definitions that come with Remit; read once."""
    return read_catalogue(SHIPPED)


@cache
def shipped_sources() -> dict[str, str]:
    """The frameworks that the shipped definitions cite beside A1 to A60: short name → what it is."""
    files = Folder(SHIPPED)
    found = {name: str(described) for name, described in files.mapping("sources.yaml").items()}
    files.raise_problems()
    return found


def read_catalogue(path: Path) -> Catalogue:
    """Raises ``CatalogueError``."""
    files = Folder(path)
    areas = files.read("areas.yaml", "area", entries.area)
    catalogue = Catalogue(
        areas=areas,
        responsibilities=_responsibilities(files, list(areas)),
        roles=_roles(files),
        skills=files.read("skills.yaml", "skill", entries.skill),
        hand_offs=_hand_offs(files),
    )
    files.problems += problems_of(catalogue)
    files.problems += _unknown_sources(catalogue, set(files.mapping("sources.yaml")))
    files.raise_problems()
    return catalogue


def _responsibilities(files: Folder, areas: list[str]) -> dict[str, Responsibility]:
    """One file an area, named after it."""
    found: dict[str, Responsibility] = {}
    for area in files.stems("responsibilities", areas):
        reader = partial(entries.responsibility, area)
        found |= files.read(f"responsibilities/{area}.yaml", "responsibility", reader)
    return found


def _roles(files: Folder) -> dict[str, Role]:
    """One file a role, named after it; ``order.yaml`` says which come first."""
    order = [str(key) for key in files.listing("order.yaml")]
    found = {}
    for key in files.stems("roles", order):
        name = f"roles/{key}.yaml"
        files.came_from("role", key, name)
        found[key] = entries.role(key, files.mapping(name), files.problems)
    files.listed("role", "order.yaml", order, found)
    return found


def _hand_offs(files: Folder) -> tuple[HandOff, ...]:
    found = tuple(
        entries.hand_off(values, files.problems) for values in files.listing("hand-offs.yaml")
    )
    for hand_off in found:
        files.came_from("hand-off", f"{hand_off.giving} → {hand_off.receiving}", "hand-offs.yaml")
    return found


def _unknown_sources(catalogue: Catalogue, frameworks: set[str]) -> Iterator[Problem]:
    """Every source is a fact of the article or a framework of ``sources.yaml``."""
    cited = [
        *(("area", area.key, area.sources) for area in catalogue.areas.values()),
        *(("skill", skill.key, skill.sources) for skill in catalogue.skills.values()),
        *(
            ("responsibility", entry.key, entry.sources)
            for entry in catalogue.responsibilities.values()
        ),
        *(
            ("role", r.key, (*r.sources, *(source for _, source in r.statements)))
            for r in catalogue.roles.values()
        ),
        *(("hand-off", f"{h.giving} → {h.receiving}", h.sources) for h in catalogue.hand_offs),
    ]
    for kind, key, sources in cited:
        for source in dict.fromkeys(sources):
            if source not in frameworks and not ARTICLE_FACT.fullmatch(source):
                yield Problem(kind, key, (), unknown("source", source, frameworks), source)
