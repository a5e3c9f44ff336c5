"""What the rules say of the boundary, looked up by row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from teams.analysis.finding import Finding
from teams.analysis.reading import Reading, RowReading

CONTESTED = ("OVL201", "OVL203", "OVL206")
WRONG_HANDS = ("FIT301", "FIT302", "FIT306")
UNOWNED = ("GAP101", "GAP103", "GAP104", "GAP111")
_OF_OWNERSHIP = frozenset((*CONTESTED, *WRONG_HANDS, *UNOWNED))
_EXPECTED = {"FIT301": "Product Manager", "FIT302": "Product Owner"}


@dataclass(frozen=True)
class Said:
    """``contested``, ``wrong_hands``: row → the open finding. ``accepted``: rows with an accepted one on ownership."""

    open: tuple[Finding, ...]
    contested: dict[str, Finding]
    wrong_hands: dict[str, Finding]
    unowned: dict[str, Finding]
    accepted: frozenset[str]
    accepted_findings: tuple[Finding, ...]

    def about_row(self, row: str) -> Finding | None:
        """What is wrong with who owns the row."""
        return self.wrong_hands.get(row) or self.contested.get(row) or self.unowned.get(row)

    def of_code(self, *codes: str) -> list[Finding]:
        """The open ones, in the order of the list of findings."""
        return [one for one in self.open if one.code in codes]

    def expected(self, reading: Reading, row: RowReading) -> str:
        """The role that a row in the wrong hands is expected to lie with."""
        code = self.wrong_hands[row.key].code
        seats = reading.expected_seats(row)
        return _EXPECTED.get(code) or (seats[0].role_name if seats else "somebody else")


def said(open_ones: Iterable[Finding], accepted: Iterable[Finding] = ()) -> Said:
    open_ones, accepted = tuple(open_ones), tuple(accepted)
    return Said(
        open_ones,
        _by_row(open_ones, CONTESTED),
        _by_row(open_ones, WRONG_HANDS),
        _by_row(open_ones, UNOWNED),
        frozenset(row for one in accepted if one.code in _OF_OWNERSHIP for row in one.rows),
        accepted,
    )


def _by_row(findings: Iterable[Finding], codes: tuple[str, ...]) -> dict[str, Finding]:
    """Row → the gravest finding of these codes, the first where several are."""
    found: dict[str, Finding] = {}
    for one in sorted(findings, key=lambda one: one.severity.rank):
        if one.code in codes:
            for row in one.rows:
                found.setdefault(row, one)
    return found
