"""The edits that fixes are made of."""

from __future__ import annotations

from collections.abc import Iterable

from roles.definitions.model import Meaning
from teams.analysis.reading import Reading, RowReading, SeatReading
from teams.matrix.edits import SetCell


def set_meanings(reading: Reading, row: RowReading, seat: SeatReading, meanings: Iterable[Meaning]) -> SetCell:
    """The edit that leaves exactly these meanings in the cell; those the scheme has no letter for are left out."""
    before = reading.matrix.at(row.key, seat.key)
    scheme = reading.matrix.scheme
    wanted = set(meanings)
    kept = [letter for letter in before if scheme.meanings[letter] in wanted]
    held = {scheme.meanings[letter] for letter in kept}
    added = scheme.letters_for(wanted - held)
    return SetCell(row.key, seat.key, before, scheme.ordered((*kept, *added)))


def give(reading: Reading, row: RowReading, seat: SeatReading, *meanings: Meaning) -> SetCell:
    """The edit that adds meanings to a cell; whoever answers or does no longer merely advises or hears."""
    held = set(row.meanings.get(seat.key, ())) | set(meanings)
    if held & {Meaning.ANSWERS, Meaning.DOES}:
        held -= {Meaning.SUPPORTS, Meaning.ADVISES, Meaning.INFORMED}
    return set_meanings(reading, row, seat, held)


def take(reading: Reading, row: RowReading, seat: SeatReading, *meanings: Meaning) -> SetCell:
    """The edit that takes meanings out of a cell."""
    return set_meanings(reading, row, seat, set(row.meanings.get(seat.key, ())) - set(meanings))


def let_advise(reading: Reading, row: RowReading, seat: SeatReading) -> SetCell:
    """The edit that leaves the seat on the row to advise only."""
    return set_meanings(reading, row, seat, {Meaning.ADVISES})
