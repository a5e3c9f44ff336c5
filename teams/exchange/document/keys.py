"""Keys of a document's entries: as written, else made from their names, each once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from roles.definitions.keys import RESERVED_KEYS, make_key
from teams.exchange.document.notes import Notes


class Keyed(Protocol):
    @property
    def key(self) -> str | None: ...


Entry = TypeVar("Entry", bound=Keyed)


def keys_of(
    notes: Notes,
    section: str,
    entries: Sequence[Entry],
    name: Callable[[Entry], str],
    natural: Callable[[Entry], str | None] = lambda _: None,
) -> list[str]:
    """One key for each entry, in their order. A key written twice is noted, and its later entry gets another.

    ``natural``: the key that an entry without one has if no other entry takes it.
    """
    written: dict[str, int] = {}
    for index, entry in enumerate(entries):
        if entry.key and written.setdefault(entry.key, index) != index:
            message = f"The key “{entry.key}” stands in {section} twice"
            notes.twice(section, index, written[entry.key], message)
    own = {index: key for key, index in written.items()}
    taken = set(written)
    for index, entry in enumerate(entries):
        key = natural(entry)
        if index not in own and key and key not in taken | RESERVED_KEYS:
            own[index] = key
            taken.add(key)
    for index, entry in enumerate(entries):
        if index not in own:
            own[index] = make_key(name(entry), taken)
            taken.add(own[index])
    return [own[index] for index in range(len(entries))]
