"""A side that nobody stands on: what that means for this team, and what to do."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from roles.definitions.model import Side
from teams.analysis.org.hybrids import reasons_to_separate
from teams.analysis.reading import Reading
from teams.analysis.wording import count, joined
from teams.boundary.lanes import Lane, would_own
from teams.boundary.parties import Party, called, parties, short_names
from teams.boundary.said import Said

_RULES = {Side.PRODUCT_MANAGER: "GAP107", Side.PRODUCT_OWNER: "GAP106"}


@dataclass(frozen=True, slots=True)
class MissingSide:
    """``seat``: the key of a vacant seat to fill, or "" where one must be added. ``instead``: another way, or ""."""

    title: str
    why: str
    sign: str
    rows: str
    seat: str
    step: str
    instead: str


def missing_sides(reading: Reading, said: Said) -> list[MissingSide]:
    """None where both sides are filled, or one person stands for both."""
    if reading.hybrids:
        return []
    both = parties(reading)
    return [
        _missing(reading, said, party, other)
        for party, other in (both, both[::-1])
        if not party.is_filled
    ]


def _missing(reading: Reading, said: Said, party: Party, other: Party) -> MissingSide:
    findings = said.of_code(_RULES[party.side])
    finding = findings[0] if findings else None
    seat = party.vacant[0].key if party.vacant else ""
    step = f"Fill the seat {party.vacant[0].role_name}" if seat else f"Add a {party.title}"
    return MissingSide(
        f"Nobody is {party.title}",
        f"{finding.message}. {finding.hint}" if finding else _why(reading, party),
        finding.severity.value if finding else "",
        _rows(reading, party),
        seat,
        step if finding or _is_needed(reading, party) else "",
        _instead(reading, party, other),
    )


def _is_needed(reading: Reading, party: Party) -> bool:
    """Only a team that does not work by an Agile method has no use for a Product Owner. Source: A17, A40."""
    method = reading.team.method
    return party.side is Side.PRODUCT_MANAGER or method is None or method.is_agile


def _why(reading: Reading, party: Party) -> str:
    if party.side is Side.PRODUCT_MANAGER:
        return (
            "A Product Manager fits companies of every size, complex products above all (A43). If somebody of another "
            "team stands for it, give them a seat here."
        )
    if not _is_needed(reading, party):
        return (
            "A Product Owner belongs to the Agile method (A17, A40), by which this team does not work: nothing is "
            "missing."
        )
    return "A Product Owner belongs to the Agile method (A17, A40); a team that works by one needs one."


def _rows(reading: Reading, party: Party) -> str:
    """Who answers now for the rows that would be this side's."""
    short = short_names(reading)
    lane = Lane(party.side.value)
    rows = [row for row in reading.rows if would_own(reading, row) is lane]
    if not rows:
        return ""
    owners = Counter(
        called(short, [seat for seat in row.answers if seat.filled]) or "nobody" for row in rows
    )
    now = joined([f"{who} for {number}" for who, number in owners.most_common()])
    return f"{count(len(rows), 'row')} would be theirs. Who answers now: {now}."


def _instead(reading: Reading, party: Party, other: Party) -> str:
    """One person for both, where nothing speaks against it. Source: A44."""
    if not other.is_filled or reasons_to_separate(reading) or not _is_needed(reading, party):
        return ""
    areas = "backlog and delivery" if party.side is Side.PRODUCT_OWNER else "strategy and market"
    return f"Or let {other.short} answer for {areas} too: in small businesses and startups one person can hold both (A44)."
