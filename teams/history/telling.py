"""Entries of the log as they are read: who, when, why, and what in sentences; grouped by day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.utils import timezone

from teams.analysis.reading import Reading
from teams.history.filters import Filters
from teams.history.listing import MOST_READ
from teams.history.names import names_for
from teams.history.past import Past
from teams.history.sentences import Sentences
from teams.matrix.record import edit_from_record
from teams.models import Baseline, LogEntry, Why

TOLD_AT_ONCE = 5
NOT_TO_BE_UNDONE = (Why.SET_UP, Why.DEMO, Why.LEAVING)
NOBODY = "Remit"
"""Who did what no user did: a command, the demonstration."""


@dataclass(frozen=True)
class Told:
    """``first`` and ``rest``: sentences without their subject; ``untold``: so many edits more.

    ``undone_in``: the revision that took it back, if that still stands. ``baselines``: names of the revision.
    """

    entry: LogEntry
    at: datetime
    by: str
    why: str
    undid: str
    first: list[str]
    rest: list[str]
    untold: int
    undone_in: int | None
    baselines: list[str]

    @property
    def revision(self) -> int:
        return self.entry.revision

    @property
    def can_be_undone(self) -> bool:
        has_edits = bool(self.first)
        return has_edits and self.undone_in is None and self.entry.why not in NOT_TO_BE_UNDONE


@dataclass(frozen=True)
class Day:
    day: date
    entries: list[Told]


def tell(
    entries: Sequence[LogEntry],
    reading: Reading,
    past: Past,
    filters: Filters,
    undone: Mapping[int, int],
) -> list[Told]:
    """``entries`` as listing gives them; what the filters look for comes first.

    Two queries at most: for the baselines, and for names of people who are not there any more.
    """
    edits = {
        entry.pk: [edit_from_record(one) for one in _some(entry, filters)] for entry in entries
    }
    spoken_of = [edit for entry in reversed(entries) for edit in edits[entry.pk]]
    names = names_for(reading, [*past.removals(), *spoken_of])
    seats = past.seats_at(entry.revision for entry in entries)
    baselines = _baselines(entries)
    told = []
    for entry in entries:
        scheme = past.scheme_at(entry.revision, reading.matrix.scheme)
        said = Sentences(names, seats[entry.revision], scheme).said(edits[entry.pk])
        told.append(
            Told(
                entry,
                timezone.localtime(entry.at),
                who(entry),
                Why(entry.why).label,
                _undid(entry),
                said[:TOLD_AT_ONCE],
                said[TOLD_AT_ONCE:],
                entry.number - len(said),  # type: ignore[attr-defined]
                undone.get(entry.pk),
                baselines.get(entry.revision, []),
            )
        )
    return told


def by_day(told: Iterable[Told]) -> list[Day]:
    return [Day(day, list(held)) for day, held in groupby(told, key=lambda one: one.at.date())]


def who(entry: LogEntry) -> str:
    return entry.by.get_full_name() if entry.by else NOBODY


def _baselines(entries: Sequence[LogEntry]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    if entries:
        named = Baseline.objects.filter(
            team=entries[0].team_id, revision__in=[entry.revision for entry in entries]
        )
        for revision, name in named.values_list("revision", "name"):
            found.setdefault(revision, []).append(name)
    return found


def _some(entry: LogEntry, filters: Filters) -> list[dict[str, object]]:
    records: list[dict[str, object]] = entry.some  # type: ignore[attr-defined]
    if filters.is_about_edits:
        records = sorted(records, key=lambda one: not filters.is_about(one))
    return records[:MOST_READ]


def _undid(entry: LogEntry) -> str:
    """“undid revision 12”; of what undid, “did revision 12 again”."""
    if entry.undoes is None:
        return ""
    if entry.undoes.undoes is None:
        return f"undid revision {entry.undoes.revision}"
    return f"did revision {entry.undoes.undoes.revision} again"
