"""One team in a few numbers: who answers for what by area, what is marked there, and who stands for PM and PO."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from teams.analysis.engagement import Engagement, engagements, specialised_roles
from teams.analysis.finding import Finding
from teams.analysis.reading import Reading, RowReading

MARKS = {"OVL": "overlaps", "GAP": "gaps", "FIT": "wrong_hands"}


class Boundary(StrEnum):
    SEPARATED = "separated"
    HYBRID = "hybrid"
    NO_PRODUCT_OWNER = "no-product-owner"
    NO_PRODUCT_MANAGER = "no-product-manager"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class AreaSummary:
    """``owners``: (holder, number of rows), most rows first; a holder is "person:KEY" or "seat:KEY".

    ``covered``: rows with exactly one filled seat's holder who answers and at least one filled seat that does the work.
    ``unowned``: rows for which nobody answers. ``vacant``: rows for which only vacant seats answer.
    ``overlaps``, ``gaps``, ``wrong_hands``: keys of the rows that findings of these families name.
    """

    area: str
    rows: int
    covered: int
    owners: tuple[tuple[str, int], ...]
    unowned: int
    vacant: int
    overlaps: tuple[str, ...]
    gaps: tuple[str, ...]
    wrong_hands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    areas: tuple[AreaSummary, ...]
    boundary: Boundary
    product_managers: tuple[str, ...]
    """Holders on filled seats of the PM side; likewise product_owners."""
    product_owners: tuple[str, ...]
    seats: int
    vacant_seats: int
    rows: int
    roles: dict[str, str]
    """Seat holder → its role's name, for owners that are no person."""
    people: dict[str, Engagement]
    specialised: tuple[str, ...]
    """The specialised PM roles that seats have, in the order of the alphabet."""

    def record(self) -> dict[str, Any]:
        """The summary as JSON keeps it."""
        own = {name: getattr(self, name) for name in self.__slots__}
        return own | {
            "areas": [{name: getattr(one, name) for name in one.__slots__} for one in self.areas],
            "people": {key: _without_nothing(one) for key, one in self.people.items()},
            "specialised": list(self.specialised),
        }


def _without_nothing(engagement: Engagement) -> dict[str, Any]:
    values = ((name, getattr(engagement, name)) for name in engagement.__slots__)
    return {name: list(one) if isinstance(one, tuple) else one for name, one in values if one}


def is_covered(row: RowReading) -> bool:
    """Exactly one filled holder answers, and at least one filled seat does the work (rules.md, Words)."""
    answering = {seat.holder for seat in row.answers if seat.filled}
    return len(answering) == 1 and any(seat.filled for seat in row.does)


def summarise(reading: Reading, findings: Iterable[Finding]) -> Summary:
    """The summary of a matrix and of what the rules said about it. Areas stand in the catalogue's order."""
    marked: dict[str, set[str]] = {mark: set() for mark in MARKS.values()}
    for finding in findings:
        mark = MARKS.get(finding.code[:3])
        if mark:
            marked[mark].update(finding.rows)
    by_area: dict[str, list[RowReading]] = {}
    for row in reading.rows:
        by_area.setdefault(row.area, []).append(row)
    known = [area for area in reading.catalogue.areas if area in by_area]
    order = [*known, *(area for area in by_area if area not in reading.catalogue.areas)]
    return Summary(
        tuple(_summarise_area(area, by_area[area], marked) for area in order),
        _boundary(reading),
        tuple(dict.fromkeys(seat.holder for seat in reading.product_managers)),
        tuple(dict.fromkeys(seat.holder for seat in reading.product_owners)),
        len(reading.seats),
        sum(not seat.filled for seat in reading.seats),
        len(reading.rows),
        {seat.holder: seat.role_name for seat in reading.seats if not seat.person},
        engagements(reading),
        tuple(sorted(specialised_roles(reading))),
    )


def _summarise_area(area: str, rows: list[RowReading], marked: dict[str, set[str]]) -> AreaSummary:
    owners: Counter[str] = Counter()
    vacant = 0
    for row in rows:
        owners.update({seat.holder for seat in row.answers if seat.filled})
        vacant += bool(row.answers) and not any(seat.filled for seat in row.answers)
    return AreaSummary(
        area,
        len(rows),
        sum(map(is_covered, rows)),
        tuple(sorted(owners.items(), key=lambda one: (-one[1], one[0]))),
        sum(not row.answers for row in rows),
        vacant,
        *(tuple(row.key for row in rows if row.key in marked[mark]) for mark in MARKS.values()),
    )


def _boundary(reading: Reading) -> Boundary:
    if reading.hybrids:
        return Boundary.HYBRID
    if reading.product_managers and reading.product_owners:
        return Boundary.SEPARATED
    if reading.product_managers:
        return Boundary.NO_PRODUCT_OWNER
    if reading.product_owners:
        return Boundary.NO_PRODUCT_MANAGER
    return Boundary.NEITHER
