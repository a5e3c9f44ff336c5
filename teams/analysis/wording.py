"""How findings put names into sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from teams.analysis.reading import SeatReading


def joined(names: Sequence[str]) -> str:
    """“A”, “A and B”, “A, B and C”."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def listed(names: Sequence[str], most: int = 5) -> str:
    """Like joined, but long lists end in “and 4 more”."""
    if len(names) <= most + 1:
        return joined(names)
    return f"{', '.join(names[:most])} and {len(names) - most} more"


def names_of(seats: Iterable[SeatReading]) -> list[str]:
    """The seats' people, each once, else their roles."""
    return list(dict.fromkeys(seat.label for seat in seats))


def count(number: int, one: str, many: str | None = None) -> str:
    """“1 row”, “3 rows”."""
    return f"{number} {one if number == 1 else many or one + 's'}"
