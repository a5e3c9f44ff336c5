"""Keys of a document's entries: as written, else made from their names, each once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from roles.definitions.keys import make_key
from teams.exchange.document.notes import Notes


class Keyed(Protocol):
    @property
    def key(self) -> str | None: ...


Entry = TypeVar("Entry", bound=Keyed)


def keys_of(
    notes: Notes, section: str, entries: Sequence[Entry], name: Callable[[Entry], str]
) -> list[str]:
    """One key for each entry, in their order. A key written twice is noted, and its later entry gets another."""
    first: dict[str, int] = {}
    for index, entry in enumerate(entries):
        if entry.key and first.setdefault(entry.key, index) != index:
            notes.twice(
                section, index, first[entry.key], f"The key “{entry.key}” stands in {section} twice"
            )
    taken = set(first)
    found = []
    for index, entry in enumerate(entries):
        key = entry.key
        if key is None or first[key] != index:
            key = make_key(name(entry), taken)
            taken.add(key)
        found.append(key)
    return found
