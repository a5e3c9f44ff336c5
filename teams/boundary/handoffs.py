"""What one side hands to the other: whether it arrives, and why it does not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from roles.definitions.model import HandOff, Meaning, Side
from teams.analysis.finding import Finding
from teams.analysis.lnk.broken_handoff import who_does_not_hear
from teams.analysis.reading import Reading, RowReading, SeatReading
from teams.analysis.wording import joined
from teams.boundary.parties import called, short_names
from teams.boundary.said import Said

_HEARING = {
    Meaning.ANSWERS: "answers for it too",
    Meaning.DOES: "does the work on it",
    Meaning.SUPPORTS: "supports it",
    Meaning.ADVISES: "advises on it",
    Meaning.INFORMED: "is informed of it",
}


class State(StrEnum):
    WORKING = "working"
    BROKEN = "broken"
    WITHIN = "within"
    """Giver and receiver are one person."""
    WITHOUT = "without"
    """A row is missing, or has no filled owner."""


@dataclass(frozen=True, slots=True)
class End:
    """A row at one end. ``row`` is None where the matrix has none; ``owners`` is empty where nobody is there."""

    name: str
    owners: str
    row: RowReading | None


@dataclass(frozen=True, slots=True)
class ShownHandOff:
    """``words``: how it stands, in a sentence without its stop. ``to_left``: the Product Owner gives."""

    giving: End
    receiving: End
    passes: str
    sources: tuple[str, ...]
    state: State
    words: str
    to_left: bool
    finding: Finding | None
    accepted: bool

    @property
    def left(self) -> End:
        return self.receiving if self.to_left else self.giving

    @property
    def right(self) -> End:
        return self.giving if self.to_left else self.receiving

    @property
    def story(self) -> str:
        """What is handed over, and who says so."""
        return f"{self.passes.rstrip('.')} ({', '.join(self.sources)})."

    @property
    def missing(self) -> list[End]:
        """The ends that the matrix lacks."""
        return [end for end in (self.giving, self.receiving) if end.row is None]


def hand_offs(reading: Reading, said: Said) -> list[ShownHandOff]:
    rows = {row.definition.key: row for row in reading.rows if row.definition}
    short = short_names(reading)
    return [_shown(reading, said, one, rows, short) for one in reading.catalogue.hand_offs]


def how_many_work(shown: list[ShownHandOff]) -> str:
    """“3 of 4 work”; what stays with one person works too."""
    working = sum(one.state in (State.WORKING, State.WITHIN) for one in shown)
    return f"{working} of {len(shown)} {'works' if working == 1 else 'work'}"


def _shown(
    reading: Reading, said: Said, one: HandOff, rows: dict[str, RowReading], short: dict[str, str]
) -> ShownHandOff:
    giving, receiving = rows.get(one.giving), rows.get(one.receiving)
    ends = _end(reading, one.giving, giving, short), _end(reading, one.receiving, receiving, short)
    state, words = _state(reading, giving, receiving, ends, short)
    finding = _finding(said.open, *ends) if state is State.BROKEN else None
    gives = {reading.catalogue.side(role) for role in reading.catalogue.owners(one.giving)}
    return ShownHandOff(
        *ends,
        one.passes,
        one.sources,
        state,
        words,
        Side.PRODUCT_OWNER in gives,
        finding,
        state is State.BROKEN and _finding(said.accepted_findings, *ends) is not None,
    )


def _end(reading: Reading, key: str, row: RowReading | None, short: dict[str, str]) -> End:
    if row is None:
        definition = reading.catalogue.responsibilities.get(key)
        return End(definition.name if definition else key, "", None)
    return End(row.name, called(short, _owners(row)), row)


def _owners(row: RowReading) -> list[SeatReading]:
    return [seat for seat in row.answers if seat.filled]


def _state(
    reading: Reading,
    giving: RowReading | None,
    receiving: RowReading | None,
    ends: tuple[End, End],
    short: dict[str, str],
) -> tuple[State, str]:
    if giving is None or receiving is None:
        names = joined([end.name for end in ends if end.row is None])
        both = giving is None and receiving is None
        return State.WITHOUT, f"{names} {'are' if both else 'is'} not in the matrix"
    for end in ends:
        if not end.owners:
            return State.WITHOUT, f"Nobody answers for {end.name}"
    deaf = who_does_not_hear(reading, giving, receiving)
    if deaf:
        return State.BROKEN, f"{called(short, deaf)} {_has(deaf)} no letter on {giving.name}"
    receivers = _owners(receiving)
    if {seat.holder for seat in receivers} <= {seat.holder for seat in _owners(giving)}:
        return State.WITHIN, f"{called(short, receivers)} {_owns(receivers)} both rows"
    return State.WORKING, _hears(reading, giving, receivers, short)


def _has(seats: list[SeatReading]) -> str:
    return "has" if len({seat.holder for seat in seats}) == 1 else "have"


def _owns(seats: list[SeatReading]) -> str:
    return "owns" if len({seat.holder for seat in seats}) == 1 else "own"


def _hears(
    reading: Reading, giving: RowReading, receivers: list[SeatReading], short: dict[str, str]
) -> str:
    """“Bo advises on it”; by the heaviest letter that each receiver has on what is given, through any seat."""
    said = []
    for seat in {seat.holder: seat for seat in receivers}.values():
        held = [
            meaning
            for own in reading.seats_of(seat.holder)
            for meaning in giving.meanings.get(own.key, ())
        ]
        heaviest = min(held, key=list(Meaning).index)
        said.append(f"{short[seat.key]} {_HEARING[heaviest]}")
    return joined(said)


def _finding(findings: Iterable[Finding], giving: End, receiving: End) -> Finding | None:
    """The LNK501 of this hand-off."""
    keys = {
        "giving": giving.row and giving.row.key,
        "receiving": receiving.row and receiving.row.key,
    }
    return next((one for one in findings if one.code == "LNK501" and one.evidence == keys), None)
