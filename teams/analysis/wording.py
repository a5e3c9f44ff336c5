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


def percent(number: float) -> str:
    """“40 %”, with a narrow space that does not break."""
    return f"{number:g}\u202f%"


def in_post(seat: SeatReading) -> str:
    """“Bo Lund is Product Owner”; where the seat goes by its role, “there is a Product Owner”."""
    return (
        f"{seat.label} is {seat.role_name}"
        if seat.person
        else f"there is {article(seat.role_name)} {seat.role_name}"
    )


def article(noun: str) -> str:
    return "an" if noun[:1].casefold() in "aeiou" else "a"


def in_order(seats: Iterable[SeatReading]) -> list[SeatReading]:
    """The seats in the matrix's order, each once."""
    return sorted(set(seats), key=lambda seat: seat.index)
