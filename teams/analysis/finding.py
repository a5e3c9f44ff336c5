"""A finding as data: what a rule says about a matrix, and the fixes that it offers."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from teams.matrix.edits import Edit


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def rank(self) -> int:
        return _RANKS[self]


_RANKS = {one: place for place, one in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Finding:
    """``message`` says what is wrong with names and numbers, ``hint`` why and what to do.

    ``rows`` … ``skills`` are the keys it is about, in the matrix's order. ``subject`` is its identity, such as
    ("person:ana", "row:roadmap"): what must stay the same for it to be the same finding. Numbers and names are evidence.
    """

    code: str
    name: str
    severity: Severity
    message: str
    hint: str
    subject: tuple[str, ...]
    place: str = ""
    rows: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    evidence: Mapping[str, Any] = field(default_factory=dict)

    @property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits of code, place (team or organisation) and subject."""
        text = "\x1f".join((self.code, self.place, *sorted(self.subject)))
        return hashlib.sha256(text.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Fix:
    """A way out: ``label`` is the button's text and names what it does; ``edits`` go through the door."""

    label: str
    edits: tuple[Edit, ...]
