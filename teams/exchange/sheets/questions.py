"""What a person is asked about a sheet, and what they may answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from teams.exchange.sheets.grid import Place


@dataclass(frozen=True, slots=True)
class SeatAnswer:
    """What a column stands for: nothing (``skip``), a seat of the team, or a new seat with this role and person."""

    skip: bool = False
    seat: str | None = None
    role: str | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """By the number of the header in the reading."""

    seats: Mapping[int, SeatAnswer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Candidate:
    label: str
    answer: SeatAnswer


@dataclass(frozen=True, slots=True)
class Question:
    """Which seat a column is. ``assumed``: what holds until it is answered.

    ``is_open``: the seat has a role that the catalogue does not know, so it cannot be saved before the answer.
    """

    header: int
    place: Place
    text: str
    asks: str
    assumed: str
    candidates: tuple[Candidate, ...]
    is_open: bool
