"""What is wrong with a definition, said so that its author can put it right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True)
class Problem:
    """``kind`` is role, responsibility …; ``field`` leads to the faulty place inside the entry, ``value`` is what stands there."""

    kind: str
    key: str
    field: tuple[str, ...]
    message: str
    value: str | None = None

    def __str__(self) -> str:
        return f"{self.kind} {self.key}: {self.message}"


def unknown(what: str, key: str, known: Iterable[str]) -> str:
    """A sentence that names the nearest key that exists."""
    near = get_close_matches(key, list(known), n=1, cutoff=0.5)
    return f"there is no {what} “{key}”" + (f"; did you mean “{near[0]}”?" if near else "")
