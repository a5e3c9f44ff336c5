"""Prefill: which responsibilities a team starts with, and the letters that the definitions expect of its seats.

Per row exactly one seat answers and does the work: the one whose role is the expected owner, filled before vacant, else
its nearest parent or specialisation, else any seat of the owner's side, else nobody. On a row that both own the other
owner does the work too, and the row is marked as shared. All other seats get what their roles are expected to hold, but
never answer; a second seat of the owner's own side hears of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from roles.definitions.model import Catalogue, Meaning, Responsibility, Side
from teams.matrix.model import Matrix, Organisation, Row, Seat, Stage, Team, is_filled
from teams.matrix.schemes import Letters

Held = dict[str, frozenset[Meaning]]
"""Seat key → the meanings that it gets on one row."""

_OWNER = frozenset({Meaning.ANSWERS, Meaning.DOES})
_DOER = frozenset({Meaning.DOES})
_HEARS = frozenset({Meaning.INFORMED})
_ASKED = frozenset({Meaning.ADVISES})
_ONLY_OF_THE_SIDE = 1000
"""Further away than any line of specialisation is long."""


def responsibilities_for(
    team: Team,
    organisation: Organisation,
    catalogue: Catalogue,
    seats: Iterable[Seat] | None = None,
) -> list[str]:
    """The keys of what a team of this kind starts with, in the catalogue's order.

    Where the seats are known, without what none of them could own.
    """
    packs = packs_for(team, organisation)
    roles = None if seats is None else {seat.role for seat in seats}
    return [
        key
        for key, one in catalogue.responsibilities.items()
        if one.packs & packs and (roles is None or could_be_owned(key, roles, catalogue))
    ]


def packs_for(team: Team, organisation: Organisation) -> frozenset[str]:
    """The packs of responsibilities for this kind of team.

    The pack ``agile`` is left out only where the method is known not to be Agile.
    """
    packs = {"core"}
    if team.method is None or team.method.is_agile:
        packs.add("agile")
    if team.data:
        packs.add("data")
    if organisation.stage not in (None, Stage.STARTUP):
        packs.add("emerging")
    return frozenset(packs)


def could_be_owned(responsibility: str, roles: Iterable[str], catalogue: Catalogue) -> bool:
    """Whether a seat with one of the roles would own it; what nobody is expected to own, anybody may."""
    owners = catalogue.owners(responsibility)
    return not owners or any(
        _distance(role, owner, catalogue) is not None for role in roles for owner in owners
    )


def _distance(role: str, owner: str, catalogue: Catalogue) -> int | None:
    """How many steps of specialisation lie between two roles; a parent is nearer than a specialisation.

    Roles that are not related but on the same side are far apart; all others are apart for good.
    """
    above, below = catalogue.lineage(owner), catalogue.lineage(role)
    if role in above:
        return 2 * above.index(role)
    if owner in below:
        return 2 * below.index(owner) + 1
    side = catalogue.side(owner)
    return _ONLY_OF_THE_SIDE if side is not Side.NONE and side is catalogue.side(role) else None


def prefill(matrix: Matrix, catalogue: Catalogue) -> Matrix:
    """The matrix with every row from the catalogue filled anew; own rows keep what they hold."""
    bench = _Bench.of(matrix, catalogue)
    rows: list[Row] = []
    cells: dict[str, Mapping[str, Letters]] = {}
    for row in matrix.rows:
        definition = catalogue.responsibilities.get(row.responsibility or "")
        if definition is None:
            rows.append(row)
            held = matrix.cells.get(row.key, {})
        else:
            rows.append(replace(row, shared=row.shared or definition.shared))
            held = bench.letters(definition)
        if held:
            cells[row.key] = held
    return replace(matrix, rows=tuple(rows), cells=cells)


def prefilled_cells(
    responsibility: str, matrix: Matrix, catalogue: Catalogue
) -> dict[str, Letters]:
    """The letters by seat that one responsibility of the catalogue gets in this matrix, be it in it already or not."""
    return _Bench.of(matrix, catalogue).letters(catalogue.responsibilities[responsibility])


@dataclass(frozen=True)
class _Bench:
    matrix: Matrix
    catalogue: Catalogue
    filled: frozenset[str]
    """The keys of the filled seats."""

    @classmethod
    def of(cls, matrix: Matrix, catalogue: Catalogue) -> _Bench:
        by_role = not any(seat.person for seat in matrix.seats)
        filled = (
            seat.key
            for seat in matrix.seats
            if is_filled(seat, catalogue, matrix.date, by_role=by_role)
        )
        return cls(matrix, catalogue, frozenset(filled))

    def letters(self, definition: Responsibility) -> dict[str, Letters]:
        scheme = self.matrix.scheme
        held = self.owners(definition)
        for seat in sorted(self.matrix.seats, key=lambda seat: seat.key not in self.filled):
            if seat.key not in held:
                held[seat.key] = self.of_the_others(definition, seat, held)
        for seat in self.matrix.seats:
            if held[seat.key] == _HEARS and self.must_hear(seat, definition, held):
                held[seat.key] = _ASKED
        found = {seat.key: scheme.letters_for(held[seat.key]) for seat in self.matrix.seats}
        return {seat: letters for seat, letters in found.items() if letters}

    def must_hear(self, seat: Seat, definition: Responsibility, held: Held) -> bool:
        """Whether the row hands something over to this seat's person, and the scheme has no letter for being informed.

        Then the person is asked, unless another of their seats takes part already.
        """
        if self.matrix.scheme.letter_for(Meaning.INFORMED) is not None:
            return False
        taking_part = {one.person for one in self.matrix.seats if held[one.key] - _HEARS}
        return (seat.person is None or seat.person not in taking_part) and any(
            hand_off.giving == definition.key
            and self.nearest(self.catalogue.owners(hand_off.receiving)) is seat
            for hand_off in self.catalogue.hand_offs
        )

    def owners(self, definition: Responsibility) -> Held:
        """One seat that answers and does the work; on a shared row one of each other owner that does it too."""
        roles = self.catalogue.owners(definition.key)
        if not definition.shared:
            seat = self.nearest(roles)
            return {seat.key: _OWNER} if seat else {}
        found: Held = {}
        answering_first = sorted(roles, key=lambda role: not self.answers(role, definition))
        for role in answering_first:
            seat = self.nearest([role])
            if seat and seat.key not in found:
                found[seat.key] = _DOER if found else _OWNER
        return found

    def answers(self, role: str, definition: Responsibility) -> bool:
        return Meaning.ANSWERS in self.catalogue.expectation(role, definition.key)

    def nearest(self, roles: Iterable[str]) -> Seat | None:
        """The seat whose role is one of these, else a relation of one, else of its side; filled before vacant."""
        ranked = [
            (distance, seat.key not in self.filled, index)
            for role in roles
            for index, seat in enumerate(self.matrix.seats)
            if (distance := _distance(seat.role, role, self.catalogue)) is not None
        ]
        return self.matrix.seats[min(ranked)[2]] if ranked else None

    def of_the_others(
        self, definition: Responsibility, seat: Seat, held: Held
    ) -> frozenset[Meaning]:
        """What the seat's role is expected to hold, but nobody else answers.

        Who could own the row too advises its owner, or hears of it where the owner is on the same side; of several seats
        of a side one advises for all: two of a trade would be asked twice. Of several seats of one role only one does the work, and the others hear of it; the seats
        of a collective role do it together.
        """
        expected = self.catalogue.expectation(seat.role, definition.key)
        could_own = Meaning.ANSWERS in expected or (definition.shared and Meaning.DOES in expected)
        if not could_own and Meaning.DOES not in expected:
            asked = Meaning.ADVISES in expected and self.is_spoken_for(seat, held, Meaning.ADVISES)
            return _HEARS if asked else expected
        same = [
            other for other in self.matrix.seats if other.role == seat.role and other.key in held
        ]
        if any(Meaning.DOES in held[other.key] for other in same):
            role = self.catalogue.roles[seat.role]
            return _DOER if role.collective else _HEARS
        if not could_own:
            return expected
        asked = self.is_spoken_for(seat, held, Meaning.DOES)
        return _HEARS if asked else frozenset({Meaning.ADVISES})

    def is_spoken_for(self, seat: Seat, held: Held, meaning: Meaning) -> bool:
        """Whether somebody on the seat's own side, PM or PO, holds that already."""
        side = self.catalogue.side(seat.role)
        return side is not Side.NONE and any(
            meaning in held[other.key] and self.catalogue.side(other.role) is side
            for other in self.matrix.seats
            if other.key in held
        )
