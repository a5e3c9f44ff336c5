"""The edits that fixes are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from roles.definitions.model import Meaning
from teams.analysis.finding import Fix
from teams.analysis.reading import Reading, RowReading, SeatReading
from teams.analysis.wording import joined, names_of
from teams.matrix.edits import SetCell


def set_meanings(
    reading: Reading, row: RowReading, seat: SeatReading, meanings: Iterable[Meaning]
) -> SetCell:
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


def hand_over(reading: Reading, row: RowReading, to: SeatReading) -> Fix:
    """The fix that makes one seat the owner; the former holders advise.

    Who did the work as its owner hands that over too, except on a row that two share on purpose.
    """
    former = [seat for seat in row.answers if seat is not to]
    kept = [seat for seat in former if row.shared and seat in row.does]
    moved = [Meaning.ANSWERS]
    if any(seat in row.does and seat not in kept for seat in former):
        moved.append(Meaning.DOES)
    edits = [give(reading, row, to, *moved)]
    edits += [
        take(reading, row, seat, Meaning.ANSWERS)
        if seat in kept
        else let_advise(reading, row, seat)
        for seat in former
    ]
    scheme = reading.matrix.scheme
    held = row.meanings.get(to.key, ())
    letters = [letter for one in moved if one not in held and (letter := scheme.letter_for(one))]
    if kept:
        rest = f"leave {scheme.letter_for(Meaning.DOES)} with {joined(names_of(former))}"
    elif scheme.letter_for(Meaning.ADVISES):
        rest = f"let {joined(names_of(former))} advise"
    else:
        rest = f"take {'it' if len(letters) == 1 else 'them'} from {joined(names_of(former))}"
    return Fix(f"Give {joined(letters)} to {to.label}, {rest}", tuple(edits))


def take_answer(reading: Reading, row: RowReading, seats: Sequence[SeatReading]) -> Fix:
    """The fix that takes the answering letter from seats; who then holds nothing on the row advises."""
    letter = reading.matrix.scheme.letter_for(Meaning.ANSWERS)
    edits = [
        take(reading, row, seat, Meaning.ANSWERS)
        if len(row.meanings[seat.key]) > 1
        else let_advise(reading, row, seat)
        for seat in seats
    ]
    return Fix(f"Take {letter} from {joined(names_of(seats))}", tuple(edits))
