"""What is other than at an earlier revision, as marks on the matrix of now. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from teams.analysis.finding import Finding
from teams.analysis.reading import Reading
from teams.analysis.wording import count, listed
from teams.history.comparing import Comparison, Keys, Place, compare, compare_findings
from teams.matrix.edits import ChangeTeam
from teams.matrix.schemes import Letters

NEW = "new"


@dataclass(frozen=True)
class Since:
    """``cells``: the letters that stood there, where others or none stand now; not those of rows and seats that came.

    ``rows``, ``seats``: what is said of one that is new or other, by key. ``removed``: names of those that went.
    ``others``: what else is other, in words.
    """

    cells: Mapping[Place, Letters]
    rows: Mapping[str, str]
    seats: Mapping[str, str]
    removed: tuple[str, ...]
    others: tuple[str, ...]
    came: int
    went: int

    @property
    def words(self) -> str:
        """“8 cells, 2 new rows, 1 seat changed, 1 removed; 3 findings came, 1 went”."""
        parts = [count(len(self.cells), "cell")] if self.cells else []
        parts += [*_numbers(self.rows, "row"), *_numbers(self.seats, "seat")]
        parts += [f"{len(self.removed)} removed"] if self.removed else []
        matrix = ", ".join([*parts, *self.others]) or "nothing changed in the matrix"
        return f"{matrix}; {count(self.came, 'finding')} came, {self.went} went"

    @property
    def gone(self) -> str:
        """“Roadmap, Pricing and 3 more”; empty where nothing was removed."""
        return listed(self.removed)


def since(
    before: Reading, now: Reading, found_before: list[Finding], found_now: list[Finding]
) -> Since:
    compared = compare(before.matrix, now.matrix)
    findings = compare_findings(found_before, found_now)
    gone = [row.name for row in before.rows if row.key in compared.rows.went]
    gone += [seat.label for seat in before.seats if seat.key in compared.seats.went]
    return Since(
        {place: old for place, (old, _) in compared.cells.items() if _stayed(place, compared)},
        _said(compared.rows, {}),
        _said(compared.seats, _former_holders(before, now)),
        tuple(gone),
        tuple(_others(compared)),
        len(findings.came),
        len(findings.went),
    )


def _stayed(place: Place, compared: Comparison) -> bool:
    row, seat = place
    rows, seats = compared.rows, compared.seats
    return row not in rows.came | rows.went and seat not in seats.came | seats.went


def _said(keys: Keys, instead: Mapping[str, str]) -> dict[str, str]:
    """What weighs most of each. ``instead``: more exact words than “changed”."""
    moved = dict.fromkeys(keys.moved, "moved")
    changed = {key: instead.get(key, "changed") for key in keys.changed}
    return moved | changed | dict.fromkeys(keys.came, NEW)


def _former_holders(before: Reading, now: Reading) -> dict[str, str]:
    """Of the seats that are held by somebody else, or by nobody any more, or by somebody by now."""
    pairs = ((seat, now.seat.get(key)) for key, seat in before.seat.items())
    return {
        was.key: f"was {was.label if was.filled else 'vacant'}"
        for was, seat in pairs
        if seat is not None and seat.seat.person != was.seat.person
    }


def _others(compared: Comparison) -> Iterator[str]:
    if any(isinstance(edit, ChangeTeam) for edit in compared.edits):
        yield "the team’s facts"
    if compared.has_other_letters:
        yield "the scheme"


def _numbers(said: Mapping[str, str], what: str) -> Sequence[str]:
    """“2 new rows”, “1 row changed or moved”."""
    new = sum(words == NEW for words in said.values())
    other = len(said) - new
    parts = [count(new, f"new {what}")] if new else []
    return [*parts, f"{count(other, what)} changed or moved"] if other else parts
