"""Which role somebody means: by name, key, short name, alias, or near spelling."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from roles.definitions.model import Catalogue, Role

NEAR = 0.85
WORD_NEAR = 0.8
"""Word for word: “Scum Master” is near “Scrum Master”, “CRM Lead” is not near “Scrum Lead”."""
UNPAIRED_NEAR = 0.92
"""Where the words are divided otherwise (“ScrumMastr”)."""
"""From this likeness on a role is proposed."""
WORTH_OFFERING = 0.55
SHORTEST_NEAR = 4
"""Shorter texts are abbreviations: one wrong letter makes another one."""
MOST_CANDIDATES = 5
OTHER_JOBS = frozenset(
    {
        "projectmanager",
        "projectmgr",
        "projectlead",
        "projectowner",
        "programmanager",
        "programmemanager",
        "processowner",
        "productionmanager",
        "projektmanager",
        "projektleiter",
        "projektleiterin",
        "chefdeprojet",
        "cheffedeprojet",
        "jefedeproyecto",
        "jefadeproyecto",
        "gerentedeproyecto",
    }
)
"""Near in spelling to a role of ours, and another job: offered for a choice, never proposed."""


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
    if not candidates or likeness[candidates[0]] < NEAR or written in OTHER_JOBS:
        return Recognition(None, False, candidates)
    best = candidates[0]
    return Recognition(best, likeness[best] == 1, candidates)


@lru_cache(maxsize=2048)
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
    ratio = _ratio(known, written)
    return ratio if ratio < NEAR or _near_by_words(text, name, ratio) else NEAR - 0.01


def _near_by_words(text: str, name: str, ratio: float) -> bool:
    written, known = _words(text), _words(name)
    if len(written) != len(known):
        return ratio >= UNPAIRED_NEAR
    return all(_ratio(*pair) >= WORD_NEAR for pair in zip(known, written, strict=True))


def _ratio(known: str, written: str) -> float:
    """0 where the two are too unlike to be worth a closer look."""
    matcher = SequenceMatcher(None, known, written)
    if matcher.real_quick_ratio() < WORTH_OFFERING or matcher.quick_ratio() < WORTH_OFFERING:
        return 0
    return matcher.ratio()


@lru_cache(maxsize=2048)
def _words(text: str) -> tuple[str, ...]:
    return tuple(folded(word) for word in re.split(r"[\s\-–—/,;:()&+]+", text) if folded(word))


def _within(inner: tuple[str, ...], outer: tuple[str, ...]) -> bool:
    size = len(inner)
    return any(outer[at : at + size] == inner for at in range(len(outer) - size + 1))
