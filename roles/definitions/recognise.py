"""Which role somebody means: by name, key, short name, alias, or near spelling."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from roles.definitions.model import Catalogue, Role

NEAR = 0.85
"""From this likeness on a role is proposed."""
WORTH_OFFERING = 0.55
SHORTEST_NEAR = 4
"""Shorter texts are abbreviations: one wrong letter makes another one."""
MOST_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Recognition:
    """``certain``: written as the catalogue knows it; otherwise ``role`` is a proposal that a person confirms."""

    role: str | None
    certain: bool
    candidates: tuple[str, ...]


def recognise_role(text: str, catalogue: Catalogue) -> Recognition:
    """``candidates`` are the likeliest roles, best first, the recognised one included."""
    written = folded(text)
    if not written:
        return Recognition(None, False, ())
    likeness = {key: _likeness(text, role) for key, role in catalogue.roles.items()}
    ranked = sorted(likeness, key=lambda key: -likeness[key])
    candidates = tuple(key for key in ranked if likeness[key] >= WORTH_OFFERING)[:MOST_CANDIDATES]
    if not candidates or likeness[candidates[0]] < NEAR:
        return Recognition(None, False, candidates)
    best = candidates[0]
    return Recognition(best, likeness[best] == 1, candidates)


def folded(text: str) -> str:
    """Without case, accents, dots, dashes and blanks: “Prod. Owner” is “prodowner”."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in bare if character.isalnum())


def names_of(role: Role) -> Iterator[str]:
    """Everything that the role is called."""
    yield from dict.fromkeys(
        name for name in (role.name, role.key, role.short, *role.aliases) if name
    )


def _likeness(text: str, role: Role) -> float:
    return max(_alike(text, name) for name in names_of(role))


def _alike(text: str, name: str) -> float:
    """1 is the same but for case, accents, dots and blanks; words around the name (“Lead PO, Checkout”) come close."""
    written, known = folded(text), folded(name)
    if written == known:
        return 1
    if _within(_words(name), _words(text)):
        return NEAR + 0.14 * len(known) / len(written)
    if min(len(written), len(known)) < SHORTEST_NEAR:
        return 0
    return min(SequenceMatcher(None, known, written).ratio(), 0.99)


def _words(text: str) -> list[str]:
    return [folded(word) for word in re.split(r"[\s\-–—/,;:()&+]+", text) if folded(word)]


def _within(inner: list[str], outer: list[str]) -> bool:
    size = len(inner)
    return any(outer[at : at + size] == inner for at in range(len(outer) - size + 1))
