"""Values → DocumentEntry. What does not fit is taken out, so that all the rest can be checked in the same reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from teams.exchange.document.problems import Path
from teams.exchange.document.schema import VERSION, DocumentEntry
from teams.exchange.document.wording import sentence

_NAMING = frozenset({"key", "name", "role", "responsibility", "scheme"})
_LEAST: dict[str, Any] = {"remit": VERSION, "team": {"name": "?"}, "seats": [], "rows": []}


@dataclass(frozen=True, slots=True)
class Shape:
    """``places``: section → where each of its entries stood in the file. ``torn``: sections that lost an entry or its key."""

    entry: DocumentEntry
    places: Mapping[str, list[int]]
    torn: frozenset[str]
    faults: tuple[tuple[Path, str], ...]

    def path(self, section: str, index: int, *rest: str | int) -> Path:
        return (section, self.places[section][index], *rest)


def shape(values: Any) -> Shape:
    try:
        entry = DocumentEntry.model_validate(values)
    except ValidationError as error:
        faults = tuple((one["loc"], sentence(one)) for one in error.errors(include_url=False))
        return _mended(values if isinstance(values, dict) else {}, faults)
    places = {name: list(range(len(value))) for name, value in entry if isinstance(value, tuple)}
    return Shape(entry, places, frozenset(), ())


def _mended(values: dict[str, Any], faults: tuple[tuple[Path, str], ...]) -> Shape:
    """First without the faulty values, then, where that does not do, without their entries."""
    for path, _ in faults:
        _take_out(values, path)
    torn = {str(path[0]) for path, _ in faults if path and (len(path) == 1 or path[-1] in _NAMING)}
    places = {
        name: list(range(len(value))) for name, value in values.items() if isinstance(value, list)
    }
    for _ in range(2):
        try:
            return Shape(
                DocumentEntry.model_validate(values), _all(places), frozenset(torn), faults
            )
        except ValidationError as error:
            paths = [one["loc"] for one in error.errors(include_url=False)]
        torn.update(str(path[0]) for path in paths if path)
        _drop_entries(values, places, paths)
    return Shape(
        DocumentEntry.model_validate(_LEAST),
        _all({}),
        frozenset(DocumentEntry.model_fields),
        faults,
    )


def _all(places: Mapping[str, list[int]]) -> dict[str, list[int]]:
    return {name: places.get(name, []) for name in DocumentEntry.model_fields}


def _take_out(values: Any, path: Path) -> None:
    """Removes the value from its mapping; an entry of a list stays for the second look."""
    for step in path[:-1]:
        if isinstance(values, dict):
            values = values.get(step)
        elif isinstance(values, list) and isinstance(step, int) and step < len(values):
            values = values[step]
    if isinstance(values, dict) and path:
        values.pop(path[-1], None)


def _drop_entries(
    values: dict[str, Any], places: dict[str, list[int]], paths: Iterable[Path]
) -> None:
    for path in paths:
        section = str(path[0]) if path else ""
        entries = values.get(section)
        if isinstance(entries, list) and len(path) > 1 and isinstance(path[1], int):
            entries[path[1]] = None
        elif isinstance(entries, dict) and section in _LEAST:
            values[section] = {**entries, **_LEAST[section]}
        elif section in _LEAST:
            values[section] = _LEAST[section]
        else:
            values.pop(section, None)
    for section, entries in values.items():
        if isinstance(entries, list):
            kept = [
                (place, one)
                for place, one in zip(places.get(section, ()), entries, strict=False)
                if one is not None
            ]
            places[section] = [place for place, _ in kept]
            values[section] = [one for _, one in kept]
