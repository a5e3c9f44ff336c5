"""One team as its stored summary says it: who answers for what by area, what is marked there, who stands for PM and PO."""

from __future__ import annotations

from collections import ChainMap, Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from roles.definitions.model import Catalogue
from teams.analysis.finding import Severity
from teams.analysis.summary import Boundary
from teams.models import Team

BOUNDARIES = {
    Boundary.SEPARATED: "Separated",
    Boundary.HYBRID: "Hybrid",
    Boundary.NO_PRODUCT_OWNER: "No Product Owner",
    Boundary.NO_PRODUCT_MANAGER: "No Product Manager",
    Boundary.NEITHER: "Neither PM nor PO",
}
FAMILIES = {"gaps": "GAP", "overlaps": "OVL", "wrong_hands": "FIT"}
_MARK_WORDS = {
    "gaps": ("gap", "gaps"),
    "overlaps": ("overlap", "overlaps"),
    "wrong_hands": ("in wrong hands", "in wrong hands"),
}
PERSON = "person:"
SHOWN_OWNERS = 3

Summary = Mapping[str, Any]
Names = Mapping[str, str]
"""Holder → the words for them: "person:KEY" a name, "seat:KEY" a role's name."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Rows of one area that findings of one family name. ``severity``: the worst of those findings."""

    family: str
    rows: tuple[str, ...]
    words: str
    severity: Severity

    @property
    def first_row(self) -> str:
        return self.rows[0]


@dataclass(frozen=True, slots=True)
class AreaCell:
    """One team's rows of one area. ``owners``: (name, number of rows), most rows first."""

    area: str
    name: str
    rows: int
    covered: int
    owners: tuple[tuple[str, int], ...]
    unowned: int
    vacant: int
    marks: tuple[Mark, ...]

    @property
    def percent(self) -> int:
        """Rounded down: 100 only where every row is covered."""
        return 100 * self.covered // self.rows

    @property
    def shown_owners(self) -> tuple[tuple[str, int], ...]:
        return self.owners[:SHOWN_OWNERS]

    @property
    def more_owners(self) -> int:
        return len(self.owners[SHOWN_OWNERS:])


@dataclass(frozen=True, slots=True)
class LastChange:
    """When the matrix became what it is, and whose doing that was; nobody's where Remit did it."""

    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class TeamHealth:
    team: Team
    errors: int
    warnings: int
    hints: int
    seats: int
    vacant: int
    rows: int
    boundary: Boundary
    holders: str
    """Who stands for PM and PO, in words."""
    changed: LastChange | None
    cells: Mapping[str, AreaCell] = field(repr=False)

    @property
    def boundary_words(self) -> str:
        return BOUNDARIES[self.boundary]

    @property
    def covered(self) -> int:
        return sum(cell.covered for cell in self.cells.values())

    @property
    def percent(self) -> int:
        """Rounded down: 100 only where every row is covered."""
        return 100 * self.covered // self.rows if self.rows else 100

    @property
    def short_areas(self) -> list[AreaCell]:
        """The areas in which some row is not covered."""
        return [cell for cell in self.cells.values() if cell.covered < cell.rows]

    @property
    def coverage(self) -> float:
        """The share of all rows that are covered; a team without rows has nothing uncovered."""
        return self.covered / self.rows if self.rows else 1


Worst = Mapping[tuple[str, str], Severity]
"""(family of rules, key of a row) → the worst that an open finding of that family says of the row."""


def read_team(
    team: Team,
    counts: Counter[str],
    people: Names,
    catalogue: Catalogue,
    worst: Worst,
    changed: LastChange | None,
) -> TeamHealth:
    """``people``: holder → name; ``counts``: severity → number of open findings."""
    summary: Summary = team.summary
    names = ChainMap(summary.get("roles", {}), people)  # type: ignore[arg-type]
    boundary = Boundary(summary.get("boundary", Boundary.NEITHER))
    return TeamHealth(
        team,
        counts[Severity.ERROR],
        counts[Severity.WARNING],
        counts[Severity.HINT],
        summary.get("seats", 0),
        summary.get("vacant_seats", 0),
        summary.get("rows", 0),
        boundary,
        _holders(boundary, summary, names),
        changed,
        {one["area"]: _read_area(one, names, catalogue, worst) for one in summary.get("areas", ())},
    )


def name_of(holder: str, names: Names) -> str:
    return names.get(holder) or holder.partition(":")[2].replace("-", " ")


def _holders(boundary: Boundary, summary: Summary, names: Names) -> str:
    managers = list(summary.get("product_managers", ()))
    owners = list(summary.get("product_owners", ()))
    if boundary is Boundary.HYBRID:
        # Without a holder of both seats, the only seat of the two sides does the work of both.
        hybrids = [one for one in managers if one in owners] or [*managers, *owners]
        both = [name_of(one, names) for one in hybrids]
        return f"{listed(both)} {'holds' if len(both) == 1 else 'hold'} both"
    return listed([name_of(one, names) for one in dict.fromkeys([*managers, *owners])])


def listed(words: list[str]) -> str:
    """“Ana, Bo and Chi”."""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def _read_area(one: Summary, names: Names, catalogue: Catalogue, worst: Worst) -> AreaCell:
    key = one["area"]
    area = catalogue.areas.get(key)
    return AreaCell(
        key,
        area.name if area else key.replace("-", " ").capitalize(),
        one["rows"],
        one["covered"],
        tuple((name_of(holder, names), number) for holder, number in one["owners"]),
        one["unowned"],
        one["vacant"],
        tuple(_mark(kind, tuple(one[kind]), worst) for kind in FAMILIES if one[kind]),
    )


def worse(one: Severity, other: Severity) -> Severity:
    return min(one, other, key=_rank)


def _rank(severity: Severity) -> int:
    return severity.rank


def _mark(kind: str, rows: tuple[str, ...], worst: Worst) -> Mark:
    family, number = FAMILIES[kind], len(rows)
    found = [worst[family, row] for row in rows if (family, row) in worst]
    severity = min(found, key=_rank, default=Severity.WARNING)
    return Mark(family, rows, f"{number} {_MARK_WORDS[kind][number > 1]}", severity)
