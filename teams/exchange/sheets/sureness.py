"""What was taken for what in a file, how sure that is, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Sureness(StrEnum):
    CERTAIN = "certain"
    LIKELY = "likely"
    GUESSED = "guessed"


@dataclass(frozen=True, slots=True)
class Taken:
    """``what``: table, range, header, layout, scheme, activities, areas, a letter … ``value``: what was found for it."""

    what: str
    value: str
    sureness: Sureness
    reason: str

    def __str__(self) -> str:
        return f"{self.what}: {self.value} ({self.sureness.value}: {self.reason})"
