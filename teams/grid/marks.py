"""Where findings are marked: in cells, rows, seats and areas, each with the worst of what is said there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from teams.analysis.finding import Severity
from teams.analysis.reading import Reading

Key = TypeVar("Key")


class Said(Protocol):
    """What marks need of a finding, found now or stored earlier."""

    @property
    def severity(self) -> Severity: ...
    @property
    def message(self) -> str: ...
    @property
    def rows(self) -> Sequence[str]: ...
    @property
    def seats(self) -> Sequence[str]: ...
    @property
    def areas(self) -> Sequence[str]: ...


@dataclass
class Marks:
    """``cells``: (row, seat) → severity; likewise ``rows`` and ``seats``. ``areas``: area → findings by severity."""

    cells: dict[tuple[str, str], Severity] = field(default_factory=dict)
    rows: dict[str, Severity] = field(default_factory=dict)
    seats: dict[str, Severity] = field(default_factory=dict)
    areas: dict[str, Counter[Severity]] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    """Row → what is wrong there in words, for lists without a panel beside them."""

    def rows_unlike(self, other: Marks) -> set[str]:
        """The rows that are marked otherwise."""
        changed = {row for (row, _), _ in self.cells.items() ^ other.cells.items()}
        changed |= {row for row, _ in self.rows.items() ^ other.rows.items()}
        return changed | {row for row, _ in self.said.items() ^ other.said.items()}

    def seats_unlike(self, other: Marks) -> set[str]:
        return {seat for seat, _ in self.seats.items() ^ other.seats.items()}

    def areas_unlike(self, other: Marks) -> set[str]:
        known = self.areas.keys() | other.areas.keys()
        return {area for area in known if self.areas.get(area) != other.areas.get(area)}


def mark(reading: Reading, findings: Iterable[Said]) -> Marks:
    """The marks of a team's findings. A finding about seats alone marks their heads, one about rows its cells."""
    return mark_at({row.key: row.area for row in reading.rows}, findings)


def mark_at(area_of: Mapping[str, str], findings: Iterable[Said]) -> Marks:
    """Likewise, for rows of which only the area is known; what is said of other rows is left out."""
    marks = Marks()
    for finding in findings:
        severity = finding.severity
        areas = set(finding.areas)
        for row in finding.rows:
            if row not in area_of:
                continue
            _worst(marks.rows, row, severity)
            marks.said.setdefault(row, finding.message)
            areas.add(area_of[row])
            for seat in finding.seats:
                _worst(marks.cells, (row, seat), severity)
        if not finding.rows:
            for seat in finding.seats:
                _worst(marks.seats, seat, severity)
        for area in areas:
            marks.areas.setdefault(area, Counter())[severity] += 1
    return marks


def _worst(into: dict[Key, Severity], key: Key, severity: Severity) -> None:
    known = into.get(key)
    if known is None or severity.rank < known.rank:
        into[key] = severity
