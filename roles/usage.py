"""Who uses a definition: asked of whoever knows the matrices, of which this app knows nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Usage:
    """Seats or rows that point to a definition, over all organisations of the installation."""

    places: int = 0
    teams: int = 0
    organisations: int = 0


Counter = Callable[[str, str], Usage]
"""Takes a kind (role, responsibility, area, skill, hand-off) and a key."""

_counters: list[Counter] = []


def register_counter(counter: Counter) -> None:
    """The one function through which the count of uses is handed to this app."""
    _counters.append(counter)


def usage_of(kind: str, key: str) -> Usage:
    """How often a definition is used; nothing where nobody counts."""
    found = [counter(kind, key) for counter in _counters]
    return Usage(
        sum(one.places for one in found),
        sum(one.teams for one in found),
        sum(one.organisations for one in found),
    )
