"""What a person is asked about a sheet, and what they may answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from teams.exchange.sheets.grid import Place
from teams.exchange.sheets.sureness import Sureness


@dataclass(frozen=True, slots=True)
class SeatAnswer:
    """What a column stands for: nothing (``skip``), a seat of the team, or a new seat with this role and person."""

    skip: bool = False
    seat: str | None = None
    role: str | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True)
class RowAnswer:
    """What an activity stands for: nothing (``skip``), a responsibility of the catalogue, or else a row of the team's own."""

    skip: bool = False
    responsibility: str | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """By the number of the header, and of the activity, in the reading."""

    seats: Mapping[int, SeatAnswer] = field(default_factory=dict)
    rows: Mapping[int, RowAnswer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Candidate:
    label: str
    answer: SeatAnswer


@dataclass(frozen=True, slots=True)
class Question:
    """Which seat a column is. ``assumed``: what holds until it is answered.

    ``is_open``: the seat has a role that the catalogue does not know, so it cannot be saved before the answer.
    ``proposed``: the likeliest answer, for a person to confirm.
    """

    header: int
    place: Place
    text: str
    asks: str
    assumed: str
    candidates: tuple[Candidate, ...]
    is_open: bool
    proposed: SeatAnswer | None = None


@dataclass(frozen=True, slots=True)
class RowCandidate:
    """``likeness``: 0 to 100."""

    responsibility: str
    label: str
    likeness: int


@dataclass(frozen=True, slots=True)
class RowQuestion:
    """Whether an activity is a responsibility of the catalogue; until it is answered it is a row of the team's own."""

    activity: int
    place: Place
    text: str
    candidates: tuple[RowCandidate, ...]


@dataclass(frozen=True, slots=True)
class TextQuestion:
    """What a text that stands in cells means. ``proposed``: letters that it may stand for, or None.

    ``explained``: what the file's legend says of it. Until it is answered, the cells with it are empty and listed.
    """

    text: str
    times: int
    places: tuple[Place, ...]
    proposed: str | None = None
    explained: str = ""

    @property
    def asks(self) -> str:
        cells = "1 cell" if self.times == 1 else f"{self.times:,} cells"
        return f"What does “{self.text}” mean? It stands in {cells}."


@dataclass(frozen=True, slots=True)
class AboveQuestion:
    """Whether the row above the heads names the same seats. ``heads``: what they would be called with it.

    ``is_joined``: somebody said so. Until then what stands above is left out and listed.
    """

    place: Place
    heads: tuple[str, ...]
    is_joined: bool

    @property
    def asks(self) -> str:
        first = ", ".join(f"“{one}”" for one in self.heads[:3])
        return f"Does the row above the heads belong to them, as in {first}?"


@dataclass(frozen=True, slots=True)
class SeatTaken:
    """What a column was taken for. ``seat``: a key of the proposal; empty where it is left out.

    ``called``: a name in the head that may be that of a person whom the organisation does not have yet.
    """

    header: int
    place: Place
    text: str
    seat: str
    role: str
    person: str | None
    sureness: Sureness
    reason: str
    called: str = ""


@dataclass(frozen=True, slots=True)
class RowTaken:
    """What an activity was taken for. ``row``: a key of the proposal; empty where it is left out."""

    activity: int
    place: Place
    text: str
    row: str
    responsibility: str | None
    sureness: Sureness
    reason: str
