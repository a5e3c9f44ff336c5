"""Another scheme for a matrix that has letters: what each becomes, and what is lost on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from teams.matrix.edits import ChangeScheme
from teams.matrix.model import Matrix
from teams.matrix.schemes import Letters, Scheme

Becomes = Mapping[str, str | None]
"""Each letter of the old scheme → one of the new; None: it is taken out."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A cell that says less afterwards. ``without``: letters taken out; ``joined``: letters that become one with another."""

    row: str
    seat: str
    before: Letters
    after: Letters
    without: Letters
    joined: Letters


def proposed(old: Scheme, new: Scheme) -> dict[str, str | None]:
    """What each letter becomes by its meaning; the same letter where it means the same, None where no letter means it."""
    return {
        one.letter: one.letter
        if new.meanings.get(one.letter) is one.meaning
        else new.letter_for(one.meaning)
        for one in old.letters
    }


def change_scheme(matrix: Matrix, scheme: Scheme, becomes: Becomes) -> ChangeScheme:
    """Raises UnreadableCell for a letter that the new scheme does not have."""
    cells = {
        row: {
            seat: (letters, _converted(letters, scheme, becomes)) for seat, letters in held.items()
        }
        for row, held in matrix.cells.items()
    }
    return ChangeScheme(matrix.scheme, scheme, cells)


def _converted(letters: Letters, scheme: Scheme, becomes: Becomes) -> Letters:
    return scheme.ordered(new for one in letters if (new := becomes.get(one)))


def used(matrix: Matrix) -> Counter[str]:
    """In how many cells each letter stands."""
    return Counter(
        letter for held in matrix.cells.values() for letters in held.values() for letter in letters
    )


def lost(matrix: Matrix, edit: ChangeScheme, becomes: Becomes) -> list[Lost]:
    """The cells that say less afterwards, in the order of the matrix."""
    return list(_lost(matrix, edit, becomes))


def _lost(matrix: Matrix, edit: ChangeScheme, becomes: Becomes) -> Iterator[Lost]:
    for row in matrix.rows:
        held = edit.cells.get(row.key, {})
        for seat in matrix.seats:
            before, after = held.get(seat.key, ((), ()))
            without = tuple(one for one in before if not becomes.get(one))
            kept = Counter(becomes.get(one) for one in before if one not in without)
            joined = tuple(one for one in before if kept[becomes.get(one)] > 1)
            if without or joined:
                yield Lost(row.key, seat.key, before, after, without, joined)
