"""Where findings are marked: in cells, rows, seats and areas, each with the worst of what is said there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from teams.analysis.finding import Finding, Severity
from teams.analysis.reading import Reading

Key = TypeVar("Key")


@dataclass
class Marks:
    """``cells``: (row, seat) → severity; likewise ``rows`` and ``seats``. ``areas``: area → findings by severity."""

    cells: dict[tuple[str, str], Severity] = field(default_factory=dict)
    rows: dict[str, Severity] = field(default_factory=dict)
    seats: dict[str, Severity] = field(default_factory=dict)
    areas: dict[str, Counter[Severity]] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    """Row → what is wrong there in words, for lists without a panel beside them."""


def mark(reading: Reading, findings: Iterable[Finding]) -> Marks:
    """The marks of a team's findings. A finding about seats alone marks their heads, one about rows its cells."""
    marks = Marks()
    for finding in findings:
        severity = finding.severity
        areas = set(finding.areas)
        for row in finding.rows:
            _worst(marks.rows, row, severity)
            marks.said.setdefault(row, finding.message)
            areas.add(reading.row[row].area)
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
